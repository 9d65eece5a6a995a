"""What the window says of downloads and of what to expect."""

from __future__ import annotations

import pytest

from app.core.errors import ErrorKind
from app.core.fit_verdict import Expectation, Verdict
from app.hub.protocol import DownloadProgressed, DownloadState
from app.viewmodels.download import Download, Status
from app.widgets.models_window.download_wording import remaining_words, state_words
from app.widgets.models_window.fit_wording import (
    expectation_words,
    rough_duration,
    verdict_words,
)
from app.widgets.models_window.installed_list import used_words

GB = 1_000_000_000


def running(state: DownloadState, **details: object) -> Download:
    progress = DownloadProgressed(1, state, GB, 4 * GB, **details)  # type: ignore[arg-type]
    return Download(
        1, "a/b", "c.gguf", "main", Status.RUNNING, progress, GB, 4 * GB, remaining_s=300.0
    )


@pytest.mark.parametrize(
    ("download", "words"),
    [
        (
            running(DownloadState.DOWNLOADING, bytes_per_s=10e6),
            "Downloading  ·  1 GB of 4 GB  ·  10 MB/s  ·  5 min left",
        ),
        (
            running(DownloadState.RETRYING, retry_in_s=20, reason=ErrorKind.CONNECTION_LOST),
            "The connection was lost. Retrying in 20 s  ·  1 GB of 4 GB  ·  5 min left",
        ),
        (
            running(DownloadState.STALLED),
            "Stalled: waiting for the server  ·  1 GB of 4 GB  ·  5 min left",
        ),
        (running(DownloadState.VERIFYING), "Verifying  ·  1 GB of 4 GB  ·  5 min left"),
        (Download(1, "a/b", "c.gguf", status=Status.RUNNING), "Connecting"),
        (
            Download(1, "a/b", "c.gguf", done_bytes=GB, total_bytes=2 * GB),
            "Waiting for its turn  ·  1 GB of 2 GB",
        ),
        (Download(1, "a/b", "c.gguf", status=Status.CANCELLED), "Cancelled."),
    ],
)
def test_a_state_is_said_in_words(download: Download, words: str) -> None:
    assert state_words(download) == words


@pytest.mark.parametrize(
    ("expectation", "verdict", "words"),
    [
        (
            Expectation(Verdict.RUNS_WELL, 7.2),
            "Runs well here",
            "about 7 tokens/s, a question thinks for about 2\u00a0min",
        ),
        (
            Expectation(Verdict.RUNS_SLOWLY, 0.8, is_measured=True, has_small_context=True),
            "Runs here, slowly",
            (
                "0.8 tokens/s, measured here, a question thinks for about 21\u00a0min, "
                "with a smaller context, for lack of memory"
            ),
        ),
        (
            Expectation(Verdict.RUNS_WELL, None, gpu_share=0.5),
            "Runs well here",
            "its speed is known once it has run, 50 % on the GPU",
        ),
        (
            Expectation(Verdict.DOES_NOT_FIT, missing_bytes=2 * GB, fits_when_free=True),
            "Does not fit now",
            "2 GB of memory are missing: close other programs first",
        ),
        (
            Expectation(Verdict.DOES_NOT_FIT, missing_bytes=20 * GB),
            "Does not fit here",
            "20 GB of memory are missing on this computer",
        ),
    ],
)
def test_an_expectation_is_said_in_words(
    expectation: Expectation, verdict: str, words: str
) -> None:
    assert verdict_words(expectation) == verdict
    assert expectation_words(expectation) == words


def test_durations_are_no_finer_than_they_can_be_known() -> None:
    assert [rough_duration(s) for s in (0.2, 44, 100, 9000)] == [
        "1\u00a0s", "40\u00a0s", "2\u00a0min", "2\u00a0h",
    ]  # fmt: skip
    assert [remaining_words(s) for s in (0.2, 59, 90, 3900)] == [
        "1 s", "59 s", "2 min", "1 h 05 min",
    ]  # fmt: skip


def test_days_are_counted_by_the_calendar() -> None:
    day = 86_400.0
    now = 100.5 * day
    said = [used_words(used, now) for used in (None, now, now - day, now - 3 * day, now - 90 * day)]
    assert said == ["not used yet", "used today", "used yesterday", "used 3 days ago",
                    "used 3 months ago"]  # fmt: skip
