"""Conversations on disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.message_tree import MessageTree
from app.core.messages import (
    AnswerFigures,
    Channel,
    Role,
    Sampling,
    StopReason,
    new_answer,
    new_question,
)
from app.storage.store import Store, open_store

R, A = Channel.REASONING, Channel.ANSWER


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "conversations.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.close()


def begin(store: Store) -> tuple[int, int]:
    """A conversation with a question and an answer that streams; their ids."""
    conversation = store.add_conversation("Sums")
    question = store.add_message(new_question(conversation.id, None, "2+2?"))
    answer = store.add_message(new_answer(question, "R1", "Q4_K_M", Sampling(seed=7)))
    return conversation.id, answer.id


def test_a_finished_answer_is_whole(store: Store) -> None:
    conversation_id, answer_id = begin(store)
    store.append_to_journal(answer_id, [(R, "I "), (R, "add.")])
    store.append_to_journal(answer_id, [(A, "4")])
    figures = AnswerFigures(5, 1, 2, 1, 0.1, 0.2, 0.3, 4096, 0, 7)
    store.finish_answer(answer_id, StopReason.END_OF_ANSWER, figures)
    question, answer = store.messages(conversation_id)
    assert (question.role, question.text, question.sampling) == (Role.USER, "2+2?", None)
    assert (answer.reasoning, answer.text) == ("I add.", "4")
    assert answer.parent_id == question.id
    assert (answer.model_name, answer.quantisation) == ("R1", "Q4_K_M")
    assert answer.sampling == Sampling(seed=7)
    assert answer.figures == figures
    assert answer.stop_reason is StopReason.END_OF_ANSWER


def test_revealed_thoughts_move(store: Store) -> None:
    conversation_id, answer_id = begin(store)
    store.append_to_journal(answer_id, [(A, "Hm. ")])
    store.append_to_journal(answer_id, [(R, "So."), (A, "4")], revealed=True)
    store.finish_answer(answer_id, StopReason.END_OF_ANSWER, None)
    answer = store.messages(conversation_id)[-1]
    assert (answer.reasoning, answer.text) == ("Hm. So.", "4")


def test_an_answer_that_streamed_is_completed_at_the_next_start(database: Path) -> None:
    store = open_store(database)
    conversation_id, answer_id = begin(store)
    store.append_to_journal(answer_id, [(R, "I add"), (A, "The su")])
    store.close()
    again = open_store(database)
    answer = again.messages(conversation_id)[-1]
    again.close()
    assert again.interrupted == [answer_id]
    assert (answer.reasoning, answer.text) == ("I add", "The su")
    assert answer.stop_reason is StopReason.INTERRUPTED


_WRITER = """
import sys
from pathlib import Path
from app.core.messages import Channel
from app.storage.store import open_store
from tests.storage.test_store import begin
store = open_store(Path(sys.argv[1]))
_, answer_id = begin(store)
for number in range(100000):
    store.append_to_journal(answer_id, [(Channel.ANSWER, f"{number} ")])
    print(number, flush=True)
"""


def test_nothing_that_was_acknowledged_is_lost_to_a_kill(database: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", _WRITER, str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:
        assert writer.stdout is not None
        for _ in range(50):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged = 49 + len(writer.stdout.read().split())
    store = open_store(database)
    text = store.messages(store.conversations()[0].id)[-1].text
    store.close()
    numbers = [int(word) for word in text.split()]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) > acknowledged


def test_the_latest_conversation_comes_first(store: Store) -> None:
    first, second = store.add_conversation("a"), store.add_conversation("b")
    store.add_message(new_question(first.id, None, "again", time.time()))
    assert [c.id for c in store.conversations()] == [first.id, second.id]


def test_the_trash_gives_back_whole_conversations(store: Store) -> None:
    conversation_id, _ = begin(store)
    before = store.conversations()
    store.move_to_trash(conversation_id)
    assert store.conversations() == []
    store.restore_conversation(conversation_id)
    assert store.conversations() == before
    assert len(store.messages(conversation_id)) == 2


def test_a_sent_draft_is_done_with(store: Store) -> None:
    conversation = store.add_conversation("a")
    store.save_draft(conversation.id, "half a thou")
    assert store.draft(conversation.id) == "half a thou"
    question = new_question(conversation.id, None, "half a thought")
    store.add_exchange(question, new_answer(question, "R1", "", Sampling()), title="a")
    assert store.draft(conversation.id) == ""


def test_a_failed_write_leaves_no_trace(store: Store) -> None:
    conversation_id, answer_id = begin(store)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.append_to_journal(answer_id + 99, [(A, "lost")])
    assert len(store.messages(conversation_id)) == 2
    store.append_to_journal(answer_id, [(A, "kept")])


def test_a_deleted_message_comes_back_whole(store: Store) -> None:
    conversation_id, answer_id = begin(store)
    question, answer = store.messages(conversation_id)
    store.delete_message(answer, question.id)
    assert [message.id for message in store.messages(conversation_id)] == [question.id]
    assert store.leaf_id(conversation_id) == question.id
    store.restore_message(answer, answer_id, if_leaf=question.id)
    assert [message.id for message in store.messages(conversation_id)] == [question.id, answer_id]
    assert store.leaf_id(conversation_id) == answer_id


def test_a_resumed_answer_survives_a_crash_with_both_its_parts(
    store: Store, database: Path
) -> None:
    conversation_id, answer_id = begin(store)
    store.append_to_journal(answer_id, [(R, "I add."), (A, "The sum ")])
    figures = AnswerFigures(prompt_tokens=9, answer_tokens=2)
    store.finish_answer(answer_id, StopReason.STOPPED, figures)
    store.resume_answer(store.messages(conversation_id)[-1])
    store.append_to_journal(answer_id, [(A, "is 4.")])
    store.close()
    again = open_store(database)
    assert again.interrupted == [answer_id]
    answer = again.messages(conversation_id)[-1]
    assert (answer.reasoning, answer.text) == ("I add.", "The sum is 4.")
    assert answer.stop_reason is StopReason.INTERRUPTED
    assert answer.figures == figures
    again.close()


def test_a_copied_path_is_a_conversation_of_its_own(store: Store) -> None:
    conversation_id, answer_id = begin(store)
    store.append_to_journal(answer_id, [(R, "I add."), (A, "4")])
    store.finish_answer(answer_id, StopReason.END_OF_ANSWER, AnswerFigures(prompt_tokens=3))
    path = MessageTree(store.messages(conversation_id)).path_to(answer_id)
    copy = store.copy_path(path, "Sums, again")
    question, answer = MessageTree(store.messages(copy.id)).path_to(copy.leaf_id)
    assert copy.id != conversation_id
    assert (question.text, answer.text, answer.reasoning) == ("2+2?", "4", "I add.")
    assert answer.figures == AnswerFigures(prompt_tokens=3)
    assert answer.stop_reason is StopReason.END_OF_ANSWER
    assert len(store.messages(conversation_id)) == 2
