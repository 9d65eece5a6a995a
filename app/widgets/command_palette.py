"""The command palette: all that can be done, found by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QMainWindow, QVBoxLayout

from app.viewmodels.language import say
from app.widgets.announcements import announce
from app.widgets.command_list import CommandDelegate, CommandList
from app.widgets.commands import Command, Offer
from app.widgets.veil import Veil

_WIDEST_PX = 620
_TALLEST_PX = 460
_INSET_PX = 24
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class CommandPalette(Veil):
    """A field and, below it, what fits; arrows choose, Enter does it.

    Attributes:
        field: for the letters.
        results: the list.

    Signals:
        chosen(Command): it is to be done; the palette is closed already.
    """

    chosen = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._menu_bar = window.menuBar()
        self._menu_bar.installEventFilter(self)
        self._offer: Offer | None = None
        self._model = CommandList()
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("What do you want to do?"))
        self.field.setAccessibleName(say("Find a command, a conversation, a model or a setting"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._find)
        self.results = QListView()
        self.results.setAccessibleName(say("Commands"))
        self.results.setObjectName("searchResults")
        self.results.setModel(self._model)
        self.results.setItemDelegate(CommandDelegate(self.results))
        self.results.setUniformItemSizes(True)
        self.results.setMouseTracking(True)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.clicked.connect(self._choose)
        self.results.selectionModel().currentChanged.connect(self._on_current_changed)
        self._nothing = QLabel(say("Nothing fits. Try fewer letters."))
        self._nothing.setObjectName("hint")
        self._nothing.setWordWrap(True)
        layout = QVBoxLayout(self.frame)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.results, 1)
        layout.addWidget(self._nothing)

    def open(self, offer: Offer) -> None:
        """Show what there is."""
        self._offer = offer
        self.field.clear()
        self._find()
        self.show_over(self.field)

    def close_veil(self) -> None:
        """Go; what was read for it is forgotten."""
        super().close_veil()
        self._forget()

    def place_frame(self) -> None:
        """Near the top, in the middle."""
        area = self.size()
        width = min(_WIDEST_PX, area.width() - 2 * _INSET_PX)
        tallest = min(_TALLEST_PX, area.height() - 2 * _INSET_PX)
        layout = self.frame.layout()
        assert layout is not None
        height = tallest if self._model.rowCount() else layout.totalHeightForWidth(width)
        self.frame.resize(width, min(tallest, height))
        self.frame.move((area.width() - width) // 2, _INSET_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys for the list come from the field; a window that is locked shows no titles."""
        kind = event.type()
        is_locked = watched is self._menu_bar and not self._menu_bar.isEnabled()
        if is_locked and kind is QEvent.Type.EnabledChange:
            self.close_veil()
        is_key = kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.field and is_key and self._take_key(event):  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002 # Qt's name
        """Tab stays in the field: it is all there is."""
        return True

    # Inside

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.results.currentIndex())
            return True
        count = self._model.rowCount()
        if key not in _MOVES or not count:
            return False
        row, step = self.results.currentIndex().row(), _MOVES[Qt.Key(key)]
        is_beyond = not 0 <= row + step < count
        row = (row + step) % count if is_beyond and abs(step) == 1 else row + step
        self.results.setCurrentIndex(self._model.index(max(0, min(count - 1, row))))
        return True

    @Slot()
    def _find(self) -> None:
        if self._offer is None:
            return
        self._model.show(self._offer.find(self.field.text()))
        has_results = self._model.rowCount() > 0
        self.results.setVisible(has_results)
        self._nothing.setVisible(not has_results)
        if has_results:
            self.results.setCurrentIndex(self._model.index(0))
        else:
            announce(self.field, self._nothing.text())
        self.place_frame()

    @Slot(QModelIndex)
    def _on_current_changed(self, index: QModelIndex) -> None:
        """The field keeps the focus: who listens hears the chosen row there."""
        words = index.data(Qt.ItemDataRole.AccessibleTextRole) or ""
        self.field.setAccessibleDescription(words)
        if words and self.isVisible():
            announce(self.field, words)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            command: Command = index.data(CommandList.FoundRole).command
            self.close_veil()
            self.chosen.emit(command)

    def _forget(self) -> None:
        self._offer = None
        self._model.show(())
        self.field.clear()
