"""Downloads under schedules of faults that are drawn by lot: the right bytes, or a clear error.

``check`` is one download under one schedule; ``test_fault_schedules`` does some of them and
``tests.endurance.fault_schedules`` many.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.core.errors import AppError, ErrorKind
from app.hub.protocol import DownloadFailed, DownloadFinished
from app.hub.settings import TransferSettings
from app.system.disk_space import free_bytes
from app.widgets.wording import sentence
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, captive_portal, gguf_bytes
from tests.hub.conftest import LocalDownloads
from tests.hub.support import FAST, REPO, Recorder

PART_BYTES = 150_000
WHOLE = ["R1-Q4_K_M.gguf"]
SPLIT = [f"R1-Q8_0-{number:05d}-of-00003.gguf" for number in (1, 2, 3)]
HASTY = replace(
    FAST,
    request_timeout_s=0.3,
    stalled_after_s=0.05,
    reconnect_after_s=0.15,
    back_off_first_s=0.005,
    back_off_limit_s=0.02,
    patient_tries=3,
)
CLEAR = {
    ErrorKind.NOT_A_HUB,
    ErrorKind.HUB_ACCESS_LICENCE,
    ErrorKind.HUB_ACCESS_PENDING,
    ErrorKind.HUB_ACCESS_REFUSED,
    ErrorKind.HUB_TOKEN_INVALID,
    ErrorKind.HUB_MODEL_NOT_FOUND,
    ErrorKind.HUB_FILE_NOT_FOUND,
    ErrorKind.HUB_RATE_LIMITED,
    ErrorKind.HUB_TROUBLE,
    ErrorKind.CONNECTION_LOST,
    ErrorKind.CONNECTION_STALLED,
    ErrorKind.SERVER_UNREACHABLE,
    ErrorKind.DOWNLOAD_DAMAGED,
}
_STATUSES = [400, 401, 403, 404, 408, 410, 416, 418, 429, 451, 500, 502, 503, 504, 511]
_CODES = ["", "RepoNotFound", "GatedRepo", "RevisionNotFound", "EntryNotFound"]
_RETRIES = ["", "0", "-1", "soon", "0.5", "864000", "Wed, 21 Oct 2015 07:28:00 GMT"]
_RANGES = ["bytes 5-9/10", "bytes 0-9/*", "bytes */150000", "nonsense", f"bytes 0-{PART_BYTES}/1"]


def schedules() -> SearchStrategy[list[Fault]]:
    """Up to six faults; which requests each hits is drawn, too."""
    return st.lists(_faults(), max_size=6)


def _faults() -> SearchStrategy[Fault]:
    offsets = st.integers(0, PART_BYTES - 1)
    files = st.just(Route.FILE)
    routes = st.sampled_from([Route.MODEL_INFO, Route.ADDRESS, Route.FILE])
    refusals = st.builds(
        lambda route, status, code, retry: Fault(
            route,
            status=status,
            headers={"X-Error-Code": code, **({"Retry-After": retry} if retry else {})},
        ),
        routes,
        st.sampled_from(_STATUSES),
        st.sampled_from(_CODES),
        st.sampled_from(_RETRIES),
    )
    kinds = st.one_of(
        refusals,
        st.builds(captive_portal, routes),
        st.builds(Fault, routes, is_silent=st.just(True)),
        st.builds(Fault, files, reset_after_bytes=offsets),
        st.builds(Fault, files, close_after_bytes=offsets),
        st.builds(Fault, files, stall_after_bytes=offsets),
        st.builds(Fault, files, corrupt_at=offsets),
        st.builds(Fault, files, corrupt_at=offsets, close_after_bytes=offsets),
        st.builds(Fault, files, ignores_range=st.just(True)),
        st.builds(Fault, files, ignores_range=st.just(True), reset_after_bytes=offsets),
        st.builds(Fault, files, content_range=st.sampled_from(_RANGES)),
    )
    times, skips = st.integers(1, 3), st.integers(0, 3)
    return st.builds(
        lambda fault, times, skip: replace(fault, times=times, skip=skip), kinds, times, skips
    )


def check(faults: list[Fault], *, is_split: bool) -> str:
    """Download once under the faults, and once without them; returns how the first try ended.

    Raises:
        AssertionError: wrong bytes, a file that is not whole in its place, or no clear error.
    """
    names = SPLIT if is_split else WHOLE
    contents = {name: gguf_bytes(PART_BYTES, seed) for seed, name in enumerate(names)}
    with tempfile.TemporaryDirectory() as folder, LoopbackHub() as hub:
        models = Path(folder)
        for name, data in contents.items():
            hub.add_file(REPO, name, data)
        for fault in faults:
            hub.add_fault(replace(fault))  # the Hub counts in them
        end = _download(hub, models, names[0], HASTY)
        if isinstance(end, DownloadFailed):
            assert end.kind in CLEAR, end
            assert "error" not in end.details, end  # that would be a bug of the program
            assert "{" not in sentence(AppError(end.kind, **end.details))
            assert not list(models.rglob("*.gguf"))
            hub.clear_faults()
            last = _download(hub, models, names[0], FAST)
            assert isinstance(last, DownloadFinished), last
        for name, data in contents.items():
            assert (models / REPO / name).read_bytes() == data
        assert not list((models / ".downloads").iterdir())
    return end.kind.value if isinstance(end, DownloadFailed) else "right bytes"


def _download(
    hub: LoopbackHub, models: Path, name: str, settings: TransferSettings
) -> DownloadFailed | DownloadFinished:
    recorder = Recorder()
    downloads = LocalDownloads(hub, models, recorder, settings, free_bytes)
    try:
        job = downloads.start(REPO, name)
        recorder.wait_until(lambda: bool(recorder.finals(job)))
    finally:
        downloads.close()
    (end,) = recorder.finals(job)
    shown = recorder.progress(job)
    assert all(event.done_bytes <= event.total_bytes for event in shown if event.total_bytes)
    assert isinstance(end, DownloadFailed | DownloadFinished)
    return end
