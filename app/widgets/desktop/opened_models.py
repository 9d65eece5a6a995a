"""Models that the desktop opens with the program: listed where they lie, and offered for use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.core.model_files import InstalledModel
from app.viewmodels.installed import InstalledModels
from app.viewmodels.language import say
from app.viewmodels.models import ModelsViewModel
from app.widgets.notice import Notice


class OpenedModels(QObject):
    """Adds models; what is wrong with one is said by whoever listens to ``installed``."""

    def __init__(
        self, installed: InstalledModels, models: ModelsViewModel, notice: Notice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._installed = installed
        self._models = models
        self._notice = notice
        self._opened: set[Path] = set()
        installed.model_added.connect(self._on_added)

    def open(self, paths: list[Path]) -> None:
        """Add some files where they lie."""
        self._opened |= set(paths)
        for path in paths:
            self._installed.add(path)

    @Slot(object)
    def _on_added(self, model: InstalledModel) -> None:
        if not self._opened & {*model.parts, model.path}:
            return
        self._opened -= {*model.parts, model.path}
        if model == self._models.current:
            self._notice.tell(say("{model} is the model that answers.", model=model.name))
            return
        self._notice.offer(
            say("{model} can be used now.", model=model.name),
            say("Use it now"),
            lambda: self._models.use(model),
        )
