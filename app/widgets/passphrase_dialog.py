"""Asks for a passphrase: a new one twice, the one until now once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.protection import LEAST_CHARACTERS, is_long_enough, normal_passphrase
from app.core.translatable import mark
from app.viewmodels.language import say
from app.widgets.aligned_label import AlignedLabel
from app.widgets.passphrase_field import PassphraseField
from app.widgets.room_for_text import RoomForText

_WARNING = mark(
    "Nobody can open your conversations without it, the makers of Penseur neither. "
    "Write it down and keep it in a safe place. A few words in a row are easy to remember "
    "and hard to guess."
)


class PassphraseDialog(QDialog):
    """Closes with what was typed, once it can be used.

    Attributes:
        current, first, second: fields.
        accept_button: enabled once what is typed can be used.
        hint: what is still wrong with it.

    Signals:
        given(str, str): the passphrase until now and the new one; empty where not asked for.
    """

    given = Signal(str, str)

    def __init__(
        self, title: str, action: str, parent: QWidget, *, asks_current: bool, asks_new: bool
    ) -> None:
        """Build it; ``open`` shows it.

        Args:
            title: of the window, which says what it is for.
            action: on the button.
            parent: window.
            asks_current: whether the passphrase until now is needed.
            asks_new: whether a new one is wanted.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self._asks_current = asks_current
        self._asks_new = asks_new
        self.current = PassphraseField(say("Passphrase until now"))
        self.first = PassphraseField(say("New passphrase"))
        self.second = PassphraseField(say("New passphrase, again"))
        self.hint = AlignedLabel()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.setMinimumHeight(self.hint.fontMetrics().lineSpacing())
        self.accept_button = QPushButton(action)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._on_accepted)
        for field in (self.current, self.first, self.second):
            field.textChanged.connect(self._on_typed)
        self._build()
        RoomForText(self)
        self._on_typed()

    def done(self, result: int) -> None:
        """Leave nothing behind in the fields."""
        for field in (self.current, self.first, self.second):
            field.textChanged.disconnect(self._on_typed)
            field.forget()
        super().done(result)

    def _build(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if self._asks_current:
            form.addRow(
                say("Passphrase until now") if self._asks_new else say("Passphrase"), self.current
            )
        if self._asks_new:
            form.addRow(say("New passphrase"), self.first)
            form.addRow(say("Once more"), self.second)
        cancel = QPushButton(say("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        if self._asks_new:
            warning = AlignedLabel(say(_WARNING))
            warning.setWordWrap(True)
            layout.addWidget(warning)
        layout.addLayout(form)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _fault(self) -> str:
        """What is still wrong; a space when it is only not complete yet."""
        if self._asks_current and not self.current.text():
            return " "
        if not self._asks_new:
            return ""
        if not is_long_enough(self.first.text()):
            if not self.first.text():
                return " "
            return say("At least {number} characters.", number=LEAST_CHARACTERS)
        if normal_passphrase(self.first.text()) != normal_passphrase(self.second.text()):
            return say("The two are not the same yet.") if self.second.text() else " "
        return ""

    def _on_typed(self) -> None:
        fault = self._fault()
        self.hint.setText(fault.strip())
        self.accept_button.setEnabled(not fault)

    def _on_accepted(self) -> None:
        current, new = self.current.text(), self.first.text()
        self.accept()
        self.given.emit(current, new)
