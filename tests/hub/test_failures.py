"""The words of servers, read into seconds and kinds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from app.core.errors import ErrorKind
from app.hub.cancellation import DeadlineMissedError
from app.hub.failures import Patience, failure_of, retry_after_s, status_failure


def test_retry_after_in_seconds() -> None:
    assert retry_after_s({"retry-after": " 120 "}) == 120.0


def test_retry_after_as_a_date() -> None:
    moment = datetime.now(UTC) + timedelta(seconds=90)
    assert retry_after_s({"retry-after": format_datetime(moment, usegmt=True)}) == pytest.approx(
        90, abs=5
    )


@pytest.mark.parametrize("value", ["", "soon", "-5", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_retry_after_that_says_nothing(value: str) -> None:
    assert retry_after_s({"retry-after": value}) == 0.0


def test_a_rate_limit_that_is_used_up_says_when_it_ends() -> None:
    assert retry_after_s({"ratelimit": '"api";r=0;t=55'}) == 55.0
    assert retry_after_s({"ratelimit": '"api";r=7;t=55'}) == 0.0


@pytest.mark.parametrize(
    ("status", "kind", "patience"),
    [
        (403, ErrorKind.HUB_ACCESS_REFUSED, Patience.BRIEF),
        (407, ErrorKind.PROXY_FAILED, Patience.NONE),
        (429, ErrorKind.HUB_RATE_LIMITED, Patience.LONG),
        (503, ErrorKind.HUB_TROUBLE, Patience.LONG),
        (511, ErrorKind.NOT_A_HUB, Patience.NONE),
        (302, ErrorKind.HUB_TROUBLE, Patience.BRIEF),
    ],
)
def test_statuses_of_a_file_server(status: int, kind: ErrorKind, patience: Patience) -> None:
    failure = status_failure(status, {})
    assert (failure.kind, failure.patience) == (kind, patience)


def test_a_missed_deadline_is_a_stall() -> None:
    failure = failure_of(DeadlineMissedError(), has_token=False)
    assert failure is not None
    assert failure.kind is ErrorKind.CONNECTION_STALLED


def test_a_bug_is_no_failure() -> None:
    assert failure_of(ZeroDivisionError(), has_token=False) is None
