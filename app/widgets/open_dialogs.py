"""Dialogs that stay: made when first asked for, brought to the front when asked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QDialog

AnyDialog = TypeVar("AnyDialog", bound=QDialog)


class OpenDialogs:
    """One dialog of each kind."""

    def __init__(self) -> None:
        self._dialogs: dict[type[QDialog], QDialog] = {}

    def show(self, kind: type[AnyDialog], make: Callable[[], AnyDialog]) -> AnyDialog:
        """Show the dialog of a kind, and make it if it was never asked for."""
        dialog = self._dialogs.get(kind)
        if not isinstance(dialog, kind):
            dialog = self._dialogs[kind] = make()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog
