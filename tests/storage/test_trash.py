"""What was deleted: listed, brought back, erased."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.attachments import Attachment
from app.core.messages import Channel, Sampling, StopReason, new_answer, new_question
from app.core.trash import DAY_S, KEPT_DAYS
from app.storage.store import Store, open_store

CANARY = "CANARY-8214"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "a.db")
    yield opened
    opened.close()


def ask(store: Store, question: str, answer: str) -> int:
    """A conversation with one exchange; its id."""
    asked = new_question(0, None, question, time.time())
    first, second = store.add_exchange(
        asked, new_answer(asked, "R1", "", Sampling()), title=question
    )
    store.append_to_journal(second.id, [(Channel.ANSWER, answer)])
    store.finish_answer(second.id, StopReason.END_OF_ANSWER, None)
    return first.conversation_id


def test_the_trash_lists_conversations_and_messages(store: Store) -> None:
    first, second = ask(store, "one", "1"), ask(store, "two", "2")
    question, answer = store.messages(second)
    store.delete_message(answer, question.id)
    store.move_to_trash(first)
    listed = [(t.conversation_id, t.message_id, t.title, t.text) for t in store.trashed()]
    assert listed == [(first, 0, "one", ""), (second, answer.id, "two", "2")]
    store.move_to_trash(second)
    assert [(t.conversation_id, t.message_id) for t in store.trashed()] == [(second, 0), (first, 0)]


def test_what_is_restored_is_shown_again(store: Store) -> None:
    home = ask(store, "one", "1")
    question, answer = store.messages(home)
    store.delete_message(answer, question.id)
    (trashed,) = store.trashed()
    store.restore(trashed)
    assert store.trashed() == []
    assert [m.id for m in store.messages(home)] == [question.id, answer.id]
    assert store.leaf_id(home) == answer.id
    store.move_to_trash(home)
    store.restore(store.trashed()[0])
    assert [c.id for c in store.conversations()] == [home]


def test_an_erased_message_takes_what_follows_with_it(store: Store) -> None:
    home = ask(store, "one", "1")
    question, answer = store.messages(home)
    store.add_message(new_question(home, answer.id, "more"))
    store.delete_message(answer, question.id)
    store.erase(store.trashed()[0])
    assert [m.text for m in store.messages(home)] == ["one"]
    assert next(iter(store._rows("SELECT count(*) FROM messages"))) == (1,)


def test_erased_words_are_in_no_file(store: Store, tmp_path: Path) -> None:
    home = ask(store, CANARY, f"{CANARY} " * 2000)
    ask(store, "kept", "kept")
    store.save_draft(home, CANARY)
    store.add_waiting_file(home, Attachment("a.txt", CANARY))
    store.move_to_trash(home)
    assert any(CANARY.encode() in file.read_bytes() for file in tmp_path.iterdir())
    store.erase(store.trashed()[0])
    assert not any(CANARY.encode() in file.read_bytes() for file in tmp_path.iterdir())
    assert [c.title for c in store.conversations()] == ["kept"]


def test_a_very_long_conversation_can_be_erased(store: Store) -> None:
    home = ask(store, "one", "1")
    parent = store.leaf_id(home)
    with store._transaction():
        for _ in range(3000):
            parent = store._insert(new_question(home, parent, "and")).id
    store.move_to_trash(home)
    store.erase(store.trashed()[0])
    assert next(iter(store._rows("SELECT count(*) FROM messages"))) == (0,)


def test_only_what_has_lain_long_enough_expires(store: Store) -> None:
    old, new = ask(store, "old", "1"), ask(store, "new", "2")
    store.move_to_trash(old, new)
    now = time.time()
    late = now + KEPT_DAYS * DAY_S - 60
    assert store.expired(late) == []
    store._write("UPDATE conversations SET deleted_at = ? WHERE id = ?", now - 120, old)
    assert [t.conversation_id for t in store.expired(late)] == [old]
    assert [t.days_left(late) for t in store.trashed()] == [1, 0]
    assert store.trashed()[0].days_left(now) == KEPT_DAYS


def test_an_erasure_that_was_cut_off_is_finished_later(store: Store) -> None:
    home = ask(store, "one", "1")
    store.move_to_trash(home)
    assert store.erase_some(store.trashed()[0])
    assert store.trashed() == []
    (left,) = store.expired(time.time())
    store.erase(left)
    assert next(iter(store._rows("SELECT count(*) FROM conversations"))) == (0,)
