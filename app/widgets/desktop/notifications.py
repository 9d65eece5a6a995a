"""Says through the system that an answer or a model is there, while other programs are used."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.core.messages import Message, StopReason
from app.core.settings import Settings
from app.viewmodels.language import say

if TYPE_CHECKING:
    from app.system.session_bus import SessionBus
    from app.viewmodels.answer_streams import AnswerStreams
    from app.viewmodels.conversations import ConversationList
    from app.viewmodels.download import Download
    from app.widgets.desktop.tray_notice import TrayNotice

_SHOWN_CHARACTERS = 160
_ENDED_BY_USER = (StopReason.STOPPED,)


class Notifications(QObject):
    """Nothing of a conversation is in them unless the settings say so.

    Signals:
        clicked(str): somebody wants the window; with the token that lets it come to the front.
    """

    clicked = Signal(str)

    def __init__(
        self,
        bus: SessionBus,
        conversations: ConversationList,
        settings: Callable[[], Settings],
        is_locked: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """Say nothing yet.

        Args:
            bus: of the session, on Linux.
            conversations: for their titles.
            settings: as they are now.
            is_locked: whether nothing of the conversations may be seen.
            parent: owner.
        """
        super().__init__(parent)
        self._bus = bus
        self._conversations = conversations
        self._settings = settings
        self._is_locked = is_locked
        self._show: Callable[[str, str], None] | None = None
        self._tray: TrayNotice | None = None

    def follow(self, answers: AnswerStreams, *, are_private: bool = False) -> None:
        """Tell of the ends of answers.

        Args:
            answers: of a window.
            are_private: nothing of them is ever shown: they are incognito.
        """
        answers.ended.connect(
            lambda message: self._on_answer_ended(message, is_private=are_private)
        )

    @Slot(object)
    def tell_of_download(self, download: Download) -> None:
        """A model has arrived."""
        if self._settings().notifies_of_downloads and download.path is not None:
            self._tell(say("A model is here"), download.path.name)

    def _on_answer_ended(self, message: Message, *, is_private: bool) -> None:
        settings = self._settings()
        if not settings.notifies_of_answers or message.stop_reason in _ENDED_BY_USER:
            return
        is_whole = message.stop_reason is StopReason.END_OF_ANSWER
        title = say("The answer is there") if is_whole else say("The answer has ended early")
        if not settings.notices_show_text or is_private or self._is_locked():
            self._tell(title, "")
            return
        known = self._conversations.get(message.conversation_id)
        text = " ".join(message.text[: 4 * _SHOWN_CHARACTERS].split())
        shown = text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"
        self._tell(known.title if known else title, shown)

    def _tell(self, title: str, text: str) -> None:
        if QApplication.activeWindow() is not None:
            return  # one of ours is in front
        if self._show is None:
            self._show = self._make()
        self._show(title, text)

    def _make(self) -> Callable[[str, str], None]:
        if sys.platform != "linux":
            from app.widgets.desktop.tray_notice import TrayNotice

            self._tray = TrayNotice(self)
            self._tray.clicked.connect(lambda: self.clicked.emit(""))
            return self._tray.show
        from app.system.bus_notifications import BusNotifications

        shown = BusNotifications(self._bus, QApplication.applicationName(), self.clicked.emit)
        return lambda title, text: shown.show(title, text, say("Open"))
