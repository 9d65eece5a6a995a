"""Reads and writes conversations and drafts; their messages: ``app.storage.messages_table``."""

from __future__ import annotations

import time
from pathlib import Path

from app.core.conversation import Conversation
from app.core.errors import AppError, ErrorKind
from app.storage.database import open_database, set_aside
from app.storage.messages_table import MessagesTable


class Store(MessagesTable):
    """The conversations of one database file.

    Every method is one transaction, and raises ``AppError`` for the failures that
    ``database.expected_failures`` names.

    Attributes:
        path: of the database.
        interrupted: answers that were streaming when the program last went down; they were
            completed from the journal when the store was opened.
        damaged: where a database that could not be read was put; ``None`` when all was well.
    """

    def __init__(self, path: Path, damaged: Path | None = None) -> None:
        """Open the database; see ``database.open_database`` for what it raises."""
        super().__init__(open_database(path), path)
        self.damaged = damaged
        self.interrupted = self.recover()

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
