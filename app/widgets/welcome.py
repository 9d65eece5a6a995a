"""What stands in an empty conversation."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.translatable import mark
from app.viewmodels.language import said, say
from app.widgets.theme import current_theme

TITLE = mark("What shall we think about?")
TEXT = mark(
    "The small model that comes with Penseur adds, multiplies, compares, sorts, counts letters "
    "and shows how. For everything else, get DeepSeek-R1 from the Models menu."
)
_WIDEST_PX = 600
_MARGIN_PX = 28
_GAP_PX = 12
_TITLE_SHARE = 15 / 10.5
_LINES = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)


@said
def _words() -> str:
    return f"{say(TITLE)} {say(TEXT)}"


class Welcome(QWidget):
    """A few words in the middle of a view; painted, which is quicker at the start than a label."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_words())

    def place(self, area: QSize) -> None:
        """Fill an area of the parent."""
        self.setGeometry(0, 0, area.width(), area.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The title above the text, both in the middle."""
        headline, words = say(TITLE), say(TEXT)
        painter = QPainter(self)
        painter.setPen(QColor(current_theme().muted))
        width = min(_WIDEST_PX, self.width() - 2 * _MARGIN_PX)
        column = QRect((self.width() - width) // 2, 0, width, self.height())
        plain, large = self.font(), self.font()
        large.setPointSizeF(plain.pointSizeF() * _TITLE_SHARE)
        painter.setFont(large)
        title = painter.boundingRect(column, _LINES, headline)
        painter.setFont(plain)
        text = painter.boundingRect(column, _LINES, words)
        top = max(_MARGIN_PX, (self.height() - title.height() - _GAP_PX - text.height()) // 2)
        painter.drawText(column.translated(0, top + title.height() + _GAP_PX), _LINES, words)
        painter.setFont(large)
        painter.drawText(column.translated(0, top), _LINES, headline)
        painter.end()
