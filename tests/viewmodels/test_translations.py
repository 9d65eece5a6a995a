"""The files of all languages: complete, as the code is now, and fit to be said again."""

from __future__ import annotations

import ast
import re
import runpy
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from app.system.paths import resources_dir

ROOT = Path(__file__).parents[2]
FOLDER = resources_dir() / "translations"
TRANSLATED = sorted(path.stem.partition("_")[2] for path in FOLDER.glob("penseur_*.ts"))
FIELD = re.compile(r"\{\w*[^}]*\}")

SHOWING_CALLS = frozenset(
    {
        "QAction",
        "QCheckBox",
        "QGroupBox",
        "QLabel",
        "QMenu",
        "QPushButton",
        "QRadioButton",
        "add_choice_to_chat",
        "add_to_chat",
        "add_to_help",
        "add_to_view",
        "addAction",
        "addButton",
        "addItem",
        "addItems",
        "addMenu",
        "addRow",
        "addTab",
        "critical",
        "information",
        "offer",
        "question",
        "setAccessibleDescription",
        "setAccessibleName",
        "setDetailedText",
        "setHeaderLabels",
        "setInformativeText",
        "setLabelText",
        "setNameFilter",
        "setNameFilters",
        "setPlaceholderText",
        "setSpecialValueText",
        "setSuffix",
        "setText",
        "setTitle",
        "setToolTip",
        "setWindowTitle",
        "tell",
        "warning",
        "word_button",
    }
)
FOR_PROGRAMMERS = frozenset(
    {
        "BackgroundWork",
        "CommandLine",
        "OSError",
        "Thread",
        "ValueError",
        "debug",
        "error",
        "exception",
        "toString",
    }
)
NAMES = frozenset(
    {"Penseur", "JetBrains Mono", "Cascadia Mono", "SF Mono", "DejaVu Sans Mono", "hf_…"}
)
"""That are the same in all languages."""
OTHER_WORDS = frozenset(
    {
        ("app/viewmodels/folder_move.py", "Penseur models"),  # a folder
        ("app/widgets/exports/html_page.py", "default-src 'none'; style-src 'unsafe-inline'; "),
        ("app/widgets/settings_dialog/models_page.py", "device"),  # names of settings
        ("app/widgets/settings_dialog/models_page.py", "draft"),
        ("app/widgets/settings_dialog/pages.py", "language"),
    }
)
"""That look as if somebody read them: a file, and how they begin."""
WITHOUT_TEXTS = ("app/widgets/markdown/elements.py", "app/widgets/markdown/places.py")
"""Files whose words are names of places."""
BOTH_LANGUAGES = ("app/widgets/first_run/page.py",)
"""Files with questions to the shipped model, which speaks English and French."""


class Entry(NamedTuple):
    """A text in a file of translations."""

    source: str
    comment: str
    forms: tuple[str, ...]
    is_counted: bool
    is_finished: bool


def entries(code: str) -> list[Entry]:
    return [
        _entry(message)
        for message in ElementTree.parse(FOLDER / f"penseur_{code}.ts").iter("message")
    ]


