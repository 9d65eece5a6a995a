"""The window's end of the engine process: starts it, talks to it, survives its death.

It has no Qt in it. Events arrive on a reader thread; whoever owns the link passes them on.
"""

from __future__ import annotations

import itertools
import os
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError, ErrorKind
from app.core.messages import Sampling, Turn
from app.engine.loaded import LoadedFile, UsedServer
from app.engine.stop_flags import StopFlags
from app.engine.watchdog import SILENCE_S, Watchdog
from app.system.child_process import ChildProcess, role_command
from app.system.late_imports import import_late

if TYPE_CHECKING:
    from app.core import control
    from app.core.servers import Server
    from app.engine import protocol
else:
    control = import_late("app.core.control")
    protocol = import_late("app.engine.protocol")

ROLE = "--engine"
MOST_CRASHES = 2
"""A model with which the process has died so often is not loaded again unasked."""


class EngineLink:
    """Sends requests as jobs, keeps the process alive, drops stale events.

    Methods may be called from one thread. Every job that ``load`` or ``answer`` starts ends with
    exactly one final event; when the process dies, that is a ``JobFailed(ENGINE_DIED)``.

    Attributes:
        loaded: the file that is loaded or being loaded, or the server that is used; ``None``
            before the first and after a failed load.
        load_job: of the latest load, the one after a crash included.
    """

    def __init__(
        self,
        on_event: Callable[[protocol.Event], None],
        *,
        log_file: Path,
        stop_folder: Path,
        command: Sequence[str] | None = None,
        silence_s: float = SILENCE_S,
        states_folder: Path | None = None,
    ) -> None:
        """Prepare; the process starts with the first request.

        Args:
            on_event: called on a reader thread, or at once on the caller's when a job can't be
                started.
            log_file: gets whatever the engine prints.
            stop_folder: where the stop file is made.
            command: another program in place of this one's engine role.
            silence_s: a process that has an answer to make and says nothing for so long is ended.
            states_folder: where evaluated conversations are saved; ``None`` for nowhere.
        """
        self._on_event = on_event
        self._log_file = log_file
        self._stop_file = stop_folder / f"stop-{os.getpid()}"
        self._flags = StopFlags(self._stop_file)
        self._states_folder = str(states_folder or "")
        self._command = list(command or role_command(ROLE))
        self._jobs = itertools.count(1)
        self._lock = threading.Lock()
        self._open_jobs: dict[int, int] = {}  # and the number of the process that has it
        self._generation = self._stuck_generation = 0
        self._watchdog = Watchdog(self._stop_all, self._give_up, silence_s=silence_s)
        self._crashes: Counter[Path] = Counter()
        self.load_job = 0
        self._child: ChildProcess | None = None
        self._is_closed = False
        self.loaded: LoadedFile | UsedServer | None = None
        self._is_deferred = False  # the server is used, but not connected yet

    @property
    def pid(self) -> int | None:
        """The engine's process id, while it runs."""
        child = self._child
        return child.pid if child is not None and child.is_running else None

    def load(
        self, path: Path, *, context_tokens: int, threads: int = 0, draft: Path | None = None
    ) -> int:
        """Load a model in place of the present one; returns the job's id.

        A model that was marked as bad gets one more chance. A draft guesses for it (see
        ``app.core.draft_models``).
        """
        self._crashes[path] = min(self._crashes[path], MOST_CRASHES - 1)
        return self._load(LoadedFile(path, context_tokens, threads, draft))

    def connect(self, server: Server, key: str) -> int:
        """Use a server in place of the present model; returns the job's id."""
        self.defer(server, key)
        self._is_deferred = False
        return self._submit(
            lambda job: protocol.ConnectServer(job, server.url, server.model, key, server.proxy)
        )

    def defer(self, server: Server, key: str) -> None:
        """Use a server from the next question on; it is not contacted before."""
        self.loaded = UsedServer(server, key)
        self._is_deferred = True

    def list_models(self, url: str, key: str, proxy: str) -> int:
        """Ask a server for its models; returns the job's id. What is loaded stays."""
        return self._submit(lambda job: protocol.ListServerModels(job, url, key, proxy))

    def _load(self, file: LoadedFile) -> int:
        self.loaded = file
        return self._submit(
            lambda job: protocol.LoadModel(
                job,
                str(file.path),
                file.context_tokens,
                file.threads,
                draft_path=str(file.draft or ""),
                states_folder=self._states_folder,
            )
        )

    def unload(self) -> int:
        """Free the model; returns the job's id."""
        self.loaded = None
        return self._submit(protocol.UnloadModel)

    def answer(
        self, turns: Sequence[Turn], sampling: Sampling, how: control.AnswerControl | None = None
    ) -> int:
        """Ask for an answer to the last turn; returns the job's id.

        If the process has died or rests since the model was loaded, the model is loaded again
        first, unless it has brought the process down too often.
        """
        again = self.loaded
        if isinstance(again, UsedServer) and (self.pid is None or self._is_deferred):
            self.connect(again.server, again.key)
        elif isinstance(again, LoadedFile) and self.pid is None:
            if self.is_bad(again.path):
                return self._refuse(AppError(ErrorKind.MODEL_CRASHES, path=again.path.name))
            self._load(again)

        def request(job: int) -> protocol.Request:
            slot = self._flags.slot_for(job)
            self._flags.clear(slot)
            made = how or control.AnswerControl()
            return protocol.GenerateAnswer(job, list(turns), sampling, made, slot)

        return self._submit(request)

    def is_bad(self, path: Path) -> bool:
        """Whether the process has died with a model too often to load it again unasked."""
        return self._crashes[path] >= MOST_CRASHES

    def rest(self) -> bool:
        """Free all memory of the engine; the next answer loads the model again.

        Returns:
            ``False`` when there is something to do.
        """
        if self._child is None or self._open_jobs:
            return False
        self._child.kill()
        self._child = None  # it may still run for a moment
        return True

    def warm(self, turns: Sequence[Turn], *, keeps_state: bool = True) -> None:
        """Let the engine evaluate a history in idle time, and save it later if that is allowed."""
        child = self._child
        if child is not None and self.loaded is not None:
            child.send(protocol.encode(protocol.WarmCache(list(turns), keeps_state)))

    def stop(self, job: int) -> None:
        """Stop an answer; its final event still comes, with what was generated."""
        self._flags.request(self._flags.slot_for(job))

    def answer_now(self, job: int) -> None:
        """Let an answer's thoughts end; without effect once they have."""
        self._flags.request_answer(self._flags.slot_for(job))

    def cancel_load(self) -> None:
        """End a load that is under way: the only way is to end the process."""
        self.loaded = None
        if self._child is not None:
            self._child.kill()

    def close(self) -> None:
        """End the process; no event comes any more. Closing twice does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self._watchdog.close()
        if self._child is not None:
            self._child.stop(timeout_s=1.0)
        self._flags.close()
        self._stop_file.unlink(missing_ok=True)

    def _submit(self, make: Callable[[int], protocol.Request]) -> int:
        job = next(self._jobs)
        request = make(job)
        if isinstance(request, protocol.LoadModel | protocol.ConnectServer):
            self.load_job = job
        try:
            child = self._running_child()
        except OSError:
            self._open_jobs[job] = 0
            self._finish(protocol.JobFailed(job, ErrorKind.ENGINE_START_FAILED, {}))
            return job
        self._open_jobs[job] = self._generation
        if not isinstance(request, protocol.LoadModel):
            self._watchdog.watch()  # a load says nothing until it is done
        if not child.send(protocol.encode(request)):
            self._finish(protocol.JobFailed(job, ErrorKind.ENGINE_DIED, {}))
        return job

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

    def _refuse(self, error: AppError) -> int:
        job = next(self._jobs)
        self._open_jobs[job] = 0
        self._finish(protocol.JobFailed(job, error.kind, error.details))
        return job

    def _stop_all(self) -> None:
        """The process is silent: ask it to stop what it does."""
        for job in list(self._open_jobs):
            self.stop(job)

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
        elif event.job in self._open_jobs and not self._is_closed:
            self._on_event(event)

    def _on_exit(self, generation: int, code: int) -> None:
        """Fail the jobs of the process that has ended, and of no other."""
        with self._lock:
            jobs = sorted(job for job, owner in self._open_jobs.items() if owner == generation)
            if jobs and isinstance(self.loaded, LoadedFile) and not self._is_closed:
                self._crashes[self.loaded.path] += 1
        stuck = generation == self._stuck_generation
        kind = ErrorKind.ENGINE_STUCK if stuck else ErrorKind.ENGINE_DIED
        for job in jobs:
            self._finish(protocol.JobFailed(job, kind, {"exit_code": code}))

    def _finish(self, event: protocol.Event) -> None:
        with self._lock:
            if event.job not in self._open_jobs:
                return
            del self._open_jobs[event.job]
            if not self._open_jobs:
                self._watchdog.rest()
        if isinstance(event, protocol.JobFailed) and event.job == self.load_job:
            self._is_deferred = isinstance(self.loaded, UsedServer)  # tried again when asked
            self.loaded = self.loaded if self._is_deferred else None
        if not self._is_closed:
            self._on_event(event)
