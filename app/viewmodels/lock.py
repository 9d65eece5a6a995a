"""Locking the conversations and unlocking them, by hand or after a while without use."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.errors import AppError
from app.core.protection import Protection
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.relay import StorageRelay

_LOOK_MS = 5_000
"""Between two looks at the clock: a timer alone would stand still while the machine sleeps."""
_PATIENCE_MS = 5_000
"""For answers to end; what an engine that hangs had written is in the journal anyway."""


class LockViewModel(QObject):
    """Says when the screen must be empty; the key is gone a moment later.

    Answers that are under way are stopped first: their rows are whole, and *Continue* lets them go
    on. While one is under way, nobody being there does not lock.

    Attributes:
        is_locked: nothing of the conversations may be shown.
        is_busy: a secret is being tried.

    Signals:
        locked: clear the screen now.
        closed: the file is closed and the key is gone.
        unlocked: the conversations can be read again.
        refused(AppError): a secret did not open them.
    """

    locked = Signal()
    closed = Signal()
    unlocked = Signal()
    refused = Signal(object)

    def __init__(
        self,
        storage: StorageRelay,
        answers: AnswerStreams,
        *,
        after_min: int = 0,
        parent: QObject | None = None,
    ) -> None:
        """Prepare.

        Args:
            storage: of the conversations; it may be locked already.
            answers: that are stopped before.
            after_min: as ``set_after``.
            parent: owner.
        """
        super().__init__(parent)
        self._storage = storage
        self._answers = answers
        self.is_locked = storage.is_locked
        self.is_busy = False
        self._is_closing = False
        self._protection = Protection.PASSPHRASE if self.is_locked else Protection.NONE
        self._after_s = 60.0 * max(0, after_min)
        self._used_at = time.time()
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self.look_at_clock)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._close)
        answers.ended.connect(self._close_if_idle)

    @property
    def can_lock(self) -> bool:
        """Whether there is a passphrase to unlock with."""
        return self._protection is Protection.PASSPHRASE and not self.is_locked

    def set_protection(self, protection: Protection) -> None:
        """Know what opens the conversations; only what a passphrase opens is ever locked."""
        self._protection = protection
        self._watch_clock()

    def set_after(self, minutes: int) -> None:
        """Lock after so many minutes without use; 0: never."""
        self._after_s = 60.0 * max(0, minutes)
        self._watch_clock()

    def note_use(self) -> None:
        """Somebody is there; if they come back too late, what they did is not seen."""
        self.look_at_clock()
        self._used_at = time.time()

    def look_at_clock(self) -> None:
        """Lock if nobody has been there for long enough."""
        if not self._answers.is_idle:
            self._used_at = time.time()
        elif self._after_s and self.can_lock and time.time() - self._used_at >= self._after_s:
            self.lock()

    def lock(self) -> None:
        """Lock now; ignored without a passphrase."""
        if not self.can_lock:
            return
        self.is_locked = self._is_closing = True
        self._watch_clock()
        self.locked.emit()
        self._answers.stop_all()
        self._patience.start()
        self._close_if_idle()

    def unlock(self, secret: str) -> None:
        """Try a passphrase, or the keyring's text; ``unlocked`` or ``refused`` follows."""
        if not self.is_locked or self.is_busy:
            return
        self.is_busy = True
        self._close()

        def tried(result: AppError | None) -> None:
            self.is_busy = False
            if isinstance(result, AppError):
                self.refused.emit(result)
                return
            self.is_locked = False
            self._used_at = time.time()
            self._watch_clock()
            self.unlocked.emit()

        self._storage.submit_vault(lambda vault: vault.unlock(secret), tried)

    @Slot()
    def _close_if_idle(self) -> None:
        if self._is_closing and self._answers.is_idle:
            self._close()

    def _close(self) -> None:
        """Close the file and forget the key, behind all that is still to be written."""
        self._patience.stop()
        if self._is_closing:
            self._is_closing = False
            self._storage.submit_vault(lambda vault: vault.lock(), lambda _: self.closed.emit())

    def _watch_clock(self) -> None:
        self._used_at = time.time()
        if self._after_s and self.can_lock:
            self._clock.start()
        else:
            self._clock.stop()
