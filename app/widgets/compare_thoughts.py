"""Two versions of an answer side by side, their differences marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.differences import Comparison, DifferenceKind, compare
from app.core.messages import Message
from app.viewmodels.language import said, say, say_count
from app.widgets import quantities
from app.widgets.elided_combo import ElidedCombo
from app.widgets.elided_label import ElidedLabel
from app.widgets.mirroring import Splitter
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon, mix
from app.widgets.thoughts.full_text import ThoughtText

_FIRST_SIZE = QSize(1040, 680)
_STACKED_BELOW_PX = 640
_FAINT_SHARE = 0.55


class ComparisonDialog(QDialog):
    """Shows thoughts or answers of two of several versions; both scroll together.

    Attributes:
        columns: the two sides.
        comparison: what is shown.
        summary: says how much they differ.
        thoughts, answers: choose what is compared.
        earlier, later: lead to the difference before and after.
    """

    def __init__(self, messages: Sequence[Message], parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            messages: at least two versions of an answer; the first and the last are compared.
            parent: the window below.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Compare versions"))
        self._messages = list(messages)
        self._change = -1
        self._is_following = False
        self.comparison: Comparison = compare("", "")
        self.thoughts = self._make_choice(say("Thoughts"))
        self.answers = self._make_choice(say("Answers"))
        self._choices = QButtonGroup(self)
        self.summary = ElidedLabel()
        self.summary.setObjectName("hint")
        self.earlier = self._make_arrow("chevron-up", say("Previous difference"), -1)
        self.later = self._make_arrow("chevron-down", say("Next difference"), 1)
        self.columns = (
            _Column(say("Left version"), self._messages, 0),
            _Column(say("Right version"), self._messages, len(self._messages) - 1),
        )
        self._arrange()
        for button in (self.thoughts, self.answers):
            self._choices.addButton(button)
            button.toggled.connect(self._on_chosen)
        for column in self.columns:
            column.version_chosen.connect(self._show)
        self._follow_each_other()
        has_thoughts = any(message.reasoning for message in self._messages)
        self.thoughts.setEnabled(has_thoughts)
        (self.thoughts if has_thoughts else self.answers).setChecked(True)
        self.resize(_FIRST_SIZE.boundedTo(parent.window().size()) if parent else _FIRST_SIZE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two columns are too narrow, one stands above the other."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _STACKED_BELOW_PX
        self._splitter.setOrientation(
            Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        )

    def changeEvent(self, event: QEvent) -> None:
        """Icons and marks follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "columns"):
            self._draw_icons()
            self._colour()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        for part in (self.thoughts, self.answers):
            top.addWidget(part)
        top.addSpacing(8)
        top.addWidget(self.summary, 1)
        for part in (self.earlier, self.later):
            top.addWidget(part)
        self._splitter = Splitter()
        self._splitter.setHandleWidth(14)
        for column in self.columns:
            self._splitter.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._splitter, 1)
        self._draw_icons()

    def _make_choice(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("comparedPart")
        button.setText(words)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _make_arrow(self, image: str, words: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("image", image)
        size_icon(button, 16)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._go(step))
        return button

    def _draw_icons(self) -> None:
        for button in (self.earlier, self.later):
            button.setIcon(icon(button.property("image"), current_theme().muted))

    def _follow_each_other(self) -> None:
        left, right = (column.text for column in self.columns)
        left.verticalScrollBar().valueChanged.connect(
            lambda: self._on_scrolled(left, right, to_right=True)
        )
        right.verticalScrollBar().valueChanged.connect(
            lambda: self._on_scrolled(right, left, to_right=False)
        )

    def _on_chosen(self, is_chosen: bool) -> None:
        if is_chosen:
            self._show()

    def _show(self) -> None:
        is_thoughts = self.thoughts.isChecked()
        texts = [
            column.message.reasoning if is_thoughts else column.message.text
            for column in self.columns
        ]
        self.comparison = compare(*texts)
        self._change = -1
        self._is_following = True  # nothing to follow while texts change
        for column, text in zip(self.columns, texts, strict=True):
            column.show_text(text)
        self._is_following = False
        self._colour()
        number = len(self.comparison.changes)
        if number:
            places = say_count("%n differences", number)
            share = quantities.percent(self.comparison.alike)
            self.summary.setText(
                say("{differences}  ·  {share} alike", differences=places, share=share)
            )
        else:
            self.summary.setText(say("No differences"))
        for button in (self.earlier, self.later):
            button.setEnabled(number > 0)

    def _colour(self) -> None:
        theme = current_theme()
        strong = theme.selection
        faint = mix(theme.surface, theme.selection, _FAINT_SHARE)
        sides = (self.comparison.left, self.comparison.right)
        for column, differences in zip(self.columns, sides, strict=True):
            column.text.textCursor().beginEditBlock()
            for part in differences:
                is_alone = part.kind is DifferenceKind.ALONE
                column.text.colour(part.start, part.length, faint if is_alone else strong)
            column.text.textCursor().endEditBlock()

    def _go(self, step: int) -> None:
        changes = self.comparison.changes
        none_yet = -1 if step > 0 else 0
        here = self._change if self._change >= 0 else none_yet
        self._change = (here + step) % len(changes)
        change = changes[self._change]
        self._is_following = True
        left, right = (column.text for column in self.columns)
        left.go_to(change.left.start)
        right.go_to(change.right.start)
        self._is_following = False
        number, total = self._change + 1, len(changes)
        self.summary.setText(say("Difference {number} of {total}", number=number, total=total))

    def _on_scrolled(self, source: ThoughtText, target: ThoughtText, *, to_right: bool) -> None:
        if self._is_following:
            return
        self._is_following = True
        bar = source.verticalScrollBar()
        if bar.value() == bar.maximum():
            target.verticalScrollBar().setValue(target.verticalScrollBar().maximum())
        else:
            target.scroll_to(self.comparison.across(source.place, to_right=to_right))
        self._is_following = False


class _Column(QWidget):
    """One version: which it is, and its text.

    Signals:
        version_chosen: another version is to be shown here.
    """

    version_chosen = Signal()

    def __init__(self, name: str, messages: Sequence[Message], chosen: int) -> None:
        super().__init__()
        self._messages = messages
        self.versions = ElidedCombo()
        self.versions.setAccessibleName(name)
        self.versions.setMinimumContentsLength(12)
        self.versions.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for number, message in enumerate(messages, start=1):
            self.versions.addItem(_title(message, number, len(messages)))
        self.versions.setCurrentIndex(chosen)
        self.versions.currentTextChanged.connect(self.versions.setToolTip)
        self.versions.setToolTip(self.versions.currentText())  # there may be no room for all of it
        self.versions.setEnabled(len(messages) > 2)
        self.versions.currentIndexChanged.connect(lambda _: self.version_chosen.emit())
        self.text = ThoughtText()
        self.text.setObjectName("comparedText")
        self.text.setAccessibleName(say("{name}, text", name=name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.versions)
        layout.addWidget(self.text, 1)

    @property
    def message(self) -> Message:
        """The version that is shown."""
        return self._messages[self.versions.currentIndex()]

    def show_text(self, text: str) -> None:
        """Show it from its beginning, without marks."""
        self.text.show_text("", follows=False)
        self.text.show_text(text, follows=False)
        self.text.go_to(0)


def _title(message: Message, number: int, versions: int) -> str:
    seconds = None if message.figures is None else message.figures.generation_s
    return _version_title(number, versions, message.model_name, seconds)


@said
def _version_title(number: int, versions: int, model_name: str, seconds: float | None) -> str:
    parts = [say("{number} of {total}", number=number, total=versions), model_name]
    if seconds is not None:
        parts.append(quantities.duration(seconds))
    return "  ·  ".join(part for part in parts if part)
