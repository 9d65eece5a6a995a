"""The menu of installed models and servers, and the way to more of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.system.late_imports import import_late
from app.viewmodels.language import say
from app.viewmodels.models import ModelState, ModelsViewModel

if TYPE_CHECKING:
    from app.widgets import wording
else:
    wording = import_late("app.widgets.wording")


class ModelsMenu(QMenu):
    """One entry a model and a server, the current one checked.

    Signals:
        models_requested: the Models window is wanted.
        servers_requested: the dialog of servers is wanted.
        running_requested: the dialog of how models run is wanted.
        preset_requested: the dialog of how the present model answers is wanted.
    """

    models_requested = Signal()
    servers_requested = Signal()
    running_requested = Signal()
    preset_requested = Signal()

    def __init__(self, models: ModelsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(say("&Models"), parent)
        self._models = models
        self._new: set[Path] = set()
        keeper = QObject(self)  # the menu would delete what is its own with the rest
        self._ways = [
            QAction(say("Get and manage models…"), keeper),
            QAction(say("Use a server…"), keeper),
            QAction(say("How models run…"), keeper),
            QAction(say("How this model answers…"), keeper),
        ]
        requests = (
            self.models_requested,
            self.servers_requested,
            self.running_requested,
            self.preset_requested,
        )
        names = ("models", "servers", "running", "model_preset")
        for way, name, request in zip(self._ways, names, requests, strict=True):
            way.setObjectName(name)
            # not the signal itself: a menu that is cleared lets go of what its entries tell it
            way.triggered.connect(lambda _=False, wanted=request: wanted.emit())
        self._ways[0].setProperty("usual_keys", QKeySequence("Ctrl+M"))
        self._ways[0].setShortcut(QKeySequence("Ctrl+M"))
        models.installed_changed.connect(self._fill)
        models.current_changed.connect(self._fill)
        self._fill()

    def mark_new(self, path: Path) -> None:
        """A model has arrived; it is marked until it is used."""
        self._new.add(path)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        if self._models.current is not None:
            self._new.discard(getattr(self._models.current, "path", Path()))
        for model in self._models.installed:
            label = wording.model_label(model)
            if model.path in self._new:
                label = say("{model}  ·  new", model=label)
            action = self.addAction(label)
            action.setCheckable(True)
            action.setChecked(model == self._models.current)
            action.triggered.connect(lambda _checked=False, m=model: self._models.use(m))
        if not self._models.installed:
            self.addAction(say("No model is installed")).setEnabled(False)
        for server in self._models.servers:
            action = self.addAction(wording.server_label(server))
            action.setCheckable(True)
            action.setChecked(server == self._models.current)
            action.triggered.connect(lambda _=False, s=server: self._models.server_chosen.emit(s))
        self.addSeparator()
        if self._models.state is ModelState.LOADING:
            self.addAction(say("Cancel loading")).triggered.connect(self._models.cancel_load)
        self.addActions(self._ways)
