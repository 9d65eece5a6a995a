"""Collects the licences of all parts of the program: what the About page and the packages show.

    python packaging/licences.py                    writes resources/licences.json
    python packaging/licences.py --debian FILE      writes a copyright file of Debian's kind

Each part: name, version, licence, url, text. The Python packages are read off the environment that
it runs in; texts of the other parts are in packaging/licences/ and beside the parts themselves.
"""

from __future__ import annotations

import argparse
import email.message
import importlib.metadata
import json
import platform
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "packaging" / "licences"
RESULT = ROOT / "resources" / "licences.json"
NOT_BUNDLED = {"hf-xet", "click", "numpy", "diskcache", "pycparser", "colorama"}
"""What the packages ask for and the bundle leaves out (packaging/contents.py)."""
QT_NOTICE = """Qt and PySide6 are used under the GNU Lesser General Public License, version 3.
Their libraries lie in the program's folder as files of their own and can be replaced by your own
builds of the same version. Their source code: https://download.qt.io/official_releases/.

"""


class Part(NamedTuple):
    """One part of the program.

    Attributes:
        name: as its authors write it.
        version: empty where it does not matter or is the system's.
        licence: its short name, as SPDX writes it where it does.
        url: of its home page.
        text: the licence itself, with the names of its authors.
    """

    name: str
    version: str
    licence: str
    url: str
    text: str


class _Other(NamedTuple):
    name: str
    licence: str
    url: str
    files: tuple[str, ...]


# Beside the Python packages. A file without a folder is in packaging/licences/.
_OTHERS = (
    _Other("llama.cpp", "MIT", "https://github.com/ggml-org/llama.cpp", ("llama.cpp.txt",)),
    _Other("MathJax", "Apache-2.0", "https://www.mathjax.org", ("resources/mathjax/LICENSE",)),
    _Other("Inter", "OFL-1.1", "https://rsms.me/inter", ("resources/fonts/LICENSE",)),
    _Other("Lucide", "ISC", "https://lucide.dev", ("resources/icons/LICENSE",)),
    _Other("SQLCipher", "BSD-3-Clause", "https://www.zetetic.net/sqlcipher", ("sqlcipher.txt",)),
    _Other("SQLite", "Public domain", "https://sqlite.org/copyright.html", ("sqlite.txt",)),
    _Other("QuickJS", "MIT", "https://github.com/quickjs-ng/quickjs", ("quickjs.txt", "icu.txt")),
    _Other("OpenSSL", "Apache-2.0", "https://www.openssl.org", ("openssl.txt", "Apache-2.0.txt")),
    _Other("ICU", "Unicode-3.0", "https://icu.unicode.org", ("icu.txt",)),
    _Other("libffi", "MIT", "https://sourceware.org/libffi", ("libffi.txt",)),
    _Other("zlib", "Zlib", "https://zlib.net", ("zlib.txt",)),
    _Other("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2", ("bzip2.txt",)),
    _Other("XZ Utils", "0BSD", "https://tukaani.org/xz", ("xz.txt",)),
    _Other("Zstandard", "BSD-3-Clause", "https://facebook.github.io/zstd", ("zstd.txt",)),
    _Other("Brotli", "MIT", "https://github.com/google/brotli", ("brotli.txt",)),
    _Other("libxkbcommon", "MIT", "https://xkbcommon.org", ("libxkbcommon.txt",)),
    _Other(
        "XCB",
        "MIT",
        "https://xcb.freedesktop.org",
        (
            *("libxcb.txt", "xcb-util.txt", "xcb-util-cursor.txt", "xcb-util-image.txt"),
            *("xcb-util-keysyms.txt", "xcb-util-renderutil.txt", "xcb-util-wm.txt"),
        ),
    ),
)


def all_parts() -> list[Part]:
    """Every part, by name."""
    found = [*_packages(), _python(), *map(_other, _OTHERS)]
    return sorted(found, key=lambda part: part.name.casefold())


def _packages() -> Iterator[Part]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [_requirement_name(text) for text in project["project"]["dependencies"]]
    wanted.append("pyinstaller")  # its loader starts the bundle
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in seen or name in NOT_BUNDLED:
            continue
        seen.add(name)
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # of another system
        yield _package(found)
        if name != "pyinstaller":  # only its loader is in the bundle
            needed = (text for text in found.requires or () if "extra ==" not in text)
            wanted += map(_requirement_name, needed)


def _package(found: importlib.metadata.Distribution) -> Part:
    facts = found.metadata
    assert isinstance(facts, email.message.Message)
    texts = [
        found.locate_file(file).read_text(encoding="utf-8")
        for file in found.files or ()
        if re.search(r"\.dist-info/.*(LICEN[CS]E|COPYING|NOTICE)", str(file), re.IGNORECASE)
    ]
    name = facts["Name"]
    if not texts and re.match("pyside6|shiboken6", name, re.IGNORECASE):
        texts = [QT_NOTICE + _text("LGPL-3.0.txt"), _text("GPL-3.0.txt")]
    assert texts, f"{name} brings no licence text"
    return Part(name, found.version, _licence(facts), _url(facts), "\n\n".join(texts))


def _licence(facts: email.message.Message) -> str:
    stated = facts.get("License-Expression") or facts.get("License") or ""
    if not stated or "\n" in stated or stated == "UNKNOWN":
        kinds = [kind for kind in facts.get_all("Classifier", []) if kind.startswith("License ::")]
        stated = " OR ".join(kind.split(" :: ")[-1] for kind in kinds)
    return stated or "See the text"


def _url(facts: email.message.Message) -> str:
    pairs = [entry.partition(", ") for entry in facts.get_all("Project-URL", [])]
    named = {name.strip().casefold(): url.strip() for name, _, url in pairs}
    for name in ("homepage", "home", "source", "repository", "source code", "github"):
        if name in named:
            return named[name]
    return facts.get("Home-page") or next(iter(named.values()), "")


def _python() -> Part:
    places = [Path(sys.base_prefix) / "LICENSE.txt", Path(json.__file__).parents[1] / "LICENSE.txt"]
    file = next((path for path in places if path.exists()), TEXTS / "python.txt")
    text = file.read_text(encoding="utf-8")
    return Part("Python", platform.python_version(), "PSF-2.0", "https://www.python.org", text)


def _other(part: _Other) -> Part:
    text = "\n\n".join(_text(file) for file in part.files)
    return Part(part.name, "", part.licence, part.url, text)


def _text(file: str) -> str:
    path = ROOT / file if "/" in file else TEXTS / file
    return path.read_text(encoding="utf-8")


def _requirement_name(text: str) -> str:
    match = re.match(r"[\w.-]+", text)
    assert match is not None
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def _debian_copyright(parts: list[Part]) -> str:
    """Names all parts; the texts themselves are in the package, too."""
    lines = ["Penseur holds these parts of others. Their licences in full are shown on its About"]
    lines += ["page and are in /usr/lib/penseur/lib/resources/licences.json.", ""]
    lines += [f"{p.name} {p.version}".strip() + f": {p.licence}, {p.url}" for p in parts]
    lines += ["", "On Debian systems the texts of the Apache License 2.0, the LGPL 3 and the GPL 3"]
    lines += ["are in /usr/share/common-licenses."]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--debian", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.debian:
        parts = [Part(**entry) for entry in json.loads(RESULT.read_text(encoding="utf-8"))]
        options.debian.write_text(_debian_copyright(parts), encoding="utf-8")
    else:
        entries = [part._asdict() for part in all_parts()]
        RESULT.write_text(
            json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
