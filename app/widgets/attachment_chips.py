"""Files that go with a question, as small buttons in lines."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QWidget

from app.core.attachments import Attachment
from app.viewmodels.language import say
from app.widgets.mirroring import place
from app.widgets.quantities import size
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

_GAP_PX = 6
_WIDEST_PX = 260
_ICON_PX = 15
_SHELF_LINES = 3.5
"""Where there are more, a half one shows that they can be scrolled."""


class AttachmentChip(QFrame):
    """One file: its name and size; it opens, and can be taken away.

    Attributes:
        attachment: what it stands for.
        button: opens the text.
        removing: takes the file away; ``None`` where it stays.

    Signals:
        removed(Attachment): it shall not go with the question.
    """

    removed = Signal(object)

    def __init__(self, attachment: Attachment, parent: QWidget, *, is_removable: bool) -> None:
        super().__init__(parent)
        self.setObjectName("attachmentChip")
        self.attachment = attachment
        facts = {"name": attachment.name, "size": size(attachment.size_bytes)}
        self._label = say("{name}  ·  {size}", **facts)
        self.button = QToolButton()
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        size_icon(self.button, _ICON_PX)
        self.button.setToolTip(say("Show what the model reads of {name} ({size})", **facts))
        self.button.setAccessibleName(say("Attached file {name}, {size}", **facts))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 1, 2, 1)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        self.removing: QToolButton | None = None
        if is_removable:
            self.removing = QToolButton()
            size_icon(self.removing, _ICON_PX - 2)
            self.removing.setToolTip(say("Remove {name}", name=attachment.name))
            self.removing.setAccessibleName(self.removing.toolTip())
            self.removing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.removing.clicked.connect(lambda: self.removed.emit(attachment))
            layout.addWidget(self.removing)
        self._draw_icons()

    def fit(self, width: int) -> None:
        """Cut the name in its middle where there is no room for it."""
        metrics = QFontMetrics(self.button.font())
        self.button.setText(self._label)
        rest = self.sizeHint().width() - metrics.horizontalAdvance(self._label)
        room = min(width, _WIDEST_PX) - rest
        middle = Qt.TextElideMode.ElideMiddle
        self.button.setText(metrics.elidedText(self._label, middle, room))

    def open(self) -> None:
        """Show the text."""
        from app.widgets.attached_text import AttachedTextDialog  # late: few are looked into

        AttachedTextDialog(self.attachment, self.window()).open()

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "removing"):
            self._draw_icons()

    def _draw_icons(self) -> None:
        theme = current_theme()
        self.button.setIcon(icon("file-text", theme.muted, _ICON_PX))
        if self.removing is not None:
            self.removing.setIcon(icon("x", theme.muted, _ICON_PX))


class AttachmentChips(QWidget):
    """Chips beside and below one another.

    Attributes:
        chips: in order.

    Signals:
        removed(Attachment): a file shall not go with the question.
    """

    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, are_removable: bool = False) -> None:
        super().__init__(parent)
        self._are_removable = are_removable
        self.chips: list[AttachmentChip] = []

    def show_attachments(self, attachments: Iterable[Attachment]) -> None:
        """Show other files; those that stay keep their chips, and the keyboard."""
        before = {id(chip.attachment): chip for chip in self.chips}
        self.chips = [before.get(id(one)) or self._make(one) for one in attachments]
        for chip in before.values():
            if chip not in self.chips:
                chip.hide()
                chip.deleteLater()
        self.fit(self.width())

    def fit(self, width: int) -> int:
        """Arrange the chips in a width; the height."""
        left = top = bottom = 0
        for chip in self.chips:
            chip.fit(width)
            hint = chip.sizeHint()
            if left and left + hint.width() > width:
                left, top = 0, bottom + _GAP_PX
            place(chip, QRect(left, top, hint.width(), hint.height()), width)
            chip.show()
            left += hint.width() + _GAP_PX
            bottom = max(bottom, top + hint.height())
        if self.minimumHeight() != bottom:
            self.setFixedHeight(bottom)
        return bottom

    def natural_width(self) -> int:
        """Of all chips in one line."""
        for chip in self.chips:
            chip.fit(_WIDEST_PX)
        return sum(chip.sizeHint().width() + _GAP_PX for chip in self.chips)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange them anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """Their sizes follow the font, their places the direction of reading."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in kinds and hasattr(self, "chips"):
            self.fit(self.width())

    def _make(self, attachment: Attachment) -> AttachmentChip:
        chip = AttachmentChip(attachment, self, is_removable=self._are_removable)
        chip.removed.connect(self.removed)
        return chip


class ChipShelf(QScrollArea):
    """Room for some lines of chips; it is there while they are, and more lines are scrolled.

    Thirty files would leave no room for the question, nor for the conversation.
    """

    def __init__(self, chips: AttachmentChips, parent: QWidget) -> None:
        super().__init__(parent)  # or it would be a window while it takes the chips
        self.setObjectName("chipShelf")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chips = chips
        is_empty = chips.isHidden()
        self.setWidget(chips)  # which shows them
        if is_empty:
            chips.hide()
            self.hide()
        for each in (self.viewport(), chips):
            each.setAutoFillBackground(False)
        chips.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the chips, as tall as they are, up to a limit."""
        if watched is self._chips:
            if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
                self.setVisible(not self._chips.isHidden())
            if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.Resize):
                self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self._chips.chips:
            line_px = self._chips.chips[0].sizeHint().height() + _GAP_PX
            self.setFixedHeight(min(self._chips.minimumHeight(), round(line_px * _SHELF_LINES)))
