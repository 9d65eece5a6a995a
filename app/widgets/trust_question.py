"""The question before anything is sent that others can read on the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.viewmodels.language import say


def ask_for_trust(parent: QWidget, host: str, trusted: Callable[[], None]) -> None:
    """Ask; ``trusted`` is called if the user goes on."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(parent.windowTitle())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(say("The way to {host} is not encrypted.", host=host))
    box.setInformativeText(
        say(
            "Others in the network can read the key, your questions and the answers. "
            "Go on only in a network that you trust."
        )
    )
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Ok).setText(say("Go on"))
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.accepted.connect(trusted)
    box.open()
