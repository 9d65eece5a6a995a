"""What the tests of the downloads share: settings without long waits, and a listener."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import get_args

from app.hub.protocol import (
    FINAL_EVENTS,
    Answer,
    ConnectionMade,
    DownloadFailed,
    DownloadFinished,
    DownloadProgressed,
    DownloadState,
    Event,
    InquiryFailed,
)
from app.hub.settings import TransferSettings

REPO = "bartowski/DeepSeek-R1-Distill-Qwen-1.5B-GGUF"
FILE = "DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_M.gguf"
TOKEN = "hf_secret_token_of_a_test"

FAST = TransferSettings(
    connect_timeout_s=5.0,
    request_timeout_s=5.0,
    stalled_after_s=0.15,
    reconnect_after_s=0.4,
    back_off_first_s=0.02,
    back_off_limit_s=0.1,
    brief_tries=3,
    patient_tries=4,
    progress_interval_s=0.02,
    lock_poll_s=0.02,
    space_margin_bytes=1024,
    space_check_bytes=64 * 1024,
)
# What the kernel holds for a process that is killed; a download that lasts does not feel it.
IN_FLIGHT_BYTES = 400_000
# So slow to try again that a test can look at the wait.
SLOW_RETRY = replace(FAST, back_off_first_s=60.0, back_off_limit_s=60.0)
# So slow to give a connection up that a test can look at the stall.
SLOW_RECONNECT = replace(FAST, reconnect_after_s=60.0)


@contextmanager
def full_listener() -> Iterator[str]:
    """The address of a port where a connection hangs: nobody accepts, and the queue is full."""
    with ExitStack() as sockets:
        listener = sockets.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            client = sockets.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


class Recorder:
    """Collects events from any thread and lets a test wait for one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.events: list[Event] = []

    def __call__(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_until(self, condition: Callable[[], bool], timeout_s: float = 30.0) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, timeout_s), self.events[-10:]

    def of(self, job: int) -> list[DownloadProgressed | DownloadFinished | DownloadFailed]:
        of_downloads = (DownloadProgressed, DownloadFinished, DownloadFailed)
        return [e for e in self.events if isinstance(e, of_downloads) and e.job == job]

    def answer(self, job: int) -> Answer | InquiryFailed:
        """What an inquiry came to."""
        kinds = (*get_args(Answer), InquiryFailed)
        found: list[Answer | InquiryFailed] = []

        def is_there() -> bool:
            found[:] = [e for e in self.events if isinstance(e, kinds) and e.job == job]
            return bool(found)

        self.wait_until(is_there)
        assert len(found) == 1
        return found[0]

    def finals(self, job: int) -> list[Event]:
        return [event for event in self.of(job) if isinstance(event, FINAL_EVENTS)]

    def progress(self, job: int) -> list[DownloadProgressed]:
        return [event for event in self.of(job) if isinstance(event, DownloadProgressed)]

    def connections(self) -> list[ConnectionMade]:
        return [event for event in self.events if isinstance(event, ConnectionMade)]

    def wait_for_state(self, job: int, state: DownloadState) -> DownloadProgressed:
        """The first report of a state."""
        self.wait_until(lambda: any(e.state is state for e in self.progress(job)))
        return next(e for e in self.progress(job) if e.state is state)

    def finished(self, job: int) -> DownloadFinished:
        """The final event, which must be a success."""
        self.wait_until(lambda: bool(self.finals(job)))
        event = self.finals(job)[0]
        assert isinstance(event, DownloadFinished), event
        return event

    def failed(self, job: int) -> DownloadFailed:
        """The final event, which must be a failure."""
        self.wait_until(lambda: bool(self.finals(job)))
        event = self.finals(job)[0]
        assert isinstance(event, DownloadFailed), event
        return event
