"""The window: sidebar, conversation, composer, menus; it connects widgets and view-models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.messages import Message, StopReason
from app.system.late_imports import import_late
from app.viewmodels.chat import ChatViewModel
from app.viewmodels.conversations import ConversationList
from app.viewmodels.language import say
from app.viewmodels.models import ModelsViewModel
from app.widgets.composer import Composer
from app.widgets.conversation_view import ConversationView
from app.widgets.least_size import LeastSize
from app.widgets.main_menus import MainMenus
from app.widgets.models_menu import ModelsMenu
from app.widgets.notice import Notice
from app.widgets.sidebar import Sidebar
from app.widgets.sidebar_fold import SidebarFold
from app.widgets.status_line import StatusLine
from app.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from app.core.conversation import Conversation
    from app.widgets import wording
else:
    wording = import_late("app.widgets.wording")

APP_TITLE = "Penseur"
_LEAST = QSize(460, 380)
FRAME_PX = 16
"""How far the composer's frame reaches beyond the text column."""


class MainWindow(QMainWindow):
    """Everything a person sees but the dialogs.

    Signals:
        appearance_chosen(Appearance): from the View menu.
        models_requested: the Models window is wanted.
        servers_requested: the dialog of servers is wanted.
        running_requested: the dialog of how models run is wanted.
        closed: the user closes the window.
        first_painted: the window is on the screen.
    """

    appearance_chosen = Signal(object)
    models_requested = Signal()
    servers_requested = Signal()
    running_requested = Signal()
    closed = Signal()
    first_painted = Signal()

    def __init__(
        self, chat: ChatViewModel, conversations: ConversationList, models: ModelsViewModel
    ) -> None:
        super().__init__()
        self._is_painted = False
        self.chat = self._chat = chat
        self._conversations = conversations
        self._models = models
        self.setWindowTitle(APP_TITLE)
        LeastSize(self, _LEAST)
        self.resize(1120, 760)
        self.sidebar = Sidebar(conversations)
        self._fold = SidebarFold(self.sidebar, self)
        self.top_bar = TopBar()
        self.view = ConversationView()
        self.composer = Composer()
        self.notice = Notice()
        self.status = StatusLine()
        self._build_center()
        self._build_menus()
        self._connect()
        self._on_path_changed()
        self._on_model_changed()

    # Building

    def _build_center(self) -> None:
        self._foot = QWidget()
        self._foot_layout = QVBoxLayout(self._foot)
        self._foot_layout.setSpacing(7)
        self._foot_layout.addWidget(self.notice)
        self._foot_layout.addWidget(self.composer)
        self._foot_layout.addWidget(self.status)
        center = QWidget()
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.sidebar)
        self._splitter.addWidget(center)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([252, 868])
        self._splitter.setChildrenCollapsible(False)
        self.setCentralWidget(self._splitter)

    def _build_menus(self) -> None:
        self.models_menu = ModelsMenu(self._models, self)
        self.models_menu.models_requested.connect(self.models_requested)
        self.models_menu.servers_requested.connect(self.servers_requested)
        self.models_menu.running_requested.connect(self.running_requested)
        self.top_bar.set_models_menu(self.models_menu)
        self.menus = MainMenus(self.menuBar(), self.models_menu)
        self.menus.new_requested.connect(self.start_conversation)
        self.menus.stop_requested.connect(self._chat.stop)
        self.menus.find_requested.connect(self.view.open_find)
        self.menus.quit_requested.connect(self.close)
        self.menus.sidebar_toggled.connect(self.toggle_sidebar)
        self.menus.appearance_chosen.connect(self.appearance_chosen)

    def _connect(self) -> None:
        chat = self._chat
        self.top_bar.fold_requested.connect(self.toggle_sidebar)
        self.sidebar.new_requested.connect(self.start_conversation)
        self.sidebar.opened.connect(self.open_conversation)
        self.sidebar.opened.connect(self._fold.fold_where_narrow)
        self.composer.submitted.connect(chat.send)
        self.composer.stopped.connect(chat.stop)
        self.composer.draft_changed.connect(chat.save_draft)
        self.view.column_moved.connect(self._on_column_moved)
        chat.conversation_opened.connect(self._on_conversation_opened)
        chat.path_changed.connect(self._on_path_changed)
        chat.message_added.connect(self.view.add_message)
        chat.message_changed.connect(self._on_message_changed)
        chat.phase_changed.connect(self._on_phase_changed)
        chat.conversation_changed.connect(self._on_conversation_changed)
        chat.question_accepted.connect(self.composer.forget)
        chat.draft_loaded.connect(self._on_draft_loaded)
        self._conversations.dataChanged.connect(self._show_title)
        self._conversations.loaded.connect(self._on_conversations_loaded)
        self._models.current_changed.connect(self._on_model_changed)
        for source in (chat, self._conversations, self._models):
            source.problem_occurred.connect(self.show_problem)

    def complete(self) -> None:
        """Add what the first picture can do without."""
        from app.viewmodels.attaching import Attaching
        from app.widgets.attachments import Attachments
        from app.widgets.draft_estimate import DraftEstimate
        from app.widgets.forgotten_rule import ForgottenMark
        from app.widgets.link_question import ask_to_open
        from app.widgets.machine_wording import retreats
        from app.widgets.message_commands import MessageCommands
        from app.widgets.sidebar_commands import SidebarCommands
        from app.widgets.thinking_button import ThinkingButton

        self.top_bar.complete()
        self.thinking = ThinkingButton()
        self.composer.add_beside_button(self.thinking)
        self.thinking.chosen_once.connect(self._chat.think_once)
        self._chat.thinking_became_usual.connect(self.thinking.show_usual)
        MessageCommands(self.view, self._chat, self.composer, self.notice, self)
        SidebarCommands(self.sidebar, self._conversations, self._chat, self.composer, self.notice)
        estimate = DraftEstimate(self.composer, self._chat, self.status)
        attaching = Attaching(self._chat)
        self.attachments = Attachments(attaching, self.composer, self, self.show_problem)
        attaching.changed.connect(estimate.refresh)
        self.closed.connect(attaching.close)
        self.menus.add_to_chat(say("Attach text files…"), self.attachments.choose, name="attach")
        ForgottenMark(self.view, self._chat)
        self._models.retreated.connect(lambda fit: self.notice.tell(retreats(fit)))
        self.view.link_activated.connect(lambda address: ask_to_open(address, APP_TITLE, self))
        self._chat.message_added.connect(self._show_versions)
        self._show_versions()

    # Actions

    def start_conversation(self) -> None:
        """Show an empty conversation; what stands in the composer is kept for the present one."""
        self.composer.flush_draft()
        self._chat.start_conversation()

    @Slot(object)
    def open_conversation(self, conversation: Conversation) -> None:
        """Show a conversation; what stands in the composer is kept for the present one."""
        if self._chat.wanted_id != conversation.id:
            self.composer.flush_draft()
            self.view.make_way()
            self._chat.open_conversation(conversation)

    def toggle_sidebar(self) -> None:
        """Show or hide the list of conversations."""
        self._fold.toggle()

    @Slot(object)
    def show_problem(self, error: AppError) -> None:
        """Say what happened and what to do."""
        self.notice.tell(wording.sentence(error))

    # Events

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 # Qt's name
        """Tab reaches the messages through the view, not at the end of Qt's order."""
        return self.view.focus_outside(is_forward=next) or super().focusNextPrevChild(next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is something to see."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the draft, then go."""
        self.composer.flush_draft()
        self.view.typesetting.close()
        self.closed.emit()
        super().closeEvent(event)

    # Inside

    def _on_column_moved(self, side: int) -> None:
        """Keep the composer as wide as the text column, its own text below the text."""
        self._foot_layout.setContentsMargins(side - FRAME_PX, 6, side - FRAME_PX, 10)

    def _on_model_changed(self) -> None:
        self.top_bar.show_model(self._models.current, self._models.peers)
        self._on_phase_changed()

    def _on_path_changed(self) -> None:
        self.view.show_messages(self._chat.messages)
        self._show_versions()
        self.sidebar.show_current(self._chat.conversation)
        self._show_title()
        self._on_phase_changed()

    def _on_conversation_opened(self) -> None:
        self.composer.set_text("")
        self.composer.setFocus()

    def _on_draft_loaded(self, draft: str) -> None:
        if not self.composer.text:  # who has begun to type meanwhile keeps what they typed
            self.composer.set_text(draft)

    def _show_versions(self) -> None:
        if self._chat.messages:
            self.view.set_versions(self._chat.versions())

    def _on_message_changed(self, message: Message) -> None:
        running = self._chat.running
        self.view.update_message(message, running.figures if running else None)
        if running and self.view.answers:
            pane = self.view.answers[-1].pane
            pane.set_budget(running.figures.reasoning_tokens, running.budget_tokens)
        if message.stop_reason not in (None, StopReason.FAILED):
            self.notice.withdraw()

    def _on_phase_changed(self) -> None:
        running = self._chat.running
        self.composer.set_answering(running is not None)
        self.status.show_state(
            self._models.current,
            self._models.state,
            self._chat.phase,
            running.prompt_share if running else 0.0,
            self._models.peers,
        )
        if running and self.view.answers:
            self.view.answers[-1].show_state(self.status.state.text())
        self.status.show_figures(
            self._chat.figures, self._models.context_tokens, self._chat.messages
        )

    def _on_conversation_changed(self, conversation: Conversation) -> None:
        self._conversations.put_first(conversation)
        self.sidebar.show_current(self._chat.conversation)
        self._show_title()

    def _on_conversations_loaded(self) -> None:
        self.sidebar.show_current(self._chat.conversation)
        self._show_title()

    def _show_title(self) -> None:
        shown = self._chat.conversation
        known = self._conversations.get(shown.id) if shown else None
        title = known.title if known else ""
        self.top_bar.title.setText(
            title or (say("New conversation") if shown is None else shown.title)
        )
        self.setWindowTitle(f"{title} – {APP_TITLE}" if title else APP_TITLE)
