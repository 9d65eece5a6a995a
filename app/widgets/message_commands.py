"""Carries out what the reader wants of a message: each action of the view, and who does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.core.messages import Role
from app.core.translatable import mark
from app.viewmodels.chat import ChatViewModel
from app.viewmodels.language import say
from app.viewmodels.shown_conversation import Deletion
from app.widgets.composer import Composer
from app.widgets.conversation_view import ConversationView
from app.widgets.notice import Notice
from app.widgets.offered_actions import MessageAction

BUSY = mark("Stop the answer first, or wait until it has ended.")
_NOT_READ = mark("The conversation is being read. Try again in a moment.")


class MessageCommands(QObject):
    """Between the conversation view and the chat."""

    def __init__(
        self,
        view: ConversationView,
        chat: ChatViewModel,
        composer: Composer,
        notice: Notice,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._view = view
        self._chat = chat
        self._composer = composer
        self._notice = notice
        self._when_idle: dict[MessageAction, Callable[[int], object]] = {
            MessageAction.EDIT: self.edit,
            MessageAction.REGENERATE: chat.regenerate,
            MessageAction.CONTINUE: chat.continue_answer,
            MessageAction.DELETE: chat.delete_message,
        }
        self._always: dict[MessageAction, Callable[[int], object]] = {
            MessageAction.BRANCH: chat.branch,
            MessageAction.COMPARE: self.compare,
            MessageAction.DETAILS: self.show_details,
        }
        view.action_requested.connect(self._on_action)
        view.version_chosen.connect(self._on_version_chosen)
        view.question_edited.connect(chat.edit_question)
        view.answer_now_requested.connect(chat.answer_now)
        view.retry_warmer_requested.connect(self._on_retry_warmer)
        view.quote_requested.connect(composer.quote)
        chat.message_deleted.connect(self._on_deleted)
        composer.refused.connect(lambda: notice.tell(say(BUSY)))

    def compare(self, message_id: int) -> None:
        """Show the versions of an answer side by side."""
        from app.widgets.compare_thoughts import ComparisonDialog  # late: seldom needed, and large

        tree = self._chat.tree
        versions = [tree[number] for number in tree.versions(message_id)]
        if len(versions) > 1:
            ComparisonDialog(versions, self._window).open()

    def edit(self, message_id: int) -> None:
        """Let the reader put a question or an answer in other words."""
        message = self._chat.tree[message_id]
        if message.role is Role.USER:
            self._view.edit_question(message_id)
            return
        from app.widgets.answer_editor import AnswerEditor  # late: as above

        editor = AnswerEditor(message, self._window)

        def keep(reasoning: str, text: str) -> None:
            if self._chat.is_busy or message_id not in self._chat.tree:
                editor.say(say(BUSY if self._chat.is_busy else _NOT_READ))
                return
            self._chat.edit_answer(message_id, reasoning, text)
            editor.close()

        editor.edited.connect(keep)
        editor.open()

    def show_details(self, message_id: int) -> None:
        """Say how an answer was made."""
        from app.widgets.answer_details import show_details  # late: as above

        rows = (a.actions_row for a in self._view.answers if a.message.id == message_id)
        row = next(rows, None)
        button = row.button(MessageAction.DETAILS) if row else None
        message, energy_use = self._chat.tree[message_id], self._chat.energy_use
        show_details(message, button or self._view, energy_use)

    @Slot(object, int)
    def _on_action(self, action: MessageAction, message_id: int) -> None:
        if (run := self._always.get(action)) or (
            (run := self._when_idle.get(action)) and self._is_free()
        ):
            run(message_id)

    @Slot(int)
    def _on_version_chosen(self, message_id: int) -> None:
        if self._is_free():
            self._chat.show_version(message_id)

    def _on_retry_warmer(self) -> None:
        if self._chat.messages and self._is_free():
            self._chat.regenerate(self._chat.messages[-1].id, is_warmer=True)

    @Slot(object)
    def _on_deleted(self, deletion: Deletion) -> None:
        is_answer = deletion.message.role is Role.ASSISTANT
        answer = say("The answer was deleted.")
        what = answer if is_answer else say("The question and what followed were deleted.")
        self._notice.offer(what, say("Undo"), lambda: self._chat.restore_message(deletion))

    def _is_free(self) -> bool:
        if self._chat.is_busy:
            self._notice.tell(say(BUSY))
        return not self._chat.is_busy
