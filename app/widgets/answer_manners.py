"""Where a window's menus reach how its answers are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.context_use import about_tokens
from app.viewmodels.language import say
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.presets import PresetsViewModel
from app.widgets.main_window import MainWindow
from app.widgets.open_dialogs import OpenDialogs

if TYPE_CHECKING:
    from app.widgets.presets_dialog import ConversationPresetDialog, ModelPresetDialog


class AnswerManners(QObject):
    """The entries of one window's menus, and the dialogs behind them."""

    def __init__(
        self, window: MainWindow, presets: PresetsViewModel, models: ModelsViewModel
    ) -> None:
        """Add the entries; the window is complete."""
        super().__init__(window)
        self._window = window
        self._presets = presets
        self._models = models
        self._dialogs = OpenDialogs()
        label = say("How this conversation is answered…")
        window.menus.begin_group()
        window.menus.add_to_chat(label, self.show_for_conversation, name="conversation_preset")
        window.models_menu.preset_requested.connect(self.show_for_model)
        presets.changed.connect(self._count_instructions)
        window.chat.preset.changed.connect(self._count_instructions)
        self._count_instructions()
        thinking = window.thinking.menu()
        thinking.addSeparator()
        thinking.addAction(label).triggered.connect(self.show_for_conversation)

    @Slot()
    def _count_instructions(self) -> None:
        """They take room in the context before anything is asked."""
        told = self._presets.manner(self._window.chat.preset.chosen).control.instructions
        self._window.status.show_instructions(about_tokens(told))

    def show_for_conversation(self) -> ConversationPresetDialog:
        """Open the dialog of the conversation that is shown, or bring it to the front."""
        from app.viewmodels.preset_levels import ConversationLevel
        from app.widgets.presets_dialog import ConversationPresetDialog

        def make() -> ConversationPresetDialog:
            level = ConversationLevel(self._presets, self._models, self._window.chat, self)
            return ConversationPresetDialog(level, self._window)

        return self._dialogs.show(ConversationPresetDialog, make)

    def show_for_model(self) -> ModelPresetDialog:
        """Open the dialog of the present model, or bring it to the front."""
        from app.viewmodels.preset_levels import ModelLevel
        from app.widgets.presets_dialog import ModelPresetDialog

        def make() -> ModelPresetDialog:
            return ModelPresetDialog(ModelLevel(self._presets, self._models, self), self._window)

        return self._dialogs.show(ModelPresetDialog, make)
