"""The window's end, with children that misbehave."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.core.errors import ErrorKind
from app.hub.link import HubLink
from app.hub.protocol import DownloadState
from tests.hub.support import FILE, REPO, Recorder

# A child that answers with events of jobs that nobody started, and a second final one.
STRANGE_CHILD = """
import sys
from app.hub.protocol import DownloadFailed, DownloadProgressed, DownloadState
from app.hub.protocol import decode_request, encode
from app.core.errors import ErrorKind
from app.system.child_process import read_frame, write_frame
request = decode_request(read_frame(sys.stdin.buffer))
for event in (
    DownloadProgressed(77, DownloadState.DOWNLOADING, 1, 2),
    DownloadFailed(78, ErrorKind.HUB_TROUBLE, {}),
    DownloadProgressed(request.job, DownloadState.DOWNLOADING, 1, 2),
    DownloadFailed(request.job, ErrorKind.NO_INTERNET, {}),
    DownloadFailed(request.job, ErrorKind.HUB_TROUBLE, {}),
    DownloadProgressed(request.job, DownloadState.DOWNLOADING, 2, 2),
):
    write_frame(sys.stdout.buffer, encode(event))
"""


def test_a_child_that_dies_at_once_fails_every_job(recorder: Recorder, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; sys.stdin.buffer.read(1); sys.exit(3)"]
    link = HubLink(recorder, tmp_path / "log", command)
    first = link.start_download(REPO, FILE, tmp_path)
    assert recorder.failed(first).kind is ErrorKind.DOWNLOADER_DIED
    second = link.start_download(REPO, FILE, tmp_path)
    assert recorder.failed(second).kind is ErrorKind.DOWNLOADER_DIED
    link.close()


def test_a_child_that_cannot_be_started_fails_the_job(recorder: Recorder, tmp_path: Path) -> None:
    link = HubLink(recorder, tmp_path / "log", [str(tmp_path / "no-such-program")])
    job = link.start_download(REPO, FILE, tmp_path)
    assert recorder.failed(job).kind is ErrorKind.DOWNLOADER_DIED
    link.close()


def test_events_of_unknown_and_ended_jobs_are_dropped(recorder: Recorder, tmp_path: Path) -> None:
    link = HubLink(recorder, tmp_path / "log", [sys.executable, "-c", STRANGE_CHILD])
    job = link.start_download(REPO, FILE, tmp_path)
    recorder.failed(job)
    link.close()
    assert [type(event).__name__ for event in recorder.events] == [
        "DownloadProgressed",
        "DownloadFailed",
    ]
    assert recorder.progress(job)[0].state is DownloadState.DOWNLOADING
    assert recorder.failed(job).kind is ErrorKind.NO_INTERNET


def test_cancelling_an_unknown_job_does_nothing(recorder: Recorder, tmp_path: Path) -> None:
    link = HubLink(recorder, tmp_path / "log")
    link.cancel(5)
    link.close()
    assert recorder.events == []


def test_the_window_imports_neither_qt_nor_the_library() -> None:
    code = (
        "import sys, app.hub.link;"
        "print([m for m in ('PySide6', 'huggingface_hub', 'httpx2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
