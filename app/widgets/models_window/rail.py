"""The rail on the left: the sections of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.viewmodels.language import say
from app.widgets.relative_size import grown, size_icon
from app.widgets.theme import current_theme, icon

_ICON_PX = 18
_WIDE_PX, _NARROW_PX = 168, 56
_ANY_PX = (1 << 24) - 1  # QWIDGETSIZE_MAX


class Rail(QWidget):
    """One button a section, the shown one marked; only icons where there is little room.

    Attributes:
        buttons: from top to bottom.

    Signals:
        chosen(int): another section.
    """

    chosen = Signal(int)

    def __init__(self, sections: dict[str, str]) -> None:
        """Make the buttons.

        Args:
            sections: the icon of each, by its name (marked, not said yet).
        """
        super().__init__()
        self.setObjectName("modelsRail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._names = list(sections)
        self._icons = list(sections.values())
        self._marks = [""] * len(sections)
        self._is_narrow = False
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(4)
        self.buttons = [QToolButton() for _ in sections]
        for number, button in enumerate(self.buttons):
            button.setCheckable(True)
            size_icon(button, _ICON_PX)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch(1)
        self.set_narrow(False)
        self._draw_icons()

    @property
    def current(self) -> int:
        """Number of the section that is shown."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Show another section."""
        self.buttons[number].setChecked(True)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the names out, or show them."""
        self._is_narrow = is_narrow
        if is_narrow:
            self.setFixedWidth(_NARROW_PX - _ICON_PX + grown(_ICON_PX))
        else:  # as wide as the longest name, where the text is large
            self.setMinimumWidth(_WIDE_PX)
            self.setMaximumWidth(_ANY_PX)
        style = Qt.ToolButtonStyle
        for number, button in enumerate(self.buttons):
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
            )
            self._name(number)

    def mark(self, number: int, mark: str) -> None:
        """Say something short beside the name of a section."""
        if self._marks[number] != mark:
            self._marks[number] = mark
            self._name(number)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def retranslate(self) -> None:
        """A button's text holds more than its name."""
        for number in range(len(self.buttons)):
            self._name(number)

    def _name(self, number: int) -> None:
        name, mark, button = say(self._names[number]), self._marks[number], self.buttons[number]
        whole = say("{name}, {mark}", name=name, mark=mark) if mark else name
        button.setText(f"  {name}   {mark}" if mark else f"  {name}")
        button.setAccessibleName(whole)
        button.setToolTip(say("{name} ({keys})", name=whole, keys=f"Ctrl+{number + 1}"))

    def _draw_icons(self) -> None:
        for button, name in zip(self.buttons, self._icons, strict=True):
            button.setIcon(icon(name, current_theme().text, _ICON_PX))

    def _on_toggled(self, number: int, is_checked: bool) -> None:
        if is_checked:
            self.chosen.emit(number)
