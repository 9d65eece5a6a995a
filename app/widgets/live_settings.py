"""Makes changes of settings count at once, wherever they were made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from app.core.load_options import LoadOptions
from app.core.presets import LOADING
from app.core.settings import Settings
from app.viewmodels.lock import LockViewModel
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.settings_watch import SettingsWatch
from app.widgets.look import LOOKS

_LOOK_MS = 60
"""Between a change of the look and its use: a slider that is drawn along asks often."""
_LOAD_MS = 700
"""A model is loaded again once nothing was changed for so long."""
_RUNNING = {"device", "draft", "peers", "uses_peers", "presets_of_models", *LOADING}
"""Settings for which it may be loaded again."""


class LiveSettings(QObject):
    """Listens for as long as the program runs."""

    def __init__(
        self,
        watch: SettingsWatch,
        settings: Callable[[], Settings],
        *,
        dress: Callable[[], None],
        lock: LockViewModel,
        models: ModelsViewModel,
        options: Callable[[], LoadOptions],
        parent: QObject,
    ) -> None:
        """Listen.

        Args:
            watch: tells which settings have changed.
            settings: as they are now.
            dress: gives the program the look that they say.
            lock: of the conversations.
            models: the loaded one follows.
            options: how it is to be run now.
            parent: owner.
        """
        super().__init__(parent)
        self._settings = settings
        self._lock = lock
        self._models = models
        self._look_timer = self._make_timer(_LOOK_MS, dress)
        self._load_timer = self._make_timer(_LOAD_MS, lambda: models.run_as(options()))
        watch.changed.connect(self._on_changed)

    @Slot()
    def end(self) -> None:
        """Load nothing any more: the program ends."""
        self._load_timer.stop()

    def _make_timer(self, pause_ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause_ms)
        timer.timeout.connect(run)
        return timer

    @Slot(object)
    def _on_changed(self, names: frozenset[str]) -> None:
        settings = self._settings()
        if names & LOOKS:
            self._look_timer.start()
        if "lock_after_min" in names:
            self._lock.set_after(settings.lock_after_min)
        if "rest_after_min" in names:
            self._models.rest_after(settings.rest_after_min)
        if names & _RUNNING:
            self._load_timer.start()
