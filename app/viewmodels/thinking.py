"""How much the present model may think in the conversation that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.core.presets import THINKING
from app.viewmodels.conversation_preset import ConversationPreset
from app.viewmodels.presets import PresetsViewModel

if TYPE_CHECKING:
    from app.core.thinking_habits import ThinkingHabit


class ThinkingViewModel(QObject):
    """A part of what counts, chosen as one.

    Signals:
        changed: another model or conversation may think more or less.
    """

    changed = Signal()

    def __init__(self, presets: PresetsViewModel, of_conversation: ConversationPreset) -> None:
        """Follow.

        Args:
            presets: of the models.
            of_conversation: of the one that is shown.
        """
        super().__init__(of_conversation)
        self._presets = presets
        self._of_conversation = of_conversation
        presets.changed.connect(self.changed)
        of_conversation.changed.connect(self.changed)

    @property
    def habit(self) -> ThinkingHabit:
        """How much the present model may think."""
        return self._presets.resolved(self._of_conversation.chosen).habit

    def choose(self, habit: ThinkingHabit) -> None:
        """Let the present model think more or less from now on.

        It is chosen for the conversation where that has a choice of its own already.
        """
        values: dict[str, Any] = dict(zip(THINKING, habit, strict=True))
        own, presets = self._of_conversation.chosen, self._presets
        if own is not None and any(getattr(own, name) is not None for name in THINKING):
            self._of_conversation.choose(own._replace(**values))
        else:
            presets.choose(presets.model, presets.of_model(presets.model)._replace(**values))
