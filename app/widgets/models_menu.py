"""The menu of installed models, and the way to more of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.viewmodels.models import ModelState, ModelsViewModel
from app.widgets import wording


class ModelsMenu(QMenu):
    """One entry a model, the current one checked.

    Signals:
        models_requested: the Models dialog is wanted.
    """

    models_requested = Signal()

    def __init__(self, models: ModelsViewModel, parent: QWidget | None = None) -> None:
        super().__init__("&Models", parent)
        self._models = models
        models.installed_changed.connect(self._fill)
        models.current_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        for model in self._models.installed:
            action = self.addAction(wording.model_label(model))
            action.setCheckable(True)
            action.setChecked(model == self._models.current)
            action.triggered.connect(lambda _checked=False, m=model: self._models.use(m))
        if not self._models.installed:
            self.addAction("No model is installed").setEnabled(False)
        self.addSeparator()
        if self._models.state is ModelState.LOADING:
            self.addAction("Cancel loading").triggered.connect(self._models.cancel_load)
        more = self.addAction("Get DeepSeek-R1…")
        more.setShortcut(QKeySequence("Ctrl+M"))
        more.triggered.connect(self.models_requested)
