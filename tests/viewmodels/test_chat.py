"""What can be done with the messages of a conversation, with the shipped model and a database."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.messages import Message, Role, StopReason, turns_for_prompt
from app.penseur import Penseur
from app.storage.store import Store
from app.viewmodels import answer_streams
from app.viewmodels.running_answer import Phase
from app.viewmodels.shown_conversation import Deletion
from tests.helpers.person import Person

T = TypeVar("T")


def read(person: Person, work: Callable[[Store], T]) -> T:
    """What the database has to say."""
    found: list[T] = []
    person.program.storage.submit(work, lambda result: found.append(cast(T, result)))
    person.wait_until(lambda: bool(found), "the database")
    return found[0]


def shown_id(person: Person) -> int:
    conversation = person.program.chat.conversation
    assert conversation is not None
    return conversation.id


def stored(person: Person) -> list[Message]:
    """The messages of the shown conversation, as the database has them."""
    home = shown_id(person)
    return read(person, lambda store: store.messages(home))


def stored_leaf(person: Person) -> int | None:
    home = shown_id(person)
    return read(person, lambda store: store.leaf_id(home))


def texts(messages: list[Message]) -> list[str]:
    return [message.text for message in messages]


def test_an_answer_made_again_is_a_version_beside_the_old_one(person: Person) -> None:
    chat = person.program.chat
    first = person.ask_and_wait("What is 12 + 30?")
    chat.regenerate(first.id)
    person.wait_until(lambda: chat.messages[-1].id != first.id, "another answer")
    second = person.wait_for_answer()
    assert second.stop_reason is StopReason.END_OF_ANSWER
    assert "42" in second.text
    assert chat.versions()[second.id] == (first.id, second.id)
    assert len(chat.messages) == 2
    assert len(stored(person)) == 3
    chat.show_version(first.id)
    assert chat.messages[-1] == first
    assert stored_leaf(person) == first.id


def test_an_edited_answer_is_a_version_that_the_model_reads(person: Person) -> None:
    chat = person.program.chat
    first = person.ask_and_wait("What is 12 + 30?")
    person.ask_and_wait("and plus 3?")
    chat.edit_answer(first.id, "Thoughts of mine.", first.text)
    person.wait_until(lambda: len(chat.messages) == 2, "the version")
    edited = chat.messages[-1]
    assert (edited.reasoning, edited.text) == ("Thoughts of mine.", first.text)
    assert edited.is_edited
    assert edited.figures is None  # they are those of what the model wrote
    assert chat.versions()[edited.id] == (first.id, edited.id)
    assert first in stored(person)
    assert edited in stored(person)
    assert stored_leaf(person) == edited.id
    chat.edit_answer(edited.id, edited.reasoning, edited.text)  # nothing is another
    assert not chat.is_busy
    chat.edit_answer(edited.id, edited.reasoning, "Forty-two.")
    person.wait_until(lambda: chat.messages[-1].text == "Forty-two.", "the second version")
    assert chat.messages[-1].reasoning == "Thoughts of mine."
    asked = person.ask_and_wait("and plus 4?")
    assert [turn.text for turn in turns_for_prompt(chat.messages)][1] == "Forty-two."
    assert asked.stop_reason is StopReason.END_OF_ANSWER


def test_a_question_in_other_words_begins_a_branch(person: Person) -> None:
    chat = person.program.chat
    person.ask_and_wait("What is 12 + 30?")
    person.ask_and_wait("and plus 3?")
    old_path = texts(chat.messages)
    question = chat.messages[0]
    chat.edit_question(question.id, "What is 50 + 30?")
    person.wait_until(lambda: chat.messages[0].id != question.id, "the new branch")
    answer = person.wait_for_answer()
    assert "80" in answer.text
    assert texts(chat.messages)[0] == "What is 50 + 30?"
    assert len(chat.messages) == 2
    chat.show_version(question.id)
    assert texts(chat.messages) == old_path


def test_a_stopped_thought_goes_on_where_it_was(slow_person: Person) -> None:
    chat = slow_person.program.chat
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: len(chat.messages[-1].reasoning) > 40, "thoughts")
    chat.stop()
    cut = slow_person.wait_for_answer()
    assert cut.stop_reason is StopReason.STOPPED
    chat.continue_answer(cut.id)
    slow_person.wait_until(
        lambda: len(chat.messages[-1].reasoning) > len(cut.reasoning) + 20, "more thoughts"
    )
    chat.stop()
    longer = slow_person.wait_for_answer()
    assert longer.id == cut.id
    assert longer.reasoning.startswith(cut.reasoning)
    assert longer.figures is not None
    assert cut.figures is not None
    assert longer.figures.reasoning_tokens > cut.figures.reasoning_tokens
    assert stored(slow_person)[-1] == longer


def test_answer_now_ends_the_thoughts(slow_person: Person) -> None:
    chat = slow_person.program.chat
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: chat.phase is Phase.THINKING, "thoughts")
    chat.answer_now()
    slow_person.wait_until(lambda: chat.phase is Phase.ANSWERING, "the answer")
    chat.stop()
    answer = slow_person.wait_for_answer()
    assert "enough thinking" in answer.reasoning
    assert answer.text
    assert answer.figures is not None
    assert answer.figures.is_cut


def test_answer_now_after_a_stop_answers_with_what_is_there(slow_person: Person) -> None:
    chat = slow_person.program.chat
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: len(chat.messages[-1].reasoning) > 20, "thoughts")
    chat.stop()
    cut = slow_person.wait_for_answer()
    chat.answer_now()
    slow_person.wait_until(lambda: bool(chat.messages[-1].text), "the answer")
    chat.stop()
    answer = slow_person.wait_for_answer()
    assert answer.reasoning.startswith(cut.reasoning)
    assert "enough thinking" in answer.reasoning


def test_the_settings_limit_the_thoughts(person: Person) -> None:
    person.program.change_settings(thinking_tokens=5)
    short = person.ask_and_wait("What is 4567 + 2378?")
    assert short.figures is not None
    assert short.figures.is_cut


def test_the_settings_switch_thinking_off(slow_person: Person) -> None:
    chat = slow_person.program.chat
    slow_person.program.change_settings(thinks=False)
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: bool(chat.messages[-1].text), "an answer")
    chat.stop()
    assert not slow_person.wait_for_answer().reasoning


def test_a_deleted_message_is_gone_until_it_is_wanted_back(person: Person) -> None:
    chat = person.program.chat
    person.ask_and_wait("What is 12 + 30?")
    answer = person.ask_and_wait("and plus 3?")
    whole = list(chat.messages)
    deleted: list[Deletion] = []
    chat.message_deleted.connect(deleted.append)
    chat.delete_message(whole[2].id)
    person.wait_until(lambda: bool(deleted), "the deletion")
    assert chat.messages == whole[:2]
    assert stored_leaf(person) == whole[1].id
    chat.restore_message(deleted[0])
    person.wait_until(lambda: len(chat.messages) == 4, "the message to come back")
    assert chat.messages[-1] == answer


def test_a_whole_conversation_can_be_deleted_and_begun_anew(person: Person) -> None:
    chat = person.program.chat
    person.ask_and_wait("What is 12 + 30?")
    chat.delete_message(chat.messages[0].id)
    person.wait_until(lambda: not chat.messages, "the deletion")
    answer = person.ask_and_wait("What is 1 + 1?")
    assert "2" in answer.text
    assert chat.messages[0].parent_id is None
    assert chat.versions()[chat.messages[0].id] == (chat.messages[0].id,)


def test_a_branch_is_a_conversation_of_its_own(person: Person) -> None:
    chat = person.program.chat
    person.ask_and_wait("What is 12 + 30?")
    person.ask_and_wait("and plus 3?")
    first, whole = chat.conversation, texts(chat.messages)
    assert first is not None
    chat.branch(chat.messages[1].id)
    person.wait_until(
        lambda: chat.conversation is not None and chat.conversation.id != first.id, "the branch"
    )
    assert texts(chat.messages) == whole[:2]
    answer = person.ask_and_wait("and times 2?")
    assert "84" in answer.text
    chat.open_conversation(first)
    person.wait_until(lambda: shown_id(person) == first.id, "the first conversation")
    assert texts(chat.messages) == whole


def test_nothing_is_changed_while_an_answer_streams(slow_person: Person) -> None:
    chat = slow_person.program.chat
    slow_person.ask("Go on.")
    question, answer = chat.messages
    for act in (chat.regenerate, chat.delete_message, chat.show_version, chat.continue_answer):
        act(answer.id)
    chat.edit_question(question.id, "Another")
    assert len(stored(slow_person)) == 2
    chat.stop()
    slow_person.wait_for_answer()


def test_a_new_answer_goes_on_when_another_conversation_is_opened_at_once(
    person: Person,
) -> None:
    chat = person.program.chat
    first = person.ask_and_wait("What is 12 + 30?")
    home = chat.conversation
    assert home is not None
    chat.regenerate(first.id)
    chat.start_conversation()
    person.wait_until(lambda: person.program.answers.is_idle, "the engine")
    chat.open_conversation(home)
    person.wait_until(lambda: bool(chat.messages), "the conversation")
    person.wait_until(lambda: all(m.stop_reason for m in answers(person.program)), "its end")
    assert len(stored(person)) == 3


def answers(program: Penseur) -> list[Message]:
    return [m for m in program.chat.messages if m.role is Role.ASSISTANT]


def test_what_was_made_after_a_deletion_stays_shown_when_it_is_undone(person: Person) -> None:
    chat = person.program.chat
    person.ask_and_wait("What is 12 + 30?")
    deleted: list[Deletion] = []
    chat.message_deleted.connect(deleted.append)
    chat.delete_message(chat.messages[-1].id)
    person.wait_until(lambda: bool(deleted), "the deletion")
    chat.regenerate(chat.messages[0].id)
    person.wait_until(lambda: len(chat.messages) == 2, "another answer")
    newer = person.wait_for_answer()
    chat.restore_message(deleted[0])
    person.wait_until(lambda: deleted[0].message.id in chat.tree, "the old answer")
    assert chat.messages[-1] == newer
    assert stored_leaf(person) == newer.id
    assert chat.versions()[newer.id] == (deleted[0].message.id, newer.id)


def test_what_follows_a_deleted_question_does_not_come_back_alone(person: Person) -> None:
    chat = person.program.chat
    person.ask_and_wait("What is 12 + 30?")
    home = chat.conversation
    assert home is not None
    chat.delete_message(chat.messages[0].id)
    person.wait_until(lambda: not chat.messages, "the deletion")
    chat.start_conversation()
    chat.open_conversation(home)
    person.wait_until(lambda: chat.conversation is not None, "the conversation")
    assert chat.messages == []


def test_a_draft_outlives_a_question_in_other_words(person: Person) -> None:
    chat = person.program.chat
    person.ask_and_wait("What is 12 + 30?")
    chat.save_draft("half a thought")
    chat.edit_question(chat.messages[0].id, "What is 50 + 30?")
    person.wait_until(lambda: "50" in chat.messages[0].text, "the new branch")
    person.wait_for_answer()
    home = shown_id(person)
    assert read(person, lambda store: store.draft(home)) == "half a thought"


def test_an_answer_whose_row_is_not_complete_is_shown_whole(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AppError(ErrorKind.DISK_FULL)

    chat = person.program.chat
    with monkeypatch.context() as patch:
        patch.setattr(Store, "finish_answer", fail)
        answer = person.ask_and_wait("What is 12 + 30?")
        home = chat.conversation
        assert home is not None
        chat.start_conversation()
        chat.open_conversation(home)
        person.wait_until(lambda: bool(chat.messages), "the conversation")
        assert chat.messages[-1] == answer
        assert stored(person)[-1].stop_reason is None
    person.wait_until(lambda: not person.program.answers.newest_of(home.id), "the row")
    assert stored(person)[-1] == answer


def test_an_answer_that_goes_on_is_not_ended_by_a_late_save(
    slow_person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AppError(ErrorKind.DISK_FULL)

    monkeypatch.setattr(answer_streams, "SAVE_AGAIN_MS", 50)
    chat = slow_person.program.chat
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: len(chat.messages[-1].reasoning) > 20, "thoughts")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "finish_answer", fail)
        chat.stop()
        cut = slow_person.wait_for_answer()
        chat.continue_answer(cut.id)
        slow_person.wait_until(lambda: chat.running is not None, "the continuation")
    longer = len(cut.reasoning) + 200
    slow_person.wait_until(lambda: len(chat.messages[-1].reasoning) > longer, "more thoughts")
    assert stored(slow_person)[-1].stop_reason is None
    chat.stop()
    whole = slow_person.wait_for_answer()
    assert stored(slow_person)[-1] == whole


def test_a_whole_answer_is_never_continued(person: Person) -> None:
    chat = person.program.chat
    answer = person.ask_and_wait("What is 12 + 30?")
    chat.continue_answer(answer.id)
    chat.answer_now()
    assert not chat.is_busy
    assert stored(person)[-1] == answer
