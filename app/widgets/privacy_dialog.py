"""The Privacy dialog: encryption, locking, and copies that can still be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.protection import Protection
from app.viewmodels.lock import LockViewModel
from app.viewmodels.privacy import PrivacyViewModel
from app.widgets import wording
from app.widgets.passphrase_dialog import PassphraseDialog
from app.widgets.word_button import word_button

_STATES = {
    Protection.NONE: "Your conversations are not encrypted: whoever can read this computer's disk "
    "can read them.",
    Protection.PASSPHRASE: "Your conversations are encrypted. They open with your passphrase, "
    "which is kept nowhere.",
    Protection.KEYRING: "Your conversations are encrypted. The keyring of this computer keeps the "
    "key: they open for whoever is logged in as you, and nowhere else.",
}
_HONEST = (
    "Titles, drafts and backups are encrypted with them; models and settings are not. Their file "
    "opens only together with the key file beside it, conversations.key.json. When encryption is "
    "switched on, the old file is overwritten, but a solid-state disk may keep its blocks for a "
    "while."
)
_MOST_NAMES = 3
_MINUTES = (0, 1, 5, 15, 30, 60)


class PrivacyDialog(QDialog):
    """Shows how the conversations are protected, and changes it.

    Attributes:
        set_passphrase, use_keyring, remove: buttons for the encryption.
        minutes: after which they are locked.
        lock_now: button.
        encrypt_copies, delete_copies: buttons, while there are copies that can be read.
        answer: what came of the last action.

    Signals:
        minutes_chosen(int): lock after so many; 0: never.
    """

    minutes_chosen = Signal(int)

    def __init__(
        self,
        privacy: PrivacyViewModel,
        lock: LockViewModel,
        minutes: int,
        parent: QWidget | None = None,
    ) -> None:
        """Build it.

        Args:
            privacy: what it shows.
            lock: what it locks.
            minutes: as they are set now.
            parent: window.
        """
        super().__init__(parent)
        self.setWindowTitle("Privacy")
        self.setMinimumWidth(600)
        self._privacy = privacy
        self._build_fields(lock, minutes)
        self._build()
        privacy.changed.connect(self._show_state)
        privacy.failed.connect(self._on_failed)
        self._show_state()

    def _build_fields(self, lock: LockViewModel, minutes: int) -> None:
        self._state = _text("")
        self.answer = _text("")
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Working")
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the dialog does not jump
        self._progress.setSizePolicy(policy)
        self.set_passphrase = word_button("", self._on_set_passphrase)
        self.use_keyring = word_button("Use the keyring", self._on_use_keyring)
        self.remove = word_button("Remove encryption…", self._on_remove)
        self.lock_now = word_button("Lock now", lock.lock)
        self.minutes = QComboBox()
        self.minutes.setAccessibleName("Lock after")
        choices = sorted({*_MINUTES[1:], minutes} - {0})
        for number in (*choices, 0):
            self.minutes.addItem(_minutes_label(number), number)
        self.minutes.setCurrentIndex(self.minutes.findData(minutes))
        self.minutes.activated.connect(
            lambda _: self.minutes_chosen.emit(self.minutes.currentData())
        )
        self._copies_text = _text("")
        self.encrypt_copies = word_button("Encrypt them", lambda: self._on_clear(encrypts=True))
        self.delete_copies = word_button("Delete them", lambda: self._on_clear(encrypts=False))

    def _build(self) -> None:
        headline = QLabel("Privacy")
        headline.setObjectName("headline")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(headline)
        layout.addWidget(self._state)
        layout.addLayout(_row(self.set_passphrase, self.use_keyring, self.remove))
        layout.addWidget(_text(_HONEST, "hint"))
        self._copies = QWidget()
        copies = QVBoxLayout(self._copies)
        copies.setContentsMargins(0, 0, 0, 0)
        copies.setSpacing(10)
        copies.addWidget(_line())
        copies.addWidget(self._copies_text)
        copies.addLayout(_row(self.encrypt_copies, self.delete_copies))
        layout.addWidget(self._copies)
        layout.addWidget(_line())
        layout.addLayout(_row(QLabel("Lock when nobody uses Penseur"), self.minutes, self.lock_now))
        layout.addWidget(self._progress)
        layout.addWidget(self.answer)
        layout.addStretch(1)
        close = word_button("Close", self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout.addLayout(foot)

    def _show_state(self) -> None:
        way, is_free = self._privacy.protection, not self._privacy.is_busy
        has_phrase = way is Protection.PASSPHRASE
        self._state.setText(_STATES[way])
        self.set_passphrase.setText("Change passphrase…" if has_phrase else "Use a passphrase…")
        self.use_keyring.setVisible(way is not Protection.KEYRING)
        self.remove.setVisible(way is not Protection.NONE)
        for button in (self.set_passphrase, self.use_keyring, self.remove):
            button.setEnabled(is_free)
        for widget in (self.minutes, self.lock_now):
            widget.setEnabled(has_phrase and is_free)
            widget.setToolTip("" if has_phrase else "This needs a passphrase.")
        self._progress.setVisible(not is_free)
        if not is_free:
            self.answer.setText("")
        self._show_copies(is_free=is_free)
        self._fit()

    def _show_copies(self, *, is_free: bool) -> None:
        copies = self._privacy.copies
        self._copies.setVisible(bool(copies))
        names = ", ".join(copy.name for copy in copies[:_MOST_NAMES])
        if len(copies) > _MOST_NAMES:
            names += f" and {len(copies) - _MOST_NAMES} more"
        self._copies_text.setText(
            f"Older copies of your conversations can still be read: {names}. Encrypt them to keep "
            "them as backups, or delete them."
        )
        for button in (self.encrypt_copies, self.delete_copies):
            button.setEnabled(is_free)

    def _on_set_passphrase(self) -> None:
        has_one = self._privacy.protection is Protection.PASSPHRASE
        title = "Change the passphrase" if has_one else "Encrypt with a passphrase"
        dialog = PassphraseDialog(
            title, "Change it" if has_one else "Encrypt", self, asks_current=has_one, asks_new=True
        )
        dialog.given.connect(lambda current, new: self._privacy.use_passphrase(new, current))
        dialog.open()

    def _on_use_keyring(self) -> None:
        self._with_current("Use the keyring", "Use it", self._privacy.use_keyring)

    def _on_remove(self) -> None:
        self._with_current("Remove encryption", "Remove it", self._privacy.remove)

    def _with_current(self, title: str, action: str, run: Callable[[str], None]) -> None:
        """Ask for the passphrase first, if there is one."""
        if self._privacy.protection is not Protection.PASSPHRASE:
            run("")
            return
        dialog = PassphraseDialog(title, action, self, asks_current=True, asks_new=False)
        dialog.given.connect(lambda current, _: run(current))
        dialog.open()

    def _on_clear(self, *, encrypts: bool) -> None:
        self._privacy.clear_copies(encrypts=encrypts)

    def _on_failed(self, error: AppError) -> None:
        self.answer.setText(wording.sentence(error))
        self.answer.setAccessibleName(self.answer.text())
        self._fit()

    def _fit(self) -> None:
        """As high as the texts need, which Qt does not see to once a dialog is shown."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))


def _minutes_label(minutes: int) -> str:
    if not minutes:
        return "never"
    return "for a minute" if minutes == 1 else f"for {minutes} minutes"


def _text(text: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("reasoningRule")
    line.setFixedHeight(1)
    return line
