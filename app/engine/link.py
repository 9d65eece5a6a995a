"""The window's end of the engine process: starts it, talks to it, survives its death.

It has no Qt in it. Events arrive on a reader thread; whoever owns the link passes them on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError, ErrorKind
from app.core.load_options import BY_ITSELF, OFF, LoadOptions
from app.core.messages import Sampling, Turn
from app.engine.blame import AtWork, blame
from app.engine.job_line import JobLine
from app.engine.loaded import LoadedFile, UsedServer
from app.engine.open_jobs import OpenJob
from app.engine.watchdog import SILENCE_S
from app.system.child_process import role_command
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


class EngineLink(JobLine):
    """Sends requests as jobs, keeps the process alive, drops stale events.

    Methods may be called from one thread. Every job that ``load`` or ``answer`` starts ends with
    exactly one final event; when the process dies, that is a ``JobFailed(ENGINE_DIED)``.

    Attributes:
        loaded: the file that is loaded or being loaded, or the server that is used; ``None``
            before the first and after a failed load.
        load_job: of the latest load, the one after a crash included.
        cautious_load: the load that was begun without any GPU, after one that ended its process.
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
        super().__init__(
            on_event,
            log_file=log_file,
            stop_folder=stop_folder,
            command=command or role_command(ROLE),
            silence_s=silence_s,
        )
        self._states_folder = str(states_folder or "")
        self._crashes: Counter[Path] = Counter()
        self._cancelled_loads: set[int] = set()
        self.load_job = self.cautious_load = 0
        self.loaded: LoadedFile | UsedServer | None = None
        self._proven: LoadedFile | UsedServer | None = None  # to go back to from a cancelled load
        self._is_deferred = False  # the server is used, but not connected yet
        self._at_work = AtWork()

    def load(
        self,
        path: Path,
        *,
        context_tokens: int,
        threads: int = 0,
        options: LoadOptions = LoadOptions(),  # noqa: B008 - immutable
        draft_candidates: Sequence[Path] = (),
    ) -> int:
        """Load a model in place of the present one; returns the job's id.

        A model that was marked as bad gets one more chance.

        Args:
            path: the file, or the first part of a split one.
            context_tokens: wanted; in place of what the options say.
            threads: for llama.cpp, likewise; 0 leaves the choice to the engine.
            options: device, memory, draft model and peers.
            draft_candidates: among which the engine finds a draft model by itself.
        """
        self._crashes[path] = min(self._crashes[path], MOST_CRASHES - 1)
        candidates = tuple(draft_candidates)
        options = options._replace(context_tokens=context_tokens, threads=threads)
        return self._load(LoadedFile(path, options, candidates))

    def connect(self, server: Server, key: str) -> int:
        """Use a server in place of the present model; returns the job's id."""
        self.loaded = UsedServer(server, key)
        self._is_deferred = False

        def request(job: int) -> protocol.Request:
            self.load_job = job
            slot = self._slot(job)
            return protocol.ConnectServer(job, server.url, server.model, key, server.proxy, slot)

        return self._submit(request, self.loaded)

    def defer(self, server: Server, key: str) -> None:
        """Use a server from the next question on; it is not contacted before."""
        self.loaded = self._proven = UsedServer(server, key)
        self._is_deferred = True

    def list_models(self, url: str, key: str, proxy: str) -> int:
        """Ask a server for its models; returns the job's id. What is loaded stays."""
        return self._submit(lambda job: protocol.ListServerModels(job, url, key, proxy))

    def greet_peers(self, peers: Sequence[str]) -> int:
        """Ask some computers whether they can help; returns the job's id. What is loaded stays."""
        return self._submit(lambda job: protocol.GreetPeers(job, list(peers)))

    def probe_machine(self, *, measures_speed: bool) -> int:
        """Ask what there is to compute on; returns the job's id. Yields to all other jobs."""
        return self._submit(lambda job: protocol.ProbeMachine(job, measures_speed))

    def follow_moved_files(self, move: Callable[[Path], Path]) -> None:
        """Load what is in use from where ``move`` says it is now, when it is loaded again."""
        self.loaded, self._proven = (
            used._replace(path=move(used.path)) if isinstance(used, LoadedFile) else used
            for used in (self.loaded, self._proven)
        )

    def _load(self, file: LoadedFile) -> int:
        self.loaded = file
        options = file.options
        finds_draft = options.draft == BY_ITSELF

        def request(job: int) -> protocol.Request:
            self.load_job = job
            return protocol.LoadModel(
                job,
                str(file.path),
                options.context_tokens,
                options.threads,
                options.cache_type,
                options.gpu_layers,
                options.device,
                draft_path="" if options.draft in (BY_ITSELF, OFF) else options.draft,
                draft_candidates=list(map(str, file.draft_candidates)) if finds_draft else [],
                peers=list(options.peers),
                states_folder=self._states_folder,
                stop_slot=self._slot(job),
            )

        return self._submit(request, file)

    def unload(self) -> int:
        """Free the model; returns the job's id."""
        self.loaded = self._proven = None
        return self._submit(protocol.UnloadModel)

    def answer(
        self, turns: Sequence[Turn], sampling: Sampling, how: control.AnswerControl | None = None
    ) -> int:
        """Ask for an answer to the last turn; returns the job's id.

        If the process has died or rests since the model was loaded, the model is loaded again
        first, unless it has brought the process down too often.
        """
        again = self.loaded
        if isinstance(again, UsedServer) and (self._is_fresh or self._is_deferred):
            self.connect(again.server, again.key)
        elif isinstance(again, LoadedFile) and (self._is_fresh or self._may_be_replaced):
            if self.is_bad(again.path):
                return self._refuse(AppError(ErrorKind.MODEL_CRASHES, path=again.path.name))
            self._load(again)

        def request(job: int) -> protocol.Request:
            made = how or control.AnswerControl()
            return protocol.GenerateAnswer(job, list(turns), sampling, made, self._slot(job))

        return self._submit(request, self.loaded)

    @property
    def _may_be_replaced(self) -> bool:
        """Whether a load that was given up may have begun all the same."""
        return any(job in self._open for job in self._cancelled_loads)

    def is_bad(self, path: Path) -> bool:
        """Whether the process has died with a model too often to load it again unasked."""
        return self._crashes[path] >= MOST_CRASHES

    def rest(self) -> bool:
        """Free all memory of the engine; the next answer loads the model again.

        Returns:
            ``False`` when there is something to do.
        """
        if self._child is None or self._open:
            return False
        self._end_child()
        return True

    def warm(self, turns: Sequence[Turn], *, keeps_state: bool = True, told: str = "") -> None:
        """Let the engine evaluate a history in idle time; ``told``: the instructions before it."""
        child = self._child
        if child is not None and self.loaded is not None:
            child.send(protocol.encode(protocol.WarmCache(list(turns), keeps_state, told)))

    def answer_now(self, job: int) -> None:
        """Let an answer's thoughts end; without effect once they have."""
        self._flags.request_answer(self._flags.slot_for(job))

    def cancel_load(self) -> bool:
        """Give up the latest load; what was used before is used again.

        A load that waits behind an answer is withdrawn. One that is under way ends only with its
        process: the next question loads what was there before.

        Returns:
            ``False`` when it has ended already.
        """
        if self.load_job not in self._open:
            return False
        first = self._open.first(self._generation)
        loads = [job for job in self._open.of(self._generation) if job.is_load]
        is_elsewhere = first is not None and (
            not first.is_load or (first.used == self._proven and first.job != self.load_job)
        )
        self.load_job = 0
        self.loaded = self._proven
        self._is_deferred = isinstance(self.loaded, UsedServer)
        if not is_elsewhere:
            self._end_child(is_cancelled=True)
            return True
        for load in loads:
            if load != first:
                self._cancelled_loads.add(load.job)
                self.stop(load.job)
        return True

    def _on_done(self, done: OpenJob, event: protocol.Event) -> None:
        match event:
            case protocol.ModelLoaded() if event.job in self._cancelled_loads:
                with self._sending:  # it had begun before it could be withdrawn
                    if not any(job.is_load for job in self._open.of(done.generation)):
                        self._end_child(is_cancelled=True)
            case protocol.ModelLoaded():
                self._proven = done.used
                is_gpu = event.fit is not None and event.fit.is_on_gpu
                self._at_work = AtWork(done.generation, tuple(event.peers), is_gpu)
            case protocol.AnswerFinished() if isinstance(done.used, LoadedFile):
                self._crashes[done.used.path] = 0
            case protocol.JobFailed(kind=ErrorKind.GPU_FAILED):
                self._loaded_in = 0  # the next question loads it again
                if self.loaded == done.used and isinstance(self.loaded, LoadedFile):
                    self.loaded = self.loaded.cautious
            case protocol.JobFailed() if event.job == self.load_job:
                self._is_deferred = isinstance(self.loaded, UsedServer)
                if not self._is_deferred and not self._was_killed(done, event):
                    self.loaded = None  # what is left is tried again when asked
                self._proven = None

    def _was_killed(self, load: OpenJob, event: protocol.JobFailed) -> bool:
        """Whether a load ended with its process, and the file is not to blame for it yet."""
        if event.kind is not ErrorKind.ENGINE_DIED or not isinstance(load.used, LoadedFile):
            return False
        return not self.is_bad(load.used.path)

    def _load_what_waited(self, first: OpenJob) -> None:
        """A load behind the job at which a process has died has not begun: another gets it."""
        with self._sending:
            waiting = [job.job for job in self._open.of(first.generation) if job != first]
            if self.load_job not in waiting or self._is_closed:
                return
            if isinstance(self.loaded, UsedServer):
                self.connect(self.loaded.server, self.loaded.key)
            elif self.loaded is not None and not self.is_bad(self.loaded.path):
                self._load(self.loaded)

    def _on_death(self, first: OpenJob, kind: ErrorKind, code: int) -> AppError:
        """Count it against the model or go on without what failed; at once if a load did."""
        found = blame(first, kind, code, self._at_work)
        file = first.used
        if isinstance(file, LoadedFile):
            self._crashes[file.path] += found.is_models
        self._load_what_waited(first)
        if not isinstance(file, LoadedFile):
            return found.error
        if found.again is None:
            return found.error
        with self._sending:
            if not found.is_at_once and self.loaded == file:
                self.loaded = found.again
            is_wanted = found.is_at_once and first.job == self.load_job
            if is_wanted and not self.is_bad(file.path) and not self._is_closed:
                self._load(found.again)
                self.cautious_load = self.load_job if found.again != file else 0
        return found.error
