"""Whole conversations out of the database and into it, for exports and imports.

An import may be long, and answers that stream meanwhile must be kept all the time: so it is written
in many short transactions, hidden like the trash, and shown in one when the user keeps it. What was
not kept, because of a cancel or a crash, is erased.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.core.messages import Message, Role
from app.core.transcripts.transcript import Transcript
from app.storage.conversations_table import preset_from_text, preset_text
from app.storage.messages_table import MessagesTable
from app.storage.rows import answer_values, joined_journal, new_message_values

OWN_ORIGIN = "penseur"
_TYPED, _MADE = 1, 2
"""What ``title_is_typed`` says of a title that is not the first question."""
_ERASED_AT_ONCE = 20
"""Conversations; a long one takes some milliseconds."""


@dataclass(frozen=True)
class Arrived:
    """What an import has written so far.

    Attributes:
        conversations: how many.
        known: of those, such as are here already.
    """

    conversations: int = 0
    known: int = 0


class TransferTable(MessagesTable):
    """Transcripts. Every method is one transaction, or a few short ones."""

    _arrived_folders: dict[int, str] | None = None
    """Of conversations that wait for ``keep_arrivals``; a restart erases those anyway."""

    def transcript(self, conversation_id: int) -> Transcript | None:
        """A conversation with all its versions; ``None`` if it is not there.

        It is given an origin, by which every later import knows it.
        """
        with self._transaction():
            row = self._connection.execute(
                "SELECT title, created_at, updated_at, leaf_id, origin, title_is_typed, pinned_at,"
                " preset, (SELECT name FROM folders WHERE id = folder_id)"
                " FROM conversations WHERE id = ?",
                (conversation_id,),
            ).fetchone()
            if row is None:
                return None
            title, created_at, updated_at, leaf_id, origin, kind, pinned_at, preset, folder = row
            if origin is None:
                origin = f"{OWN_ORIGIN}:{uuid.uuid4()}"
                self._connection.execute(
                    "UPDATE conversations SET origin = ? WHERE id = ?", (origin, conversation_id)
                )
            stored = map(_with_truth_values, self.messages(conversation_id))
            messages = _sound(map(self._with_journal, stored))
        if all(message.id != leaf_id for message in messages):
            leaf_id = messages[-1].id if messages else None
        return Transcript(
            title,
            created_at,
            updated_at,
            messages,
            leaf_id,
            origin,
            title_is_typed=kind == _TYPED,
            title_is_made=kind == _MADE,
            pinned_at=pinned_at,
            folder=folder or "",
            preset=preset_from_text(preset),
        )

    def conversation_ids(self) -> list[int]:
        """All that are not in the trash, the latest first."""
        rows = self._rows(
            "SELECT id FROM conversations WHERE deleted_at IS NULL"
            " ORDER BY updated_at DESC, id DESC"
        )
        return [row[0] for row in rows]

    # Imports

    def add_arrivals(self, transcripts: Sequence[Transcript]) -> None:
        """Write some conversations, hidden until ``keep_arrivals``."""
        folders = dict(self._arrived_folders or {})
        with self._transaction():
            for transcript in transcripts:
                known = self._connection.execute(
                    "SELECT 1 FROM conversations WHERE origin = ? AND (deleted_at IS NULL OR id IN"
                    " (SELECT conversation_id FROM arrivals))",
                    (transcript.origin or None,),
                ).fetchone()
                home = self._insert_transcript(transcript)
                if transcript.folder:
                    folders[home] = transcript.folder
                self._connection.execute(
                    "INSERT INTO arrivals VALUES (?, ?)", (home, int(known is not None))
                )
        self._arrived_folders = folders

    def arrived(self) -> Arrived:
        """What has been written."""
        row = next(self._rows("SELECT count(*), coalesce(sum(is_known), 0) FROM arrivals"))
        return Arrived(*row)

    def keep_arrivals(self, *, with_known: bool) -> int:
        """Show what has been written; how many conversations that are.

        Args:
            with_known: also what is here already, which ``erase_arrivals`` erases otherwise.
        """
        with self._transaction():
            cursor = self._connection.execute(
                "UPDATE conversations SET deleted_at = NULL WHERE id IN"
                " (SELECT conversation_id FROM arrivals WHERE is_known <= ?)",
                (int(with_known),),
            )
            self._put_into_folders(with_known=with_known)
            self._connection.execute("DELETE FROM arrivals WHERE is_known <= ?", (int(with_known),))
        self._arrived_folders = None
        return int(cursor.rowcount)

    def erase_arrivals(self) -> bool:
        """Erase some of what was not kept; whether there is more."""
        with self._transaction():
            cursor = self._connection.execute(
                "DELETE FROM conversations WHERE id IN"
                " (SELECT conversation_id FROM arrivals LIMIT ?)",
                (_ERASED_AT_ONCE,),
            )
        self._arrived_folders = None
        return int(cursor.rowcount) == _ERASED_AT_ONCE

    def recover(self) -> list[int]:
        """Also erase what an import had written when the program went down."""
        while self.erase_arrivals():
            pass
        return super().recover()

    # Inside a transaction

    def _with_journal(self, message: Message) -> Message:
        """An answer that streams, with what it has so far."""
        if message.role is not Role.ASSISTANT or message.stop_reason is not None:
            return message
        journal = self._connection.execute(
            "SELECT channel, text FROM journal WHERE message_id = ? ORDER BY sequence",
            (message.id,),
        )
        reasoning, text = joined_journal(journal)
        return replace(message, reasoning=reasoning, text=text)

    def _put_into_folders(self, *, with_known: bool) -> None:
        """Put what is kept into the folders of its names, which are made where they are missing."""
        rows = self._connection.execute(
            "SELECT conversation_id FROM arrivals WHERE is_known <= ?", (int(with_known),)
        )
        kept = {row[0] for row in rows}
        for home, name in (self._arrived_folders or {}).items():
            if home not in kept:
                continue
            self._connection.execute(
                "INSERT INTO folders (name, position)"
                " SELECT ?, coalesce(max(position) + 1, 0) FROM folders"
                " HAVING NOT EXISTS (SELECT 1 FROM folders WHERE name = ?)",
                (name, name),
            )
            self._connection.execute(
                "UPDATE conversations SET folder_id = (SELECT id FROM folders WHERE name = ?"
                " ORDER BY position LIMIT 1) WHERE id = ?",
                (name, home),
            )

    def _insert_transcript(self, transcript: Transcript) -> int:
        cursor = self._connection.execute(
            "INSERT INTO conversations"
            " (title, title_is_typed, created_at, updated_at, deleted_at, origin, pinned_at,"
            " preset) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                transcript.title,
                _title_kind(transcript),
                transcript.created_at,
                transcript.updated_at,
                time.time(),
                transcript.origin or None,
                transcript.pinned_at,
                preset_text(transcript.preset),
            ),
        )
        home = int(cursor.lastrowid)
        ids: dict[int | None, int | None] = {None: None}
        for message in transcript.messages:
            parent_id = ids[message.parent_id]
            placed = replace(message, conversation_id=home, parent_id=parent_id)
            ids[message.id] = self._insert_row(new_message_values(placed) | answer_values(placed))
        self._connection.execute(
            "UPDATE conversations SET leaf_id = ? WHERE id = ?", (ids[transcript.leaf_id], home)
        )
        return home

    def _insert_row(self, values: dict[str, object]) -> int:
        marks = ", ".join("?" * len(values))
        cursor = self._connection.execute(
            f"INSERT INTO messages ({', '.join(values)}) VALUES ({marks})",  # noqa: S608 - constant columns
            tuple(values.values()),
        )
        return int(cursor.lastrowid)


def _title_kind(transcript: Transcript) -> int:
    if transcript.title_is_typed:
        return _TYPED
    return _MADE if transcript.title_is_made else 0


def _with_truth_values(message: Message) -> Message:
    """SQLite knows numbers only; in a file the difference is seen."""
    figures = message.figures
    if figures is None:
        return message
    return replace(message, figures=replace(figures, is_cut=bool(figures.is_cut)))


def _sound(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The messages, those first whose parent is not before them: a damaged record is read, too."""
    sound: list[Message] = []
    known: set[int | None] = {None}
    for message in messages:
        is_sound = message.parent_id in known
        sound.append(message if is_sound else replace(message, parent_id=None))
        known.add(message.id)
    return tuple(sound)
