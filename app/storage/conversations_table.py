"""Reads and writes conversations, the folders they lie in, and their drafts."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.attachments import Attachment, pack, unpack
from app.core.conversation import Conversation, Folder
from app.core.presets import NOTHING_CHOSEN, Preset, chosen
from app.storage.transactions import Transactions

_SELECT = (
    "SELECT id, title, created_at, updated_at, leaf_id, pinned_at, folder_id, is_unread,"
    " EXISTS (SELECT 1 FROM drafts WHERE conversation_id = conversations.id)"
    " FROM conversations WHERE deleted_at IS NULL"
)
_NEWEST = (math.inf, 0)


@dataclass(frozen=True)
class DeletedFolder:
    """What undoing the deletion of a folder needs.

    Attributes:
        folder: as it was.
        conversation_ids: what lay in it.
    """

    folder: Folder
    conversation_ids: list[int]


class ConversationsTable(Transactions):
    """The conversations, without their messages. Every method is one transaction."""

    def conversations(
        self, *, limit: int = -1, before: Conversation | None = None
    ) -> list[Conversation]:
        """Those that are not in the trash, the latest first.

        Args:
            limit: on their number; -1: none.
            before: only those that come behind it.
        """
        moment, last_id = _NEWEST if before is None else (before.updated_at, before.id)
        rows = self._rows(
            f"{_SELECT} AND (updated_at, id) < (?, ?) ORDER BY updated_at DESC, id DESC LIMIT ?",
            moment,
            last_id,
            limit,
        )
        return [_conversation(row) for row in rows]

    def pinned_conversations(self) -> list[Conversation]:
        """Those that are pinned."""
        rows = self._rows(f"{_SELECT} AND pinned_at IS NOT NULL")
        return [_conversation(row) for row in rows]

    def conversations_of(self, conversation_ids: Sequence[int]) -> list[Conversation]:
        """Some, by their ids; those in the trash are left out."""
        found: list[tuple[Any, ...]] = []
        for conversation_id in conversation_ids:
            found += self._rows(f"{_SELECT} AND id = ?", conversation_id)
        return [_conversation(row) for row in found]

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

    def set_made_title(self, conversation_id: int, title: str) -> bool:
        """Give it a title that the model made, in place of its first question.

        Returns:
            ``False`` if it has another title by now, which stays.
        """
        with self._transaction():
            cursor = self._connection.execute(
                "UPDATE conversations SET title = ?, title_is_typed = 2"
                " WHERE id = ? AND title_is_typed = 0",
                (title, conversation_id),
            )
            return bool(cursor.rowcount)

    def move_to_trash(self, *conversation_ids: int) -> None:
        """Hide some; ``restore_conversation`` brings them back whole."""
        self._set("deleted_at", time.time(), conversation_ids)

    def restore_conversation(self, *conversation_ids: int) -> None:
        """Take some out of the trash."""
        self._set("deleted_at", None, conversation_ids)

    def set_pinned(self, conversation_ids: Sequence[int], pinned_at: float | None) -> None:
        """Pin some, or with ``None`` pin them no more."""
        self._set("pinned_at", pinned_at, conversation_ids)

    def set_folder(self, conversation_ids: Sequence[int], folder_id: int | None) -> None:
        """Move some into a folder, or with ``None`` out of theirs; pinned ones are so no more."""
        with self._transaction():
            self._connection.executemany(
                "UPDATE conversations SET folder_id = ?, pinned_at = NULL WHERE id = ?",
                [(folder_id, conversation_id) for conversation_id in conversation_ids],
            )

    def set_unread(self, conversation_ids: Sequence[int], *, is_unread: bool) -> None:
        """Say whether answers wait to be read."""
        self._set("is_unread", int(is_unread), conversation_ids)

    # How they are answered

    def preset(self, conversation_id: int) -> Preset:
        """What was chosen for the answers of a conversation."""
        select = "SELECT preset FROM conversations WHERE id = ?"
        row = next(self._rows(select, conversation_id), None)
        return preset_from_text(row[0] if row else None)

    def set_preset(self, conversation_id: int, preset: Preset) -> None:
        """Keep what was chosen for the answers of a conversation."""
        self._set("preset", preset_text(preset), [conversation_id])

    # Folders

    def folders(self) -> list[Folder]:
        """All, from the top."""
        rows = self._rows("SELECT id, name, position, is_folded FROM folders ORDER BY position, id")
        return [Folder(row[0], row[1], row[2], bool(row[3])) for row in rows]

    def add_folder(self, name: str) -> Folder:
        """Make an empty folder below the others."""
        with self._transaction():
            cursor = self._connection.execute(
                "INSERT INTO folders (name, position)"
                " SELECT ?, coalesce(max(position) + 1, 0) FROM folders RETURNING id, position",
                (name,),
            )
            folder_id, position = cursor.fetchone()
            return Folder(folder_id, name, position)

    def save_folder(self, folder: Folder) -> None:
        """Keep a folder's name and whether it is folded."""
        self._write(
            "UPDATE folders SET name = ?, is_folded = ? WHERE id = ?",
            folder.name,
            int(folder.is_folded),
            folder.id,
        )

    def order_folders(self, folder_ids: Sequence[int]) -> None:
        """Put the folders into an order."""
        with self._transaction():
            self._connection.executemany(
                "UPDATE folders SET position = ? WHERE id = ?", list(enumerate(folder_ids))
            )

    def delete_folder(self, folder: Folder) -> DeletedFolder:
        """Delete a folder and keep what lies in it; ``restore_folder`` undoes it."""
        with self._transaction():
            rows = self._connection.execute(
                "SELECT id FROM conversations WHERE folder_id = ?", (folder.id,)
            ).fetchall()
            self._connection.execute("DELETE FROM folders WHERE id = ?", (folder.id,))
        return DeletedFolder(folder, [row[0] for row in rows])

    def restore_folder(self, deleted: DeletedFolder) -> None:
        """Bring a folder back, and into it what has not been put into another meanwhile."""
        folder = deleted.folder
        with self._transaction():
            self._connection.execute(
                "INSERT INTO folders (id, name, position, is_folded) VALUES (?, ?, ?, ?)",
                (folder.id, folder.name, folder.position, int(folder.is_folded)),
            )
            self._connection.executemany(
                "UPDATE conversations SET folder_id = ? WHERE id = ? AND folder_id IS NULL",
                [(folder.id, conversation_id) for conversation_id in deleted.conversation_ids],
            )

    # Drafts

    def draft(self, conversation_id: int) -> str:
        """What stands in a conversation's composer."""
        row = next(
            self._rows("SELECT text FROM drafts WHERE conversation_id = ?", conversation_id), None
        )
        return str(row[0]) if row else ""

    def save_draft(self, conversation_id: int, text: str) -> None:
        """Keep what stands in a conversation's composer; an empty text forgets it."""
        with self._transaction():
            self._keep_draft(conversation_id, "text", text)

    def waiting_files(self, conversation_id: int) -> tuple[Attachment, ...]:
        """The files that are to go with a conversation's next question."""
        select = "SELECT attachments FROM drafts WHERE conversation_id = ?"
        row = next(self._rows(select, conversation_id), None)
        return unpack(row[0]) if row else ()

    def add_waiting_file(self, conversation_id: int, attachment: Attachment) -> None:
        """Let a file go with the next question, in the place of one of the same name."""
        with self._transaction():
            others = self._waiting_files_but(conversation_id, attachment.name)
            self._keep_draft(conversation_id, "attachments", pack((*others, attachment)))

    def remove_waiting_file(self, conversation_id: int, name: str) -> bool:
        """Let a file not go with the next question; whether a draft is left."""
        with self._transaction():
            others = self._waiting_files_but(conversation_id, name)
            self._keep_draft(conversation_id, "attachments", pack(others))
        select = "SELECT 1 FROM drafts WHERE conversation_id = ?"
        return any(self._rows(select, conversation_id))

    # Inside a transaction

    def _waiting_files_but(self, conversation_id: int, name: str) -> list[Attachment]:
        return [each for each in self.waiting_files(conversation_id) if each.name != name]

    def _forget_draft(self, conversation_id: int, sent: Sequence[Attachment]) -> None:
        gone = {(each.name, each.text) for each in sent}
        waiting = self.waiting_files(conversation_id)
        others = [each for each in waiting if (each.name, each.text) not in gone]
        self._connection.execute("DELETE FROM drafts WHERE conversation_id = ?", (conversation_id,))
        if others:
            self._keep_draft(conversation_id, "attachments", pack(others))

    def _keep_draft(self, conversation_id: int, column: str, value: str) -> None:
        """Change one column of a draft; one of which nothing is left goes."""
        values = {"text": "", "attachments": "", column: value}
        self._connection.execute(
            "INSERT INTO drafts (conversation_id, text, attachments) VALUES (?, ?, ?)"  # noqa: S608 - one of two columns
            f" ON CONFLICT (conversation_id) DO UPDATE SET {column} = excluded.{column}",
            (conversation_id, values["text"], values["attachments"]),
        )
        self._connection.execute(
            "DELETE FROM drafts WHERE conversation_id = ? AND text = '' AND attachments = ''",
            (conversation_id,),
        )

    def _set(self, column: str, value: object, conversation_ids: Sequence[int]) -> None:
        with self._transaction():
            self._connection.executemany(
                f"UPDATE conversations SET {column} = ? WHERE id = ?",  # noqa: S608 - constant names
                [(value, conversation_id) for conversation_id in conversation_ids],
            )

    def _insert_conversation(self, title: str, now: float, preset: str | None = None) -> int:
        cursor = self._connection.execute(
            "INSERT INTO conversations (title, created_at, updated_at, preset) VALUES (?, ?, ?, ?)",
            (title, now, now, preset),
        )
        return int(cursor.lastrowid)


def preset_text(preset: Preset | None) -> str | None:
    """A preset for the database."""
    return json.dumps(values) if preset and (values := chosen(preset)) else None


def preset_from_text(text: str | None) -> Preset:
    """A preset from the database; what is damaged is not chosen."""
    if text is None:
        return NOTHING_CHOSEN
    from app.core.kept_presets import read_preset  # late: most conversations have none

    try:
        return read_preset(json.loads(text))
    except (ValueError, RecursionError):
        return NOTHING_CHOSEN


def _conversation(row: tuple[Any, ...]) -> Conversation:
    made = Conversation._make(row)
    return made._replace(is_unread=bool(made.is_unread), has_draft=bool(made.has_draft))
