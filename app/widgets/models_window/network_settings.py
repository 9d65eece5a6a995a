"""Whether the Hub may be asked, at which address, through which proxy, and with which token."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.settings import Settings
from app.system.offline import is_offline_run
from app.viewmodels.language import say
from app.widgets.declared_form.controls import Switch
from app.widgets.declared_form.form import DeclaredForm
from app.widgets.declared_form.row import Row
from app.widgets.declared_form.text_controls import Line
from app.widgets.word_button import word_button

_NAMES = ("is_offline", "hub_endpoint", "hub_proxy")


class NetworkSettings(QWidget):
    """Three settings and a token; what is typed counts when its field is left.

    Attributes:
        form: of the settings.
        token, forget_token: buttons for the token of access.
        token_row: theirs.

    Signals:
        changed: one of the settings.
        token_requested: a token of access is to be entered.
        token_forgotten: the one that is kept is to go.
    """

    changed = Signal()
    token_requested = Signal()
    token_forgotten = Signal()

    def __init__(
        self, settings: Callable[[], Settings], change_settings: Callable[..., None]
    ) -> None:
        """Show the settings.

        Args:
            settings: as they are now.
            change_settings: replaces some, by their names.
        """
        super().__init__()
        self._settings = settings
        self._change_settings = change_settings
        self.form = DeclaredForm(Settings, settings(), _NAMES)
        self.token = word_button(
            say("Enter…"), self.token_requested.emit, say("Enter an access token…")
        )
        self.forget_token = word_button(
            say("Forget it"), self.token_forgotten.emit, say("Forget the access token")
        )
        self._hub, self._proxy = (self.form.rows[name] for name in _NAMES[1:])
        for row in (self._hub, self._proxy):
            row.tell("")
        self.token_row = self._add_token()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.form.changed.connect(self._on_changed)
        self.show_settings()
        if is_offline_run():
            offline = self.form.rows["is_offline"]
            offline.control.setEnabled(False)
            offline.tell_state(say("Started with --offline: this run uses no network."))

    @property
    def offline(self) -> QCheckBox:
        """Nothing is asked of the Hub while it is on."""
        control = self.form.rows["is_offline"].control
        assert isinstance(control, Switch)
        return control.box

    @property
    def hub(self) -> QLineEdit:
        """The field for the address of the Hub."""
        return _edit(self._hub.control)

    @property
    def proxy(self) -> QLineEdit:
        """The field for the address of the proxy."""
        return _edit(self._proxy.control)

    @property
    def answer(self) -> QLabel:
        """What is wrong with the address of the Hub."""
        return self._hub.answer

    def show_settings(self) -> None:
        """Show them as they are now."""
        settings = self._settings()
        self.form.show_values(settings)
        for row in (self._hub, self._proxy):
            row.control.setEnabled(not settings.is_offline)

    def tell(self, sentence: str) -> None:
        """Say what was done about the token; nothing with an empty text."""
        self.token_row.tell(sentence)

    def _add_token(self) -> Row:
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.token)
        line.addWidget(self.forget_token)
        row = Row(
            say("Access token"),
            say("For models that the Hub gives only to those who have agreed to their terms."),
            buttons,
        )
        row.answer.setObjectName("hint")
        self.form.add_row(row)
        return row

    def _on_changed(self, name: str, value: object) -> None:
        if name == "hub_endpoint":
            value = str(value).rstrip("/")
        self._change_settings(**{name: value})
        self.show_settings()
        self.changed.emit()


def _edit(control: object) -> QLineEdit:
    assert isinstance(control, Line)
    return control.edit
