"""Starts the window: one instance, its folders and lock, the garbage collector, the end."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication

from app import __version__
from app.core.errors import AppError, ErrorKind
from app.penseur import Penseur
from app.system.paths import Paths, default_paths
from app.widgets.main_window import APP_TITLE

GARBAGE_OBJECTS = 20_000
"""New objects between two looks for garbage: a look at a long conversation takes 100 ms."""


def _has_screen() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _parse(arguments: list[str]) -> None:
    """Answer ``--help`` and ``--version``, refuse anything else."""
    import argparse

    parser = argparse.ArgumentParser(prog="penseur", description="Chat with a local DeepSeek-R1.")
    parser.add_argument("--version", action="version", version=f"{APP_TITLE} {__version__}")
    parser.parse_args(arguments)


def _lock(paths: Paths) -> QLockFile | None:
    """The lock that a second start finds taken.

    Raises:
        OSError: the lock file cannot be made.
    """
    path = str(paths.data / "running.lock")
    lock = QLockFile(path)
    lock.setStaleLockTime(0)
    if lock.tryLock(100):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        return None
    code = errno.EACCES if lock.error() is QLockFile.LockError.PermissionError else errno.ENOSPC
    raise OSError(code, "the lock file cannot be made", path)


def _refuse(text: str) -> int:
    """Say why the program does not start."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.information(None, APP_TITLE, text)
    return 1


def main(arguments: list[str]) -> int:
    """Run the window until it is closed."""
    if arguments:
        _parse(arguments)
    if not _has_screen():
        sys.stderr.write(
            "Penseur needs a screen and found none; to see it on a virtual one: "
            "xvfb-run -a make run\n"
        )
        return 2
    application = QApplication([APP_TITLE])
    application.setApplicationName(APP_TITLE)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("penseur")
    paths = default_paths()
    try:
        paths.ensure()
        lock = _lock(paths)
        if lock is None:
            return _refuse("Penseur is already running.")
        for old in paths.cache.glob("stop-*"):  # of a program that was killed
            old.unlink(missing_ok=True)
        gc.disable()  # nothing of what is built now is garbage
        penseur = Penseur(application, paths)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        kind = ErrorKind.DISK_FULL if full else ErrorKind.FOLDER_NOT_WRITABLE
        from app.widgets.wording import sentence

        return _refuse(sentence(AppError(kind, path=str(error.filename or paths.data))))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    penseur.start()
    gc.freeze()
    gc.set_threshold(GARBAGE_OBJECTS)
    gc.enable()
    code = application.exec()
    penseur.close()
    lock.unlock()
    return code
