"""Opens the search through all conversations, and goes where its hits are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.errors import AppError
from app.core.messages import Channel
from app.core.search import Hit, Place
from app.core.translatable import mark
from app.viewmodels.chat import ChatViewModel
from app.viewmodels.language import say
from app.viewmodels.search import IndexKeeper, SearchViewModel
from app.widgets.search_panel import SearchPanel

if TYPE_CHECKING:
    from app.core.conversation import Conversation
    from app.widgets.main_window import MainWindow

_GONE = mark("That place is not there any more.")


class SearchCommands(QObject):
    """The panel, made when first opened, and the way from a hit to its place.

    Attributes:
        search: what is asked and found.
        panel: over the window; ``None`` until it was opened.
    """

    def __init__(
        self,
        search: SearchViewModel,
        keeper: IndexKeeper,
        chat: ChatViewModel,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self.search = search
        self.panel: SearchPanel | None = None
        self._keeper = keeper
        self._chat = chat
        self._window = window
        self._wanted: Hit | None = None
        chat.path_changed.connect(self._on_path_changed)

    @Slot()
    def open(self) -> None:
        """Open the panel."""
        self._keeper.start()
        if self.panel is None:
            self.panel = SearchPanel(self.search, self._window)
            self.panel.chosen.connect(self.go_to)
        self.panel.open()

    @Slot(object)
    def go_to(self, hit: Hit) -> None:
        """Open the conversation of a hit, at its place, with the words marked."""
        self._window.view.setFocus()
        shown = self._chat.conversation
        if shown is not None and shown.id == hit.conversation_id:
            self._go_inside(hit)
            return

        def located(result: Conversation | AppError | None) -> None:
            if isinstance(result, AppError):
                self._window.show_problem(result)
            elif result is None:
                self._window.notice.tell(say(_GONE))
            else:
                self._wanted = None if hit.place is Place.TITLES else hit
                self._window.open_conversation(result)

        self.search.locate(hit, located)

    def _go_inside(self, hit: Hit) -> None:
        """Go to a place in the conversation that is shown."""
        if hit.place is Place.TITLES:
            return
        if self._is_on_path(hit):
            self._reveal(hit)
        elif hit.message_id in self._chat.tree and not self._chat.is_busy:
            self._wanted = hit
            self._chat.show_version(hit.message_id)
        else:
            self._window.notice.tell(say(_GONE))

    @Slot()
    def _on_path_changed(self) -> None:
        hit, shown = self._wanted, self._chat.conversation
        if hit is None:
            return
        if shown is not None and shown.id == hit.conversation_id and self._is_on_path(hit):
            self._reveal(hit)
        self._wanted = None

    def _is_on_path(self, hit: Hit) -> bool:
        return any(message.id == hit.message_id for message in self._chat.messages)

    def _reveal(self, hit: Hit) -> None:
        channel = Channel.REASONING if hit.place is Place.THOUGHTS else Channel.ANSWER
        self._window.view.reveal(hit.message_id, channel, hit.start, hit.length)
