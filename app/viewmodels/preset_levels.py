"""The two levels at which a person chooses how answers are made: a model, and a conversation."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from app.core.presets import LOADING, NOTHING_CHOSEN, Preset, ResolvedPreset, resolve
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.presets import PresetsViewModel
from app.viewmodels.shown_conversation import ShownConversation


class Whence(Enum):
    """Where a value comes from that is not chosen at a level."""

    EVERYWHERE = auto()
    """From the settings, which are for all models."""
    MODEL = auto()
    """From what was chosen for the model."""


class PresetLevel(QObject):
    """What is chosen at one level, and what counts where nothing is.

    Attributes:
        presets: of all levels.

    Signals:
        changed: something else is chosen, here or below, or this is about something else.
    """

    changed = Signal()

    def __init__(
        self, presets: PresetsViewModel, models: ModelsViewModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presets = presets
        self._models = models
        presets.changed.connect(self.changed)

    @property
    def about(self) -> str:
        """Name of what it is about; empty while there is none."""
        raise NotImplementedError

    @property
    def chosen(self) -> Preset:
        """What is chosen here."""
        raise NotImplementedError

    @property
    def inherited(self) -> ResolvedPreset:
        """What counts where nothing is chosen here."""
        raise NotImplementedError

    @property
    def names(self) -> list[str]:
        """The values that mean something to the present model."""
        current = self._models.current
        is_elsewhere = current is not None and bool(current.host)
        left_out = set(LOADING) if is_elsewhere else set()
        if not self._models.devices and self.chosen.gpu_layers is None:
            left_out.add("gpu_layers")
        return [name for name in Preset._fields if name not in left_out]

    def whence(self, name: str) -> Whence:  # noqa: ARG002 - others need it
        """Where an inherited value comes from."""
        return Whence.EVERYWHERE

    def choose(self, preset: Preset) -> None:
        """Choose this from now on."""
        raise NotImplementedError


class ModelLevel(PresetLevel):
    """What is chosen for the present model."""

    @property
    def about(self) -> str:
        """The model."""
        return "" if self._models.current is None else self._models.current.short_name

    @property
    def chosen(self) -> Preset:
        """For this model."""
        return self.presets.of_model(self.presets.model)

    @property
    def inherited(self) -> ResolvedPreset:
        """For all models."""
        return self.presets.defaults

    def choose(self, preset: Preset) -> None:
        """Let the model answer so in all conversations."""
        self.presets.choose(self.presets.model, preset)


class ConversationLevel(PresetLevel):
    """What is chosen for the conversation that is shown."""

    def __init__(
        self,
        presets: PresetsViewModel,
        models: ModelsViewModel,
        shown: ShownConversation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(presets, models, parent)
        self._shown = shown
        shown.preset.changed.connect(self.changed)
        shown.conversation_opened.connect(self.changed)
        shown.conversation_changed.connect(lambda _: self.changed.emit())

    @property
    def about(self) -> str:
        """The conversation's title; empty for a new one."""
        home = self._shown.conversation
        return "" if home is None else home.title

    @property
    def chosen(self) -> Preset:
        """For this conversation."""
        return self._shown.preset.chosen or NOTHING_CHOSEN

    @property
    def inherited(self) -> ResolvedPreset:
        """For its model, else for all."""
        return resolve(self.presets.defaults, self.presets.of_model(self.presets.model))

    def whence(self, name: str) -> Whence:
        """From the model, if something was chosen for it."""
        of_model = self.presets.of_model(self.presets.model)
        return Whence.EVERYWHERE if getattr(of_model, name) is None else Whence.MODEL

    def choose(self, preset: Preset) -> None:
        """Let the next answers of the conversation be made so."""
        self._shown.preset.choose(preset)