def _entry(message: ElementTree.Element) -> Entry:
    translation = message.find("translation")
    assert translation is not None
    is_counted = message.get("numerus") == "yes"
    parts = translation.findall("numerusform") if is_counted else [translation]
    return Entry(
        message.findtext("source") or "",
        message.findtext("comment") or "",
        tuple(part.text or "" for part in parts),
        is_counted,
        translation.get("type") != "unfinished",
    )


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str, bool]]:
    """What the program says, as ``make translations`` finds it."""
    collector = runpy.run_path(str(ROOT / "packaging" / "collect_texts.py"))
    return [tuple(text) for text in collector["texts_of"](ROOT / "app")]


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_file_has_the_texts_of_the_program(
    code: str, texts: list[tuple[str, str, bool]]
) -> None:
    expected = {text for text in texts if text[2] or code != "en"}
    found = {(entry.source, entry.comment, entry.is_counted) for entry in entries(code)}
    assert found == expected, "run `make translations`, then translate what is new"


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_missing(code: str) -> None:
    missing = [
        entry.source for entry in entries(code) if not entry.is_finished or not all(entry.forms)
    ]
    assert missing == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_fields_are_those_of_the_source(code: str) -> None:
    wrong = [
        (entry.source, form)
        for entry in entries(code)
        for form in entry.forms
        if form
        if sorted(set(FIELD.findall(form))) != sorted(set(FIELD.findall(entry.source)))
        or ("%n" in form and not entry.is_counted)
        or ("\n" in form) != ("\n" in entry.source)
    ]
    # some forms say "one" in words; that for many has the number
    wrong += [
        (entry.source, entry.forms[-1])
        for entry in entries(code)
        if entry.is_finished and entry.is_counted and "%n" not in entry.forms[-1]
    ]
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_two_texts_are_translated_alike(code: str) -> None:
    """A shown text is said again by what it is: it must not stand for two things."""
    sources: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in filter(lambda each: each.is_finished, entries(code)):
        sources[entry.forms].add(re.sub(r"\s", " ", entry.source))
    assert [alike for alike in sources.values() if len(alike) > 1] == []


def test_french_is_set_as_french_is() -> None:
    """Narrow spaces before high marks and within guillemets, curved apostrophes."""
    wrong = [
        form
        for entry in entries("fr")
        for form in entry.forms
        if re.search(r"[^\u202f\u00a0\s\d/(*]([;!?»]|:(?!//|\w))|«(?!\u202f)| [:;!?»]", form)
        or ("'" in form and "HH:mm" not in form)
        or "..." in form
    ]
    assert wrong == []


def test_arabic_counts_in_its_own_digits() -> None:
    """As the numbers do that are put into texts; names, addresses and codes keep theirs."""
    counted = re.compile(r"(?<![\w.:/{-])[0-9]+(?:\.[0-9]+)? [\u0620-\u064a]")
    texts = [form for entry in entries("ar") for form in entry.forms]
    codes = "رموز الخروج"
    assert [t for t in texts if counted.search(t) and not t.startswith(codes)] == []


def test_texts_for_people_are_said() -> None:
    paths = [
        *(ROOT / "app").glob("*.py"),
        *(ROOT / "app" / "widgets").rglob("*.py"),
        *(ROOT / "app" / "viewmodels").glob("*.py"),
    ]
    assert [(path.name, *bare) for path in paths for bare in _bare_texts(path)] == []


def _bare_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Literals that somebody would read in English whatever they speak."""
    name = path.relative_to(ROOT).as_posix()
    if name in (*WITHOUT_TEXTS, *BOTH_LANGUAGES):
        return
    tree = ast.parse(path.read_text("utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if isinstance(parents[node], ast.Expr) or "<" in node.value or '="' in node.value:
            continue  # a docstring, or HTML
        calls = _calls_around(node, parents)
        if {"say", "say_count", "mark"} & set(calls) or FOR_PROGRAMMERS & set(calls[:1]):
            continue
        is_shown = bool(SHOWING_CALLS & set(calls[:1])) and any(map(str.isalpha, node.value))
        if isinstance(parents[node], ast.keyword) or re.match(
            r"(Ctrl|Shift)\+\S+$|F\d+$", node.value
        ):
            is_shown = False  # an option, or keys
        if (is_shown or re.search(r"[A-Za-z’']{2,} [A-Za-z’'(“]", node.value)) and not (
            node.value in NAMES
            or any(name == file and node.value.startswith(words) for file, words in OTHER_WORDS)
        ):
            yield node.lineno, node.value


def _calls_around(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> list[str]:
    """Names of what a literal is handed to, the nearest first."""
    calls = []
    while node in parents:
        node = parents[node]
        if isinstance(node, ast.Call):
            function = node.func
            calls.append(function.attr if isinstance(function, ast.Attribute) else "")
            if isinstance(function, ast.Name):
                calls[-1] = function.id
    return calls
