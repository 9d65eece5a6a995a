"""The row below a message: what can be done with it, and the arrows between its versions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.core.messages import Message, Role
from app.viewmodels.language import say
from app.widgets.announcements import announce
from app.widgets.offered_actions import (
    FOR_ANSWERS,
    FOR_QUESTIONS,
    IN_MENU,
    MessageAction,
    offered_actions,
)
from app.widgets.relative_size import grown, size_icon
from app.widgets.theme import current_theme, icon, mix

HEIGHT_PX = 28
"""Of the row, whatever it offers."""
_ICON_PX = 16
_CONFIRMED_MS = 1500
_FIRST_PX = _ICON_PX + 6
"""Width of the first button: its icon is nearly below the text, its ring is all there."""
FADED_SHARE = 0.3
"""How much of the background is in the colour while the row is not prominent."""


class MessageActions(QWidget):
    """A quiet row of buttons, ``HEIGHT_PX`` tall; Tab and the arrow keys go through them.

    The row draws itself clearly while the keyboard is in it. Buttons are made when first offered.

    Attributes:
        offered: what the row offers now.
        menu: what is behind the dots.

    Signals:
        triggered: a ``MessageAction`` was chosen.
        version_chosen: id of the message that the reader wants to see in this one's place.
    """

    triggered = Signal(object)
    version_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageActions")
        self.setAccessibleName(say("Actions of this message"))
        self.setFixedHeight(grown(HEIGHT_PX))
        self.offered: tuple[MessageAction, ...] = ()
        self.menu: QMenu | None = None
        self._shown: tuple[object, ...] = ()
        self._versions: tuple[int, ...] = ()
        self._place = 0
        self._is_prominent = self._has_keyboard = False
        self._parts: dict[object, QWidget] = {}
        self._images: dict[QToolButton, str] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    @property
    def position(self) -> str:
        """Which version is shown, for example ``2 / 3``; empty when there is one."""
        if not self._versions:
            return ""
        return say("{place} / {total}", place=self._place + 1, total=len(self._versions))

    def button(self, action: MessageAction) -> QToolButton | None:
        """The button of an action; ``None`` if it is not offered or stands in the menu."""
        part = self._parts.get(action)
        return part if isinstance(part, QToolButton) and action in self.offered else None

    def show_actions(
        self, message: Message, versions: tuple[int, ...] = (), *, is_last: bool = True
    ) -> None:
        """Offer what can be done with a message.

        Args:
            message: nothing is offered while it streams.
            versions: ids of all messages that stand in its place, in order, its own among them.
            is_last: whether nothing follows it.
        """
        offered = offered_actions(message, versions, is_last=is_last)
        shown = (offered, versions, message.id, message.role)
        if shown == self._shown:
            return
        self._shown, self.offered = shown, offered
        has_versions = bool(offered) and len(versions) > 1 and message.id in versions
        self._versions = versions if has_versions else ()
        self._place = versions.index(message.id) if has_versions else 0
        looks, in_menu = (
            (FOR_QUESTIONS, ()) if message.role is Role.USER else (FOR_ANSWERS, IN_MENU)
        )
        row = self._version_parts() if has_versions else []
        row += [self._action_button(a, *looks[a]) for a in offered if a not in in_menu]
        hidden = [action for action in offered if action in in_menu]
        if hidden:
            row.append(self._more_button([(a, *looks[a]) for a in hidden]))
        self._arrange(row)

    @property
    def focused_version_arrow(self) -> bool | None:
        """Which arrow between versions has the keyboard: ``True`` is the one to the later."""
        arrows = {False: self._parts.get("earlier"), True: self._parts.get("later")}
        return next((key for key, arrow in arrows.items() if arrow and arrow.hasFocus()), None)

    def focus_version_arrow(self, *, is_forward: bool) -> None:
        """Give the keyboard to an arrow, or to the other one where there is no way on."""
        keys = ("later", "earlier") if is_forward else ("earlier", "later")
        arrows = [part for key in keys if self._versions and (part := self._parts.get(key))]
        for arrow in arrows:
            if arrow.isEnabled():
                arrow.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def set_prominent(self, is_prominent: bool) -> None:
        """Draw the row clearly, or quietly."""
        self._is_prominent = is_prominent
        self._draw_icons()

    def confirm(self, action: MessageAction) -> None:
        """Show for a moment that a copy was made."""
        announce(self, say("Copied"))
        button = self.button(action)
        if button is None:
            return
        usual = self._images[button]
        if usual != "check":
            self._set_image(button, "check")
            QTimer.singleShot(_CONFIRMED_MS, button, lambda: self._set_image(button, usual))

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_layout"):
            self._size_buttons()
            self._draw_icons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be clear while the keyboard is in the row."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._has_keyboard = event.type() is QEvent.Type.FocusIn
            self._draw_icons()
        return super().eventFilter(watched, event)

    def _arrange(self, row: list[QWidget]) -> None:
        while self._layout.takeAt(0):
            pass
        for part in row:
            self._layout.addWidget(part)
            part.show()
        self._layout.addStretch(1)
        self._size_buttons()
        for part in self._parts.values():
            if part not in row:
                part.hide()
        for first, second in pairwise(row):
            QWidget.setTabOrder(first, second)

    def _size_buttons(self) -> None:
        """As the size of text says, the first one narrower."""
        self.setFixedHeight(grown(HEIGHT_PX))
        first = self._layout.itemAt(0)
        for part in self._parts.values():
            if isinstance(part, QToolButton):
                is_first = first is not None and part is first.widget()
                part.setFixedSize(grown(_FIRST_PX if is_first else HEIGHT_PX), grown(HEIGHT_PX))

    def _action_button(self, action: MessageAction, image: str, words: str) -> QToolButton:
        return self._button(action, image, say(words), lambda: self._on_clicked(action))

    def _more_button(self, entries: list[tuple[MessageAction, str, str]]) -> QToolButton:
        more = self._button("more", "ellipsis", say("More"), None)
        if self.menu is None:
            self.menu = QMenu(self)
            more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            more.setMenu(self.menu)
        self.menu.clear()
        for action, image, words in entries:
            entry = self.menu.addAction(icon(image, current_theme().muted), say(words))
            entry.triggered.connect(lambda _=False, chosen=action: self.triggered.emit(chosen))
        return more

    def _version_parts(self) -> list[QWidget]:
        earlier = self._button("earlier", "chevron-left", say("Earlier version"), self._go_back)
        later = self._button("later", "chevron-right", say("Later version"), self._go_forward)
        position = self._parts.setdefault("position", QLabel(self))
        assert isinstance(position, QLabel)
        position.setObjectName("versionPosition")
        position.setText(self.position)
        self._colour_position(position)
        number, total = self._place + 1, len(self._versions)
        position.setAccessibleName(say("Version {number} of {total}", number=number, total=total))
        earlier.setEnabled(self._place > 0)
        later.setEnabled(self._place + 1 < len(self._versions))
        return [earlier, position, later]

    def _button(
        self, key: object, image: str, words: str, run: Callable[[], None] | None
    ) -> QToolButton:
        button = self._parts.get(key)
        if not isinstance(button, QToolButton):
            button = QToolButton(self)
            button.setObjectName("messageButton")
            size_icon(button, _ICON_PX)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)
            if run is not None:
                button.clicked.connect(run)
            self._parts[key] = button
        self._set_image(button, image)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _set_image(self, button: QToolButton, image: str) -> None:
        self._images[button] = image
        button.setIcon(self._drawn(image))

    def _draw_icons(self) -> None:
        for button, image in self._images.items():
            button.setIcon(self._drawn(image))
        position = self._parts.get("position")
        if isinstance(position, QLabel):
            self._colour_position(position)

    def _colour_position(self, position: QLabel) -> None:
        """Colour it by a sheet of its own: the program's one would take a palette back."""
        sheet = f"color: {current_theme().muted}"  # it is text: never as pale as the pictures
        if position.styleSheet() != sheet:
            position.setStyleSheet(sheet)

    def _drawn(self, image: str) -> QIcon:
        return icon(image, self._colour(), _ICON_PX)

    def _colour(self) -> str:
        theme = current_theme()
        if self._is_prominent or self._has_keyboard:
            return theme.muted
        return mix(theme.muted, theme.window, FADED_SHARE)

    def _on_clicked(self, action: MessageAction) -> None:
        with_shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        can_be_markdown = MessageAction.COPY_MARKDOWN in self.offered
        if action is MessageAction.COPY and with_shift and can_be_markdown:
            action = MessageAction.COPY_MARKDOWN
        self.triggered.emit(action)

    def _go_back(self) -> None:
        self.version_chosen.emit(self._versions[self._place - 1])

    def _go_forward(self) -> None:
        self.version_chosen.emit(self._versions[self._place + 1])
