"""What goes wrong around an answer: the disk, the engine, hasty hands. Nothing shown is lost."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from app.core.messages import StopReason
from app.core.model_files import InstalledModel
from app.storage.store import Store, open_store
from app.viewmodels import answer_streams
from app.viewmodels.models import ModelState
from app.viewmodels.running_answer import Phase
from tests.helpers.person import Person


def limit_pages(store: Store, *, more: int) -> None:
    """Let the database grow by so many pages and no further: a disk that fills up."""
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + more}")


def test_a_full_disk_loses_nothing_once_there_is_room(
    slow_person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = slow_person
    monkeypatch.setattr(answer_streams, "SAVE_AGAIN_MS", 50)
    person.ask("Go on.")
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "thoughts")
    person.program.storage.submit(lambda store: limit_pages(store, more=0))
    person.wait_until(lambda: "disk is full" in person.window.notice.text, "the notice")
    seen = len(person.messages[-1].reasoning)
    person.wait_until(lambda: len(person.messages[-1].reasoning) > seen, "more thoughts")
    person.program.chat.stop()
    answer = person.wait_for_answer()
    person.program.storage.submit(lambda store: limit_pages(store, more=100_000))
    saved: list[str] = []

    def read() -> bool:
        person.program.storage.submit(
            lambda store: store.messages(answer.conversation_id)[-1].reasoning,
            lambda text: saved.append(str(text)),
        )
        return bool(saved) and saved[-1] == answer.reasoning

    person.wait_until(read, "the row")


def test_a_question_that_cannot_be_written_stays_in_the_composer(person: Person) -> None:
    person.program.storage.submit(lambda store: limit_pages(store, more=0))
    question = "What is 12 + 30? " + "x" * 50_000
    person.window.composer.set_text(question)
    person.window.composer.submitted.emit(question)
    person.wait_until(lambda: "disk is full" in person.window.notice.text, "the notice")
    assert person.window.composer.text == question
    assert person.messages == []
    person.program.storage.submit(lambda store: limit_pages(store, more=100_000))
    person.window.composer.set_text("")
    assert person.ask_and_wait("What is 1 + 1?").stop_reason is StopReason.END_OF_ANSWER
    assert person.program.conversations.count == 1


def test_a_bug_in_storage_work_does_not_silence_the_chat(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr("threading.excepthook", lambda _arguments: None)
    with monkeypatch.context() as patched:
        patched.setattr(Store, "add_exchange", broken)
        person.window.composer.submitted.emit("What is 1 + 1?")
        person.wait_until(lambda: "could not be saved" in person.window.notice.text, "the notice")
    assert person.ask_and_wait("What is 1 + 1?").stop_reason is StopReason.END_OF_ANSWER


def test_what_is_typed_just_before_a_switch_is_kept(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30?")
    person.type("half a thou")
    person.window.start_conversation()
    assert person.window.composer.text == ""
    conversations = person.program.conversations
    role = conversations.ConversationRole
    person.window.open_conversation(conversations.index(1).data(role))
    person.wait_until(lambda: person.window.composer.text == "half a thou", "the draft")


def test_the_last_wish_counts(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30?")
    conversations = person.program.conversations
    shown = conversations.index(1).data(conversations.ConversationRole)
    person.window.start_conversation()
    person.program.chat.open_conversation(shown)
    person.program.chat.start_conversation()
    person.type("new")
    done: list[object] = []
    person.program.storage.submit(lambda store: store.conversations(), done.append)
    person.wait_until(lambda: bool(done), "the storage")
    assert person.program.chat.conversation is None
    assert person.window.composer.text == "new"


def test_a_stop_reaches_an_answer_that_waits(slow_person: Person) -> None:
    person = slow_person
    chat = person.program.chat
    person.ask("Go on.")
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "thoughts")
    first = chat.conversation
    assert first is not None
    chat.start_conversation()
    person.ask("And you?")
    assert chat.phase is Phase.WAITING
    chat.stop()
    assert person.wait_for_answer().stop_reason is StopReason.STOPPED
    chat.stop_answer_in(first.id)
    person.wait_until(lambda: person.program.answers.is_idle, "the first answer's end")


def test_a_stop_right_after_enter_is_not_lost(slow_person: Person) -> None:
    chat = slow_person.program.chat
    chat.send("Go on.")
    chat.stop()
    slow_person.wait_until(lambda: len(slow_person.messages) == 2, "the question")
    assert slow_person.wait_for_answer().stop_reason is StopReason.STOPPED


def test_trashing_a_conversation_stops_its_answer(slow_person: Person) -> None:
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: bool(slow_person.messages[-1].reasoning), "thoughts")
    slow_person.program.conversations.move_to_trash(1)
    slow_person.wait_until(lambda: slow_person.program.answers.is_idle, "the end")


def test_an_engine_that_cannot_start_is_said(person: Person) -> None:
    engine = person.program.engine
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    person.wait_until(lambda: engine.pid is None, "the engine's death")
    engine._command = ["/nonexistent/penseur"]
    person.ask("What is 1 + 1?")
    answer = person.wait_for_answer()
    assert answer.stop_reason is StopReason.FAILED
    assert "could not be started" in person.window.notice.text
    assert person.program.models.state is ModelState.FAILED


def test_a_model_that_vanished_can_be_chosen_again(slow_person: Person) -> None:
    person = slow_person
    current = person.program.models.current
    assert isinstance(current, InstalledModel)
    away = current.path.with_suffix(".away")
    pid = person.program.engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    person.wait_until(lambda: person.program.engine.pid is None, "the engine's death")
    current.path.rename(away)
    person.ask("Go on.")
    person.wait_for_answer()
    assert "not there any more" in person.window.notice.text
    assert person.program.models.state is ModelState.FAILED
    away.rename(current.path)
    person.use_model("Slow-Random")


def test_text_of_an_answer_under_way_is_in_the_database(slow_person: Person) -> None:
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: len(slow_person.messages[-1].reasoning) > 40, "thoughts")
    shown = slow_person.messages[-1].reasoning
    copy = slow_person.program.paths.data / "copy.db"
    for suffix in ("", "-wal"):
        source = Path(f"{slow_person.program.paths.database}{suffix}")
        shutil.copy(source, f"{copy}{suffix}")
    store = open_store(copy)
    assert store.messages(1)[-1].reasoning.startswith(shown)
    store.close()
    slow_person.program.chat.stop()
    slow_person.wait_for_answer()
