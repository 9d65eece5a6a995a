"""What the system is asked to say, and what a click on it does. The bus is real, and private."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from app.viewmodels.download import Download
from tests.helpers.desktop_services import (
    NOTIFICATIONS,
    NOTIFICATIONS_PATH,
    Desktop,
    notification_answers,
    private_bus,
)
from tests.helpers.person import Person

PATIENCE_S = 20


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    with private_bus(monkeypatch) as address:
        service = Desktop(address, [NOTIFICATIONS], notification_answers("body-markup"))
        yield service
        service.close()


@pytest.fixture
def elsewhere() -> Iterator[QWindow]:
    """What another program's window is for ours."""
    window = QWindow()
    window.resize(100, 100)
    yield window
    window.destroy()


def look_away(person: Person, elsewhere: QWindow) -> None:
    """Another program has the keyboard."""
    elsewhere.show()
    elsewhere.requestActivate()
    person.wait_until(lambda: QApplication.activeWindow() is None, "the window to be left")


def told(desktop: Desktop) -> tuple[Any, ...]:
    """The next notification: app name, number of the one before, icon, title, text, and so on."""
    while True:
        member, body = desktop.asked.get(timeout=PATIENCE_S)
        if member == "Notify":
            return body


def test_the_end_of_an_answer_is_told_without_its_text(
    desktop: Desktop, person: Person, elsewhere: QWindow
) -> None:
    person.ask("What is 12 + 30?")
    look_away(person, elsewhere)
    person.wait_for_answer()
    body = told(desktop)
    assert body[3:5] == ("The answer is there", "")
    assert body[5] == ["default", "Open"]
    assert body[6]["desktop-entry"] == ("s", "penseur")
    assert "30" not in str(body)


def test_a_click_brings_the_window_back(
    desktop: Desktop, person: Person, elsewhere: QWindow
) -> None:
    person.ask("What is 12 + 30?")
    look_away(person, elsewhere)
    person.wait_for_answer()
    told(desktop)
    assert QApplication.activeWindow() is None
    place = (NOTIFICATIONS_PATH, NOTIFICATIONS)
    desktop.emit(*place, "ActivationToken", "us", 7, "token")
    desktop.emit(*place, "ActionInvoked", "us", 7, "default")
    person.wait_until(lambda: QApplication.activeWindow() is person.window)


def test_the_text_is_shown_only_if_that_was_chosen(
    desktop: Desktop, person: Person, elsewhere: QWindow
) -> None:
    person.program.change_settings(notices_show_text=True)
    person.ask("What is 12 + 30? <b>&")
    look_away(person, elsewhere)
    answer = person.wait_for_answer()
    body = told(desktop)
    assert body[3] == "What is 12 + 30? <b>&"
    assert body[4].startswith(answer.text[:10])
    person.program.change_settings(notices_show_text=True)


def test_nothing_is_told_to_somebody_who_looks_or_wants_nothing(
    desktop: Desktop, person: Person, elsewhere: QWindow
) -> None:
    person.come_to_front()
    person.ask_and_wait("What is 12 + 30?")
    person.program.change_settings(notifies_of_answers=False)
    person.ask("What is 12 + 30?")
    look_away(person, elsewhere)
    person.wait_for_answer()
    # what is asked of the bus is done in order: a notice would come before this one
    person.program.supply.offer(_arrived())
    assert told(desktop)[3:5] == ("A model is here", "R1.gguf")
    with pytest.raises(queue.Empty):
        desktop.asked.get_nowait()


def test_incognito_answers_are_told_without_text_always(
    desktop: Desktop, person: Person, elsewhere: QWindow
) -> None:
    person.program.change_settings(notices_show_text=True)
    person.program.discretion.open_incognito()
    (window,) = person.program.discretion.incognito
    window.chat.send("What is 12 + 30?")
    look_away(person, elsewhere)
    person.wait_until(lambda: len(window.chat.messages) == 2 and not window.chat.is_busy)
    assert told(desktop)[3:5] == ("The answer is there", "")
    window.close_surely()


def test_without_a_bus_nothing_happens(
    person: Person, elsewhere: QWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    person.ask("What is 12 + 30?")
    look_away(person, elsewhere)
    assert person.wait_for_answer().text


def _arrived() -> Download:
    return Download(1, "someone/r1", "R1.gguf", path=Path("/models/R1.gguf"))
