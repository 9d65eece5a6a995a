"""What stands in an empty conversation."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

_TEXT = """<p style="font-size: 15pt">What shall we think about?</p>
<p>The small model that comes with Penseur adds, multiplies, compares, sorts, counts letters
and shows how. For everything else, get DeepSeek-R1 from the Models menu.</p>"""
_WIDEST_PX = 600
_MARGIN_PX = 28


class Welcome(QLabel):
    """A few words in the middle of a view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_TEXT, parent)
        self.setObjectName("welcome")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def place(self, area: QSize) -> None:
        """Stand in the middle of an area of the parent."""
        width = min(_WIDEST_PX, area.width() - 2 * _MARGIN_PX)
        height = self.heightForWidth(width)
        top = max(_MARGIN_PX, (area.height() - height) // 2)
        self.setGeometry((area.width() - width) // 2, top, width, height)
