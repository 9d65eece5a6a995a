"""Tests of the first start, in a real window with the real model."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.core.messages import Role
from app.system.paths import Paths
from app.widgets.first_run.page import FirstRunPage, describe_machine
from tests.helpers.person import Person


@pytest.fixture
def newcomer(qapp: QApplication, paths: Paths) -> Iterator[Person]:
    """Somebody who starts the program for the first time."""
    somebody = Person(qapp, paths, is_new=True)
    somebody.wait_for_model()
    yield somebody
    somebody.program.speak("en")
    somebody.leave()


def _page(person: Person) -> FirstRunPage:
    person.wait_until(lambda: person.program.first_run.page is not None, "the welcome page")
    page = person.program.first_run.page
    assert page is not None
    return page


def _saved(paths: Paths) -> object:
    return json.loads(paths.settings.read_text())["was_welcomed"]


def test_the_first_start_welcomes_and_offers_a_model_for_this_computer(newcomer: Person) -> None:
    page = _page(newcomer)
    assert page.isVisible()
    assert page.size() == newcomer.window.view.size()
    newcomer.wait_until(lambda: page.card is not None, "the recommended model")
    assert page.card is not None
    assert page.card.offer.is_best
    assert page.card.get.isEnabled()


def test_an_example_is_asked_and_answered_at_once(newcomer: Person, paths: Paths) -> None:
    page = _page(newcomer)
    newcomer.click(page.examples[0])
    newcomer.wait_until(lambda: len(newcomer.messages) == 2, "the question")
    answer = newcomer.wait_for_answer()
    assert "861" in answer.text
    assert answer.reasoning
    assert newcomer.messages[0].role is Role.USER
    assert newcomer.program.first_run.page is None
    assert _saved(paths) is True


def test_a_question_that_is_typed_takes_its_place(newcomer: Person, paths: Paths) -> None:
    _page(newcomer)
    newcomer.window.composer.setFocus()
    newcomer.ask("What is 2 plus 3?")
    newcomer.wait_for_answer()
    assert newcomer.program.first_run.page is None
    assert _saved(paths) is True


def test_who_begins_is_in_the_composer_and_is_not_welcomed_again(
    qapp: QApplication, paths: Paths
) -> None:
    first = Person(qapp, paths, is_new=True)
    first.wait_for_model()
    first.click(_page(first).begin)
    assert first.program.first_run.page is None
    assert _saved(paths) is True
    first.leave()
    again = Person(qapp, paths, is_new=True)
    again.wait_for_model()
    assert again.program.first_run.page is None
    again.choose(again.program.window.menus._help, "Welcome")
    assert again.program.first_run.page is not None
    again.leave()


def test_the_page_covers_the_view_at_any_size_and_speaks_another_language_at_once(
    newcomer: Person,
) -> None:
    page = _page(newcomer)
    newcomer.window.resize(700, 500)
    newcomer.wait_until(lambda: page.size() == newcomer.window.view.size(), "its size")
    row = page.languages.findData("fr")
    page.languages.setCurrentIndex(row)
    page.languages.activated.emit(row)
    assert newcomer.program.languages.code == "fr"
    assert newcomer.program.settings.language == "fr"


def test_details_and_all_models_open_the_models_window(newcomer: Person) -> None:
    page = _page(newcomer)
    newcomer.wait_until(lambda: page.card is not None, "the recommended model")
    assert page.card is not None
    newcomer.click(page.card.details)
    window = newcomer.program.supply.models_window
    assert window.isVisible()
    assert window.discover.shown is window.discover.details
    newcomer.click(page.others)
    assert page.isVisible()


@pytest.mark.parametrize(
    ("gpus", "expected"),
    [
        ([], "Xeon, 8 GB of memory"),
        (["NVIDIA RTX 4070"], "Xeon, 8 GB of memory, NVIDIA RTX 4070"),
    ],
)
def test_the_machine_is_told_in_a_line(gpus: list[str], expected: str) -> None:
    assert describe_machine("Xeon", 8_000_000_000, gpus) == expected
