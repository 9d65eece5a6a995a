"""Starts the window: one instance, its folders and lock, the garbage collector, the end."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QSysInfo, QTimer
from PySide6.QtWidgets import QApplication

from app import __version__
from app.core.errors import AppError, ErrorKind
from app.core.start_request import StartRequest
from app.penseur import Penseur
from app.system.paths import Paths, default_paths, use_home
from app.viewmodels.language import say
from app.widgets.crash_watch import CrashWatch
from app.widgets.main_window import APP_TITLE

if TYPE_CHECKING:
    from app.system.command_line import CommandLine

CALM_MS = 1_000
"""After the first picture nobody waits for anything any more."""
GARBAGE_OBJECTS = 20_000
"""New objects between two looks for garbage: a look at a long conversation takes 100 ms."""
_LOCK_NAME = "running.lock"
_LOCK_MS = 100


def _has_screen() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# The command line


def _request(arguments: list[str]) -> StartRequest:
    """What the command line asks for; ends the program for ``--help`` and ``--version``."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
    if not arguments:
        return StartRequest(activation_token=token)
    if {"-h", "--help"} & set(arguments):
        from app.viewmodels.early_language import speak_early

        application = speak_early(default_paths())  # noqa: F841 - it translates while it lives
    options = _parser().parse_args(arguments)
    if options.data_dir is not None:
        use_home(options.data_dir)
    if options.offline:
        from app.system.offline import stay_offline

        stay_offline()
    files = tuple(file.absolute() for file in options.files)
    return StartRequest(files, options.quick_ask, token)


def _parser() -> CommandLine:
    from app.system.command_line import CommandLine  # late: most starts have no arguments

    parser = CommandLine(
        say,
        prog="penseur",
        description=say("Chat with DeepSeek-R1 on this computer."),
        epilog=say("To ask one question in the terminal: penseur ask --help"),
    )
    parser.arguments.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar=say("FILE"),
        help=say("a GGUF model to use, or a text file to attach to the next question"),
    )
    add = parser.options.add_argument
    add(
        "--version",
        action="version",
        version=f"{APP_TITLE} {__version__}",
        help=say("show the program's version"),
    )
    add(
        "--data-dir",
        type=Path,
        metavar=say("FOLDER"),
        help=say("keep everything in this folder: conversations, settings, models"),
    )
    add(
        "--offline",
        action="store_true",
        help=say("use no network in this run, whatever the settings say"),
    )
    add(
        "--quick-ask",
        action="store_true",
        help=say("open the small window for a quick question"),
    )
    return parser


# One program for one data folder


def _lock_file(paths: Paths) -> QLockFile:
    lock = QLockFile(str(paths.data / _LOCK_NAME))
    lock.setStaleLockTime(0)
    return lock


def _lock(paths: Paths) -> QLockFile | None:
    """The lock that a second start finds taken.

    Raises:
        OSError: the lock file cannot be made.
    """
    lock = _lock_file(paths)
    if lock.tryLock(_LOCK_MS):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        return None
    code = errno.EACCES if lock.error() is QLockFile.LockError.PermissionError else errno.ENOSPC
    raise OSError(code, "the lock file cannot be made", lock.fileName())


def _hand_over(paths: Paths, request: StartRequest) -> QLockFile | AppError | None:
    """Let the program that has the lock do what is asked.

    Returns:
        ``None`` when it does; the lock, if its owner has gone; else why neither works.
    """
    from app.system.instance import is_owner_gone
    from app.viewmodels.instance import BRIEF_PATIENCE_MS, PATIENCE_MS, Answer, call_first

    lock, path = _lock_file(paths), paths.data / _LOCK_NAME
    process_id, host, _ = lock.getLockInfo()
    if host and host != QSysInfo.machineHostName():
        return AppError(ErrorKind.INSTANCE_ELSEWHERE, host=host, path=str(paths.data))
    # where the clock was set, one that is there seems to have gone
    seems_gone = is_owner_gone(path, process_id)
    answer = call_first(paths.data, request, BRIEF_PATIENCE_MS if seems_gone else PATIENCE_MS)
    if answer is Answer.TAKEN:
        return None
    if lock.tryLock(_LOCK_MS):  # it has ended meanwhile
        return lock
    if answer is Answer.SILENT:
        return AppError(ErrorKind.INSTANCE_SILENT, process_id=str(process_id))
    if seems_gone:
        path.unlink(missing_ok=True)
        if lock.tryLock(_LOCK_MS):
            return lock
    return AppError(
        ErrorKind.INSTANCE_UNREACHABLE, process_id=str(process_id), path=str(paths.data)
    )


def _refuse(error: AppError) -> int:
    """Say why the program does not start."""
    from PySide6.QtWidgets import QMessageBox

    from app.viewmodels.early_language import speak_early
    from app.widgets.wording import sentence

    speak_early(default_paths())
    text = sentence(error)
    sys.stderr.write(f"penseur: {text}\n")
    QMessageBox.information(None, APP_TITLE, text)
    return 1


def _say_that_a_screen_is_needed() -> int:
    from app.viewmodels.early_language import speak_early

    application = speak_early(default_paths())  # noqa: F841 - it translates while it lives
    text = say(
        "Penseur needs a screen and found none; to see it on a virtual one: xvfb-run -a make run"
    )
    sys.stderr.write(f"{text}\n")
    return 2


def _application() -> QApplication:
    if sys.platform == "darwin":
        from app.widgets.desktop.file_opening import FileOpeningApplication

        application: QApplication = FileOpeningApplication([APP_TITLE])
    else:
        application = QApplication([APP_TITLE])
    application.setApplicationName(APP_TITLE)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("penseur")
    return application


def main(arguments: list[str]) -> int:
    """Run the window until it is closed."""
    request = _request(arguments)
    if not _has_screen():
        return _say_that_a_screen_is_needed()
    application = _application()
    paths = default_paths()
    try:
        paths.ensure()
        lock: QLockFile | AppError | None = _lock(paths)
        if lock is None:
            lock = _hand_over(paths, request)
        if not isinstance(lock, QLockFile):
            return 0 if lock is None else _refuse(lock)
        for old in paths.cache.glob("stop-*"):  # of a program that was killed
            old.unlink(missing_ok=True)
        gc.disable()  # nothing of what is built now is garbage
        penseur = Penseur(application, paths)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        kind = ErrorKind.DISK_FULL if full else ErrorKind.FOLDER_NOT_WRITABLE
        return _refuse(AppError(kind, path=str(error.filename or paths.data)))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    watch = CrashWatch(paths.logs)
    window = penseur.window
    window.first_painted.connect(
        lambda: QTimer.singleShot(CALM_MS, window, lambda: watch.begin(window))
    )
    penseur.start(request)
    gc.freeze()
    gc.set_threshold(GARBAGE_OBJECTS)
    gc.enable()
    code = application.exec()
    penseur.close()
    watch.close()
    lock.unlock()
    return code
