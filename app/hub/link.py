"""The window's end of the download process: starts it, talks to it, survives it.

Imports neither Qt nor ``huggingface_hub``.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from app.core.errors import ErrorKind
from app.core.settings import HUB_ENDPOINT
from app.hub.protocol import (
    FINAL_EVENTS,
    CancelDownload,
    CancelInquiry,
    ConnectionMade,
    DownloadFailed,
    Event,
    Inquiry,
    InquiryFailed,
    StartDownload,
    decode_event,
    encode,
)
from app.hub.settings import PROXY_VARIABLE
from app.system.child_process import ChildProcess, role_command


class HubLink:
    """Downloads, and asks the Hub, through a process that lives while there is something to do.

    Every job that ``start_download`` and ``inquire`` returned gets exactly one final event,
    whatever happens to the process. Events come on a reader thread, never on the caller's, and
    none of a job comes after its final one.
    """

    def __init__(
        self,
        on_event: Callable[[Event], None],
        log_file: Path,
        command: Sequence[str] | None = None,
        *,
        proxy: Callable[[], str] = str,
    ) -> None:
        """Prepare; no process is started yet.

        Args:
            on_event: gets the events, one at a time.
            log_file: of the download process.
            command: that starts it; ``None`` for this program in its role.
            proxy: address of the one for all requests of a process, asked for at every job; empty
                for the environment's. After a change new jobs get a process of their own.
        """
        self._on_event = on_event
        self._proxy = proxy
        self._command = list(command or [*role_command("--downloader"), str(log_file)])
        self._lock = threading.Lock()
        self._delivery_lock = threading.Lock()
        self._ids = itertools.count(1)
        self._worker: _Worker | None = None
        self._ending: list[_Worker] = []
        self._open_jobs: dict[int, _Worker] = {}
        self._inquiries: set[int] = set()
        self._is_closed = False

    def start_download(
        self,
        repo: str,
        file_name: str,
        folder: Path | str,
        *,
        revision: str = "main",
        endpoint: str = HUB_ENDPOINT,
        token: str = "",
    ) -> int:
        """Queue a download; see ``StartDownload`` for the arguments.

        Returns:
            The job's id. A process that cannot be started is told by a final event.

        Raises:
            RuntimeError: the link is closed.
        """
        endpoint = endpoint.rstrip("/")
        return self._submit(
            lambda job: StartDownload(job, repo, file_name, str(folder), revision, endpoint, token)
        )

    def inquire(self, make: Callable[[int], Inquiry]) -> int:
        """Ask the Hub something.

        Args:
            make: gets the job's id.

        Returns:
            It.

        Raises:
            RuntimeError: the link is closed.
        """
        return self._submit(make)

    def cancel(self, job: int, *, keep_partial: bool = True) -> None:
        """End a job; its final event says ``CANCELLED`` unless it ended by itself first."""
        with self._lock:
            worker = self._open_jobs.get(job)
            if worker is not None and worker.child is not None:
                is_inquiry = job in self._inquiries
                cancel = CancelInquiry(job) if is_inquiry else CancelDownload(job, keep_partial)
                worker.child.send(encode(cancel))

    def close(self) -> None:
        """End everything and wait for it; open jobs end as ``CANCELLED``, partials stay.

        Not to be called from within ``on_event``.
        """
        with self._lock:
            self._is_closed = True
            workers = [*self._ending, *([self._worker] if self._worker else [])]
            self._worker = None
        for worker in workers:
            if worker.child is not None:
                worker.child.stop()

    def _submit(self, make: Callable[[int], StartDownload | Inquiry]) -> int:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the link is closed")
            job = next(self._ids)
            proxy = self._proxy()
            if self._worker is not None and self._worker.proxy != proxy:
                self._ending.append(self._worker)  # its last job ends it
                self._worker = None
            if self._worker is None:
                self._worker = _Worker(proxy)
            worker = self._worker
            self._open_jobs[job] = worker
            request = make(job)
            if not isinstance(request, StartDownload):
                self._inquiries.add(job)
            if worker.child is None:
                try:
                    worker.child = self._start(worker)
                except OSError:
                    self._worker = None
                    threading.Thread(
                        target=self._on_exit, args=(worker,), name="hub-link-failure", daemon=True
                    ).start()
                    return job
            worker.child.send(encode(request))
        return job

    def _start(self, worker: _Worker) -> ChildProcess:
        return ChildProcess(
            self._command,
            self._on_frame,
            lambda _code: self._on_exit(worker),
            name="hub-link",
            environment={PROXY_VARIABLE: worker.proxy} if worker.proxy else None,
        )

    def _on_frame(self, frame: bytes) -> None:
        event = decode_event(frame)
        if isinstance(event, ConnectionMade):
            self._deliver(event)
            return
        with self._lock:
            if event.job not in self._open_jobs:
                return
            if isinstance(event, FINAL_EVENTS):
                worker = self._open_jobs.pop(event.job)
                self._inquiries.discard(event.job)
                if worker not in self._open_jobs.values():
                    self._retire(worker)
        self._deliver(event)

    def _retire(self, worker: _Worker) -> None:
        """Let an idle process end; the next download starts another."""
        if self._worker is worker:
            self._worker = None
            self._ending.append(worker)
        if worker.child is not None:
            worker.child.close_input()

    def _on_exit(self, worker: _Worker) -> None:
        with self._lock:
            if self._worker is worker:
                self._worker = None
            if worker in self._ending:
                self._ending.remove(worker)
            jobs = [job for job, owner in self._open_jobs.items() if owner is worker]
            for job in jobs:
                del self._open_jobs[job]
            kind = ErrorKind.CANCELLED if self._is_closed else ErrorKind.DOWNLOADER_DIED
            inquiries = self._inquiries.intersection(jobs)
            self._inquiries -= inquiries
        for job in jobs:
            failed = InquiryFailed if job in inquiries else DownloadFailed
            self._deliver(failed(job, kind, {}))

    def _deliver(self, event: Event) -> None:
        with self._delivery_lock:
            self._on_event(event)


class _Worker:
    """One start of the process, so that the death of an old one touches no new job."""

    def __init__(self, proxy: str) -> None:
        self.proxy = proxy
        self.child: ChildProcess | None = None
