"""Whether the Hub may be asked, at which address, and through which proxy."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit

from app.core.settings import HUB_ENDPOINT, Settings
from app.widgets.models_window.texts import wrapped
from app.widgets.word_button import word_button

_HUB_SCHEMES = ("http", "https")
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_BAD_HUB = "The address of the Hub is written like https://huggingface.co. It was not changed."
_BAD_PROXY = (
    "A proxy is written like http://192.168.1.1:8080 or socks5://127.0.0.1:9050. "
    "It was not changed."
)


class NetworkSettings(QFrame):
    """A switch and two fields; what is typed counts when the field is left.

    Attributes:
        offline: nothing is asked of the Hub while it is on.
        hub, proxy: addresses.
        token, forget_token: buttons for the token of access.
        answer: what is wrong with an address, or what was done.

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
        self.setObjectName("card")
        self._settings = settings
        self._change_settings = change_settings
        self.offline = QCheckBox("Stay offline: nothing is asked of the Hub, nothing is downloaded")
        self.hub = _field("Address of the Hub", HUB_ENDPOINT)
        self.proxy = _field("Proxy", "None")
        self.token = word_button("Enter…", self.token_requested.emit, "Enter an access token…")
        self.forget_token = word_button(
            "Forget it", self.token_forgotten.emit, "Forget the access token"
        )
        self.answer = wrapped("", "hint")
        self.answer.hide()
        self._build()
        self.show_settings()
        self.offline.clicked.connect(lambda is_on: self._change(is_offline=is_on))
        self.hub.editingFinished.connect(self._on_hub_typed)
        self.proxy.editingFinished.connect(self._on_proxy_typed)

    def _build(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setVerticalSpacing(8)
        layout.setHorizontalSpacing(12)
        layout.addWidget(self.offline, 0, 0, 1, 2)
        layout.addWidget(QLabel("Hub or mirror"), 1, 0)
        layout.addWidget(self.hub, 1, 1)
        layout.addWidget(QLabel("Proxy"), 2, 0)
        layout.addWidget(self.proxy, 2, 1)
        layout.addWidget(QLabel("Access token"), 3, 0)
        tokens = QHBoxLayout()
        tokens.setSpacing(8)
        tokens.addWidget(self.token)
        tokens.addWidget(self.forget_token)
        tokens.addStretch(1)
        layout.addLayout(tokens, 3, 1)
        layout.addWidget(self.answer, 4, 0, 1, 2)

    def show_settings(self) -> None:
        """Show them as they are now."""
        settings = self._settings()
        self.offline.setChecked(settings.is_offline)
        self.hub.setText(settings.hub_endpoint)
        self.proxy.setText(settings.hub_proxy)
        for field in (self.hub, self.proxy):
            field.setEnabled(not settings.is_offline)

    def tell(self, sentence: str) -> None:
        """Say what is wrong, or what was done; nothing with an empty text."""
        self.answer.setText(sentence)
        self.answer.setVisible(bool(sentence))

    @Slot()
    def _on_hub_typed(self) -> None:
        address = self.hub.text().strip().rstrip("/") or HUB_ENDPOINT
        if address == self._settings().hub_endpoint:
            self.tell("")
        elif _is_address(address, _HUB_SCHEMES):
            self._change(hub_endpoint=address)
        else:
            self.tell(_BAD_HUB)

    @Slot()
    def _on_proxy_typed(self) -> None:
        address = self.proxy.text().strip()
        if address == self._settings().hub_proxy:
            self.tell("")
        elif not address or _is_address(address, _PROXY_SCHEMES):
            self._change(hub_proxy=address)
        else:
            self.tell(_BAD_PROXY)

    def _change(self, **changes: object) -> None:
        self.tell("")
        self._change_settings(**changes)
        self.show_settings()
        self.changed.emit()


def _field(name: str, placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    field.ensurePolished()
    field.setMinimumHeight(field.sizeHint().height())
    return field


def _is_address(text: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
