"""A button that takes the keys that are pressed next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from app.viewmodels.language import say

_MODIFIERS = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_unknown,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)


class KeyRecorder(QPushButton):
    """Once pressed, it waits for keys; Escape, or leaving it, gives that up.

    Attributes:
        is_recording: whether it waits.

    Signals:
        recorded(QKeySequence): one stroke.
        recording_changed(bool): whether it waits.
    """

    recorded = Signal(QKeySequence)
    recording_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Change the keys…"), parent)
        self.setAutoDefault(False)
        self.is_recording = False
        self.clicked.connect(self.record)

    def record(self) -> None:
        """Wait for keys."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set_recording(True)

    def event(self, event: QEvent) -> bool:
        """While it waits all keys are for it, those of menus and Tab as well."""
        kind = event.type()
        if self.is_recording and isinstance(event, QKeyEvent):
            if kind is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind is QEvent.Type.KeyPress:
                self._take(event)
                return True
            if kind is QEvent.Type.KeyRelease:  # of the key that began it: no click
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere wants no other keys."""
        super().focusOutEvent(event)
        self._set_recording(False)

    def _take(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _MODIFIERS:
            return
        is_escape = event.key() == Qt.Key.Key_Escape and not event.modifiers()
        self._set_recording(False)
        if not is_escape:
            # the keypad's keys shall be the same as the others
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            self.recorded.emit(QKeySequence(event.key() | held.value))

    def _set_recording(self, is_recording: bool) -> None:
        if is_recording != self.is_recording:
            self.is_recording = is_recording
            waiting, resting = say("Press the new keys…"), say("Change the keys…")
            self.setText(waiting if is_recording else resting)
            self.recording_changed.emit(is_recording)
