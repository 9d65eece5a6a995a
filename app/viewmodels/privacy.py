"""Encrypting the conversations and taking that away; what can still be read without the key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.protection import Protection
from app.engine.link import EngineLink
from app.system.secrets import SecretsThread
from app.system.states_folder import clear_states
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.lock import LockViewModel
from app.viewmodels.relay import StorageRelay

if TYPE_CHECKING:
    from app.storage.vault import Vault
    from app.system.secrets import Secrets

T = TypeVar("T")


class PrivacyViewModel(QObject):
    """What the Privacy dialog shows and does; one thing at a time, none on the GUI thread.

    Attributes:
        protection: what opens the conversations.
        copies: files that can be read without the key, while the conversations can't.
        is_busy: something is under way.

    Signals:
        changed: any of the attributes.
        failed(AppError): it could not be done.
    """

    changed = Signal()
    failed = Signal(object)
    _secret_ready = Signal(object)

    def __init__(
        self,
        storage: StorageRelay,
        answers: AnswerStreams,
        engine: EngineLink,
        lock: LockViewModel,
        *,
        states: Path,
        parent: QObject | None = None,
    ) -> None:
        """Prepare; ``refresh`` reads how things stand.

        Args:
            storage: of the conversations.
            answers: none may be under way when the file is rewritten.
            engine: ends, so that it saves no evaluated conversation any more.
            lock: hears what opens the conversations.
            states: folder of the evaluated conversations that were saved in the clear.
            parent: owner.
        """
        super().__init__(parent)
        self._storage = storage
        self._answers = answers
        self._engine = engine
        self._lock = lock
        self._states = states
        self._secrets = SecretsThread()
        self._keyring_name = ""
        self.protection = Protection.NONE
        self.copies: list[Path] = []
        self.is_busy = False
        self._secret_ready.connect(self._on_secret_ready, Qt.ConnectionType.QueuedConnection)
        lock.unlocked.connect(self.refresh)

    def refresh(self) -> None:
        """Read how the conversations are protected."""
        self._set_busy(is_busy=True)
        self._read()

    def open_with_keyring(self) -> None:
        """Unlock what the keyring opens; it may ask its owner first."""

        def named(name: str | AppError) -> None:
            if isinstance(name, AppError):
                self._lock.refused.emit(name)
            elif name:
                self._ask_keyring(lambda secrets: secrets.fetch(name), self._lock.unlock)

        self._storage.submit_vault(lambda vault: vault.keyring_name, named)

    def use_passphrase(self, passphrase: str, current: str = "") -> None:
        """Encrypt under a passphrase, or change it.

        Args:
            passphrase: from now on.
            current: the one until now, if there is one.
        """
        self._protect(Protection.PASSPHRASE, passphrase, current)

    def use_keyring(self, current: str = "") -> None:
        """Encrypt with a random key that the keyring keeps."""
        if self._is_refused():
            return
        self._set_busy(is_busy=True)

        def store(name_and_key: tuple[str, str] | AppError) -> None:
            if isinstance(name_and_key, AppError):
                self._fail(name_and_key)
                return
            name, key = name_and_key
            self._ask_keyring(
                lambda secrets: secrets.store(name, key),
                lambda _: self._protect(Protection.KEYRING, "", current),
            )

        self._storage.submit_vault(lambda vault: vault.key_for_keyring(current), store)

    def remove(self, current: str = "") -> None:
        """Keep the conversations in the clear again."""
        self._protect(Protection.NONE, "", current)

    def clear_copies(self, *, encrypts: bool) -> None:
        """Encrypt the readable copies, or overwrite and delete them."""
        self._work(lambda vault: vault.clear_copies(encrypts=encrypts), lambda _: None)

    # Inside

    def _protect(self, way: Protection, passphrase: str, current: str) -> None:
        if self._is_refused():
            return
        self._answers.keeps_states = False
        self._engine.rest()

        def protect(vault: Vault) -> str:
            before = vault.keyring_name
            vault.protect(way, passphrase, current)
            return before if way is not Protection.KEYRING else ""

        def forget(name: str) -> None:
            if name:
                self._secrets.submit(lambda secrets: secrets.write(name, ""), lambda _: None)

        self._work(protect, forget)

    def _work(self, work: Callable[[Vault], T], done: Callable[[T], None]) -> None:
        """Do something with the file, then read how things stand, whether it went well or not."""
        self._set_busy(is_busy=True)

        def worked(result: T | AppError) -> None:
            if isinstance(result, AppError):
                self.failed.emit(result)
            else:
                done(result)

        self._storage.submit_vault(work, worked)
        self._read()

    def _read(self) -> None:
        """See how things stand; evaluated conversations that were saved before go every time."""

        def read(vault: Vault) -> tuple[Protection, list[Path]]:
            way = vault.way
            if way is not Protection.NONE:
                try:
                    clear_states(self._states)
                except OSError as error:
                    raise AppError(ErrorKind.COPIES_LEFT, names=str(self._states)) from error
            return way, vault.readable_copies()

        self._storage.submit_vault(read, self._on_read)

    def _on_read(self, state: tuple[Protection, list[Path]] | AppError) -> None:
        if isinstance(state, AppError):
            self.failed.emit(state)
        else:
            self.protection, self.copies = state
            self._answers.keeps_states = self.protection is Protection.NONE
            self._lock.set_protection(self.protection)
        self._set_busy(is_busy=False)

    def _is_refused(self) -> bool:
        """Whether an answer is under way; says so."""
        if self._answers.is_idle:
            return False
        self._fail(AppError(ErrorKind.ANSWER_RUNNING))
        return True

    def _fail(self, error: AppError) -> None:
        self._set_busy(is_busy=False)
        self.failed.emit(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.is_busy = is_busy
        self.changed.emit()

    def _ask_keyring(
        self, work: Callable[[Secrets], str | None], done: Callable[[str], None]
    ) -> None:
        self._secrets.submit(work, lambda result: self._secret_ready.emit((result, done)))

    @Slot(object)
    def _on_secret_ready(self, outcome: tuple[str | AppError, Callable[[str], None]]) -> None:
        result, done = outcome
        if isinstance(result, AppError) and self._lock.is_locked:
            self._lock.refused.emit(result)
        elif isinstance(result, AppError):
            self._fail(result)
        else:
            done(result)
