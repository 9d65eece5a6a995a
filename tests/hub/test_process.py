"""The download process end to end: real process, real library, real HTTP."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.hub.link import HubLink
from app.hub.protocol import FINAL_EVENTS, DownloadState
from app.hub.settings import TransferSettings
from app.system.child_process import ChildProcess
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.hub.conftest import StartLink
from tests.hub.support import (
    FAST,
    FILE,
    IN_FLIGHT_BYTES,
    REPO,
    SLOW_RECONNECT,
    SLOW_RETRY,
    TOKEN,
    Recorder,
    full_listener,
)

CANCEL_LIMIT_S = 2
"""A requirement of 0.1 s, on a machine that may be busy; what is cancelled would last for more."""


def child_of(link: HubLink) -> ChildProcess:
    assert link._worker is not None
    assert link._worker.child is not None
    return link._worker.child


def test_download_lands_verified_in_its_place(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(3_000_000)
    sha256 = hub.add_file(REPO, FILE, data)
    job = start_link().start_download(REPO, FILE, models, endpoint=hub.endpoint)
    finished = recorder.finished(job)
    target = models / REPO / FILE
    assert Path(finished.path) == target
    assert target.read_bytes() == data
    assert (finished.sha256, finished.size_bytes) == (sha256, len(data))
    assert hub.bytes_sent == len(data)
    assert list((models / ".downloads").iterdir()) == []


def test_every_connection_is_told(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    recorder.finished(start_link().start_download(REPO, FILE, models, endpoint=hub.endpoint))
    told = [(event.host, event.purpose) for event in recorder.connections()]
    assert told == [(hub.hub_host, "model information"), (hub.cdn_host, "model file")]


def test_nothing_but_the_model_is_asked_for(
    hub: LoopbackHub,
    start_link: StartLink,
    recorder: Recorder,
    models: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Unprotected, the library asks /api/agent-harnesses and reads these two.
    monkeypatch.setenv("AI_AGENT", "somebody")
    monkeypatch.setenv("HF_TOKEN", "hf_left_by_another_program")
    for name in ("HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK", "HF_HUB_DISABLE_IMPLICIT_TOKEN"):
        monkeypatch.delenv(name)
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    recorder.finished(start_link().start_download(REPO, FILE, models, endpoint=hub.endpoint))
    assert [record.route for record in hub.records] == [Route.MODEL_INFO, Route.ADDRESS, Route.FILE]
    assert not any("authorization" in record.headers for record in hub.records)
    assert not any("agent/" in record.headers["user-agent"] for record in hub.records)


def test_the_token_goes_to_the_hub_only_and_into_no_log(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path, tmp_path: Path
) -> None:
    hub.add_token(TOKEN, REPO)
    hub.hide(REPO)
    hub.add_file(REPO, FILE, gguf_bytes(100_000))
    hub.add_fault(Fault(Route.FILE, reset_after_bytes=50_000))
    hub.add_fault(Fault(Route.FILE, status=403, times=None))
    link = start_link()
    job = link.start_download(REPO, FILE, models, endpoint=hub.endpoint, token=TOKEN)
    recorder.failed(job)
    link.close()
    for record in hub.records:
        is_cdn = record.route is Route.FILE
        assert ("authorization" in record.headers) is not is_cdn
    log = (tmp_path / "downloader.log").read_text()
    assert "hub_access_refused" in log
    for secret in (TOKEN, "Signature", "Bearer", "http"):
        assert secret not in log


SILENT_INFO = Fault(Route.MODEL_INFO, is_silent=True)
SILENT_ADDRESS = Fault(Route.ADDRESS, is_silent=True)
SILENT_FILE = Fault(Route.FILE, is_silent=True)
SLOW_FILE = Fault(Route.FILE, bytes_per_s=200_000)
STALLED_FILE = Fault(Route.FILE, stall_after_bytes=10_000)
BROKEN_FILE = Fault(Route.FILE, status=503, times=None)
BROKEN_INFO = Fault(Route.MODEL_INFO, status=503, times=None)
RATE_LIMITED = Fault(Route.ADDRESS, status=429, headers={"Retry-After": "3600"}, times=None)
CANCEL_CASES = [
    pytest.param(SILENT_INFO, DownloadState.CONNECTING, SLOW_RECONNECT, id="information"),
    pytest.param(SILENT_ADDRESS, DownloadState.CONNECTING, SLOW_RECONNECT, id="address"),
    pytest.param(SILENT_FILE, DownloadState.CONNECTING, SLOW_RECONNECT, id="file"),
    pytest.param(SLOW_FILE, DownloadState.DOWNLOADING, FAST, id="downloading"),
    pytest.param(STALLED_FILE, DownloadState.STALLED, SLOW_RECONNECT, id="stalled"),
    pytest.param(BROKEN_FILE, DownloadState.RETRYING, SLOW_RETRY, id="back-off"),
    pytest.param(BROKEN_INFO, DownloadState.RETRYING, SLOW_RETRY, id="information-back-off"),
    pytest.param(RATE_LIMITED, DownloadState.RETRYING, FAST, id="rate-limited"),
]


def assert_cancel_is_felt(link: HubLink, recorder: Recorder, job: int) -> None:
    began = time.monotonic()
    link.cancel(job)
    assert recorder.failed(job).kind is ErrorKind.CANCELLED
    assert time.monotonic() - began < CANCEL_LIMIT_S


@pytest.mark.parametrize(("fault", "state", "settings"), CANCEL_CASES)
def test_cancel_is_felt_in_every_state(
    hub: LoopbackHub,
    start_link: StartLink,
    recorder: Recorder,
    models: Path,
    fault: Fault,
    state: DownloadState,
    settings: TransferSettings,
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(4_000_000))
    hub.add_fault(replace(fault))
    link = start_link(settings)
    job = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    hub.wait_until(lambda: any(record.route is fault.route for record in hub.records))
    recorder.wait_for_state(job, state)
    assert_cancel_is_felt(link, recorder, job)


def test_cancel_is_felt_while_connecting(
    start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    with full_listener() as endpoint:
        link = start_link()
        job = link.start_download(REPO, FILE, models, endpoint=endpoint)
        recorder.wait_until(lambda: bool(recorder.connections()))
        assert_cancel_is_felt(link, recorder, job)


def test_cancel_is_felt_while_hashing(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    size_bytes = 8 * 1024**3
    sha256 = hub.add_file(REPO, FILE, b"GGUF", sha256="ab" * 32, size_bytes=size_bytes)
    part = models / ".downloads" / f"{sha256}.part"
    part.parent.mkdir(parents=True)
    part.touch()
    os.truncate(part, size_bytes - 1)
    with part.open("ab") as file:
        file.write(b"!")  # zeros at the end would be taken for a loss
    link = start_link()
    job = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    recorder.wait_for_state(job, DownloadState.VERIFYING)
    assert_cancel_is_felt(link, recorder, job)
    assert part.stat().st_size == size_bytes


def test_cancel_is_felt_while_queued_and_the_first_goes_on(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(500_000))
    hub.add_file(REPO, "other-Q8_0.gguf", gguf_bytes(1000, seed=2))
    hub.add_fault(Fault(Route.FILE, bytes_per_s=400_000))
    link = start_link()
    first = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    second = link.start_download(REPO, "other-Q8_0.gguf", models, endpoint=hub.endpoint)
    recorder.wait_for_state(first, DownloadState.DOWNLOADING)
    assert_cancel_is_felt(link, recorder, second)
    recorder.finished(first)


def test_downloads_run_one_after_the_other(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    names = [f"m{n}-Q8_0.gguf" for n in range(3)]
    for seed, name in enumerate(names):
        hub.add_file(REPO, name, gguf_bytes(100_000, seed))
    link = start_link()
    jobs = [link.start_download(REPO, name, models, endpoint=hub.endpoint) for name in names]
    for job in jobs:
        recorder.finished(job)
    ends = [event.job for event in recorder.events if isinstance(event, FINAL_EVENTS)]
    assert ends == jobs


def test_a_killed_process_ends_its_jobs_and_the_next_one_resumes(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(6_000_000)
    hub.add_file(REPO, FILE, data)
    hub.add_fault(Fault(Route.FILE, bytes_per_s=6_000_000))
    link = start_link()
    job = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    recorder.wait_until(lambda: any(e.done_bytes > 3_000_000 for e in recorder.progress(job)))
    os.kill(child_of(link).pid, signal.SIGKILL)
    assert recorder.failed(job).kind is ErrorKind.DOWNLOADER_DIED
    again = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    recorder.finished(again)
    assert (models / REPO / FILE).read_bytes() == data
    assert hub.bytes_sent - len(data) < IN_FLIGHT_BYTES
    assert [len(recorder.finals(each)) for each in (job, again)] == [1, 1]


def test_the_process_ends_with_its_last_job(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(Fault(Route.MODEL_INFO, is_silent=True))
    link = start_link()
    job = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    first = child_of(link)
    hub.wait_until(lambda: bool(hub.records))
    link.cancel(job)
    recorder.failed(job)
    first._thread.join(10.0)
    assert not first.is_running
    again = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    assert child_of(link) is not first
    recorder.finished(again)


def test_close_cancels_and_keeps_the_bytes(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    sha256 = hub.add_file(REPO, FILE, gguf_bytes(2_000_000))
    hub.add_fault(Fault(Route.FILE, stall_after_bytes=1_000_000))
    link = start_link(SLOW_RECONNECT)
    job = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    queued = link.start_download(REPO, "other.gguf", models, endpoint=hub.endpoint)
    recorder.wait_for_state(job, DownloadState.STALLED)
    link.close()
    assert [recorder.failed(each).kind for each in (job, queued)] == [ErrorKind.CANCELLED] * 2
    assert (models / ".downloads" / f"{sha256}.part").stat().st_size == 1_000_000
    with pytest.raises(RuntimeError):
        link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
