"""The Privacy dialog: encryption, locking, and copies that can still be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
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
from app.core.translatable import mark
from app.viewmodels.language import say, say_count
from app.viewmodels.lock import LockViewModel
from app.viewmodels.privacy import PrivacyViewModel
from app.widgets import wording
from app.widgets.aligned_label import AlignedLabel
from app.widgets.passphrase_dialog import PassphraseDialog
from app.widgets.word_button import word_button

_STATES = {
    Protection.NONE: mark(
        "Your conversations are not encrypted: whoever can read this computer's disk can read them."
    ),
    Protection.PASSPHRASE: mark(
        "Your conversations are encrypted. They open with your passphrase, which is kept nowhere."
    ),
    Protection.KEYRING: mark(
        "Your conversations are encrypted. The keyring of this computer keeps the "
        "key: they open for whoever is logged in as you, and nowhere else."
    ),
}
_HONEST = mark(
    "Titles, drafts and backups are encrypted with them; models and settings are not. Their file "
    "opens only together with the key file beside it, conversations.key.json. When encryption is "
    "switched on, the old file is overwritten, but a solid-state disk may keep its blocks for a "
    "while."
)
_MOST_NAMES = 3


class PrivacyDialog(QDialog):
    """Shows how the conversations are protected, and changes it.

    Attributes:
        set_passphrase, use_keyring, remove: buttons for the encryption.
        lock_now: button.
        encrypt_copies, delete_copies: buttons, while there are copies that can be read.
        answer: what came of the last action.
    """

    def __init__(
        self,
        privacy: PrivacyViewModel,
        lock: LockViewModel,
        parent: QWidget | None = None,
    ) -> None:
        """Build it.

        Args:
            privacy: what it shows.
            lock: what it locks.
            parent: window.
        """
        super().__init__(parent)
        self.setWindowTitle(say("Privacy"))
        self.setMinimumWidth(600)
        self._privacy = privacy
        self._build_fields(lock)
        self._build()
        privacy.changed.connect(self._show_state)
        privacy.failed.connect(self._on_failed)
        self._show_state()

    def _build_fields(self, lock: LockViewModel) -> None:
        self._state = _text("")
        self.answer = _text("")
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(say("Working"))
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the dialog does not jump
        self._progress.setSizePolicy(policy)
        self.set_passphrase = word_button("", self._on_set_passphrase)
        self.use_keyring = word_button(say("Use the keyring"), self._on_use_keyring)
        self.remove = word_button(say("Remove encryption…"), self._on_remove)
        self.lock_now = word_button(say("Lock now"), lock.lock)
        self._copies_text = _text("")
        self.encrypt_copies = word_button(
            say("Encrypt them"), lambda: self._on_clear(encrypts=True)
        )
        self.delete_copies = word_button(say("Delete them"), lambda: self._on_clear(encrypts=False))

    def _build(self) -> None:
        headline = QLabel(say("Privacy"))
        headline.setObjectName("headline")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(headline)
        layout.addWidget(self._state)
        layout.addLayout(_row(self.set_passphrase, self.use_keyring, self.remove))
        layout.addWidget(_text(say(_HONEST), "hint"))
        self._copies = QWidget()
        copies = QVBoxLayout(self._copies)
        copies.setContentsMargins(0, 0, 0, 0)
        copies.setSpacing(10)
        copies.addWidget(_line())
        copies.addWidget(self._copies_text)
        copies.addLayout(_row(self.encrypt_copies, self.delete_copies))
        layout.addWidget(self._copies)
        layout.addWidget(_line())
        layout.addLayout(_row(self.lock_now))
        layout.addWidget(self._progress)
        layout.addWidget(self.answer)
        layout.addStretch(1)
        close = word_button(say("Close"), self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout.addLayout(foot)

    def _show_state(self) -> None:
        way, is_free = self._privacy.protection, not self._privacy.is_busy
        has_phrase = way is Protection.PASSPHRASE
        self._state.setText(say(_STATES[way]))
        self.set_passphrase.setText(
            say("Change passphrase…") if has_phrase else say("Use a passphrase…")
        )
        self.use_keyring.setVisible(way is not Protection.KEYRING)
        self.remove.setVisible(way is not Protection.NONE)
        for button in (self.set_passphrase, self.use_keyring, self.remove):
            button.setEnabled(is_free)
        self.lock_now.setEnabled(has_phrase and is_free)
        self.lock_now.setToolTip("" if has_phrase else say("This needs a passphrase."))
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
            names = say_count("{names} and %n more", len(copies) - _MOST_NAMES, names=names)
        self._copies_text.setText(
            say(
                "Older copies of your conversations can still be read: {names}. Encrypt them to "
                "keep them as backups, or delete them.",
                names=names,
            )
        )
        for button in (self.encrypt_copies, self.delete_copies):
            button.setEnabled(is_free)

    def _on_set_passphrase(self) -> None:
        has_one = self._privacy.protection is Protection.PASSPHRASE
        title = say("Change the passphrase") if has_one else say("Encrypt with a passphrase")
        dialog = PassphraseDialog(
            title,
            say("Change it") if has_one else say("Encrypt"),
            self,
            asks_current=has_one,
            asks_new=True,
        )
        dialog.given.connect(lambda current, new: self._privacy.use_passphrase(new, current))
        dialog.open()

    def _on_use_keyring(self) -> None:
        self._with_current(say("Use the keyring"), say("Use it"), self._privacy.use_keyring)

    def _on_remove(self) -> None:
        self._with_current(say("Remove encryption"), say("Remove it"), self._privacy.remove)

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


def _text(text: str, name: str = "") -> QLabel:
    label = AlignedLabel(text)
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
