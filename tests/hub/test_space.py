"""Volumes that are full, fill up, or cannot be written to."""

from __future__ import annotations

import errno
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.core.errors import AppError, ErrorKind
from app.hub.partials import disk_errors
from app.system import disk_space
from tests.helpers.loopback_hub import LoopbackHub, Route, gguf_bytes
from tests.hub.conftest import LocalDownloads, StartLocal
from tests.hub.support import FAST, FILE, REPO, Recorder

SIZE_BYTES = 1_000_000


def test_a_full_volume_is_refused_before_the_first_byte(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder, models: Path
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(SIZE_BYTES))
    failed = recorder.failed(start_local(free=lambda _: SIZE_BYTES).start())
    assert failed.kind is ErrorKind.DISK_FULL
    assert failed.details["needed_bytes"] == SIZE_BYTES + FAST.space_margin_bytes
    assert failed.details["free_bytes"] == SIZE_BYTES
    assert failed.details["path"] == str(models)
    assert hub.requests(Route.FILE) == []


def test_only_the_missing_bytes_need_room(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder, models: Path
) -> None:
    data = gguf_bytes(SIZE_BYTES)
    sha256 = hub.add_file(REPO, FILE, data)
    part = models / ".downloads" / f"{sha256}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(data[:-1000])
    recorder.finished(start_local(free=lambda _: 1000 + FAST.space_margin_bytes).start())


def test_a_volume_that_fills_up_ends_the_download_and_keeps_the_bytes(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder, models: Path
) -> None:
    sha256 = hub.add_file(REPO, FILE, gguf_bytes(SIZE_BYTES))
    part = models / ".downloads" / f"{sha256}.part"

    def free(_: Path) -> int:
        is_half_done = part.exists() and part.stat().st_size > SIZE_BYTES // 2
        return 0 if is_half_done else 10 * SIZE_BYTES

    failed = recorder.failed(start_local(free=free).start())
    assert failed.kind is ErrorKind.DISK_FULL
    assert failed.details["free_bytes"] == 0
    assert part.stat().st_size > SIZE_BYTES // 2


def test_a_folder_that_cannot_be_made_is_reported(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(SIZE_BYTES))
    models.write_text("a file is in the way")
    assert recorder.failed(downloads.start()).kind is ErrorKind.FOLDER_NOT_WRITABLE


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, ErrorKind.DISK_FULL),
        (errno.EDQUOT, ErrorKind.DISK_FULL),
        (errno.EFBIG, ErrorKind.FILE_TOO_LARGE_FOR_DISK),
        (errno.EACCES, ErrorKind.FOLDER_NOT_WRITABLE),
        (errno.EROFS, ErrorKind.FOLDER_NOT_WRITABLE),
    ],
)
def test_refusals_of_the_file_system_have_kinds(number: int, kind: ErrorKind) -> None:
    with pytest.raises(AppError) as caught, disk_errors(Path("model.gguf")):
        raise OSError(number, "refused")
    assert caught.value.kind is kind
    assert caught.value.details["path"] == "model.gguf"


def test_room_is_measured_above_a_folder_that_does_not_exist_yet(tmp_path: Path) -> None:
    assert disk_space.free_bytes(tmp_path / "not" / "yet") > 0
    assert disk_space.existing_folder(tmp_path / "not" / "yet") == tmp_path


def test_a_stick_that_cannot_hold_large_files_is_refused(
    hub: LoopbackHub,
    downloads: LocalDownloads,
    recorder: Recorder,
    models: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = SimpleNamespace(mountpoint=str(models.parent), fstype="vfat")
    monkeypatch.setattr("psutil.disk_partitions", lambda **_: [stick])
    monkeypatch.setattr(disk_space, "FAT_FILE_LIMIT_BYTES", SIZE_BYTES - 1)
    hub.add_file(REPO, FILE, gguf_bytes(SIZE_BYTES))
    failed = recorder.failed(downloads.start())
    assert failed.kind is ErrorKind.FILE_TOO_LARGE_FOR_DISK
    assert failed.details["limit_bytes"] == SIZE_BYTES - 1
