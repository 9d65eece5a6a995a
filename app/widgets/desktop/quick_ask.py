"""A small window for one quick question; its answer is kept nowhere unless it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.conversation import NEW_CONVERSATION
from app.core.errors import AppError
from app.core.messages import Message
from app.core.translatable import mark
from app.viewmodels.incognito import IncognitoSession
from app.viewmodels.language import say
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.running_answer import Phase
from app.widgets import wording
from app.widgets.conversation_view import ConversationView
from app.widgets.elided_label import ElidedLabel
from app.widgets.link_question import ask_to_open
from app.widgets.mirroring import set_margins
from app.widgets.offered_actions import MessageAction
from app.widgets.theme import current_theme
from app.widgets.word_button import word_button

WIDTH_PX = 640
_ANSWER_PX = 420
_TOP_SHARE = 0.22
"""How far below the top of the screen it stands."""
_PHASES = {
    Phase.WAITING: mark("Waiting for the model…"),
    Phase.READING: mark("Reading the question…"),
    Phase.THINKING: mark("Thinking…"),
    Phase.ANSWERING: mark("Answering…"),
}
_RADIUS_PX = 14


class QuickAsk(QWidget):
    """One line to ask; thoughts and answer below it. Escape hides it.

    Attributes:
        field: where the question is typed.
        view: the answer.
        state: what is going on, who gets the text, or what went wrong.
        keep: opens the answer in the main window.

    Signals:
        kept(list[Message]): question and answer are to be a conversation.
        hidden: it is out of sight.
    """

    kept = Signal(list)
    hidden = Signal()

    def __init__(
        self, make_session: Callable[[], IncognitoSession], models: ModelsViewModel, app_name: str
    ) -> None:
        """Build it, hidden.

        Args:
            make_session: a place for questions and answers, in memory alone.
            models: the current one answers.
            app_name: of the program.
        """
        super().__init__(None, _flags())
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(say("Quick question"))
        self._make_session = make_session
        self._models = models
        self._session: IncognitoSession | None = None
        self.field = QLineEdit()
        self.field.setObjectName("quickQuestion")
        self.field.setPlaceholderText(say("Ask something"))
        self.field.setAccessibleName(say("Question"))
        self.field.returnPressed.connect(self.ask)
        self.view = ConversationView()
        self.view.link_activated.connect(lambda address: ask_to_open(address, app_name, self))
        self.view.action_requested.connect(self._on_action)
        self.view.question_edited.connect(lambda _id, text: self._ask(text))
        self.view.answer_now_requested.connect(self._answer_now)
        self.state = ElidedLabel()
        self.state.setAccessibleName(say("State"))
        self.keep = word_button(say("Open in Penseur"), self._on_keep)
        self._lay_out()
        models.current_changed.connect(self._show_state)
        self._show_state()

    def _lay_out(self) -> None:
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        set_margins(foot, 6, 0, 0, 0)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._foot)
        self.view.hide()
        self.resize(WIDTH_PX, self.minimumSizeHint().height())

    # What is asked

    @property
    def messages(self) -> list[Message]:
        """Question and answer; empty before the first."""
        return self._session.chat.messages if self._session else []

    def ask(self) -> None:
        """Ask what is typed; the question before it is forgotten."""
        if text := self.field.text().strip():
            self._ask(text)

    def forget(self) -> None:
        """Nothing was asked."""
        self.field.clear()
        if self._session is not None:
            self._session.close()
            self._session = None
            self.view.show_messages([])
        self.view.hide()
        self._show_state()
        self.resize(WIDTH_PX, self.minimumSizeHint().height())

    def close_for_good(self) -> None:
        """The program ends."""
        self.forget()
        self.view.typesetting.close()
        self.deleteLater()

    def _ask(self, text: str) -> None:
        if self._session is not None and self._session.chat.is_busy:
            self._session.chat.stop()
        if self._session is not None:
            self._session.close()
        self._session = session = self._make_session()
        chat = session.chat
        chat.path_changed.connect(self._on_path_changed)
        chat.message_added.connect(self._on_message_added)
        chat.message_changed.connect(self._on_message_changed)
        chat.phase_changed.connect(self._show_state)
        chat.problem_occurred.connect(self._on_problem)
        self.field.selectAll()
        self._show_state()
        chat.send(text)

    # What is shown

    def show_here(self) -> None:
        """Come up on the screen where the pointer is, the question ready to be typed over."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        width = min(WIDTH_PX, room.width())
        self.resize(width, min(self.height(), room.height()))
        self.move(
            room.left() + (room.width() - width) // 2, room.top() + int(room.height() * _TOP_SHARE)
        )
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sheet with round corners."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.window))
        painter.setPen(QPen(QColor(theme.border), 1))
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _RADIUS_PX, _RADIUS_PX)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape hides; the answer is there when it comes up again."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It is moved by whatever of it does nothing else."""
        handle = self.windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed, it forgets."""
        super().closeEvent(event)
        self.forget()

    def event(self, event: QEvent) -> bool:
        """Tell when it goes out of sight."""
        result = super().event(event)
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.hidden.emit()
        return result

    # Inside

    @Slot()
    def _on_path_changed(self) -> None:
        messages = self.messages
        self.view.show_messages(messages)
        if messages and self.view.isHidden():
            self.view.show()
            room = self.screen().availableGeometry()
            height = self.minimumSizeHint().height() + _ANSWER_PX
            self.resize(self.width(), min(height, room.bottom() - self.y()))
        self._show_state()

    @Slot(object)
    def _on_message_added(self, message: Message) -> None:
        if len(self.messages) <= 2:
            self._on_path_changed()
        else:
            self.view.add_message(message)

    @Slot(object)
    def _on_message_changed(self, message: Message) -> None:
        running = self._session.chat.running if self._session else None
        self.view.update_message(message, running.figures if running else None)

    @Slot(object)
    def _on_problem(self, error: AppError) -> None:
        self.state.setText(wording.sentence(error))

    @Slot(object, int)
    def _on_action(self, action: MessageAction, message_id: int) -> None:
        """What is more than another answer needs the main window."""
        if self._session is None or self._session.chat.is_busy:
            return
        if action is MessageAction.REGENERATE:
            self._session.chat.regenerate(message_id)
        elif action is MessageAction.CONTINUE:
            self._session.chat.continue_answer(message_id)
        elif action is MessageAction.EDIT and self.messages[0].id == message_id:
            self.view.edit_question(message_id)
        elif action is MessageAction.DELETE:
            self.forget()
        else:
            self._on_keep()

    def _answer_now(self) -> None:
        if self._session is not None:
            self._session.chat.answer_now()

    def _on_keep(self) -> None:
        if self._session is None or self._session.chat.is_busy or not self.messages:
            return
        path = [replace(each, conversation_id=NEW_CONVERSATION) for each in self.messages]
        self.kept.emit(path)
        self.hide()
        self.forget()

    @Slot()
    def _show_state(self) -> None:
        chat = self._session.chat if self._session else None
        is_done = chat is not None and bool(chat.messages) and not chat.is_busy
        self.keep.setVisible(is_done)
        self._foot.setVisible(True)
        self.state.setText(self._state(chat.phase if chat else None))
        if chat is not None and chat.running and self.view.answers:
            self.view.answers[-1].show_state(self.state.text())

    def _state(self, phase: Phase | None) -> str:
        model = self._models.current
        if model is None:
            return say("No model: get one from the Models menu")
        if model.leaves_computer:
            return say("Your text goes to {host}", host=model.host)
        if phase is not None:
            return say(_PHASES[phase])
        if self.messages:
            return say("Kept nowhere unless you open it in Penseur")
        return say("{model} answers on this computer", model=model.name)


def _flags() -> Qt.WindowType:
    kinds = Qt.WindowType
    return kinds.Window | kinds.FramelessWindowHint | kinds.WindowStaysOnTopHint
