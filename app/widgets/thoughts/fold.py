"""The height of what opens and closes, moving or at once."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

FOLD_MS = 160


class Fold(QObject):
    """A height in pixels on its way to another one.

    Attributes:
        height: now.

    Signals:
        moved: the height has changed by itself.
        arrived: the height is what it was to become.
    """

    moved = Signal()
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.height = 0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(FOLD_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_moved)
        self._animation.finished.connect(self.arrived)

    @property
    def is_moving(self) -> bool:
        """Whether the height is on its way."""
        return self._animation.state() is QVariantAnimation.State.Running

    def move_to(self, height: int) -> None:
        """Go to a height in ``FOLD_MS``."""
        self._animation.stop()
        self._animation.setStartValue(self.height)
        self._animation.setEndValue(height)
        self._animation.start()

    def set_height(self, height: int) -> None:
        """Be at a height, or, on the way, go to it instead."""
        if not self.is_moving:
            self.height = height
        elif height != self._animation.endValue():
            self._animation.setEndValue(height)

    def jump_to(self, height: int) -> None:
        """Be at a height at once."""
        self._animation.stop()
        self.height = height
        self.arrived.emit()

    def _on_moved(self, height: int) -> None:
        if height != self.height:
            self.height = height
            self.moved.emit()
