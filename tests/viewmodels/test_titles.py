"""Titles made by the model, with the shipped one, which can't make any, and a loaded engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from app.core.declarations import Page
from app.core.messages import AnswerFigures, Channel, StopReason
from app.core.servers import Server
from app.engine import protocol
from app.system.settings_file import load_settings
from app.viewmodels.titles import TitleMaker
from tests.helpers.person import Person, paths_below

QUESTION = "What is 4728 + 356?"


@pytest.fixture(scope="module")
def person(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody whose answers are the same at every run."""
    somebody = Person(qapp, paths_below(tmp_path_factory.mktemp("home")))
    somebody.wait_for_model()
    somebody.program.change_settings(temperature=0.0)
    yield somebody
    somebody.leave()


@pytest.fixture
def maker(person: Person) -> TitleMaker:
    """What makes the titles, impatient; the conversation is a new one."""
    (found,) = person.program.conversations.findChildren(TitleMaker)
    found._timer.setInterval(0)
    found.tried.clear()
    person.window.start_conversation()
    return found


def title(person: Person) -> str:
    home = person.program.chat.conversation
    assert home is not None
    known = person.program.conversations.get(home.id)
    assert known is not None
    return known.title


def test_a_model_that_makes_none_leaves_the_first_question(
    person: Person, maker: TitleMaker
) -> None:
    person.ask_and_wait(QUESTION)
    person.wait_until(lambda: bool(maker.tried), "the request")
    assert maker._made  # it did answer
    assert title(person) == QUESTION
    assert len(person.messages) == 2


def test_the_next_question_finds_the_conversation_in_the_cache(
    person: Person, maker: TitleMaker
) -> None:
    person.ask_and_wait(QUESTION)
    person.wait_until(lambda: bool(maker.tried), "the request")
    figures = person.ask_and_wait("and plus 3?").figures
    assert figures is not None
    assert figures.reused_tokens > 30
    assert figures.prompt_tokens - figures.reused_tokens < 15  # the new question, no more


def test_a_good_title_is_taken_and_a_typed_one_stays(person: Person, maker: TitleMaker) -> None:
    person.ask_and_wait(QUESTION)
    person.wait_until(lambda: bool(maker.tried), "the request")
    conversations, home = person.program.conversations, person.messages[0].conversation_id
    say_title(person, maker, "Large sums")
    person.wait_until(lambda: title(person) == "Large sums", "the title")
    assert person.window.top_bar.title.text() == "Large sums"
    row = conversations.row_of(home)
    assert row is not None
    conversations.setData(conversations.index(row), "Typed")
    say_title(person, maker, "Other sums")
    conversations.load()
    person.wait_until(lambda: conversations.is_complete, "what is stored")
    assert title(person) == "Typed"


def test_none_is_made_when_they_are_switched_off(person: Person, maker: TitleMaker) -> None:
    dialog = person.program.show_settings(Page.PRIVACY)
    switch = dialog.pages[Page.PRIVACY].form.rows["makes_titles"].control.field
    assert isinstance(switch, QCheckBox)
    assert switch.isChecked()
    switch.click()
    assert not load_settings(person.program.paths.settings)[0].makes_titles
    person.ask_and_wait(QUESTION)
    assert not maker._timer.isActive()
    assert maker._ended is None
    switch.click()
    person.ask_and_wait("What is 1 + 1?")
    person.wait_until(lambda: bool(maker.tried), "the request")


def say_title(person: Person, maker: TitleMaker, made: str) -> None:
    """Answer the request in the engine's place: no model that ships can."""
    maker._job, maker._made = job, _ = 10**6, ""
    events = person.program._events.received
    events.emit(protocol.TextGenerated(job, [(Channel.ANSWER, made)], AnswerFigures()))
    events.emit(protocol.AnswerFinished(job, StopReason.END_OF_ANSWER, AnswerFigures()))
    person.wait_until(lambda: not maker._job, "the end")


def test_a_question_comes_first(slow_person: Person) -> None:
    """The model goes on for ever, but the request for a title does not hold up anybody."""
    person = slow_person
    (maker,) = person.program.conversations.findChildren(TitleMaker)
    person.ask("Go on.")
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "thoughts")
    person.program.chat.stop()
    cut = person.wait_for_answer()
    maker._ask(person.messages)
    assert maker._job
    job = maker._job
    person.ask("And on.")
    assert maker._job != job
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "thoughts of the next answer")
    assert cut.conversation_id not in maker.tried
    person.program.chat.stop()
    person.wait_for_answer()


def test_servers_are_never_asked(person: Person, maker: TitleMaker) -> None:
    person.ask_and_wait(QUESTION)
    person.wait_until(lambda: bool(maker.tried), "the request")
    path = list(person.messages)
    server = Server("Somewhere", "http://127.0.0.1:9/v1", "a-model")
    person.program.models.use_server(server, "", is_later=True)
    maker._ask(path)
    assert not maker._job


def test_it_gives_up_quietly_when_the_program_has_ended(qapp: QApplication, tmp_path: Path) -> None:
    somebody = Person(qapp, paths_below(tmp_path))
    somebody.wait_for_model()
    (late,) = somebody.program.conversations.findChildren(TitleMaker)
    late._job = 1
    somebody.leave()
    late.give_up()
    assert not late._job
