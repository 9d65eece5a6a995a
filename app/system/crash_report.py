"""What can be told about a mistake of the program: where it was made, on what machine.

A report holds no text of conversations: of an exception its kind and the lines of code, of values
nothing; messages of exceptions only where Python or the system words them. The home folder is
written as ``~``. It goes nowhere: the person reads it, and saves it if they want to.
"""

from __future__ import annotations

import errno
import faulthandler
import platform
import re
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app import __version__
from app.system.late_imports import import_late
from app.system.machine import processor_name, total_bytes

if TYPE_CHECKING:
    from importlib import metadata
else:
    metadata = import_late("importlib.metadata")

_PARTS = ("PySide6-Essentials", "llama-cpp-python", "sqlcipher3", "huggingface_hub")
_LOG_LINES = 40
_LOG_BYTES = 16_384
_KEPT = 5
_WORDED_BY_PYTHON: tuple[type[BaseException], ...] = (
    AttributeError,
    ImportError,
    NameError,
    ZeroDivisionError,
    MemoryError,
    RecursionError,
)
"""Their messages name objects of the program. Others may quote what they were given."""
_QUOTED = re.compile(r"(?P<quote>[\"'])(?:(?!(?P=quote)).){41,}(?P=quote)")
"""Something long in quotation marks is a value, not a name."""


def describe(error: BaseException, thread: str, logs: Path) -> str:
    """A report of an exception.

    Args:
        error: with its traceback.
        thread: name of the one that it ended.
        logs: folder of the logs, whose ends are told.

    Returns:
        Plain text in English, for those who mend the program.
    """
    where = traceback.TracebackException.from_exception(error, capture_locals=False)
    return _assemble(f"In thread {thread}:\n\n{_without_values(where, error)}", logs)


def describe_end(dump: str, logs: Path) -> str:
    """A report of a process that ended at once.

    Args:
        dump: what ``faulthandler`` wrote: names of files and functions.
        logs: folder of the logs.
    """
    return _assemble(f"The window's process ended:\n\n{dump.strip()}", logs)


def watch_for_end(logs: Path) -> tuple[IO[str] | None, str]:
    """Let the end of this process by a fault write where it was, and tell of the last one.

    Args:
        logs: folder to write to; five old dumps are kept there.

    Returns:
        The file, to be kept open as long as the process runs, and what the process before has
        written; empty when it ended as it should.
    """
    path = logs / "fault.txt"
    with suppress(OSError):
        before = path.read_text(errors="replace") if path.exists() else ""
        if before.strip():
            moment = time.strftime("%Y%m%d-%H%M%S", time.localtime(path.stat().st_mtime))
            path.replace(logs / f"fault-{moment}.txt")
            for old in sorted(logs.glob("fault-*.txt"))[:-_KEPT]:
                old.unlink()
        file = path.open("w")
        faulthandler.enable(file)
        return file, before.strip()
    return None, ""  # no dump, then: the disk is full or the folder is not ours


def forget_end(file: IO[str] | None) -> None:
    """The process ends as it should."""
    if file is not None:
        faulthandler.disable()
        file.close()


def _assemble(what: str, logs: Path) -> str:
    parts = [
        f"Penseur {__version__}, {time.strftime('%Y-%m-%d %H:%M')}",
        _machine(),
        what,
        *(_end_of_log(path) for path in sorted(logs.glob("*.log"))),
    ]
    text = "\n\n".join(part for part in parts if part)
    return text.replace(str(Path.home()), "~") + "\n"


def _machine() -> str:
    lines = [
        f"System: {platform.platform()}",
        f"Processor: {processor_name()}, {total_bytes() / 2**30:.0f} GiB",
        f"Python {platform.python_version()}",
    ]
    for name in _PARTS:
        with suppress(metadata.PackageNotFoundError):
            lines.append(f"{name} {metadata.version(name)}")
    return "\n".join(lines)


def _without_values(where: traceback.TracebackException, error: BaseException) -> str:
    """The traceback, chained ones first; of values nothing."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    chained = where.__cause__ or (None if where.__suppress_context__ else where.__context__)
    begin = ""
    if earlier is not None and chained is not None:
        begin = _without_values(chained, earlier) + "\n\nand after it:\n\n"
    return f"{begin}{''.join(where.stack.format())}{_kind(error)}"


def _kind(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, OSError) and error.errno:
        return f"{name}: {errno.errorcode.get(error.errno, error.errno)}"
    is_of_qt = isinstance(error, RuntimeError) and str(error).startswith("Internal C++ object")
    if is_of_qt or isinstance(error, _WORDED_BY_PYTHON):
        return f"{name}: {_QUOTED.sub('(a value)', str(error))}"
    return name


def _end_of_log(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LOG_BYTES))
            lines = file.read().decode(errors="replace").splitlines()[-_LOG_LINES:]
    except OSError:
        return ""
    return f"End of {path.name}:\n" + "\n".join(lines) if lines else ""
