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
from app.storage.messages_table import MessagesTable
from app.storage.rows import answer_values, joined_journal, new_message_values

OWN_ORIGIN = "penseur"
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

    def transcript(self, conversation_id: int) -> Transcript | None:
        """A conversation with all its versions; ``None`` if it is not there.

        It is given an origin, by which every later import knows it.
        """
        with self._transaction():
            row = self._connection.execute(
                "SELECT title, created_at, updated_at, leaf_id, origin, title_is_typed"
                " FROM conversations WHERE id = ?",
                (conversation_id,),
            ).fetchone()
            if row is None:
                return None
            title, created_at, updated_at, leaf_id, origin, is_typed = row
            if origin is None:
                origin = f"{OWN_ORIGIN}:{uuid.uuid4()}"
                self._connection.execute(
                    "UPDATE conversations SET origin = ? WHERE id = ?", (origin, conversation_id)
                )
            stored = map(_with_truth_values, self.messages(conversation_id))
            messages = _sound(map(self._with_journal, stored))
        if all(message.id != leaf_id for message in messages):
            leaf_id = messages[-1].id if messages else None
        return Transcript(title, created_at, updated_at, messages, leaf_id, origin, bool(is_typed))

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
        with self._transaction():
            for transcript in transcripts:
                known = self._connection.execute(
                    "SELECT 1 FROM conversations WHERE origin = ? AND (deleted_at IS NULL OR id IN"
                    " (SELECT conversation_id FROM arrivals))",
                    (transcript.origin or None,),
                ).fetchone()
                home = self._insert_transcript(transcript)
                self._connection.execute(
                    "INSERT INTO arrivals VALUES (?, ?)", (home, int(known is not None))
                )

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
            self._connection.execute("DELETE FROM arrivals WHERE is_known <= ?", (int(with_known),))
            return int(cursor.rowcount)

    def erase_arrivals(self) -> bool:
        """Erase some of what was not kept; whether there is more."""
        with self._transaction():
            cursor = self._connection.execute(
                "DELETE FROM conversations WHERE id IN"
                " (SELECT conversation_id FROM arrivals LIMIT ?)",
                (_ERASED_AT_ONCE,),
            )
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

    def _insert_transcript(self, transcript: Transcript) -> int:
        cursor = self._connection.execute(
            "INSERT INTO conversations"
            " (title, title_is_typed, created_at, updated_at, deleted_at, origin)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                transcript.title,
                int(transcript.title_is_typed),
                transcript.created_at,
                transcript.updated_at,
                time.time(),
                transcript.origin or None,
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
