"""Conversations in the database: pieces of the list, pins, folders, marks, titles."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.attachments import Attachment
from app.core.conversation import NEW_CONVERSATION, Folder
from app.core.messages import Sampling, new_answer, new_question
from app.core.presets import NOTHING_CHOSEN, Preset
from app.storage.store import Store, open_store

DATABASES = Path(__file__).parents[1] / "data" / "databases"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "conversations.db")
    yield opened
    opened.close()


def titles(store: Store) -> list[str]:
    return [conversation.title for conversation in store.conversations()]


def test_version_3_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(DATABASES / "version-3.db", path)
    store = open_store(path)
    newer, typed = store.conversations()
    assert (typed.title, newer.title) == ("My sums", "Trie 3, 1 et 2.")
    assert (newer.pinned_at, newer.folder_id, newer.is_unread) == (None, None, False)
    assert newer.has_draft
    assert not typed.has_draft
    assert not store.set_made_title(typed.id, "Made")
    assert store.set_made_title(newer.id, "Made")
    question, answer = store.messages(typed.id)
    assert question.text == "What is 12 + 30?"
    assert answer.figures is not None
    assert answer.figures.energy_j == 12.5
    store.close()


def test_pieces_make_the_whole_list(store: Store) -> None:
    for number in range(23):
        made = store.add_conversation(f"{number}")
        store._write("UPDATE conversations SET updated_at = ? WHERE id = ?", number // 4, made.id)
    whole = store.conversations()
    pieces = store.conversations(limit=5)
    while piece := store.conversations(limit=5, before=pieces[-1]):
        pieces += piece
    assert pieces == whole
    assert len(whole) == 23


def test_a_piece_is_read_by_the_index(store: Store) -> None:
    plan = store._rows(
        "EXPLAIN QUERY PLAN SELECT id FROM conversations WHERE deleted_at IS NULL"
        " AND (updated_at, id) < (?, ?) ORDER BY updated_at DESC, id DESC LIMIT 9",
        1.0,
        1,
    )
    assert any("conversations_by_time" in row[-1] for row in plan)


def test_pins_are_listed_by_themselves(store: Store) -> None:
    first, second = store.add_conversation("A"), store.add_conversation("B")
    store.set_pinned([first.id, second.id], 5.0)
    store.set_pinned([second.id], None)
    (pinned,) = store.pinned_conversations()
    assert pinned == first._replace(pinned_at=5.0)


def test_a_folder_comes_back_with_what_lay_in_it(store: Store) -> None:
    inside, moved, _ = (store.add_conversation(title) for title in "ABC")
    folder, other = store.add_folder("Work"), store.add_folder("School")
    assert (folder.position, other.position) == (0, 1)
    store.set_folder([inside.id, moved.id], folder.id)
    deleted = store.delete_folder(folder)
    assert store.folders() == [other]
    assert {c.folder_id for c in store.conversations()} == {None}
    store.set_folder([moved.id], other.id)
    store.restore_folder(deleted)
    assert [f.name for f in store.folders()] == ["Work", "School"]
    assert {c.title: c.folder_id for c in store.conversations()} == {
        "A": folder.id,
        "B": other.id,
        "C": None,
    }


def test_folders_keep_name_fold_and_order(store: Store) -> None:
    first, second = store.add_folder("A"), store.add_folder("B")
    store.save_folder(first._replace(name="Z", is_folded=True))
    store.order_folders([second.id, first.id])
    assert store.folders() == [Folder(second.id, "B", 0), Folder(first.id, "Z", 1, True)]


def test_moving_into_a_folder_takes_the_pin_away(store: Store) -> None:
    made = store.add_conversation("A")
    store.set_pinned([made.id], 5.0)
    store.set_folder([made.id], store.add_folder("Work").id)
    assert store.pinned_conversations() == []


def test_many_go_to_the_trash_at_once(store: Store) -> None:
    ids = [store.add_conversation(title).id for title in "ABC"]
    store.move_to_trash(*ids[:2])
    assert titles(store) == ["C"]
    assert store.conversations_of(ids) == store.conversations()
    store.restore_conversation(*ids)
    assert sorted(titles(store)) == ["A", "B", "C"]


def test_a_draft_is_seen_until_it_is_sent(store: Store) -> None:
    made = store.add_conversation("A")
    store.save_draft(made.id, "half")
    assert store.conversations()[0].has_draft
    question = new_question(made.id, None, "half a question")
    store.add_exchange(question, new_answer(question, "R1", "Q4", Sampling()), title="")
    assert not store.conversations()[0].has_draft


def test_files_wait_with_a_draft_and_without(store: Store) -> None:
    made, note, other = store.add_conversation("A"), Attachment("a.txt", "1\n"), "b.txt"
    store.add_waiting_file(made.id, note)
    assert store.conversations()[0].has_draft
    store.save_draft(made.id, "half")
    store.save_draft(made.id, "half a question")
    assert store.waiting_files(made.id) == (note,)
    store.save_draft(made.id, "")
    assert store.conversations()[0].has_draft
    store.save_draft(made.id, "half")
    store.add_waiting_file(made.id, Attachment(other, "2"))
    store.add_waiting_file(made.id, Attachment("a.txt", "new"))
    assert [file.text for file in store.waiting_files(made.id)] == ["2", "new"]
    assert store.draft(made.id) == "half"
    assert store.remove_waiting_file(made.id, other)
    assert store.remove_waiting_file(made.id, "a.txt"), "the text is left"
    store.save_draft(made.id, "")
    assert not store.conversations()[0].has_draft
    store.add_waiting_file(made.id, note)
    assert not store.remove_waiting_file(made.id, "a.txt")
    assert list(store._rows("SELECT * FROM drafts")) == []


def test_only_the_files_that_were_sent_wait_no_more(store: Store) -> None:
    sent, late = Attachment("a.txt", "1", guessed_encoding="cp1252"), Attachment("b.txt", "2")
    for file in (sent, late):
        store.add_waiting_file(NEW_CONVERSATION, file)
    store.save_draft(NEW_CONVERSATION, "half")
    question = new_question(NEW_CONVERSATION, None, "half", 0.0, (sent,))
    answer = new_answer(question, "R1", "Q4", Sampling())
    edited = replace(question, text="in other words")
    store.add_exchange(edited, answer, title="", forgets_draft=False)
    assert len(store.waiting_files(NEW_CONVERSATION)) == 2
    store.add_exchange(question, answer, title="")
    assert store.waiting_files(NEW_CONVERSATION) == (late,)
    assert store.draft(NEW_CONVERSATION) == ""


def test_an_unread_mark_stays_until_it_is_read(store: Store) -> None:
    made = store.add_conversation("A")
    store.set_unread([made.id], is_unread=True)
    assert store.conversations()[0].is_unread is True
    store.set_unread([made.id], is_unread=False)
    assert store.conversations() == [made]


def test_a_made_title_replaces_the_first_question_once(store: Store) -> None:
    made = store.add_conversation("What is 1 + 1?")
    assert store.set_made_title(made.id, "Sums")
    assert not store.set_made_title(made.id, "Other")
    store.rename_conversation(made.id, "Mine")
    assert not store.set_made_title(made.id, "Other")
    assert titles(store) == ["Mine"]


def test_a_conversation_keeps_how_it_is_answered(store: Store) -> None:
    made, other = store.add_conversation("A"), store.add_conversation("B")
    assert store.preset(made.id) == NOTHING_CHOSEN
    store.set_preset(made.id, Preset(temperature=0.3, seed=7))
    assert store.preset(made.id) == Preset(temperature=0.3, seed=7)
    assert store.preset(other.id) == NOTHING_CHOSEN
    store.set_preset(made.id, NOTHING_CHOSEN)
    assert list(store._rows("SELECT DISTINCT preset FROM conversations")) == [(None,)]


@pytest.mark.parametrize("damaged", ["{", "7", '{"temperature": "hot"}', "[" * 9999])
def test_a_damaged_choice_is_none(store: Store, damaged: str) -> None:
    made = store.add_conversation("A")
    store._write("UPDATE conversations SET preset = ?", damaged)
    assert store.preset(made.id) == NOTHING_CHOSEN
