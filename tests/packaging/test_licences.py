"""The licences of all parts, which the About page shows."""

from __future__ import annotations

import json
import re

from tests.packaging.scripts import PACKAGING, ROOT, load

licences = load("licences")


def _name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


def _needed_to_run() -> set[str]:
    """What the lock names, less what only the developers' tools ask for."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    development = re.search(r"dev = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.DOTALL)
    assert development is not None
    tools = {_name(name) for name in re.findall(r'"([\w.-]+)', development[1])}
    needers = {}
    for name, notes in re.findall(r"^([\w.-]+)==\S+\n((?:    #.*\n)+)", lock, re.MULTILINE):
        found = re.findall(r"#\s+(?:via )?([\w.-]+)", notes)
        needers[_name(name)] = {_name(each) for each in found} - {"via"}
    needed = {name for name, by in needers.items() if "penseur" in by} - tools
    while more := {name for name, by in needers.items() if by & needed} - needed:
        needed |= more
    return needed


def test_every_dependency_of_the_lock_is_there() -> None:
    listed = {_name(part["name"]) for part in json.loads(licences.RESULT.read_text("utf-8"))}
    needed = _needed_to_run()
    assert {"pyside6-essentials", "msgspec", "httpx2"} <= needed
    assert not needed - listed - licences.NOT_BUNDLED


def test_every_part_has_its_licence_in_full() -> None:
    parts = json.loads(licences.RESULT.read_text("utf-8"))
    assert len(parts) > 40
    for part in parts:
        assert part.keys() == {"name", "version", "licence", "url", "text"}
        assert part["licence"], part["name"]
        assert len(part["text"]) > 100, part["name"]


def test_the_parts_that_are_no_python_packages_are_there() -> None:
    names = {part["name"] for part in json.loads(licences.RESULT.read_text("utf-8"))}
    assert {"llama.cpp", "MathJax", "Inter", "Lucide", "Python", "SQLCipher", "ICU"} <= names


def test_the_list_can_be_made_again() -> None:
    now = {part.name: part.licence for part in licences.all_parts()}
    listed = {part["name"]: part["licence"] for part in json.loads(licences.RESULT.read_text())}
    listed.pop("pyinstaller", None)  # where bundles are made
    now.pop("pyinstaller", None)
    assert now == listed


def test_texts_lie_in_the_checkout() -> None:
    for part in licences._OTHERS:
        for file in part.files:
            folder = ROOT if "/" in file else PACKAGING / "licences"
            assert (folder / file).exists()
