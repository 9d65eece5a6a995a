"""The models on this machine and the one that is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.load_options import BY_ITSELF, LoadOptions
from app.engine.link import EngineLink
from app.system.late_imports import import_late
from app.viewmodels.relay import EventRelay

if TYPE_CHECKING:
    from app.core import draft_models
    from app.core.energy import NotMeasurable
    from app.core.fit import Fit
    from app.core.model_files import InstalledModel
    from app.core.servers import Server
    from app.engine import protocol
else:
    draft_models = import_late("app.core.draft_models")
    protocol = import_late("app.engine.protocol")


class ModelState(Enum):
    """Where the current model stands."""

    NONE = auto()
    LOADING = auto()
    READY = auto()
    RESTING = auto()
    """Its memory was freed after a while without questions; the next one loads it again."""
    FAILED = auto()


@dataclass(frozen=True)
class _Proven:
    """The model that could be used last, to go back to from a load that is cancelled."""

    model: InstalledModel | Server | None = None
    context_tokens: int = 0
    fit: Fit | None = None
    peers: tuple[str, ...] = ()
    options: LoadOptions = LoadOptions()  # noqa: RUF009 - immutable


class ModelsViewModel(QObject):
    """Lists models, loads the chosen one.

    Attributes:
        installed: all that lie on this machine.
        servers: all that can answer in their place.
        current: the chosen one; ``None`` when there is none at all.
        state: of the current one.
        context_tokens: window of the loaded model; 0 while none is loaded.
        choice: number of the latest choice; what was chosen before and comes late is dropped.
        energy_problem: why the energy of answers can't be measured, if that is known.
        peers: other computers that compute a part of the loaded model.
        draft: the file that guesses ahead for the loaded model; ``None`` for none.
        devices: names of this computer's GPUs; empty before a model was loaded.

    Signals:
        installed_changed: the list.
        current_changed: the choice or its state.
        server_chosen(Server): from a menu; it can be used once its key is known.
        problem_occurred(AppError): a model could not be loaded.
        retreated(Fit): a model was loaded with less than wanted, for lack of memory.
    """

    installed_changed = Signal()
    current_changed = Signal()
    server_chosen = Signal(object)
    problem_occurred = Signal(object)
    retreated = Signal(object)

    def __init__(
        self,
        link: EngineLink,
        events: EventRelay,
        *,
        rest_after_min: int = 0,
        options: Callable[[str], LoadOptions] = lambda _: LoadOptions(),
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nothing is listed or loaded before ``show_installed`` and ``use``.

        Args:
            link: to the engine.
            events: of the engine.
            rest_after_min: minutes without a question after which the model's memory is freed; 0:
                never.
            options: how a model is to be run, by its name in the settings; asked at each load.
            parent: owner.
        """
        super().__init__(parent)
        self._link = link
        self._options = options
        self._options_used = LoadOptions()
        self.installed: list[InstalledModel] = []
        self.servers: list[Server] = []
        self.current: InstalledModel | Server | None = None
        self.state = ModelState.NONE
        self.context_tokens = 0
        self.choice = 0
        self.energy_problem: NotMeasurable | None = None
        self.peers: list[str] = []
        self.draft: Path | None = None
        self.devices: list[str] = []
        self._missed: list[str] = []  # peers, as it was said last
        self._proven: _Proven | None = None
        self._fit: Fit | None = None  # of the current model, as it was said last
        self._rest_timer = QTimer(self)
        self._rest_timer.setSingleShot(True)
        self._rest_timer.setInterval(rest_after_min * 60_000)
        self._rest_timer.timeout.connect(self.rest)
        # Queued: the link may report a failure before it returns the job's id.
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    @property
    def has_failed(self) -> bool:
        """Whether the current model could not be loaded, which was said."""
        return self.state is ModelState.FAILED

    def show_installed(self, found: list[InstalledModel]) -> None:
        """List other models."""
        if found != self.installed:
            self.installed = found
            self.installed_changed.emit()

    def begin_choice(self) -> int:
        """Something is chosen, though it may take a while; returns its number."""
        self.choice += 1
        return self.choice

    def use(self, model: InstalledModel) -> None:
        """Load a model in place of the present one; conversations go on with it."""
        self.begin_choice()
        if model == self.current and self.state in (ModelState.LOADING, ModelState.READY):
            return
        self._load(model)

    def load_again(self) -> None:
        """Load the present model as the settings now say; a server goes on."""
        if self.current in self.installed:
            self.begin_choice()
            self._load(self.current)

    def run_as(self, options: LoadOptions) -> None:
        """Load the present model again if the next answer wants it to run otherwise."""
        if self.current in self.installed and options != self._options_used:
            self._load(self.current, options)

    def _load(self, model: InstalledModel, options: LoadOptions | None = None) -> None:
        self.current = model
        self.context_tokens = 0
        self._fit, self._missed = None, []
        self.peers = []
        self.state = ModelState.LOADING
        self._options_used = options = options or self._options(model.choice)
        among = self.installed if options.draft == BY_ITSELF else []
        self._link.load(
            model.path,
            context_tokens=options.context_tokens,
            threads=options.threads,
            options=options,
            draft_candidates=draft_models.draft_candidates(among, model),
        )
        self.current_changed.emit()

    def show_servers(self, servers: list[Server]) -> None:
        """List other servers."""
        self.servers = servers
        self.installed_changed.emit()

    def use_server(self, server: Server, key: str, *, is_later: bool = False) -> None:
        """Let a server answer in place of a model on this machine.

        Args:
            server: to be used.
            key: of access; empty for none.
            is_later: contact it with the next question only.
        """
        self.current, self.peers = server, []
        self.context_tokens, self._fit = 0, None
        if is_later:
            self.state = ModelState.RESTING
            self._link.defer(server, key)
            self._proven = _Proven(server)
        else:
            self.state = ModelState.LOADING
            self._link.connect(server, key)
        self.current_changed.emit()

    def cancel_load(self) -> None:
        """End a load that is under way; the model that was used before it is used again."""
        if self.state is not ModelState.LOADING or not self._link.cancel_load():
            return
        before = self._proven or _Proven()
        self.current, self.context_tokens = before.model, before.context_tokens
        self._fit, self.peers, self._options_used = before.fit, list(before.peers), before.options
        if before.model is None:
            self.state = ModelState.NONE
            self.problem_occurred.emit(AppError(ErrorKind.LOAD_CANCELLED))
        elif before.model.host or self._link.pid is None:
            self.state = ModelState.RESTING
        else:
            self.state = ModelState.READY
        self.current_changed.emit()

    def rest_after(self, minutes: int) -> None:
        """Free the model's memory after so many minutes without a question; 0: never."""
        is_counting = self._rest_timer.isActive() or not self._rest_timer.interval()
        self._rest_timer.stop()
        self._rest_timer.setInterval(minutes * 60_000)
        if minutes and is_counting:
            self._rest_timer.start()

    def rest(self) -> None:
        """Free the model's memory until the next question, unless it is at work."""
        if self.state is ModelState.READY and self._link.rest():
            self.state = ModelState.RESTING
            self.current_changed.emit()

    def use_path_or_first(self, path: str) -> None:
        """Load the model at a path if it is still there, else a shipped one, else any."""
        wanted = [model for model in self.installed if str(model.path) == path]
        shipped = [model for model in self.installed if model.is_shipped]
        for model in [*wanted, *shipped, *self.installed][:1]:
            self.use(model)

    def follow_moved_files(self, move: Callable[[Path], Path]) -> None:
        """Models lie elsewhere now; the loaded one goes on.

        Args:
            move: from an old path to the new one, or to the same.
        """
        from app.core.model_files import InstalledModel  # late: the first picture has no files

        self._link.follow_moved_files(move)
        if self.draft is not None:
            self.draft = move(self.draft)
        if self._proven is not None and isinstance(self._proven.model, InstalledModel):
            there = replace(self._proven.model, path=move(self._proven.model.path))
            self._proven = replace(self._proven, model=there)
        if isinstance(self.current, InstalledModel):
            self.current = replace(self.current, path=move(self.current.path))
            self.current_changed.emit()

    def _tell_retreat(self, fit: Fit | None) -> None:
        """Once for a model, not each time that it wakes up."""
        if fit is not None and fit.retreats and fit != self._fit:
            self.retreated.emit(fit)
        self._fit = fit

    def _tell_peers(self, loaded: protocol.ModelLoaded) -> None:
        """Say that peers do not help, once for a model and a state of things."""
        wanted = self._options_used.peers
        missed = [peer for peer in wanted if peer not in loaded.peers]
        if missed and missed != self._missed:
            can_use = loaded.can_use_peers
            kind = ErrorKind.PEERS_ABSENT if can_use else ErrorKind.PEERS_UNAVAILABLE
            self.problem_occurred.emit(AppError(kind, peers=", ".join(missed)))
        self._missed = missed

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        if self._rest_timer.interval():
            self._rest_timer.start()
        match event:
            case protocol.ModelLoaded(job=job) if job == self._link.load_job:
                self.context_tokens = event.context_tokens
                self.energy_problem = event.energy_problem
                self.peers, self.devices = event.peers, event.devices
                self.draft = Path(event.draft_path) if event.draft_path else None
                self.state = ModelState.READY
                if self.current is not None:
                    peers, options = tuple(event.peers), self._options_used
                    self._proven = _Proven(
                        self.current, event.context_tokens, event.fit, peers, options
                    )
                self.current_changed.emit()
                if job == self._link.cautious_load:
                    self.problem_occurred.emit(AppError(ErrorKind.LOADED_WITHOUT_GPU))
                self._tell_retreat(event.fit)
                if self.current is not None and not self.current.host:
                    self._tell_peers(event)
            case protocol.JobFailed(kind=ErrorKind.MODEL_CRASHES):
                self.state = ModelState.FAILED  # what streams says it
                self.current_changed.emit()
            case protocol.JobFailed(job=job) if job == self._link.load_job:
                self.state = ModelState.FAILED
                self._proven = None
                self.current_changed.emit()
                self.problem_occurred.emit(AppError(event.kind, **event.details))
