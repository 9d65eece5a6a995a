"""The page of the network: how the Hub is reached, what went over the network, servers."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Slot

from app.core.declarations import Page
from app.viewmodels.language import say
from app.widgets.models_window.network_settings import NetworkSettings
from app.widgets.models_window.token_dialog import TokenDialog
from app.widgets.settings_dialog.pages import SettingsPage
from app.widgets.settings_dialog.sources import Sources


class NetworkPage(SettingsPage):
    """The settings that the Models window shows, too.

    Attributes:
        settings: of the network.
    """

    def __init__(self, page: Page, sources: Sources) -> None:
        self.settings = NetworkSettings(sources.settings, sources.change_settings)
        super().__init__(page, sources, self.settings.form)
        self.column.addWidget(self.settings)
        self.add_button_row(
            say("Connections"),
            say("Everything that Penseur has sent over the network: when, to whom, what for."),
            say("Show…"),
            sources.open_connections,
        )
        self.add_button_row(
            say("Servers"),
            say("Other computers and services that may answer in a model's place."),
            say("Open…"),
            sources.open_servers,
        )
        self.settings.token_requested.connect(self._on_token_requested)
        self.settings.token_forgotten.connect(self._on_token_forgotten)

    @Slot(object)
    def on_settings_changed(self, _names: frozenset[str]) -> None:
        """Show the settings as they are now."""
        self.settings.show_settings()

    @Slot()
    def _on_token_requested(self) -> None:
        endpoint, tokens = self.sources.settings().hub_endpoint, self.sources.tokens()
        foreign = tokens.foreign_host(endpoint)
        host = foreign or urlsplit(endpoint).netloc
        dialog = TokenDialog("", endpoint, host, self, is_foreign=bool(foreign))

        def keep(token: str) -> None:
            tokens.write(endpoint, token)
            self.settings.tell(say("The token is kept in the keyring and is used from now on."))

        dialog.token_given.connect(keep)
        dialog.open()

    @Slot()
    def _on_token_forgotten(self) -> None:
        self.sources.tokens().write(self.sources.settings().hub_endpoint, "")
        self.settings.tell(say("The token was taken out of the keyring."))
