"""What was chosen for the answers of the conversation that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.viewmodels.relay import StorageRelay

if TYPE_CHECKING:
    from app.core.presets import Preset


class ConversationPreset(QObject):
    """Follows the conversation that is shown; a new one takes what was chosen for it along.

    Attributes:
        chosen: ``None`` while nothing is.

    Signals:
        changed: something else is chosen, or another conversation is shown.
    """

    changed = Signal()

    def __init__(self, storage: StorageRelay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._home: int | None = None
        self.chosen: Preset | None = None

    def show(self, conversation_id: int | None, chosen: Preset | None) -> None:
        """Another conversation is shown, for which this was chosen; ``None``: a new one."""
        self._home = conversation_id
        self._take(chosen)

    def settle(self, conversation_id: int, written: Preset | None) -> None:
        """The new conversation is in the database now, with what was chosen when it was asked."""
        self._home = conversation_id
        if self.chosen is not None and self.chosen != written:
            self.choose(self.chosen)

    def choose(self, preset: Preset) -> None:
        """Let the answers of this conversation be made otherwise from now on."""
        home = self._home
        if home is not None:
            self._storage.submit(lambda store: store.set_preset(home, preset))
        self._take(preset)

    def _take(self, chosen: Preset | None) -> None:
        if chosen != self.chosen:
            self.chosen = chosen
            self.changed.emit()
