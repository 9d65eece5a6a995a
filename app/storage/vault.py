"""The conversations as they are kept: open or locked, plain or encrypted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError, ErrorKind
from app.storage.keys import DataKey, is_being_rewritten, is_encrypted
from app.system.late_imports import import_late

if TYPE_CHECKING:
    from app.core import protection
    from app.core.protection import Protection
    from app.storage.store import Store
else:
    protection = import_late("app.core.protection")

IN_MEMORY = Path(":memory:")
"""SQLite's name for a database that is on no disk."""


class Vault:
    """Opens, locks and encrypts the database. For the storage thread alone, but for ``is_locked``.

    Attributes:
        path: of the database; ``IN_MEMORY`` for one that is gone when it is closed.
        store: while it is open, else why it is not.
        key: of an encrypted database that is open; nobody else keeps it.
        is_locked: whether a key is needed first; any thread may ask.
        closing: called before the file is closed or replaced: other connections must end.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store: Store | AppError = AppError(ErrorKind.STORAGE_FAILED, path=str(path))
        self.key: DataKey | None = None
        self.is_locked = is_encrypted(path)
        self.closing: list[Callable[[], None]] = []
        self._offered: DataKey | None = None  # to the keyring, before anything is encrypted

    @property
    def way(self) -> Protection:
        """What opens it, as ``key_file.protection_of``."""
        if not is_encrypted(self.path):
            return protection.Protection.NONE
        from app.storage.key_file import protection_of  # off the start of a plain database

        return protection_of(self.path)

    @property
    def keyring_name(self) -> str:
        """Under which the keyring keeps the key; empty if it keeps none."""
        from app.storage.key_file import read_key_file

        if not is_encrypted(self.path):
            return ""
        key_file = read_key_file(self.path)
        return key_file.name if key_file.way is protection.Protection.KEYRING else ""

    def start(self) -> None:
        """Open the database unless it is locked; ``store`` tells how that went."""
        if self.is_locked:
            self.store = AppError(ErrorKind.CONVERSATIONS_LOCKED)
            return
        self._open()

    def unlock(self, secret: str) -> None:
        """Open an encrypted database.

        Args:
            secret: the passphrase, or the text that ``key_for_keyring`` gave.

        Raises:
            AppError: ``PASSPHRASE_WRONG``, ``KEY_NOT_IN_KEYRING``, ``KEY_FILE_DAMAGED``, or why the
                database can't be opened; it is still locked then.
        """
        if not self.is_locked:
            return
        self.key = self._opened_key(secret)
        self._open()
        if isinstance(self.store, AppError):
            error = self.store
            self._forget_key()
            self.store = AppError(ErrorKind.CONVERSATIONS_LOCKED)
            raise error
        self.is_locked = False

    def lock(self) -> bool:
        """Close an encrypted database and forget its key; ``False`` if it is plain."""
        if self.key is None or self.is_locked:
            return False
        self.close()
        self._forget_key()
        self.is_locked = True
        self.store = AppError(ErrorKind.CONVERSATIONS_LOCKED)
        return True

    def close(self) -> None:
        """Close the database, if it is open."""
        from app.storage.store import Store

        if isinstance(self.store, Store):
            for close in self.closing:
                close()
            self.store.close()
            self.store = AppError(ErrorKind.STORAGE_FAILED, path=str(self.path))

    def key_for_keyring(self, current: str = "") -> tuple[str, str]:
        """What the keyring must keep before ``protect(KEYRING)``: its name and the key's text.

        Args:
            current: the passphrase until now, if there is one.

        Raises:
            AppError: ``PASSPHRASE_WRONG``, or it is not open.
        """
        from app.storage.key_file import under_keyring

        self._check_right(current)
        self._offered = self.key or DataKey.random()
        return under_keyring(self._offered).name, self._offered.data.hex()

    def protect(self, way: Protection, passphrase: str = "", current: str = "") -> None:
        """Encrypt, decrypt, or change what opens it; nothing is changed when it fails.

        Args:
            way: from now on.
            passphrase: for ``PASSPHRASE``.
            current: the passphrase until now, if there is one.

        Raises:
            AppError: ``PASSPHRASE_WRONG``, or why it could not be done.
        """
        from app.storage import key_file

        self._check_right(current)
        try:
            if way is protection.Protection.NONE:
                self._decrypt()
                return
            key = self.key = self.key or self._offered or DataKey.random()
            if way is protection.Protection.PASSPHRASE:
                wrapped = key_file.under_passphrase(key, passphrase)
            else:
                wrapped = key_file.under_keyring(key)
            key_file.write_key_file(self.path, wrapped)
            if not is_encrypted(self.path):
                self._rewrite(key)
        except OSError as error:
            raise self._not_writable(error) from error
        finally:
            if not is_encrypted(self.path):
                self._forget_key()

    def readable_copies(self) -> list[Path]:
        """Copies that can be read without the key; none while nothing is encrypted."""
        if self.key is None:
            return []
        from app.storage.encryption import readable_copies

        return readable_copies(self.path)

    def clear_copies(self, *, encrypts: bool) -> None:
        """Encrypt the readable copies, or overwrite and delete them.

        Raises:
            AppError: ``COPIES_LEFT``: some could not be dealt with.
        """
        from app.storage.encryption import encrypt_copy, readable_copies, wipe

        left = []
        for copy in readable_copies(self.path):
            try:
                if encrypts and self.key is not None:
                    if not encrypt_copy(copy, self.key):
                        left.append(copy.name)
                else:
                    wipe(copy)
            except OSError:
                left.append(copy.name)
        if left:
            raise AppError(ErrorKind.COPIES_LEFT, names=", ".join(left))

    # Inside

    def _open(self) -> None:
        from app.storage.store import open_store

        try:
            if is_being_rewritten(self.path):
                from app.storage.encryption import finish_rewrite

                finish_rewrite(self.path)
            self.store = open_store(self.path, self.key)
        except AppError as error:
            self.store = error
        except OSError as error:
            self.store = self._not_writable(error)

    def _decrypt(self) -> None:
        """Backups first: a key that something still needs is not forgotten."""
        from app.storage.encryption import decrypt_copies
        from app.storage.key_file import forget_key_file

        if self.key is None:
            return
        is_done_with = decrypt_copies(self.path, self.key)
        self._rewrite(None)
        if is_done_with:
            forget_key_file(self.path)

    def _rewrite(self, key: DataKey | None) -> None:
        from app.storage.encryption import rewrite

        self.close()
        try:
            rewrite(self.path, None if key else self.key, key)
        finally:
            if not is_encrypted(self.path):
                self._forget_key()
            self._open()
        if isinstance(self.store, AppError):
            raise self.store

    def _opened_key(self, secret: str) -> DataKey:
        from app.storage.key_file import read_key_file

        try:
            return read_key_file(self.path).open(secret)
        except OSError as error:
            raise self._not_writable(error) from error

    def _check_right(self, current: str) -> None:
        if isinstance(self.store, AppError):
            raise self.store
        if self.way is protection.Protection.PASSPHRASE:
            self._opened_key(current).wipe()

    def _forget_key(self) -> None:
        for key in (self.key, self._offered):
            if key is not None:
                key.wipe()
        self.key = self._offered = None

    def _not_writable(self, error: OSError) -> AppError:
        import errno

        if error.errno == errno.ENOSPC:
            return AppError(ErrorKind.DISK_FULL, path=str(self.path))
        kind = ErrorKind.FOLDER_NOT_WRITABLE
        path = str(error.filename or self.path)
        return AppError(kind, path=path, reason=type(error).__name__)
