"""Reads and writes conversations. Every method is one transaction; one thread uses it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core.conversation import NEW_CONVERSATION, Conversation
from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Message, Role, Sampling, StopReason
from app.core.reasoning import Parts
from app.storage.database import expected_failures, open_database, set_aside
from app.storage.rows import (
    MESSAGE_COLUMNS,
    REVEAL,
    figures_values,
    joined_journal,
    message_from_row,
    new_message_values,
)

_MESSAGE_COLUMNS = ", ".join(MESSAGE_COLUMNS)


class Store:
    """The conversations of one database file.

    Every method raises ``AppError`` for the failures that ``database.expected_failures`` names.

    Attributes:
        path: of the database.
        interrupted: answers that were streaming when the program last went down; they were
            completed from the journal when the store was opened.
        damaged: where a database that could not be read was put; ``None`` when all was well.
    """

    def __init__(self, path: Path, damaged: Path | None = None) -> None:
        """Open the database; see ``database.open_database`` for what it raises."""
        self.path = path
        self.damaged = damaged
        self._connection = open_database(path)
        self.interrupted = self._recover()

    def close(self) -> None:
        """Close the file; all is on disk already."""
        self._connection.close()

    # Conversations

    def conversations(self) -> list[Conversation]:
        """All that are not in the trash, the latest first."""
        rows = self._rows(
            "SELECT id, title, created_at, updated_at, leaf_id FROM conversations"
            " WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC"
        )
        return [Conversation(*row) for row in rows]

    def add_conversation(self, title: str) -> Conversation:
        """Make an empty conversation."""
        now = time.time()
        with self._transaction():
            return Conversation(self._insert_conversation(title, now), title, now, now)

    def rename_conversation(self, conversation_id: int, title: str) -> None:
        """Give it a title that the user typed."""
        self._write(
            "UPDATE conversations SET title = ?, title_is_typed = 1 WHERE id = ?",
            title,
            conversation_id,
        )

    def move_to_trash(self, conversation_id: int) -> None:
        """Hide it; ``restore_conversation`` brings it back whole."""
        self._write(
            "UPDATE conversations SET deleted_at = ? WHERE id = ?", time.time(), conversation_id
        )

    def restore_conversation(self, conversation_id: int) -> None:
        """Take it out of the trash."""
        self._write("UPDATE conversations SET deleted_at = NULL WHERE id = ?", conversation_id)

    def leaf_id(self, conversation_id: int) -> int | None:
        """The last message of the path that is shown."""
        row = next(
            self._rows("SELECT leaf_id FROM conversations WHERE id = ?", conversation_id), None
        )
        return row[0] if row else None

    # Messages

    def messages(self, conversation_id: int) -> list[Message]:
        """The whole tree of a conversation, oldest first."""
        rows = self._rows(
            f"SELECT {_MESSAGE_COLUMNS} FROM messages WHERE conversation_id = ? ORDER BY id",  # noqa: S608 - constant columns
            conversation_id,
        )
        return [message_from_row(row) for row in rows]

    def add_exchange(
        self, question: Message, answer: Message, *, title: str
    ) -> tuple[Message, Message]:
        """Add a question and the empty answer that will stream, or neither.

        Args:
            question: its ``conversation_id`` is ``NEW_CONVERSATION`` to begin one.
            answer: its conversation and parent follow from the question.
            title: of a new conversation.

        Returns:
            both as they are in the database.
        """
        home = question.conversation_id
        with self._transaction():
            self._connection.execute("DELETE FROM drafts WHERE conversation_id = ?", (home,))
            if home == NEW_CONVERSATION:
                home = self._insert_conversation(title, question.created_at)
            asked = self._insert(replace(question, conversation_id=home))
            begun = self._insert(replace(answer, conversation_id=home, parent_id=asked.id))
        return asked, begun

    def add_question(self, conversation_id: int, parent_id: int | None, text: str) -> Message:
        """Add a user's message and show the path to it; the draft of it is done with."""
        message = Message(0, conversation_id, parent_id, Role.USER, text, created_at=time.time())
        with self._transaction():
            self._connection.execute(
                "DELETE FROM drafts WHERE conversation_id = ?", (conversation_id,)
            )
            return self._insert(message)

    def begin_answer(
        self,
        conversation_id: int,
        parent_id: int,
        model_name: str,
        quantisation: str,
        sampling: Sampling,
    ) -> Message:
        """Add an empty answer that will stream, and show the path to it."""
        message = Message(
            0,
            conversation_id,
            parent_id,
            Role.ASSISTANT,
            "",
            created_at=time.time(),
            model_name=model_name,
            quantisation=quantisation,
            sampling=sampling,
        )
        with self._transaction():
            return self._insert(message)

    def append_to_journal(self, message_id: int, parts: Parts, *, revealed: bool = False) -> None:
        """Keep what an answer has gained.

        Args:
            message_id: an answer that streams.
            parts: new text, in order.
            revealed: all the text before it were thoughts.
        """
        rows = [(message_id, channel.value, text) for channel, text in parts]
        if revealed:
            rows.insert(0, (message_id, REVEAL, ""))
        with self._transaction():
            self._connection.executemany(
                "INSERT INTO journal (message_id, channel, text) VALUES (?, ?, ?)", rows
            )

    def finish_answer(
        self,
        message_id: int,
        stop_reason: StopReason,
        figures: AnswerFigures | None,
        shown: tuple[str, str] | None = None,
    ) -> None:
        """Complete an answer's row.

        Args:
            message_id: an answer that streams.
            stop_reason: why it ended.
            figures: what it cost, if that is known.
            shown: thoughts and answer as they were on the screen; default: the journal's.
        """
        with self._transaction():
            self._finish(message_id, stop_reason, figures, shown)

    def show_path_to(self, conversation_id: int, leaf_id: int) -> None:
        """Choose the branch that is shown."""
        self._write("UPDATE conversations SET leaf_id = ? WHERE id = ?", leaf_id, conversation_id)

    # Drafts

    def draft(self, conversation_id: int) -> str:
        """What stands in a conversation's composer."""
        row = next(
            self._rows("SELECT text FROM drafts WHERE conversation_id = ?", conversation_id), None
        )
        return str(row[0]) if row else ""

    def save_draft(self, conversation_id: int, text: str) -> None:
        """Keep what stands in a conversation's composer; an empty text forgets it."""
        if text:
            self._write("INSERT OR REPLACE INTO drafts VALUES (?, ?)", conversation_id, text)
        else:
            self._write("DELETE FROM drafts WHERE conversation_id = ?", conversation_id)

    # Inside

    def _recover(self) -> list[int]:
        """Complete the answers that were streaming when the program went down."""
        with self._transaction():
            unfinished = [
                row[0]
                for row in self._connection.execute(
                    "SELECT id FROM messages WHERE role = ? AND stop_reason IS NULL",
                    (Role.ASSISTANT.value,),
                )
            ]
            for message_id in unfinished:
                self._finish(message_id, StopReason.INTERRUPTED, None)
        return unfinished

    def _finish(
        self,
        message_id: int,
        stop_reason: StopReason,
        figures: AnswerFigures | None,
        shown: tuple[str, str] | None = None,
    ) -> None:
        journal = self._connection.execute(
            "SELECT channel, text FROM journal WHERE message_id = ? ORDER BY sequence",
            (message_id,),
        )
        reasoning, answer = shown or joined_journal(journal)
        columns = {"reasoning": reasoning, "text": answer, "stop_reason": stop_reason.value}
        if figures is not None:
            columns |= figures_values(figures)
        assignments = ", ".join(f"{name} = ?" for name in columns)
        self._connection.execute(
            f"UPDATE messages SET {assignments} WHERE id = ?",  # noqa: S608 - constant columns
            (*columns.values(), message_id),
        )
        self._connection.execute("DELETE FROM journal WHERE message_id = ?", (message_id,))

    def _insert_conversation(self, title: str, now: float) -> int:
        cursor = self._connection.execute(
            "INSERT INTO conversations (title, created_at, updated_at) VALUES (?, ?, ?)",
            (title, now, now),
        )
        return int(cursor.lastrowid)

    def _insert(self, message: Message) -> Message:
        values = new_message_values(message)
        marks = ", ".join("?" * len(values))
        cursor = self._connection.execute(
            f"INSERT INTO messages ({', '.join(values)}) VALUES ({marks})",  # noqa: S608 - constant columns
            tuple(values.values()),
        )
        self._connection.execute(
            "UPDATE conversations SET leaf_id = ?, updated_at = ? WHERE id = ?",
            (cursor.lastrowid, message.created_at, message.conversation_id),
        )
        return replace(message, id=cursor.lastrowid)

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with expected_failures(self.path):
            return iter(self._connection.execute(sql, values).fetchall())

    def _write(self, sql: str, *values: object) -> None:
        with self._transaction():
            self._connection.execute(sql, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with expected_failures(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def open_store(path: Path) -> Store:
    """Open the conversations; a damaged file is set aside and a new one begun.

    Raises:
        AppError: as ``database.open_database``, but for ``DATABASE_DAMAGED``.
    """
    try:
        return Store(path)
    except AppError as error:
        if error.kind is not ErrorKind.DATABASE_DAMAGED:
            raise
    return Store(path, damaged=set_aside(path))
