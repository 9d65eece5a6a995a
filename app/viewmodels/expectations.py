"""What to expect of each model on this machine, before it is downloaded."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.catalog import Catalog, CatalogModel
from app.core.errors import ErrorKind
from app.core.fit import Room
from app.core.fit_verdict import Expectation, Machine, expect
from app.core.gguf_facts import GgufFacts
from app.core.load_options import CPU
from app.core.model_files import InstalledModel
from app.core.offers import FileKey, Offer, make_offers, needs_of_file
from app.core.settings import Settings
from app.core.speed import Gpu, MachineSpeed, SpeedHistory, history_of
from app.engine import protocol
from app.engine.link import EngineLink
from app.system.machine import held_bytes, load_speed, save_speed, total_bytes
from app.system.memory import available_bytes, reserve_bytes
from app.viewmodels.hub_search import HubSearch
from app.viewmodels.models import ModelState, ModelsViewModel
from app.viewmodels.relay import EventRelay
from app.viewmodels.speed_records import SpeedRecords

GPU_RESERVE_BYTES = 512 * 2**20
"""As ``app.engine.loading.DEVICE_RESERVE_BYTES``."""
_AGAIN_MS = 2_000
"""After a probe that had to yield to a question."""
_DISTURBED_MS = (1_000, 2_000, 30_000, 120_000)
"""After each measurement that other programs have disturbed; then when somebody looks again."""
_SOON_MEASURES = 3
"""Those that follow one another fast: a person waits for them."""
_MOST_TRIES = 30


class Expectations(QObject):
    """Judges the catalog for this machine, and again when something changes.

    Attributes:
        catalog: all models.
        offers: of it, with verdicts: the recommended one first, then by sense.
        gpus: of this computer; empty before the engine has said.
        kernels: that suit its processor best, as ggml names them; empty when there was no choice.

    Signals:
        offers_changed: other verdicts, speeds or places.
        settled: the machine was measured; ``is_settled`` says when it already was.
    """

    offers_changed = Signal()
    settled = Signal()

    def __init__(
        self,
        catalog: Catalog,
        models: ModelsViewModel,
        records: SpeedRecords,
        search: HubSearch,
        *,
        engine: EngineLink,
        events: EventRelay,
        settings: Callable[[], Settings],
        speed_file: Path,
        parent: QObject | None = None,
    ) -> None:
        """Judge by what is known; nothing is measured or asked before ``refresh``.

        Args:
            catalog: all models.
            models: knows what is loaded.
            records: of models that have run here.
            search: reads headers on the Hub.
            engine: measures this machine, once.
            events: of the engine.
            settings: as they are now.
            speed_file: where the measurement is kept.
            parent: owner.
        """
        super().__init__(parent)
        self.catalog = catalog
        self._models = models
        self._records = records
        self._search = search
        self._engine = engine
        self._settings = settings
        self._speed_file = speed_file
        self._speed = load_speed(speed_file)
        self.gpus: list[Gpu] = []
        self.kernels = ""
        self._gpu_bytes = 0  # that the loaded model holds
        self._gpu_bytes_then = 0  # when free memory was told
        self._facts: dict[FileKey, GgufFacts] = {}
        self._asked: set[FileKey] = set()
        self._probe_job = 0
        self._tries = 0
        self._is_probed = False  # in this run of the program
        self._measures = 0  # that have come in this run
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._probe)
        self.offers: list[Offer] = []
        self._judge()
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        search.header_read.connect(self._on_header_read)
        records.run_recorded.connect(self._judge)

    @property
    def is_probed(self) -> bool:
        """Whether this machine has been measured."""
        return self._speed is not None

    @property
    def is_settled(self) -> bool:
        """Whether it was, without other programs in the way or often enough for the moment."""
        is_enough = not self._is_disturbed or self._measures >= _SOON_MEASURES
        return self.is_probed and is_enough

    @property
    def machine(self) -> Machine:
        """What there is now, with what the loaded model would give back."""
        host = available_bytes() + held_bytes(self._engine.pid)
        gpus = self._usable_gpus()
        free = sum(max(0, gpu.free_bytes - GPU_RESERVE_BYTES) for gpu in gpus)
        room = Room(
            host,
            reserve_bytes(),
            free + (self._gpu_bytes_then if gpus else 0),
            any(gpu.shares_memory for gpu in gpus),
        )
        return Machine(room, total_bytes(), self._speed)

    def refresh(self) -> None:
        """Look at the memory again, and measure the machine if that was never done in calm."""
        self._judge()
        self._tries = 0
        self._probe()

    def expect_file(
        self, file_name: str, size_bytes: int, facts: GgufFacts | None = None
    ) -> Expectation:
        """What to expect of any GGUF.

        Args:
            file_name: of the whole file, or of the first part.
            size_bytes: of all parts.
            facts: from its header, when that was read.
        """
        needs = needs_of_file(self.catalog, file_name, size_bytes, facts)
        return expect(needs, self.machine, self._settings().context_tokens, self._history())

    def read_details(self, model: CatalogModel) -> None:
        """A person looks at a model: ask its header for the sizes, if that may go online."""
        offer = next(offer for offer in self.offers if offer.model.id == model.id)
        chosen = offer.recommended.quantisation
        key = (chosen.repo, chosen.file_name)
        if key not in self._asked and self._settings().reachable_hub:
            self._asked.add(key)
            self._search.read_header(*key)

    def _usable_gpus(self) -> list[Gpu]:
        wanted = self._settings().device
        if wanted == CPU:
            return []
        return [gpu for gpu in self.gpus if gpu.name == wanted] or self.gpus

    def _history(self) -> SpeedHistory:
        return history_of(self._records.runs, self._speed) if self._speed else SpeedHistory()

    def _judge(self) -> None:
        offers = make_offers(
            self.catalog,
            self.machine,
            self._settings().context_tokens,
            self._history(),
            self._facts,
        )
        if offers != self.offers:
            self.offers = offers
            self.offers_changed.emit()

    @property
    def _is_disturbed(self) -> bool:
        return self._speed is not None and self._speed.is_disturbed

    def _probe(self) -> None:
        """Ask the engine, which does it when nobody waits for an answer."""
        measures = self._speed is None or self._is_disturbed
        is_wanted = self._is_disturbed or not self._is_probed
        if is_wanted and not self._probe_job and self._models.state is not ModelState.LOADING:
            self._timer.stop()
            self._tries += 1
            self._probe_job = self._engine.probe_machine(measures_speed=measures)

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        match event:
            case protocol.MachineProbed(job=self._probe_job):
                self._end_probe()
                self._is_probed = True
                self.gpus, self._gpu_bytes_then = event.devices, self._gpu_bytes
                self.kernels = event.kernels
                self._keep(event.speed)
                self._judge()
                if self.is_settled:
                    self.settled.emit()
            case protocol.JobFailed(job=self._probe_job):
                self._end_probe()
                if event.kind is ErrorKind.CANCELLED and self._tries < _MOST_TRIES:
                    self._timer.start(_AGAIN_MS)
            case protocol.ModelLoaded():
                self._gpu_bytes = self._held_by_gpu(event)
                self._probe_if_wanted()
                self._judge()
            case protocol.ModelUnloaded():
                self._gpu_bytes = 0
                self._judge()

    def _probe_if_wanted(self) -> None:
        if self._tries and not self._is_probed:
            self._probe()

    def _end_probe(self) -> None:
        self._probe_job = 0
        if self._models.state is ModelState.RESTING:
            self._engine.rest()  # the process was started for this alone

    def _keep(self, measured: MachineSpeed | None) -> None:
        """Keep the best of all measurements; another one follows where this was disturbed."""
        if measured is None:
            return
        self._speed = measured.or_better(self._speed)
        with suppress(OSError):  # it is measured again the next time
            save_speed(self._speed_file, self._speed)
        if self._is_disturbed and self._measures < len(_DISTURBED_MS):
            self._timer.start(_DISTURBED_MS[self._measures])
        self._measures += 1

    def _held_by_gpu(self, event: protocol.ModelLoaded) -> int:
        model = self._models.current
        if event.fit is None or not event.fit.offloadable_layers:
            return 0
        share = event.fit.plan.gpu_layers / event.fit.offloadable_layers
        return int(share * model.size_bytes) if isinstance(model, InstalledModel) else 0

    @Slot(str, str, object)
    def _on_header_read(self, repo: str, file_name: str, facts: GgufFacts) -> None:
        """The other quantisations of a model have the same network."""
        for model in self.catalog.models:
            files = [(one.repo, one.file_name) for one in model.quantisations]
            if (repo, file_name) in files:
                self._facts.update(dict.fromkeys(files, facts))
                self._judge()
