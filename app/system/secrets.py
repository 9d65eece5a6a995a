"""Access keys, in the keyring of the operating system; in memory where there is none.

Calls may wait for the user to unlock the keyring: never make them on the GUI thread.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable

from app.core.errors import AppError, ErrorKind

SERVICE = "Penseur"


class Secrets:
    """Keys by what they belong to; a key that can't be stored is kept until the program ends."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def read(self, name: str) -> str:
        """The key of a name; empty when there is none, or the keyring can't be read."""
        if name in self._kept:
            return self._kept[name]
        import keyring  # late: it looks for the systems' keyrings, and is seldom needed

        try:
            return keyring.get_password(SERVICE, name) or ""
        except Exception:  # noqa: BLE001 - the edge of the system: backends raise what theirs does
            return ""

    def write(self, name: str, key: str) -> None:
        """Store a key; an empty one removes it.

        Raises:
            AppError: ``KEYRING_UNAVAILABLE``: it is kept in memory only.
        """
        import keyring
        from keyring.errors import PasswordDeleteError

        self._kept[name] = key
        try:
            if key:
                keyring.set_password(SERVICE, name, key)
            else:
                with contextlib.suppress(PasswordDeleteError):
                    keyring.delete_password(SERVICE, name)
        except Exception as error:  # as above
            if key:
                raise AppError(ErrorKind.KEYRING_UNAVAILABLE) from error

    def fetch(self, name: str) -> str:
        """The key of a name from the keyring itself; it is not kept here, and empty if missing.

        Raises:
            AppError: ``KEY_NOT_IN_KEYRING``: the keyring can't be read.
        """
        import keyring

        try:
            return keyring.get_password(SERVICE, name) or ""
        except Exception as error:  # as above
            raise AppError(ErrorKind.KEY_NOT_IN_KEYRING) from error

    def store(self, name: str, key: str) -> None:
        """Store a key that must outlive the program, and see that it is there.

        Raises:
            AppError: ``KEYRING_REQUIRED``: it is not.
        """
        import keyring

        try:
            keyring.set_password(SERVICE, name, key)
            is_there = keyring.get_password(SERVICE, name) == key
        except Exception as error:  # as above
            raise AppError(ErrorKind.KEYRING_REQUIRED) from error
        if not is_there:
            raise AppError(ErrorKind.KEYRING_REQUIRED)


class SecretsThread:
    """Does work on keys, one after the other, on a thread that may wait for the user."""

    def __init__(self) -> None:
        """Prepare; the thread starts with the first work, and ends with the program."""
        self._secrets = Secrets()
        self._work: queue.SimpleQueue[Callable[[Secrets], None]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(
        self, work: Callable[[Secrets], str | None], done: Callable[[str | AppError], None]
    ) -> None:
        """Have work done; ``done`` gets its result, or empty, on the thread."""

        def run(secrets: Secrets) -> None:
            result: str | AppError
            try:
                result = work(secrets) or ""
            except AppError as error:
                result = error
            except Exception:  # noqa: BLE001 - the edge of the thread: the next work needs it
                result = AppError(ErrorKind.KEYRING_UNAVAILABLE)
            done(result)

        self._work.put(run)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="keyring", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            self._work.get()(self._secrets)
