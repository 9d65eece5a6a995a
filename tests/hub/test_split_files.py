"""Models in several parts: one job, one progress, all or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.hub.protocol import DownloadState
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.hub.conftest import LocalDownloads, StartLocal
from tests.hub.support import REPO, SLOW_RECONNECT, Recorder

SIZES = [300_000, 400_000, 200_000]
FOLDER = "DeepSeek-R1-UD-IQ1_S"


def part_name(number: int) -> str:
    return f"{FOLDER}/DeepSeek-R1-UD-IQ1_S-{number:05d}-of-00003.gguf"


@pytest.fixture
def parts(hub: LoopbackHub) -> list[bytes]:
    contents = [gguf_bytes(size, seed) for seed, size in enumerate(SIZES)]
    for number, data in enumerate(contents, start=1):
        hub.add_file(REPO, part_name(number), data)
    return contents


OUTDATED = "elsewhere/DeepSeek-R1-UD-IQ1_S-00001-of-00007.gguf"
WITHOUT_FOLDER = part_name(1).rpartition("/")[2]


@pytest.mark.parametrize("asked", [part_name(1), part_name(3), WITHOUT_FOLDER, OUTDATED])
def test_any_part_brings_all(
    downloads: LocalDownloads, recorder: Recorder, models: Path, parts: list[bytes], asked: str
) -> None:
    job = downloads.start(file_name=asked)
    finished = recorder.finished(job)
    assert finished.path == str(models / REPO / part_name(1))
    assert finished.size_bytes == sum(SIZES)
    for number, data in enumerate(parts, start=1):
        assert (models / REPO / part_name(number)).read_bytes() == data
    assert {event.total_bytes for event in recorder.progress(job)} <= {0, sum(SIZES)}


def test_nothing_is_published_before_all_parts_are_verified(
    hub: LoopbackHub,
    start_local: StartLocal,
    recorder: Recorder,
    models: Path,
    parts: list[bytes],
) -> None:
    hub.add_fault(Fault(Route.FILE, file_name=part_name(3), stall_after_bytes=50_000))
    downloads = start_local(SLOW_RECONNECT)
    job = downloads.start(file_name=part_name(1))
    assert recorder.wait_for_state(job, DownloadState.STALLED).done_bytes == 750_000
    assert list(models.rglob("*.gguf")) == []
    downloads.cancel(job)
    recorder.failed(job)
    again = downloads.start(file_name=part_name(1))
    recorder.finished(again)
    assert hub.bytes_sent == sum(SIZES)
    assert len(list(models.rglob("*.gguf"))) == 3


def test_a_missing_part_is_named(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.add_file(REPO, part_name(1), gguf_bytes(1000))
    hub.add_file(REPO, part_name(3), gguf_bytes(1000, seed=3))
    failed = recorder.failed(downloads.start(file_name=part_name(1)))
    assert failed.kind is ErrorKind.HUB_FILE_NOT_FOUND
    assert failed.details["file_name"] == part_name(2)
    assert hub.requests(Route.FILE) == []


@pytest.mark.usefixtures("parts")
def test_a_damaged_part_publishes_nothing(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    hub.add_fault(Fault(Route.FILE, file_name=part_name(2), corrupt_at=9999, times=None))
    failed = recorder.failed(downloads.start(file_name=part_name(1)))
    assert failed.kind is ErrorKind.DOWNLOAD_DAMAGED
    assert failed.details["file_name"] == part_name(2)
    assert list(models.rglob("*.gguf")) == []


def test_five_parts_with_trouble_in_each(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    names = [f"R1-Q8_0-{number:05d}-of-00005.gguf" for number in range(1, 6)]
    contents = [gguf_bytes(200_000 + 10_000 * seed, seed) for seed in range(5)]
    for name, data in zip(names, contents, strict=True):
        hub.add_file(REPO, name, data)
    troubles = [
        Fault(Route.FILE, reset_after_bytes=100_000),
        Fault(Route.FILE, corrupt_at=1000),
        Fault(Route.FILE, status=403),
        Fault(Route.FILE, stall_after_bytes=100_000),
        Fault(Route.FILE, close_after_bytes=100_000),
    ]
    for name, fault in zip(names, troubles, strict=True):
        hub.add_fault(replace(fault, file_name=name))
    job = downloads.start(file_name=names[2])
    assert recorder.finished(job).size_bytes == sum(map(len, contents))
    assert [(models / REPO / name).read_bytes() for name in names] == contents
    assert hub.bytes_sent - sum(map(len, contents)) <= len(contents[1])  # the damaged one, twice
