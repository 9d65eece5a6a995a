"""Transfers under every fault that a network or a server has."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.hub.partial_locks import HashLock
from app.hub.protocol import DownloadState
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, captive_portal, gguf_bytes
from tests.hub.conftest import LocalDownloads, StartLocal
from tests.hub.support import FILE, REPO, SLOW_RECONNECT, SLOW_RETRY, Recorder

MB = 1_000_000


def ranges(hub: LoopbackHub) -> list[str]:
    return [record.headers["range"] for record in hub.requests(Route.FILE)]


def target(models: Path, name: str = FILE) -> Path:
    return models / REPO / name


@pytest.mark.parametrize("end", ["reset_after_bytes", "close_after_bytes"])
def test_lost_connections_resend_under_one_percent(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path, end: str
) -> None:
    data = gguf_bytes(18 * MB)
    hub.add_file(REPO, FILE, data)
    fault = Fault(Route.FILE, times=None)
    setattr(fault, end, 4 * MB)
    hub.add_fault(fault)
    recorder.finished(downloads.start())
    assert target(models).read_bytes() == data
    assert len(hub.requests(Route.FILE)) >= 5
    assert hub.bytes_sent - len(data) < len(data) * 0.01


def test_an_expired_address_is_replaced(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(2 * MB)
    hub.add_file(REPO, FILE, data)
    hub.add_fault(Fault(Route.FILE, close_after_bytes=MB))
    hub.add_fault(Fault(Route.FILE, status=403))
    recorder.finished(downloads.start())
    assert target(models).read_bytes() == data
    assert ranges(hub) == ["bytes=0-", f"bytes={MB}-", f"bytes={MB}-"]
    assert len({record.query for record in hub.requests(Route.FILE)}) == 3


@pytest.mark.parametrize("status", [401, 403, 404, 410, 416, 500, 502, 503, 504, 408, 429])
def test_a_status_of_the_cdn_that_passes_is_survived(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, status: int
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(Fault(Route.FILE, status=status, times=2))
    recorder.finished(downloads.start())
    assert len(hub.requests(Route.ADDRESS)) == 3


@pytest.mark.parametrize("route", [Route.MODEL_INFO, Route.ADDRESS])
@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_status_of_the_hub_that_passes_is_survived(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, route: Route, status: int
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(Fault(route, status=status, times=2))
    recorder.finished(downloads.start())
    assert len(hub.requests(route)) == 3


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (403, ErrorKind.HUB_ACCESS_REFUSED),
        (429, ErrorKind.HUB_RATE_LIMITED),
        (503, ErrorKind.HUB_TROUBLE),
    ],
)
def test_a_status_that_stays_is_reported(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, status: int, kind: ErrorKind
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(Fault(Route.FILE, status=status, times=None))
    failed = recorder.failed(downloads.start())
    assert failed.kind is kind
    assert failed.details["status"] == status
    assert (failed.details["repo"], failed.details["file_name"]) == (REPO, FILE)


def test_progress_resets_the_count_of_failures(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    # Ten failures with three allowed in a row, but every second try brings some bytes.
    hub.add_file(REPO, FILE, gguf_bytes(1_100_000))
    for _ in range(5):
        hub.add_fault(Fault(Route.FILE, close_after_bytes=200_000))
        hub.add_fault(Fault(Route.FILE, status=503))
    recorder.finished(downloads.start())
    assert len(hub.requests(Route.FILE)) == 11


def test_retry_after_is_shown_and_obeyed(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(Fault(Route.FILE, status=429, headers={"Retry-After": "1"}))
    job = start_local(SLOW_RETRY).start()  # by its own choice it would wait for a minute
    shown = recorder.wait_for_state(job, DownloadState.RETRYING)
    assert (shown.retry_in_s, shown.reason) == (1.0, ErrorKind.HUB_RATE_LIMITED)
    recorder.finished(job)


def test_a_server_that_asks_for_too_long_is_not_waited_for(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(Fault(Route.MODEL_INFO, status=429, headers={"Retry-After": "864000"}))
    failed = recorder.failed(downloads.start())
    assert failed.kind is ErrorKind.HUB_RATE_LIMITED
    assert failed.details["retry_in_s"] == 864000


def test_a_stall_is_shown_and_ended_by_a_new_connection(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(2 * MB)
    hub.add_file(REPO, FILE, data)
    hub.add_fault(Fault(Route.FILE, stall_after_bytes=MB))
    job = downloads.start()
    assert recorder.wait_for_state(job, DownloadState.STALLED).done_bytes == MB
    recorder.finished(job)
    assert hub.bytes_sent == len(data)
    assert target(models).read_bytes() == data


def test_a_silent_server_ends_as_stalled(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(Fault(Route.FILE, is_silent=True, times=None))
    assert recorder.failed(downloads.start()).kind is ErrorKind.CONNECTION_STALLED


def test_one_flipped_byte_is_found_and_fetched_again(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(MB)
    hub.add_file(REPO, FILE, data)
    hub.add_fault(Fault(Route.FILE, corrupt_at=MB // 2))
    recorder.finished(downloads.start())
    assert target(models).read_bytes() == data
    assert ranges(hub) == ["bytes=0-", "bytes=0-"]


@pytest.mark.parametrize("offset", [1, MB // 2])
def test_a_file_that_stays_damaged_is_reported_and_deleted(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path, offset: int
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(MB))
    hub.add_fault(Fault(Route.FILE, corrupt_at=offset, times=None))
    assert recorder.failed(downloads.start()).kind is ErrorKind.DOWNLOAD_DAMAGED
    assert len(hub.requests(Route.FILE)) == 2
    assert list(models.rglob("*")) == [models / ".downloads"]


def test_a_damaged_partial_is_replaced(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(MB)
    sha256 = hub.add_file(REPO, FILE, data)
    part = models / ".downloads" / f"{sha256}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(data[: MB // 2 - 1] + b"?")
    recorder.finished(downloads.start())
    assert target(models).read_bytes() == data
    assert ranges(hub) == [f"bytes={MB // 2}-", "bytes=0-"]


def test_an_answer_from_the_start_to_a_range_restarts_the_file(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(2 * MB)
    hub.add_file(REPO, FILE, data)
    hub.add_fault(Fault(Route.FILE, close_after_bytes=MB))
    hub.add_fault(Fault(Route.FILE, ignores_range=True))
    job = downloads.start()
    recorder.finished(job)
    assert target(models).read_bytes() == data
    shown = [event.done_bytes for event in recorder.progress(job)]
    assert shown == sorted(shown)


@pytest.mark.parametrize("there", ["bytes 5-9999/10000", "bytes 0-9999/20000", "nonsense"])
def test_a_false_content_range_is_not_believed(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path, there: str
) -> None:
    data = gguf_bytes(10_000)
    hub.add_file(REPO, FILE, data)
    hub.add_fault(Fault(Route.FILE, content_range=there))
    recorder.finished(downloads.start())
    assert target(models).read_bytes() == data


@pytest.mark.parametrize("route", [Route.MODEL_INFO, Route.ADDRESS, Route.FILE])
def test_a_login_page_is_no_hub(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, route: Route
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(captive_portal(route))
    assert recorder.failed(downloads.start()).kind is ErrorKind.NOT_A_HUB


def test_a_login_page_keeps_what_was_downloaded(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    sha256 = hub.add_file(REPO, FILE, gguf_bytes(2 * MB))
    hub.add_fault(Fault(Route.FILE, close_after_bytes=MB))
    hub.add_fault(captive_portal(Route.FILE))
    assert recorder.failed(downloads.start()).kind is ErrorKind.NOT_A_HUB
    assert (models / ".downloads" / f"{sha256}.part").stat().st_size == MB


def test_a_login_page_without_a_type_is_seen_by_its_first_bytes(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    page = b"<html>".ljust(10_000)
    hub.add_file(REPO, FILE, page)
    assert recorder.failed(downloads.start()).kind is ErrorKind.NOT_A_HUB


def test_cancel_keeps_the_bytes_and_a_new_download_goes_on(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(2 * MB)
    hub.add_file(REPO, FILE, data)
    hub.add_fault(Fault(Route.FILE, stall_after_bytes=MB))
    downloads = start_local(SLOW_RECONNECT)
    job = downloads.start()
    recorder.wait_for_state(job, DownloadState.STALLED)
    downloads.cancel(job)
    assert recorder.failed(job).kind is ErrorKind.CANCELLED
    recorder.finished(downloads.start())
    assert hub.bytes_sent == len(data)
    assert target(models).read_bytes() == data


def test_cancel_for_good_deletes_the_bytes(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder, models: Path
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(2 * MB))
    hub.add_fault(Fault(Route.FILE, stall_after_bytes=MB))
    downloads = start_local(SLOW_RECONNECT)
    job = downloads.start()
    recorder.wait_for_state(job, DownloadState.STALLED)
    downloads.cancel(job, keep_partial=False)
    assert recorder.failed(job).kind is ErrorKind.CANCELLED
    assert list((models / ".downloads").iterdir()) == []


def test_a_file_that_is_there_is_only_verified(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(MB)
    hub.add_file(REPO, FILE, data)
    target(models).parent.mkdir(parents=True)
    target(models).write_bytes(data)
    assert recorder.finished(downloads.start()).path == str(target(models))
    assert hub.requests(Route.FILE) == []


def test_a_file_that_is_there_with_other_bytes_is_replaced(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(MB)
    hub.add_file(REPO, FILE, data)
    target(models).parent.mkdir(parents=True)
    target(models).write_bytes(gguf_bytes(MB, seed=2))
    recorder.finished(downloads.start())
    assert target(models).read_bytes() == data


def test_the_same_bytes_are_downloaded_by_one_process_at_a_time(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    sha256 = hub.add_file(REPO, FILE, gguf_bytes(10_000))
    lock = HashLock(models, sha256)
    assert lock.try_acquire()
    job = downloads.start()
    recorder.wait_until(lambda: any(event.total_bytes for event in recorder.progress(job)))
    recorder.wait_until(lambda: recorder.progress(job)[-1].state is DownloadState.WAITING)
    assert hub.requests(Route.FILE) == []
    lock.release()
    recorder.finished(job)


def test_a_bug_ends_the_job_and_its_text_stays_out_of_the_log(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(path: Path) -> int:
        secret = "top" + "secret"  # so that the source line in the log does not hold it
        raise ZeroDivisionError(secret)

    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    failed = recorder.failed(start_local(free=broken).start())
    assert failed.kind is ErrorKind.HUB_TROUBLE
    assert failed.details["error"] == "ZeroDivisionError"
    assert "ZeroDivisionError" in caplog.text
    assert "in broken" in caplog.text
    assert "topsecret" not in caplog.text
