"""Remembers how fast the models of this machine were, so that it can be said of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.model_files import InstalledModel
from app.core.speed import Measured, on_gpu_key
from app.engine import protocol
from app.system.late_imports import import_late
from app.system.latest_file import LatestFile
from app.viewmodels.models import ModelState, ModelsViewModel
from app.viewmodels.relay import EventRelay

if TYPE_CHECKING:
    from app.core import offers
    from app.core.catalog import Catalog
    from app.system import machine
else:
    offers = import_late("app.core.offers")
    machine = import_late("app.system.machine")

LEAST_TOKENS = 32
"""Shorter answers are measured too badly."""


class SpeedRecords(QObject):
    """Keeps the speed of each model's latest answers.

    Attributes:
        runs: by a model's key (``app.core.offers.speed_key``).

    Signals:
        run_recorded: an answer was added.
    """

    run_recorded = Signal()

    def __init__(
        self,
        models: ModelsViewModel,
        events: EventRelay,
        catalog: Callable[[], Catalog],
        file: Path,
        parent: QObject | None = None,
    ) -> None:
        """Listen; the file is read when it is first needed.

        Args:
            models: knows which one answers.
            events: of the engine.
            catalog: knows the sizes of its models; asked after the first answer.
            file: that outlives the program.
            parent: owner.
        """
        super().__init__(parent)
        self._models = models
        self._catalog = catalog
        self._path = file
        self._file = LatestFile(file, lambda _error: None)  # it is no loss that must be said
        self._uses_gpu = False
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def runs(self) -> dict[str, Measured]:
        """As saved, and what came since."""
        return machine.load_runs(self._path)

    def close(self) -> None:
        """See that all is saved."""
        self._file.close()

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        match event:
            case protocol.ModelLoaded():
                self._uses_gpu = event.fit is not None and event.fit.plan.gpu_layers > 0
            case protocol.AnswerFinished() if self._is_telling(event):
                self._record(event.figures.tokens_per_s)

    def _is_telling(self, event: protocol.AnswerFinished) -> bool:
        """Whether this machine alone made enough of an answer, with a model of usual size.

        While another model is being loaded, the answer may be the last one's.
        """
        models = self._models
        return (
            event.figures.generated_tokens >= LEAST_TOKENS
            and models.state is ModelState.READY
            and isinstance(models.current, InstalledModel)
            and not models.current.is_shipped
            and not models.peers
        )

    def _record(self, tokens_per_s: float) -> None:
        model = self._models.current
        assert isinstance(model, InstalledModel)
        needs = offers.needs_of_file(self._catalog(), model.path.name, model.size_bytes)
        key = on_gpu_key(needs.key) if self._uses_gpu else needs.key
        known = self.runs.get(key)
        self.runs[key] = Measured(needs.token_bytes, known.tokens_per_s if known else ()).after(
            tokens_per_s
        )
        self._file.write(machine.encode_runs(self.runs))
        self.run_recorded.emit()
