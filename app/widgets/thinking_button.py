"""The button in the composer that says how much the model may think, and its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.core.thinking_habits import ThinkingHabit
from app.viewmodels.language import say, say_count
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

if TYPE_CHECKING:
    from app.viewmodels.thinking import ThinkingViewModel


_NEVER = ThinkingHabit(thinks=False)
CHOICES = (
    ThinkingHabit(),
    ThinkingHabit(tokens=4000),
    ThinkingHabit(tokens=1000),
    ThinkingHabit(tokens=250),
    ThinkingHabit(seconds=120),
    ThinkingHabit(seconds=30),
    _NEVER,
)


def choice_label(habit: ThinkingHabit) -> str:
    """What it is called in the menu."""
    if not habit.thinks:
        return say("Answer at once")
    if habit.tokens:
        return say_count("Think for %n tokens at most", habit.tokens)
    if not habit.seconds:
        return say("Think as long as it takes")
    if habit.seconds % 60:
        return say_count("Think for %n seconds at most", habit.seconds)
    return say_count("Think for %n minutes at most", habit.seconds // 60)


def short_label(habit: ThinkingHabit) -> str:
    """What it is called on the button."""
    if not habit.thinks:
        return say("No thinking")
    if habit.tokens:
        return say_count("Up to %n tokens", habit.tokens)
    if not habit.seconds:
        return say("Thinks freely")
    if habit.seconds % 60:
        return say("Up to {number} s", number=habit.seconds)
    return say("Up to {number} min", number=habit.seconds // 60)


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
        size_icon(self, 15)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(say("How much this model may think"))
        menu = QMenu(self)
        self._usually = _add_choices(menu, self._on_chosen)
        menu.addSeparator()
        self.once_menu = menu.addMenu(say("Only for the next question"))
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
        label = short_label(habit)
        label = say("{choice}, once", choice=label) if self._for_once else label
        for group, checked in ((self._usually, self._usual), (self._once, self._for_once)):
            for action in group.actions():
                action.setChecked(action.data() == checked)
        self.setText(f" {label}")
        self.setAccessibleName(say("Thinking: {choice}", choice=label))

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
    for habit in CHOICES:
        action = menu.addAction(choice_label(habit))
        action.setCheckable(True)
        action.setData(habit)
        group.addAction(action)
    group.triggered.connect(lambda action: chosen(action.data()))
    return group
