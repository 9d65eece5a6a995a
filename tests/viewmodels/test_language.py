"""Tests of the language of the program, with files compiled as `make` compiles them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.viewmodels.language import (
    Languages,
    forget_quotations,
    said,
    say,
    say_again,
    say_count,
)

FRENCH = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name></name>
    <message><source>Cup</source><translation>Tasse</translation></message>
    <message><source>{n} cups in {place}</source>
        <translation>{place} : {n} tasses</translation></message>
    <message><source>Open</source><comment>verb</comment><translation>Ouvrir</translation></message>
    <message numerus="yes"><source>%n cups</source><translation>
        <numerusform>%n tasse</numerusform><numerusform>%n tasses</numerusform>
    </translation></message>
</context>
</TS>
"""


@pytest.fixture
def languages(qapp: QApplication, tmp_path: Path) -> Iterator[Languages]:
    """English and a little French; English is spoken again afterwards."""
    source = tmp_path / "penseur_fr.ts"
    source.write_text(FRENCH)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    compiled = str(source.with_suffix(".qm"))
    subprocess.run([tool, "-silent", source, "-qm", compiled], check=True)
    spoken = Languages(qapp, tmp_path)
    spoken.speak("en")
    yield spoken
    spoken.speak("en")


def test_a_text_is_said_in_the_language_that_is_spoken(languages: Languages) -> None:
    assert say("Cup") == "Cup"
    languages.speak("fr")
    assert say("Cup") == "Tasse"
    assert say("Open", "verb") == "Ouvrir"


def test_numbers_are_grouped_as_the_language_does(languages: Languages) -> None:
    assert say("{n} cups in {place}", n=12345, place="Paris") == "12,345 cups in Paris"
    languages.speak("fr")
    assert say("{n} cups in {place}", n=12345, place="Paris") == "Paris : 12\u202f345 tasses"


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "0 tasse"), (1, "1 tasse"), (2, "2 tasses"), (1500, "1\u202f500 tasses")],
)
def test_plurals_follow_the_rule_of_the_language(
    languages: Languages, count: int, expected: str
) -> None:
    languages.speak("fr")
    assert say_count("%n cups", count) == expected


def test_what_was_said_can_be_said_again_in_both_directions(languages: Languages) -> None:
    @said
    def label(count: int) -> str:
        return f"{say('Cup')} ({say_count('%n cups', count)})"

    english = label(3)
    assert english == "Cup (3 cups)"
    inner = say("{n} cups in {place}", n=2, place=say("Cup"))
    languages.speak("fr")
    french = say_again(english)
    assert french == "Tasse (3 tasses)"
    assert say_again(inner) == "Tasse : 2 tasses"
    languages.speak("en")
    assert say_again(french) == english


def test_what_was_never_said_stays_as_it_is(languages: Languages) -> None:
    languages.speak("fr")
    assert say_again("A title of the user's") == "A title of the user's"


def test_an_unknown_language_is_english_and_a_country_its_language(languages: Languages) -> None:
    languages.speak("fr_CA")
    assert languages.code == "fr"
    languages.speak("tlh")
    assert languages.code == "en"
    assert [each.name for each in languages.available()] == ["English", "Français"]


def test_quotations_are_forgotten_and_other_texts_are_not(languages: Languages) -> None:
    title = say("{n} cups in {place}", n=2, place="A secret title")
    plain = say("{n} cups in {place}", n=2, place=say("Cup"))
    forget_quotations()
    languages.speak("fr")
    assert say_again(title) == title
    assert say_again(plain) == "Tasse : 2 tasses"


@pytest.mark.parametrize(
    ("system", "expected"),
    [("fr_CA", "DeepSeek-R1 sur cet ordinateur"), ("pt_BR", "DeepSeek-R1 on this computer")],
)
def test_the_language_is_that_of_the_system(system: str, expected: str, tmp_path: Path) -> None:
    """One that nobody has translated is English."""
    names = dict.fromkeys(("LANG", "LC_ALL", "LANGUAGE"), f"{system}.UTF-8")
    environment = {**os.environ, **names, "PENSEUR_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "app", "--help"]
    told = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert expected in " ".join(told.stdout.decode().split())
