"""Brings the texts of the program into the files of resources/translations (``make translations``).

lupdate does not see that ``say_count`` takes a number, so what it reads is a list that this makes:
each literal that ``say``, ``say_count`` and ``mark`` are called with, in the order of the code;
and the texts of the catalog.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SOURCE_LANGUAGE = "en"
_CALLS = ("say", "say_count", "mark")


class Text(NamedTuple):
    """What translators get to see.

    Attributes:
        source: in English.
        comment: which meaning, for words with several; mostly empty.
        is_counted: whether it has plural forms.
    """

    source: str
    comment: str
    is_counted: bool


def texts_of(program: Path) -> list[Text]:
    """All texts of the program in the order of its code, then those of the catalog, each once."""
    found = (
        text
        for path in sorted(program.rglob("*.py"))
        for text in _texts_in(ast.parse(path.read_text("utf-8")))
    )
    return list(dict.fromkeys((*found, *_texts_of_catalog(program.parent / "resources"))))


def _texts_of_catalog(resources: Path) -> Iterator[Text]:
    models = json.loads((resources / "catalog.json").read_text("utf-8"))["models"]
    for model in models:
        covered = (licence["covers"] for licence in model["licences"])
        for source in (model["good_at"], *model["limits"], *covered):
            yield Text(source, "", is_counted=False)


def _texts_in(tree: ast.Module) -> Iterator[Text]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        source = _literal(call, 0)
        if name in _CALLS and source:
            comment = _literal(call, 1) if name == "say" else ""
            yield Text(source, comment, name == "say_count")


def _literal(call: ast.Call, place: int) -> str:
    if place >= len(call.args):
        return ""
    argument = call.args[place]
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return argument.value if is_text else ""


def _as_code(text: Text) -> str:
    source = json.dumps(text.source, ensure_ascii=False)
    comment = json.dumps(text.comment, ensure_ascii=False)
    if text.is_counted:
        return f"tr({source}, {comment}, n)\n"
    return f"tr({source}, {comment})\n" if text.comment else f"tr({source})\n"


def main(targets: list[Path]) -> None:
    """Bring what is new into some files and take out what is gone; translations stay."""
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    texts = texts_of(ROOT / "app")
    with tempfile.TemporaryDirectory() as folder:
        code = Path(folder) / "texts.py"
        code.write_text("".join(map(_as_code, texts)), "utf-8")
        for target in targets:
            if target.exists() and not target.stat().st_size:  # a language that is new
                target.unlink()
            only = ["-pluralonly"] if target.stem.endswith(f"_{SOURCE_LANGUAGE}") else []
            options = ["-silent", "-no-obsolete", "-locations", "none", *only]
            subprocess.run([tool, *options, code, "-ts", target], check=True)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
