"""What all controls of a form have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.declarations import Declaration


class Control(QWidget):
    """Shows one value and tells of others that are chosen.

    Attributes:
        declaration: of the value.
        field: the widget with the keyboard; it has the accessible name.
        is_wide: whether it stands below its label, over the whole width.

    Signals:
        chosen(object): another value.
        refused(str): why what was typed does not count; empty when it does again.
    """

    chosen = Signal(object)
    refused = Signal(str)
    is_wide = False

    def __init__(self, declaration: Declaration, field: QWidget) -> None:
        super().__init__()
        self.declaration = declaration
        self.field = field
        self.setFocusProxy(field)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(field)

    def show_value(self, value: Any) -> None:
        """Show a value; nothing is told."""
        raise NotImplementedError

    def set_inherited(self, value: Any, text: str) -> None:
        """What applies while nothing is chosen here: a value, and a text that says it."""

    def retranslate(self) -> None:
        """Say again what was said."""

    def set_name(self, name: str, description: str) -> None:
        """How screen readers call it."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(description)
