"""The page that stands over a window while the conversations are locked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

from app.core.protection import Protection
from app.core.translatable import mark
from app.viewmodels.language import say
from app.widgets.passphrase_field import PassphraseField
from app.widgets.theme import current_theme, icon

_WIDEST_PX = 380
_ICON_PX = 40
_TEXTS = {
    Protection.PASSPHRASE: (
        mark("Your conversations are locked"),
        mark("Enter the passphrase to go on."),
    ),
    Protection.KEYRING: (
        mark("Opening your conversations"),
        mark("The keyring of this computer has the key. It may ask you to unlock it."),
    ),
}


class LockScreen(QWidget):
    """Covers all of a window, menus included; nothing below it is shown or can be reached.

    Attributes:
        field: for the passphrase.
        button: tries it, or asks the keyring again.
        message: what came of the last try.

    Signals:
        submitted(str): a passphrase, or nothing to ask the keyring again.
    """

    submitted = Signal(str)

    def __init__(self, window: QMainWindow, way: Protection) -> None:
        """Build it; ``cover`` puts it over the window.

        Args:
            window: to cover.
            way: what opens the conversations.
        """
        super().__init__(window)
        self.setObjectName("lockScreen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._way = way
        self._disabled: list[QAction | QShortcut] = []
        headline, text = _TEXTS[way]
        self._icon = QLabel()
        self._headline = _label(say(headline), "headline")
        self._text = _label(say(text), "hint")
        self.field = PassphraseField(say("Passphrase"))
        self.field.setPlaceholderText(say("Passphrase"))
        self.field.setVisible(way is Protection.PASSPHRASE)
        self.button = QPushButton(
            say("Unlock") if way is Protection.PASSPHRASE else say("Try again")
        )
        self.button.setProperty("primary", True)
        self.button.setVisible(way is Protection.PASSPHRASE)
        self.message = _label("", "lockMessage")
        self.message.setMinimumHeight(2 * self.message.fontMetrics().lineSpacing())
        self.field.returnPressed.connect(self._on_submitted)
        self.field.textChanged.connect(self._update_button)
        self.button.clicked.connect(self._on_submitted)
        leave = QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self)
        leave.activated.connect(window.close)
        self._build()
        self._draw_icon()
        self._update_button()
        self.hide()

    def cover(self) -> None:
        """Stand over the window, and hide what is in it."""
        self._window.menuBar().setEnabled(False)
        self._hide_center(is_hidden=True)
        self.disable_shortcuts()
        self._window.installEventFilter(self)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, self._take_focus)

    def disable_shortcuts(self) -> None:
        """Those of the window itself: a disabled menu and a hidden widget have none."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        shortcuts = self._window.findChildren(QShortcut, options=direct)
        found: list[QAction | QShortcut] = [*self._window.actions(), *shortcuts]
        for one in found:
            if one.isEnabled():
                one.setEnabled(False)
                self._disabled.append(one)

    def uncover(self) -> None:
        """Give the window back and go."""
        self._window.removeEventFilter(self)
        self._window.menuBar().setEnabled(True)
        self._hide_center(is_hidden=False)
        for disabled in self._disabled:
            disabled.setEnabled(True)
        self.field.forget()
        self.hide()
        self.deleteLater()

    def show_busy(self) -> None:
        """Something is being tried."""
        self.message.setText("")
        self.field.setEnabled(False)
        self.button.setEnabled(False)
        self.button.setText(say("Unlocking…"))

    def show_refusal(self, text: str) -> None:
        """Say why it does not open."""
        is_typed = self._way is Protection.PASSPHRASE
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.button.setText(say("Unlock") if is_typed else say("Try again"))
        self.button.show()
        self.field.setEnabled(True)
        self._update_button()
        self.field.selectAll()
        self._take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw_icon()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 # Qt's name
        """Tab stays on this page."""
        del next
        at_field = self.field.hasFocus() and self.button.isEnabled()
        (self.button if at_field else self.field).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _hide_center(self, *, is_hidden: bool) -> None:
        center = self._window.centralWidget()
        if center is not None:
            center.setHidden(is_hidden)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self._icon, self._headline, self._text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.button)
        column.addWidget(self.message)
        column.addStretch(3)
        content = QWidget()
        content.setLayout(column)
        content.setMaximumWidth(_WIDEST_PX)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)

    def _draw_icon(self) -> None:
        drawn = icon("lock", current_theme().accent, _ICON_PX)
        self._icon.setPixmap(drawn.pixmap(QSize(_ICON_PX, _ICON_PX), self.devicePixelRatioF()))

    def _update_button(self) -> None:
        is_typed = self._way is Protection.PASSPHRASE
        self.button.setEnabled(bool(self.field.text()) or not is_typed)

    def _take_focus(self) -> None:
        (self.field if self._way is Protection.PASSPHRASE else self.button).setFocus()

    def _on_submitted(self) -> None:
        if self.button.isEnabled():
            secret = self.field.text()
            self.show_busy()
            self.submitted.emit(secret)


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(name != "headline")  # Qt would break it although there is room
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setMinimumWidth(_WIDEST_PX - 40 if name != "headline" else 0)
    return label
