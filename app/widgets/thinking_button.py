"""The button in the composer that says how much the model may think, and its menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.core.thinking_habits import ThinkingHabit
from app.widgets.theme import current_theme, icon

if TYPE_CHECKING:
    from app.viewmodels.thinking import ThinkingViewModel


@dataclass(frozen=True)
class ThinkingChoice:
    """One entry of the menu.

    Attributes:
        label: in the menu.
        short: on the button.
        habit: what it stands for.
    """

    label: str
    short: str
    habit: ThinkingHabit


_NEVER = ThinkingHabit(thinks=False)
CHOICES = (
    ThinkingChoice("Think as long as it takes", "Thinks freely", ThinkingHabit()),
    *(
        ThinkingChoice(
            f"Think for {tokens} tokens at most", f"Up to {tokens} tokens", ThinkingHabit(True, n)
        )
        for n, tokens in ((4000, "4\u202f000"), (1000, "1\u202f000"), (250, "250"))
    ),
    ThinkingChoice("Think for 2 minutes at most", "Up to 2 min", ThinkingHabit(seconds=120)),
    ThinkingChoice("Think for 30 seconds at most", "Up to 30 s", ThinkingHabit(seconds=30)),
    ThinkingChoice("Answer at once", "No thinking", _NEVER),
)


class ThinkingButton(QToolButton):
    """Shows what is in force: for the model, or for the next question alone.

    Signals:
        chosen_once(ThinkingHabit): for the next question.

    Attributes:
        once_menu: what holds for the next question alone.
    """

    chosen_once = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thinking: ThinkingViewModel | None = None
        self._usual = ThinkingHabit()
        self._for_once: ThinkingHabit | None = None
        self.setObjectName("thinkingButton")
        self.setIconSize(QSize(15, 15))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("How much this model may think")
        menu = QMenu(self)
        self._usually = _add_choices(menu, self._on_chosen)
        menu.addSeparator()
        self.once_menu = menu.addMenu("Only for the next question")
        self._once = _add_choices(self.once_menu, self._on_chosen_once)
        self._once.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self.setMenu(menu)
        self._draw_icon()

    def follow(self, thinking: ThinkingViewModel) -> None:
        """Show what is in force for the present model, and let it be changed."""
        self._thinking = thinking
        thinking.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def show_usual(self) -> None:
        """Say again what is in force for the model: the question was asked."""
        self._for_once = None
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _show(self) -> None:
        habit = self._for_once or self._usual
        label = f"Up to {habit.tokens} tokens" if habit.tokens else f"Up to {habit.seconds} s"
        label = next((choice.short for choice in CHOICES if choice.habit == habit), label)
        label = f"{label}, once" if self._for_once else label
        for group, checked in ((self._usually, self._usual), (self._once, self._for_once)):
            for action in group.actions():
                action.setChecked(action.data().habit == checked)
        self.setText(f" {label}")
        self.setAccessibleName(f"Thinking: {label}")

    @Slot()
    def _on_changed(self) -> None:
        if self._thinking is not None:
            habit = self._thinking.habit
            self._usual = habit if habit.thinks else _NEVER
            self._show()

    def _on_chosen(self, habit: ThinkingHabit) -> None:
        if self._thinking is not None:
            self._thinking.choose(habit)

    def _on_chosen_once(self, habit: ThinkingHabit) -> None:
        self._for_once = habit
        self._show()
        self.chosen_once.emit(habit)

    def _draw_icon(self) -> None:
        self.setIcon(icon("brain", current_theme().muted))


def _add_choices(menu: QMenu, chosen: Callable[[ThinkingHabit], None]) -> QActionGroup:
    group = QActionGroup(menu)
    for choice in CHOICES:
        action = menu.addAction(choice.label)
        action.setCheckable(True)
        action.setData(choice)
        group.addAction(action)
    group.triggered.connect(lambda action: chosen(action.data().habit))
    return group
