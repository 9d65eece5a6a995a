"""Calls that nothing can interrupt, and the cancel that does not wait for them."""

from __future__ import annotations

import threading

import pytest

from app.core.errors import AppError, ErrorKind
from app.hub.cancellation import Cancellation, DeadlineMissedError


def test_a_call_returns_its_result() -> None:
    assert Cancellation().call(lambda: 42) == 42


def test_a_call_raises_what_its_function_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        Cancellation().call(lambda: 1 / 0)


def test_a_cancel_ends_a_call_and_its_late_result_is_discarded() -> None:
    cancellation = Cancellation()
    entered, release, discarded = threading.Event(), threading.Event(), threading.Event()

    def slow() -> str:
        entered.set()
        release.wait(10.0)
        return "late"

    def cancel() -> None:
        entered.wait(10.0)
        cancellation.cancel(keep_partial=True)

    canceller = threading.Thread(target=cancel)
    canceller.start()
    with pytest.raises(AppError) as caught:
        cancellation.call(slow, discard=lambda _: discarded.set())
    assert caught.value.kind is ErrorKind.CANCELLED
    canceller.join()
    release.set()
    assert discarded.wait(10.0)


def test_a_deadline_ends_a_call() -> None:
    release = threading.Event()
    with pytest.raises(DeadlineMissedError):
        Cancellation().call(lambda: release.wait(10.0), deadline_s=0.01)
    release.set()


def test_the_first_cancel_counts() -> None:
    cancellation = Cancellation()
    cancellation.cancel(keep_partial=False)
    cancellation.cancel(keep_partial=True)
    assert not cancellation.keep_partial


def test_a_callback_comes_even_if_the_cancel_came_first() -> None:
    cancellation = Cancellation()
    cancellation.cancel(keep_partial=True)
    called = threading.Event()
    with cancellation.on_cancel(called.set):
        assert called.is_set()
