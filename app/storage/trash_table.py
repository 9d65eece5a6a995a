"""Lists what was deleted, brings it back, and erases it.

A conversation is erased in steps, from its last message up, so that no step keeps the journal
waiting and none cascades deeper than SQLite allows (1,000 triggers).
"""

from __future__ import annotations

from app.core.message_tree import MessageTree
from app.core.trash import DAY_S, KEPT_DAYS, Trashed
from app.storage.database import expected_failures
from app.storage.messages_table import MessagesTable

_STEP = 200
_BEING_ERASED = 0.0  # deleted in 1970: an erasure that was cut off is finished by the next purge
_TEXT_LENGTH = 200
_INSIDE = "SELECT id FROM messages WHERE conversation_id = ? ORDER BY id DESC LIMIT ?"
_BELOW = """
    WITH RECURSIVE below (id) AS (
        SELECT id FROM messages WHERE id = ?
        UNION
        SELECT m.id FROM below JOIN messages m ON m.parent_id = below.id
    ) SELECT id FROM below ORDER BY id DESC LIMIT ?
"""


class TrashTable(MessagesTable):
    """The trash."""

    def trashed(self) -> list[Trashed]:
        """Deleted conversations, and deleted messages of the others, the latest first."""
        found = [
            Trashed(key, 0, title, "", deleted_at)
            for key, title, deleted_at in self._rows(
                "SELECT id, title, deleted_at FROM conversations WHERE deleted_at > ?"
                " AND id NOT IN (SELECT conversation_id FROM arrivals)",  # an import's, hidden
                _BEING_ERASED,
            )
        ]
        found += [
            Trashed(*row)
            for row in self._rows(
                "SELECT c.id, m.id, c.title,"
                " substr(CASE m.text WHEN '' THEN m.reasoning ELSE m.text END, 1, ?), m.deleted_at"
                " FROM messages m JOIN conversations c ON c.id = m.conversation_id"
                " WHERE m.deleted_at > ? AND c.deleted_at IS NULL",
                _TEXT_LENGTH,
                _BEING_ERASED,
            )
        ]
        return sorted(found, key=lambda trashed: -trashed.deleted_at)

    def restore(self, trashed: Trashed) -> None:
        """Bring it back; of a message, the path to it is shown when it can be."""
        if not trashed.message_id:
            self.restore_conversation(trashed.conversation_id)
            return
        self._write("UPDATE messages SET deleted_at = NULL WHERE id = ?", trashed.message_id)
        tree = MessageTree(self.messages(trashed.conversation_id))
        if trashed.message_id in tree:  # else it follows another that was deleted
            self.show_path_to(trashed.conversation_id, tree.leaf_below(trashed.message_id))

    def expired(self, now: float) -> list[Trashed]:
        """What was deleted long enough ago to be erased."""
        until = now - KEPT_DAYS * DAY_S
        conversations = self._rows(
            "SELECT id FROM conversations WHERE deleted_at < ?"
            " AND id NOT IN (SELECT conversation_id FROM arrivals)",
            until,
        )
        messages = self._rows(
            "SELECT conversation_id, id FROM messages WHERE deleted_at < ?", until
        )
        return [
            *(Trashed(key, 0, "", "", _BEING_ERASED) for (key,) in conversations),
            *(Trashed(home, key, "", "", _BEING_ERASED) for home, key in messages),
        ]

    def erase(self, trashed: Trashed) -> None:
        """Delete it for good, a message with all that follows it."""
        while self.erase_some(trashed):
            pass

    def erase_some(self, trashed: Trashed) -> bool:
        """A step of ``erase``; whether there is more to do."""
        key = trashed.message_id or trashed.conversation_id
        table = "messages" if trashed.message_id else "conversations"
        mark = f"UPDATE {table} SET deleted_at = ? WHERE id = ?"  # noqa: S608 - one of two names
        with self._transaction():
            self._connection.execute(mark, (_BEING_ERASED, key))
            rows = list(self._rows(_BELOW if trashed.message_id else _INSIDE, key, _STEP))
            self._connection.executemany("DELETE FROM messages WHERE id = ?", rows)
            if not rows and not trashed.message_id:
                self._connection.execute("DELETE FROM drafts WHERE conversation_id = ?", (key,))
                self._connection.execute("DELETE FROM conversations WHERE id = ?", (key,))
        if not rows:
            with expected_failures(self.path):  # the log still has what was deleted
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(rows)
