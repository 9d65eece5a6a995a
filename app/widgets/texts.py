"""Texts that wrap and can be copied, columns, a page that scrolls, a bar that says a problem."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.widgets.aligned_label import AlignedLabel
from app.widgets.mirroring import set_margins


def wrapped(text: str = "", kind: str = "") -> QLabel:
    """A text that takes as many lines as it needs.

    Args:
        text: plain.
        kind: its name in the style sheet.
    """
    label = AlignedLabel(text)
    label.setObjectName(kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label


def selectable(text: str, kind: str = "hint") -> QLabel:
    """A wrapped text that can be copied."""
    label = wrapped(text, kind)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def column(*, margin: int = 0, spacing: int = 10) -> QVBoxLayout:
    """A layout from top to bottom."""
    layout = QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


class ScrollingColumn(QScrollArea):
    """A page of widgets below one another, no wider than is good to read.

    Attributes:
        column: where they go; what is left below them stays empty.
    """

    def __init__(self, name: str, widest_px: int = 860) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setMaximumWidth(widest_px)
        outer = QWidget()
        outer.setObjectName("scrolled")
        row = QHBoxLayout(outer)
        set_margins(row, 0, 0, 8, 12)
        # an alignment of the column would cut texts that need more lines than usual
        row.addWidget(content, 0, Qt.AlignmentFlag.AlignTop)
        self.column = column(spacing=12)
        content.setLayout(self.column)
        self.setWidget(outer)


class ProblemBar(QFrame):
    """Says what went wrong and what to do, with a button where the program can do it.

    Attributes:
        text: the sentence.
        button: the way out; hidden where there is none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem")
        self.text = wrapped()
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def tell(self, sentence: str, action: str = "") -> None:
        """Show a sentence; an empty one hides the bar."""
        self.text.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
