"""Tests of the first start, in a real window with the real model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.core.messages import Role
from app.core.speed import MachineSpeed
from app.system.machine import physical_cores, processor_name, save_speed
from app.system.paths import Paths
from app.viewmodels import expectations
from app.widgets.first_run.page import FirstRunPage, describe_machine
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route
from tests.helpers.person import Person

CALM = MachineSpeed(4e10, 3e11, processor_name(), physical_cores())
DISTURBED = replace(CALM, busy_share=0.9)


@pytest.fixture
def newcomer(qapp: QApplication, paths: Paths) -> Iterator[Person]:
    """Somebody who starts the program for the first time."""
    save_speed(paths.cache / "machine.json", CALM)
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


def test_a_model_is_recommended_once_the_computer_was_measured_in_calm(
    qapp: QApplication, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expectations, "_DISTURBED_MS", (0, 0, 0, 0))
    save_speed(paths.cache / "machine.json", DISTURBED)
    newcomer = Person(qapp, paths, is_new=True)
    try:
        page = _page(newcomer)
        assert page.card is None
        newcomer.wait_until(lambda: page.card is not None, "the recommended model")
        assert newcomer.program.expectations.is_settled
    finally:
        newcomer.leave()


def test_a_model_that_is_on_its_way_stays_recommended(qapp: QApplication, paths: Paths) -> None:
    save_speed(paths.cache / "machine.json", CALM)
    with LoopbackHub() as hub:
        hub.add_fault(Fault(Route.MODEL_INFO, times=None, is_silent=True))
        newcomer = Person(qapp, paths, is_new=True)
        newcomer.program.change_settings(hub_endpoint=hub.endpoint)
        try:
            page = _page(newcomer)
            offers = newcomer.program.expectations.offers
            best, other = offers[0], replace(offers[1], is_best=True)
            page.show_offers([other])
            assert page.card is not None
            assert page.card.offer.model == other.model
            page.show_offers([best])
            assert page.card.offer.model == best.model
            newcomer.click(page.card.get)
            page.show_offers([other])
            assert page.card.offer.model == best.model
        finally:
            newcomer.leave()


def test_a_download_that_failed_is_not_said_to_be_on_its_way(
    newcomer: Person,
) -> None:
    with LoopbackHub() as hub:  # it has no models
        newcomer.program.change_settings(hub_endpoint=hub.endpoint)
        page = _page(newcomer)
        newcomer.wait_until(lambda: page.card is not None, "the recommended model")
        assert page.card is not None
        get = page.card.get
        newcomer.click(get)
        newcomer.wait_until(lambda: get.text() == "Paused", "the failure")
        assert newcomer.window.notice.isVisible()
        newcomer.click(get)
        assert newcomer.program.supply.models_window.isVisible()


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
