"""Jobs for an engine process: it starts with the first one, is watched, and may die.

What the jobs are for is the business of ``app.engine.link``.
"""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError, ErrorKind
from app.engine.loaded import LoadedFile, UsedServer
from app.engine.open_jobs import OpenJob, OpenJobs
from app.engine.stop_flags import StopFlags
from app.engine.watchdog import SERVER_SILENCE_S, Watchdog
from app.system.child_process import ChildProcess
from app.system.late_imports import import_late

if TYPE_CHECKING:
    from app.engine import protocol
else:
    protocol = import_late("app.engine.protocol")


class JobLine:
    """Sends requests as jobs, drops stale events; every job ends with exactly one final event.

    Jobs may be submitted from one thread, and from the reader thread by the two hooks that a
    subclass fills: ``_on_done`` and ``_on_death``.
    """

    def __init__(
        self,
        on_event: Callable[[protocol.Event], None],
        *,
        log_file: Path,
        stop_folder: Path,
        command: Sequence[str],
        silence_s: float,
    ) -> None:
        """Prepare; the arguments are those of ``EngineLink``."""
        self._on_event = on_event
        self._log_file = log_file
        self._stop_file = stop_folder / f"stop-{os.getpid()}"
        self._flags = StopFlags(self._stop_file)
        self._command = list(command)
        self._jobs = itertools.count(1)
        self._sending = threading.RLock()
        self._watching = threading.Lock()
        self._open = OpenJobs()
        self._generation = self._stuck_generation = 0
        self._loaded_in = 0  # the generation that got the latest load
        self._cancelled_generations: set[int] = set()
        self._watchdog = Watchdog(self._stop_all, self._give_up, silence_s=silence_s)
        self._child: ChildProcess | None = None
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """The engine's process id, while it runs."""
        child = self._child
        return child.pid if child is not None and child.is_running else None

    @property
    def _is_fresh(self) -> bool:
        """Whether nothing was loaded into the process: there is none, or it has begun for less."""
        return self.pid is None or self._loaded_in != self._generation

    def stop(self, job: int) -> None:
        """Stop an answer; its final event still comes, with what was generated."""
        if not self._is_closed:  # late events may still set it off
            self._flags.request(self._flags.slot_for(job))

    def close(self) -> None:
        """End the process; no event comes any more. Closing twice does nothing."""
        with self._sending:  # what a death has set off has begun, or will not begin
            if self._is_closed:
                return
            self._is_closed = True
        self._watchdog.close()
        if self._child is not None:
            self._child.stop(timeout_s=1.0)
        self._flags.close()
        self._stop_file.unlink(missing_ok=True)

    def _on_done(self, done: OpenJob, event: protocol.Event) -> None:
        """A job ends; its final event is passed on afterwards."""

    def _on_death(self, _first: OpenJob, kind: ErrorKind, code: int) -> AppError:
        """A process has died by itself at a job; what its jobs are to fail with."""
        return AppError(kind, exit_code=code)

    def _submit(
        self,
        make: Callable[[int], protocol.Request],
        used: LoadedFile | UsedServer | None = None,
    ) -> int:
        with self._sending:
            job = next(self._jobs)
            request = make(job)
            try:
                child = self._running_child()
            except OSError:
                return self._refuse(AppError(ErrorKind.ENGINE_START_FAILED), job)
            is_load = isinstance(request, protocol.LoadModel | protocol.ConnectServer)
            is_aside = isinstance(request, protocol.ListServerModels | protocol.GreetPeers)
            if is_load:
                self._loaded_in = self._generation
            self._open.add(OpenJob(job, self._generation, used, is_load, is_aside))
            self._watch_first()
            if not child.send(protocol.encode(request)):
                self._finish(protocol.JobFailed(job, ErrorKind.ENGINE_DIED, {}))
            return job

    def _slot(self, job: int) -> int:
        """The job's stop flag, cleared."""
        slot = self._flags.slot_for(job)
        self._flags.clear(slot)
        return slot

    def _running_child(self) -> ChildProcess:
        if self._child is None or not self._child.is_running:
            self._generation += 1
            self._child = ChildProcess(
                [*self._command, str(self._log_file), str(self._stop_file)],
                self._on_frame,
                partial(self._on_exit, self._generation),
                name="engine events",
            )
        return self._child

    def _end_child(self, *, is_cancelled: bool = False) -> None:
        """Kill the process; its open jobs fail, as cancelled if it ends for that."""
        if is_cancelled:
            self._cancelled_generations.add(self._generation)
        child, self._child = self._child, None  # it may still run for a moment
        if child is not None:
            child.kill()

    def _refuse(self, error: AppError, job: int = 0) -> int:
        job = job or next(self._jobs)
        self._open.add(OpenJob(job, 0))
        self._finish(protocol.JobFailed(job, error.kind, error.details))
        return job

    def _watch_first(self) -> None:
        """Be patient with what the process is at: a load says nothing until it is done."""
        with self._watching:
            first = self._open.first(self._generation)
            if first is None or (first.is_load and isinstance(first.used, LoadedFile)):
                self._watchdog.rest()
            else:
                is_remote = isinstance(first.used, UsedServer)
                self._watchdog.watch(SERVER_SILENCE_S if is_remote else None)

    def _stop_all(self) -> None:
        """The process is silent: ask it to stop what it does."""
        for job in self._open.of(self._generation):
            self.stop(job.job)

    def _give_up(self) -> None:
        """The process is dead though it runs."""
        self._stuck_generation = self._generation
        if self._child is not None:
            self._child.kill()

    def _on_frame(self, payload: bytes) -> None:
        self._watchdog.hear()
        event = protocol.decode_event(payload)
        if isinstance(event, protocol.FINAL_EVENTS):
            self._finish(event)
        elif event.job in self._open and not self._is_closed:
            self._on_event(event)

    def _on_exit(self, generation: int, code: int) -> None:
        """Fail the jobs of the process that has ended, and of no other."""
        jobs, first = self._open.of(generation), self._open.first(generation)
        kind = ErrorKind.ENGINE_DIED
        if generation in self._cancelled_generations:
            kind = ErrorKind.LOAD_CANCELLED
        elif generation == self._stuck_generation:
            kind = ErrorKind.ENGINE_STUCK
        error = AppError(kind, exit_code=code)
        if first is not None and kind is not ErrorKind.LOAD_CANCELLED and not self._is_closed:
            error = self._on_death(first, kind, code)
        for job in jobs:
            self._finish(protocol.JobFailed(job.job, error.kind, error.details))

    def _finish(self, event: protocol.Event) -> None:
        done = self._open.take(event.job)
        if done is None:
            return
        self._watch_first()
        self._on_done(done, event)
        if not self._is_closed:
            self._on_event(event)
