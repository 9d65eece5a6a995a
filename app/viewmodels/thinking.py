"""How much the present model may think, remembered for each model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.settings import Settings
from app.system.late_imports import import_late
from app.viewmodels.models import ModelsViewModel

if TYPE_CHECKING:
    from app.core import control, thinking_habits
else:
    control = import_late("app.core.control")
    thinking_habits = import_late("app.core.thinking_habits")


class ThinkingViewModel(QObject):
    """Says how answers are to be made.

    Signals:
        changed: another model is used, or may think more or less.
    """

    changed = Signal()

    def __init__(
        self,
        models: ModelsViewModel,
        settings: Callable[[], Settings],
        change_settings: Callable[..., None],
    ) -> None:
        """Prepare; nothing is read before it is asked for.

        Args:
            models: the current one counts.
            settings: as they are now.
            change_settings: saves the given ones.
        """
        super().__init__(models)
        self._models = models
        self._settings = settings
        self._change_settings = change_settings
        models.current_changed.connect(self.changed)

    @property
    def habit(self) -> thinking_habits.ThinkingHabit:
        """How much the present model may think."""
        settings = self._settings()
        usual = (settings.thinks, settings.thinking_tokens, settings.thinking_s)
        otherwise = thinking_habits.ThinkingHabit(*usual)
        return thinking_habits.habit_of(self._model, settings.thinking_of_models, otherwise)

    def choose(self, habit: thinking_habits.ThinkingHabit) -> None:
        """Let the present model think more or less from now on."""
        habits = self._settings().thinking_of_models
        changed = thinking_habits.with_habit(self._model, habit, habits)
        self._change_settings(thinking_of_models=changed)
        self.changed.emit()

    def make_control(self) -> control.AnswerControl:
        """How the next answer is to be made."""
        settings, overflow = self._settings(), control.Overflow
        return control.AnswerControl(
            self.habit.thinking,
            overflow=overflow.SHIFT if settings.shifts_full_context else overflow.END,
            pauses_loops=settings.pauses_loops,
        )

    @property
    def _model(self) -> str:
        current = self._models.current
        return "" if current is None else current.choice
