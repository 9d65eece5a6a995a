"""The list of the steps of a trace, in a small window below its button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.outline import Step, StepKind
from app.core.translatable import mark
from app.viewmodels.language import say
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

_WIDTH_PX = 380
_TALLEST_PX = 360
_MARGIN_PX = 5
_ICONS = {
    StepKind.START: ("brain", mark("Begins")),
    StepKind.STEP: ("arrow-right", mark("Goes on")),
    StepKind.DOUBT: ("circle-question-mark", mark("Doubts")),
    StepKind.ALTERNATIVE: ("git-branch", mark("Tries another way")),
    StepKind.CHECK: ("check", mark("Checks")),
    StepKind.CONCLUSION: ("flag", mark("Concludes")),
}
_COLOURED = (StepKind.CONCLUSION, StepKind.DOUBT)
"""What a reader looks for first."""


class OutlineList(QFrame):
    """Steps to choose from; the place in the text follows the keyboard, Enter or a click closes.

    Signals:
        step_chosen(int): where the step begins, in characters of the trace.
    """

    step_chosen = Signal(int)

    def __init__(self, steps: list[Step], place: int, parent: QWidget | None = None) -> None:
        """Make the list.

        Args:
            steps: what to list.
            place: where the reader is, in characters of the trace.
            parent: of the window.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("outlineList")
        self.list = QListWidget()
        self.list.setAccessibleName(say("Steps of the thoughts"))
        size_icon(self.list, 15)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        theme = current_theme()
        for step in steps:
            image, words = _ICONS[step.kind]
            colour = theme.accent if step.kind in _COLOURED else theme.muted
            item = QListWidgetItem(icon(image, colour, 15), step.title)
            item.setToolTip(say(words))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                say("{kind}: {title}", kind=say(words), title=step.title),
            )
            item.setData(Qt.ItemDataRole.UserRole, step.start)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, sum(step.start <= place for step in steps) - 1))
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemClicked.connect(self._on_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        layout.addWidget(self.list)

    def open_below(self, widget: QWidget) -> None:
        """Show it below a widget, the edges where lines end below one another."""
        self.list.ensurePolished()
        self.list.doItemsLayout()  # the rows were measured without the style sheet
        row = max(1, self.list.sizeHintForRow(0))
        around = 2 * (_MARGIN_PX + self.list.frameWidth() + 1)
        height = min(_TALLEST_PX, row * self.list.count() + around)
        self.list.setMinimumHeight(row)  # or it is never smaller than three rows
        self.resize(_WIDTH_PX, height)
        beside = 0 if widget.isRightToLeft() else widget.width() - _WIDTH_PX
        corner = widget.mapToGlobal(QPoint(beside, widget.height() + 2))
        screen = widget.screen().availableGeometry()
        x = max(screen.left(), min(corner.x(), screen.right() - _WIDTH_PX))
        if corner.y() + height > screen.bottom():
            corner.setY(widget.mapToGlobal(QPoint(0, 0)).y() - height - 2)
        self.move(x, corner.y())
        self.show()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current step, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
            self._on_chosen(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.step_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self._on_current(item)
        self.close()
