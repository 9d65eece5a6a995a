"""The button in the composer that says how much the model may think, and its menu."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.widgets.theme import current_theme, icon


@dataclass(frozen=True)
class ThinkingChoice:
    """One entry of the menu.

    Attributes:
        label: in the menu.
        short: on the button.
        thinks: whether the model thinks at all.
        tokens: limit; 0 is none.
        seconds: limit; 0 is none.
    """

    label: str
    short: str
    thinks: bool = True
    tokens: int = 0
    seconds: int = 0


CHOICES = (
    ThinkingChoice("Think as long as it takes", "Thinks freely"),
    ThinkingChoice("Think for 4\u202f000 tokens at most", "Up to 4\u202f000 tokens", tokens=4000),
    ThinkingChoice("Think for 1\u202f000 tokens at most", "Up to 1\u202f000 tokens", tokens=1000),
    ThinkingChoice("Think for 250 tokens at most", "Up to 250 tokens", tokens=250),
    ThinkingChoice("Think for 2 minutes at most", "Up to 2 min", seconds=120),
    ThinkingChoice("Think for 30 seconds at most", "Up to 30 s", seconds=30),
    ThinkingChoice("Answer at once", "No thinking", thinks=False),
)


class ThinkingButton(QToolButton):
    """Shows the choice that is in force.

    Signals:
        chosen(ThinkingChoice): another one was made.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thinkingButton")
        self.setIconSize(QSize(15, 15))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("How much the model may think about the next question")
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        for choice in CHOICES:
            action = menu.addAction(choice.label)
            action.setCheckable(True)
            action.setData(choice)
            self._group.addAction(action)
        self._group.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        self._draw_icon()

    def show_choice(self, *, thinks: bool, tokens: int, seconds: int) -> None:
        """Say what is in force.

        Args:
            thinks: whether the model thinks at all.
            tokens: limit; 0 is none.
            seconds: limit; 0 is none.
        """
        wanted = (thinks, tokens, seconds) if thinks else (False, 0, 0)
        label = f"Up to {tokens} tokens" if tokens else f"Up to {seconds} s"
        for action in self._group.actions():
            choice = action.data()
            is_it = (choice.thinks, choice.tokens, choice.seconds) == wanted
            action.setChecked(is_it)
            label = choice.short if is_it else label
        self.setText(f" {label}")
        self.setAccessibleName(f"Thinking: {label}")

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _on_triggered(self, action: QAction) -> None:
        choice = action.data()
        self.show_choice(thinks=choice.thinks, tokens=choice.tokens, seconds=choice.seconds)
        self.chosen.emit(choice)

    def _draw_icon(self) -> None:
        self.setIcon(icon("brain", current_theme().muted))
