"""What goes into the bundle and what stays out; ``penseur.spec`` asks it on all systems."""

from __future__ import annotations

import filecmp
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's: name in the bundle, file it comes from, kind of file."""

UNUSED_MODULES = [
    # of llama-cpp-python the C API alone is used (app.engine.bindings)
    *("llama_cpp.llama", "llama_cpp.server", "llama_cpp._internals", "llama_cpp.llama_cache"),
    *("diskcache", "numpy"),
    # of huggingface_hub: its command line, and the transfer that is switched off
    *("hf_xet", "click", "shellingham", "huggingface_hub.cli", "huggingface_hub.inference"),
    *("pip", "pkg_resources", "setuptools", "distutils", "_distutils_hack", "ensurepip"),
    *("tkinter", "lib2to3", "pydoc", "pydoc_data", "doctest", "unittest", "turtle", "idlelib"),
    *("pycparser", "requests", "rich", "pygments.formatters", "pygments.styles", "tests"),
]
LATE_MODULES = ["huggingface_hub", "keyring.backends", "pygments.lexers", "httpcore2", "app"]
"""Imported by name at run time: all of their modules."""
NAMED_DISTRIBUTIONS = [
    *("huggingface_hub", "httpx2", "httpcore2", "keyring"),  # read their own when imported
    *("PySide6-Essentials", "llama-cpp-python", "sqlcipher3"),  # named in reports of crashes
]
"""Those whose versions or entry points are read at run time."""

QT_LIBRARIES = {"Core", "DBus", "Gui", "Network", "Svg", "Widgets", "WaylandClient", "XcbQpa"}
QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qico", "qsvg"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qgtk3", "qxdgdesktopportal"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
SYSTEM_LIBRARIES = re.compile(
    r"lib("
    # drivers and the C++ library that they share with the program: the newer one must win
    r"EGL|GL|GLX|GLdispatch|OpenGL|gbm|drm|vulkan|stdc\+\+|gcc_s"
    # their servers, their files of settings and their plug-ins are those of the system
    r"|X11|X11-xcb|Xau|Xdmcp|Xext|Xrender|xcb|xcb-glx|xcb-dri[23]|wayland-\w+|fontconfig|freetype"
    r"|expat|dbus-1|systemd|cap|glib-2\.0|gthread-2\.0|gmodule-2\.0|gobject-2\.0|gio-2\.0"
    r"|gtk-3|gdk-3|gdk_pixbuf-2\.0|atk-1\.0|atk-bridge-2\.0|atspi|cairo|cairo-gobject|pango-1\.0"
    r"|pangocairo-1\.0|pangoft2-1\.0|harfbuzz|fribidi|thai|datrie|graphite2|epoxy|pixman-1|mount"
    r"|blkid|selinux|pcre2-8|uuid|gssapi_krb5|krb5|krb5support|k5crypto|com_err|keyutils|resolv"
    r"|X(cursor|composite|damage|fixes|i|inerama|randr)|png16|jpeg|bsd|md|gcrypt"
    r"|gpg-error|lz4|cloudproviders"
    r")\.so[.\d]*$"
)
"""Of Linux: every desktop has them, and mixing two versions of them fails."""


def resource_files(root: Path) -> list[tuple[str, str]]:
    """The files of ``resources/`` that the program reads, and Qt's own texts in its languages."""
    files = []
    for path in sorted((root / "resources").rglob("*")):
        folder = path.relative_to(root).parent
        if path.is_file() and "screenshots" not in folder.parts and path.suffix != ".ts":
            files.append((str(path), str(folder)))
    for path in root.glob("resources/translations/penseur_*.qm"):
        language = path.stem.removeprefix("penseur_").partition("_")[0]
        texts = _package_folder("PySide6") / "Qt" / "translations" / f"qtbase_{language}.qm"
        if not texts.exists():  # where Windows has them
            texts = _package_folder("PySide6") / "translations" / texts.name
        if texts.exists():
            files.append((str(texts), "resources/translations"))
    files += [
        (str(path), "app/storage/migrations")
        for path in sorted(root.glob("app/storage/migrations/*.sql"))
    ]
    return files


def llama_libraries() -> list[Entry]:
    """llama.cpp's libraries, each once: a wheel holds up to three copies under its versions."""
    folder = _package_folder("llama_cpp") / "lib"
    entries: list[Entry] = []
    kept: dict[str, Path] = {}
    # the names that libraries ask for (libggml.so.0) before those that the bindings open
    for path in sorted(folder.iterdir(), key=_is_full_version):
        if path.suffix in {".lib", ".a", ".cmake"} or path.is_dir():
            continue
        first = kept.setdefault(_library_name(path), path)
        target = f"llama_cpp/lib/{path.name}"
        if first is path or not filecmp.cmp(first, path, shallow=False):
            entries.append((target, str(path), "BINARY"))
        elif not _is_full_version(path):
            entries.append((target, first.name, "SYMLINK"))
    return entries


def is_used_module(name: str) -> bool:
    """Whether a module is none of ``UNUSED_MODULES``, nor inside one."""
    return not any(f"{name}.".startswith(f"{unused}.") for unused in UNUSED_MODULES)


def wanted(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Those of PyInstaller's findings that the program uses."""
    for entry in entries:
        name = PurePosixPath(entry[0].replace("\\", "/"))
        if name.parts[0] == "resources" or _is_wanted(name):
            yield entry


def _is_wanted(name: PurePosixPath) -> bool:
    parts = name.parts
    if "llama_cpp" in parts or re.match(r"lib(ggml|llama|mtmd)", name.name):
        return False  # llama_libraries() has them
    if sys.platform == "linux" and SYSTEM_LIBRARIES.match(name.name):
        return False
    if "plugins" in parts and "PySide6" in parts:
        kind, plugin = parts[-2], name.stem.removeprefix("lib")
        return plugin in QT_PLUGINS.get(kind, ())
    if parts[0] == "PySide6" and {"translations", "qml", "metatypes"} & set(parts):
        return False
    library = re.match(r"(?:lib)?Qt6?(\w+?)(?:\.so.*|\.dll|\.dylib|\.framework)?$", name.name)
    if library and parts[0] == "PySide6" and "abi3" not in name.name:
        return library[1] in QT_LIBRARIES
    return True


def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    assert spec is not None, f"{name} is not installed"
    assert spec.submodule_search_locations, f"{name} is no package"
    return Path(spec.submodule_search_locations[0])


def _library_name(path: Path) -> str:
    return re.sub(r"(\.so|\.dylib)[.\d]*$|(\.\d+)+(?=\.dylib$)", "", path.name)


def _is_full_version(path: Path) -> bool:
    return bool(re.search(r"\.so\.\d+\.\d+|\.\d+\.\d+\.\d+\.dylib$", path.name))
