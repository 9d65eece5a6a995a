"""Reads and writes messages: trees of them, and answers from their first word to their last."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.core.conversation import NEW_CONVERSATION, Conversation
from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Channel, Message, Role, StopReason
from app.core.presets import Preset
from app.core.reasoning import Parts
from app.storage.conversations_table import ConversationsTable, preset_text
from app.storage.rows import (
    MESSAGE_COLUMNS,
    REVEAL,
    answer_values,
    figures_values,
    joined_journal,
    message_from_row,
    new_message_values,
)
from app.storage.salvage import readable_rows

_MESSAGE_COLUMNS = ", ".join(MESSAGE_COLUMNS)


class MessagesTable(ConversationsTable):
    """The messages of all conversations. Every method is one transaction."""

    _has_gaps = False

    def leaf_id(self, conversation_id: int) -> int | None:
        """The last message of the path that is shown."""
        row = next(
            self._rows("SELECT leaf_id FROM conversations WHERE id = ?", conversation_id), None
        )
        return row[0] if row else None

    def messages(self, conversation_id: int) -> list[Message]:
        """The tree of a conversation, oldest first, without what was deleted and what followed."""
        hidden: set[int | None] = set()
        messages = []
        for row in self._message_rows(conversation_id):
            try:
                message = message_from_row(row)
            except LookupError:  # a damaged word
                self._has_gaps = True
                continue
            if row[-1] is not None or message.parent_id in hidden:
                hidden.add(message.id)
            else:
                messages.append(message)
        return messages

    def take_damage(self) -> bool:
        """Whether messages could not be read since this was last asked; the others were."""
        had_gaps, self._has_gaps = self._has_gaps, False
        return had_gaps

    def _message_rows(self, conversation_id: int) -> list[tuple[Any, ...]]:
        select = f"SELECT {_MESSAGE_COLUMNS}, deleted_at FROM messages"  # noqa: S608 - constants
        try:
            return list(
                self._rows(f"{select} WHERE conversation_id = ? ORDER BY id", conversation_id)
            )
        except AppError as error:
            if error.kind is not ErrorKind.CONVERSATION_DAMAGED:
                raise
        self._has_gaps = True
        select += f" WHERE conversation_id = {int(conversation_id)} AND id > ? AND id <= ?"
        rows = readable_rows(self._connection, select, 0, 1 << 40)
        return [row for row in rows if row is not None]

    # A tree grows

    def add_message(self, message: Message) -> Message:
        """Add a question, or an empty answer that will stream, and show the path to it.

        Returns:
            it with its id.
        """
        with self._transaction():
            return self._insert(message)

    def add_exchange(
        self,
        question: Message,
        answer: Message,
        *,
        title: str,
        forgets_draft: bool = True,
        preset: Preset | None = None,
    ) -> tuple[Message, Message]:
        """Add a question and the empty answer that will stream, or neither.

        Args:
            question: its ``conversation_id`` is ``NEW_CONVERSATION`` to begin one.
            answer: its conversation and parent follow from the question.
            title: of a new conversation.
            forgets_draft: whether the question stood in the composer, whose draft is done with;
                files that came since it was sent still wait.
            preset: of a new conversation.

        Returns:
            both as they are in the database.
        """
        home = question.conversation_id
        with self._transaction():
            if forgets_draft:
                self._forget_draft(home, question.attachments)
            if home == NEW_CONVERSATION:
                home = self._insert_conversation(title, question.created_at, preset_text(preset))
            asked = self._insert(replace(question, conversation_id=home))
            begun = self._insert(replace(answer, conversation_id=home, parent_id=asked.id))
        return asked, begun

    def copy_path(self, path: Sequence[Message], title: str) -> Conversation:
        """Begin a conversation with copies of some messages, each following the one before."""
        now = time.time()
        with self._transaction():
            home = self._insert_conversation(title, now)
            if path:
                self._connection.execute(
                    "UPDATE conversations SET preset ="
                    " (SELECT preset FROM conversations WHERE id = ?) WHERE id = ?",
                    (path[0].conversation_id, home),
                )
            parent_id: int | None = None
            for message in path:
                copy = self._insert(replace(message, conversation_id=home, parent_id=parent_id))
                if message.role is Role.ASSISTANT:
                    self._update(copy.id, answer_values(message))
                parent_id = copy.id
            self._connection.execute(
                "UPDATE conversations SET updated_at = ? WHERE id = ?", (now, home)
            )
        return Conversation(home, title, now, now, parent_id)

    def show_path_to(self, conversation_id: int, leaf_id: int | None) -> None:
        """Choose the branch that is shown."""
        with self._transaction():
            self._set_leaf(conversation_id, leaf_id)

    def delete_message(self, message: Message, leaf_id: int | None) -> None:
        """Hide a message and all that follows it; ``restore_message`` brings them back.

        Args:
            message: to hide.
            leaf_id: end of the path that is shown from now on.
        """
        with self._transaction():
            self._update(message.id, {"deleted_at": time.time()})
            self._set_leaf(message.conversation_id, leaf_id)

    def restore_message(self, message: Message, leaf_id: int, *, if_leaf: int | None) -> None:
        """Undo ``delete_message``.

        Args:
            message: to bring back.
            leaf_id: end of the path that was shown before.
            if_leaf: that path is shown again only if this is still the end of the shown one.
        """
        with self._transaction():
            self._update(message.id, {"deleted_at": None})
            self._connection.execute(
                "UPDATE conversations SET leaf_id = ? WHERE id = ? AND leaf_id IS ?",
                (leaf_id, message.conversation_id, if_leaf),
            )

    def add_edited(self, answer: Message) -> Message:
        """Add an answer that a person has written or changed, and show the path to it."""
        with self._transaction():
            added = self._insert(answer)
            self._update(added.id, answer_values(answer))
        return added

    # The life of an answer

    def append_to_journal(self, message_id: int, parts: Parts, *, revealed: bool = False) -> None:
        """Keep what an answer has gained.

        Args:
            message_id: an answer that streams.
            parts: new text, in order.
            revealed: all the text before it were thoughts.
        """
        with self._transaction():
            self._journal(message_id, parts, revealed=revealed)

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

    def resume_answer(self, answer: Message) -> None:
        """An answer streams again, from where it ended; what it has is in the journal first."""
        with self._transaction():
            parts = [(Channel.REASONING, answer.reasoning), (Channel.ANSWER, answer.text)]
            self._journal(answer.id, [part for part in parts if part[1]])
            self._connection.execute(
                "UPDATE messages SET stop_reason = NULL WHERE id = ?", (answer.id,)
            )

    def recover(self) -> list[int]:
        """Complete the answers that were streaming when the program went down; returns them."""
        with self._transaction():
            unfinished = [
                row[0]
                for row in self._connection.execute(
                    "SELECT id FROM messages WHERE role = 'assistant' AND stop_reason IS NULL"
                )
            ]
            for message_id in unfinished:
                self._finish(message_id, StopReason.INTERRUPTED, None)
        return unfinished

    # Inside a transaction

    def _journal(self, message_id: int, parts: Parts, *, revealed: bool = False) -> None:
        rows = [(message_id, channel.value, text) for channel, text in parts]
        if revealed:
            rows.insert(0, (message_id, REVEAL, ""))
        self._connection.executemany(
            "INSERT INTO journal (message_id, channel, text) VALUES (?, ?, ?)", rows
        )

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
        values: dict[str, object] = {
            "reasoning": reasoning,
            "text": answer,
            "stop_reason": stop_reason.value,
        }
        if figures is not None:
            values |= figures_values(figures)
        self._update(message_id, values)
        self._connection.execute("DELETE FROM journal WHERE message_id = ?", (message_id,))

    def _update(self, message_id: int, values: dict[str, object]) -> None:
        assignments = ", ".join(f"{name} = ?" for name in values)
        self._connection.execute(
            f"UPDATE messages SET {assignments} WHERE id = ?",  # noqa: S608 - constant columns
            (*values.values(), message_id),
        )

    def _set_leaf(self, conversation_id: int, leaf_id: int | None) -> None:
        self._connection.execute(
            "UPDATE conversations SET leaf_id = ? WHERE id = ?", (leaf_id, conversation_id)
        )

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
