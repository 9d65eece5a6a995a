"""Long work beside the storage thread."""

from __future__ import annotations

import threading

from app.core.errors import AppError, ErrorKind
from app.storage.backups import CancelledError
from app.storage.upkeep_thread import IsWanted, UpkeepThread


def test_a_cancelled_job_ends_and_says_nothing() -> None:
    thread, began, heard = UpkeepThread(), threading.Event(), threading.Event()
    results: list[object] = []

    def job(is_wanted: IsWanted) -> None:
        began.set()
        while is_wanted():
            pass
        raise CancelledError

    thread.submit(job, results.append)
    assert began.wait(10)
    thread.cancel()
    assert results == []
    thread.submit(lambda _: 7, results.append)
    thread.submit(lambda _: heard.set(), results.append)
    assert heard.wait(10)
    thread.close()
    assert results[0] == 7


def test_what_fails_is_named() -> None:
    thread, heard = UpkeepThread(), threading.Event()
    results: list[AppError | None] = []

    def done(result: AppError | None) -> None:
        results.append(result)
        heard.set()

    def job(_: IsWanted) -> None:
        raise PermissionError(13, "not allowed", "folder")

    thread.submit(job, done)
    assert heard.wait(10)
    thread.close()
    (error,) = results
    assert error is not None
    assert error.kind is ErrorKind.FOLDER_NOT_WRITABLE
    assert error.details["path"] == "folder"
