"""What a model is good at and what it is not, on a page that scrolls where it must."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from app.core.catalog import CatalogModel

_LEAST_SCROLLED_PX = 84


class ScrollingPage(QScrollArea):
    """A page that scrolls where it must, without a frame."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LEAST_SCROLLED_PX)
        self.setAccessibleName(name)


class ModelDescription(ScrollingPage):
    """What a model is good at, its limits one by one, its licences."""

    def __init__(self) -> None:
        super().__init__("About the model")
        self._lines: QGridLayout | None = None

    def show_model(self, model: CatalogModel) -> None:
        """Describe a model."""
        page = QWidget()
        page.setObjectName("scrolled")
        lines = QGridLayout(page)
        lines.setContentsMargins(0, 0, 6, 0)
        lines.setColumnStretch(1, 1)
        lines.setHorizontalSpacing(8)
        lines.setVerticalSpacing(5)
        lines.addWidget(_wrapped(model.good_at), 0, 0, 1, 2)
        for row, limit in enumerate(model.limits, 1):
            lines.addWidget(QLabel("•"), row, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(_wrapped(limit), row, 1)
        licence = _wrapped(f"Licences: {model.licence}")
        licence.setObjectName("hint")
        last = len(model.limits) + 1
        lines.addWidget(licence, last, 0, 1, 2)
        lines.setRowStretch(last + 1, 1)
        self.setWidget(page)
        self._lines = lines
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as the text."""
        height = self._lines.totalHeightForWidth(self.viewport().width()) if self._lines else 0
        return QSize(super().sizeHint().width(), max(_LEAST_SCROLLED_PX, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self.updateGeometry()


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
