"""How answers are made: what the settings say for all models, and what was chosen for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from app.core.control import AnswerControl, Overflow
from app.core.kept_presets import own_presets, preset_of, with_own, with_preset
from app.core.load_options import LoadOptions, load_options
from app.core.messages import Sampling
from app.core.presets import (
    NOTHING_CHOSEN,
    Preset,
    ResolvedPreset,
    defaults_of,
    resolve,
)
from app.core.settings import Settings
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.settings_watch import SettingsWatch

_OTHERS = frozenset({"instructions", "presets_of_models", "own_presets"})
"""Settings that count here, beside those that each preset may hold."""


class Manner(NamedTuple):
    """How an answer is to be made, in the engine's terms.

    Attributes:
        sampling: how its tokens are chosen.
        control: how long to think, what to do without room, the instructions.
        options: how the model is to be run.
    """

    sampling: Sampling
    control: AnswerControl
    options: LoadOptions


class PresetsViewModel(QObject):
    """Says what counts, and keeps what is chosen for models and under names.

    Signals:
        changed: something else counts, or is named.
    """

    changed = Signal()

    def __init__(
        self,
        models: ModelsViewModel,
        settings: Callable[[], Settings],
        change_settings: Callable[..., None],
        watch: SettingsWatch,
    ) -> None:
        """Prepare.

        Args:
            models: the current one counts.
            settings: as they are now.
            change_settings: saves the given ones.
            watch: tells when they have changed.
        """
        super().__init__(models)
        self._models = models
        self._settings = settings
        self._change_settings = change_settings
        models.current_changed.connect(self.changed)
        watch.changed.connect(self._on_settings_changed)

    @property
    def model(self) -> str:
        """The present model, as the settings call it; empty while there is none."""
        current = self._models.current
        return "" if current is None else current.choice

    @property
    def defaults(self) -> ResolvedPreset:
        """What counts where nothing was chosen."""
        return defaults_of(self._settings())

    @property
    def own(self) -> dict[str, Preset]:
        """What the user has named, by the names."""
        return own_presets(self._settings().own_presets)

    def of_model(self, model: str) -> Preset:
        """What was chosen for a model."""
        return preset_of(model, self._settings().presets_of_models)

    def choose(self, model: str, preset: Preset) -> None:
        """Let a model answer otherwise from now on."""
        kept = with_preset(model, preset, self._settings().presets_of_models)
        self._change_settings(presets_of_models=kept)

    def name(self, name: str, preset: Preset | None) -> None:
        """Keep values under a name, in place of others under it; ``None`` forgets the name."""
        self._change_settings(own_presets=with_own(name, preset, self._settings().own_presets))

    def resolved(self, of_conversation: Preset | None) -> ResolvedPreset:
        """What counts for the present model in a conversation."""
        return resolve(self.defaults, self.of_model(self.model), of_conversation or NOTHING_CHOSEN)

    def options(self, model: str, of_conversation: Preset | None) -> LoadOptions:
        """How a model is to be run for a conversation."""
        preset = resolve(self.defaults, self.of_model(model), of_conversation or NOTHING_CHOSEN)
        return load_options(self._settings(), preset)

    def manner(self, of_conversation: Preset | None) -> Manner:
        """How the next answer of a conversation is to be made."""
        settings, preset = self._settings(), self.resolved(of_conversation)
        control = AnswerControl(
            preset.habit.thinking,
            overflow=Overflow.SHIFT if settings.shifts_full_context else Overflow.END,
            pauses_loops=settings.pauses_loops,
            instructions=settings.instructions.strip() if preset.uses_instructions else "",
        )
        return Manner(preset.sampling, control, load_options(settings, preset))

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if names & _OTHERS or not names.isdisjoint(Preset._fields):
            self.changed.emit()
