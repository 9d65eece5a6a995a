"""Whole conversations into the database and out of it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.core.messages import Channel, Message, Sampling, new_answer, new_question
from app.core.transcripts import json_format
from app.core.transcripts.transcript import Transcript
from app.core.trash import DAY_S
from app.storage.store import Store
from app.storage.transfer_table import Arrived
from tests.helpers.transcripts import conversation, transcripts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "conversations.db")
    yield store
    store.close()


def without_ids(transcript: Transcript) -> Transcript:
    """With ids counted from 1, so that two of them can be compared."""
    ids: dict[int | None, int] = {}
    messages = []
    for number, message in enumerate(transcript.messages, 1):
        ids[message.id] = number
        parent_id = None if message.parent_id is None else ids[message.parent_id]
        messages.append(replace(message, id=number, conversation_id=0, parent_id=parent_id))
    leaf_id = None if transcript.leaf_id is None else ids[transcript.leaf_id]
    return replace(transcript, messages=tuple(messages), leaf_id=leaf_id)


def kept(store: Store, *added: Transcript, with_known: bool = True) -> list[Transcript]:
    before = set(store.conversation_ids())
    store.add_arrivals(added)
    store.keep_arrivals(with_known=with_known)
    while store.erase_arrivals():
        pass
    found = [
        store.transcript(number) for number in store.conversation_ids() if number not in before
    ]
    return [without_ids(transcript) for transcript in found if transcript is not None]


def test_a_round_trip_is_exact(tmp_path: Path) -> None:
    store = Store(tmp_path / "conversations.db")

    @settings(max_examples=30)
    @given(transcripts())
    def check(transcript: Transcript) -> None:
        (found,) = kept(store, transcript)
        assert found == transcript
        assert json_format.write(found) == json_format.write(transcript)

    check()
    store.close()


def test_nothing_is_seen_before_it_is_kept(store: Store) -> None:
    store.add_arrivals([conversation("2+2?", "4")])
    assert store.arrived() == Arrived(1, 0)
    assert store.conversations() == []
    assert store.keep_arrivals(with_known=False) == 1
    assert [shown.title for shown in store.conversations()] == ["A talk"]
    assert store.arrived() == Arrived()


def test_folders_come_with_what_lies_in_them(store: Store) -> None:
    store.add_folder("Here")
    in_folders = [
        replace(conversation(f"{name}?", "yes"), folder=name) for name in ("Here", "New", "New")
    ]
    store.add_arrivals(in_folders)
    assert [folder.name for folder in store.folders()] == ["Here"]  # until they are kept
    store.keep_arrivals(with_known=False)
    names = {folder.id: folder.name for folder in store.folders()}
    assert sorted(names.values()) == ["Here", "New"]
    assert sorted(names[c.folder_id or 0] for c in store.conversations()) == ["Here", "New", "New"]


def test_folders_of_what_is_not_kept_are_not_made(store: Store) -> None:
    known = replace(conversation("1?", "yes"), origin="test:1")
    kept(store, known)
    store.add_arrivals([replace(known, folder="Twice")])
    store.keep_arrivals(with_known=False)
    assert store.folders() == []
    store.erase_arrivals()
    store.add_arrivals([replace(known, origin="", folder="Given up")])
    store.erase_arrivals()
    store.add_arrivals([conversation("2?", "yes")])
    store.keep_arrivals(with_known=True)
    assert store.folders() == []


def test_a_made_title_stays_one(store: Store) -> None:
    home = store.add_conversation("What is 2+2?").id
    assert store.set_made_title(home, "Sums")
    made = store.transcript(home)
    assert made is not None
    assert (made.title_is_typed, made.title_is_made) == (False, True)
    read = json_format.read(json.loads(json_format.write(conversation("2?", "4"))))
    assert (read.title_is_typed, read.title_is_made) == (False, False)


def test_an_import_under_way_is_not_in_the_trash(store: Store) -> None:
    store.add_arrivals([conversation("2+2?", "4")])
    assert store.trashed() == []
    assert store.expired(time.time() + 365 * DAY_S) == []
    gone = store.add_conversation("Gone")
    store.move_to_trash(gone.id)
    assert [trashed.title for trashed in store.trashed()] == ["Gone"]


def test_what_is_not_kept_is_erased(store: Store) -> None:
    store.add_arrivals([conversation(f"{number}?", "yes") for number in range(50)])
    while store.erase_arrivals():
        pass
    store.keep_arrivals(with_known=True)
    assert store.conversations() == []
    assert list(store._rows("SELECT 1 FROM messages")) == []


def test_a_crash_in_the_middle_leaves_nothing(store: Store) -> None:
    store.add_arrivals([conversation("2+2?", "4")])
    store.close()
    again = Store(store.path)
    assert again.arrived() == Arrived()
    assert list(again._rows("SELECT 1 FROM conversations")) == []
    again.close()


def test_what_is_here_already_is_known(store: Store) -> None:
    talk = replace(conversation("2+2?", "4"), origin="chatgpt:1")
    assert len(kept(store, talk)) == 1
    assert kept(store, talk, replace(talk, origin="chatgpt:2"), with_known=False) == [
        replace(talk, origin="chatgpt:2")
    ]
    assert len(kept(store, talk, talk, with_known=True)) == 2
    store.add_arrivals([talk, replace(talk, origin="")])
    assert store.arrived() == Arrived(2, 1)


def test_one_file_may_hold_a_conversation_twice(store: Store) -> None:
    talk = replace(conversation("2+2?", "4"), origin="chatgpt:1")
    assert len(kept(store, talk, talk, with_known=False)) == 1


def test_what_is_in_the_trash_can_be_imported_again(store: Store) -> None:
    talk = replace(conversation("2+2?", "4"), origin="chatgpt:1")
    kept(store, talk)
    store.move_to_trash(store.conversation_ids()[0])
    assert len(kept(store, talk, with_known=False)) == 1


def test_an_exported_conversation_keeps_its_origin(store: Store) -> None:
    question = new_question(0, None, "2+2?", 1.0)
    asked, _ = store.add_exchange(question, answer_to(question), title="Sum")
    first = store.transcript(asked.conversation_id)
    again = store.transcript(asked.conversation_id)
    assert first is not None
    assert first.origin.startswith("penseur:")
    assert first == again
    assert store.transcript(99) is None


def test_an_answer_that_streams_is_exported_as_far_as_it_is(store: Store) -> None:
    question = new_question(0, None, "2+2?", 1.0)
    asked, begun = store.add_exchange(question, answer_to(question), title="Sum")
    store.append_to_journal(begun.id, [(Channel.REASONING, "Even."), (Channel.ANSWER, "4")])
    transcript = store.transcript(asked.conversation_id)
    assert transcript is not None
    assert transcript.messages[1].reasoning == "Even."
    assert transcript.messages[1].text == "4"
    assert transcript.messages[1].stop_reason is None


def answer_to(question: Message) -> Message:
    return new_answer(question, "R1", "Q8_0", Sampling())
