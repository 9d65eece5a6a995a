"""The page of models: how they are run, on which device, with whose guesses and whose help."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot

from app.core.declarations import Page
from app.core.load_options import BY_ITSELF, CPU, OFF
from app.core.model_files import parse_model_file_name
from app.core.settings import Settings
from app.core.speed import Gpu
from app.viewmodels.expectations import Expectations
from app.viewmodels.language import say
from app.widgets import quantities
from app.widgets.declared_form.row import Row
from app.widgets.peers_box import PeersBox
from app.widgets.settings_dialog.pages import SettingsPage
from app.widgets.settings_dialog.sources import Sources


class ModelsPage(SettingsPage):
    """What holds for all models of this computer.

    Attributes:
        peers: the computers that help.
    """

    def __init__(self, page: Page, sources: Sources) -> None:
        super().__init__(page, sources)
        self._running = running = sources.running()
        self._expectations: Expectations | None = None
        self.peers = PeersBox(running)
        self.peers_row = Row(
            say("Several computers"),
            say("They compute a part of a model that is too large for this computer."),
            self.peers,
            is_wide=True,
        )
        self.form.add_row(self.peers_row)
        self.add_button_row(
            say("The present model"),
            say("What is chosen for it alone counts before what stands here."),
            say("Open…"),
            sources.open_model_preset,
        )
        self.add_button_row(
            say("Models on this computer"),
            say("Use them, get others, delete them."),
            say("Open…"),
            sources.open_models,
        )
        self.add_button_row(
            say("Servers"),
            say("Other computers and services that may answer in a model's place."),
            say("Open…"),
            sources.open_servers,
        )
        running.models.installed_changed.connect(self.refresh)
        running.models.current_changed.connect(self.refresh)
        self.peers.changed.connect(self._on_peers_changed)
        self._show_peers(sources.settings())
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Offer the devices and models that there are now, and say what is in use."""
        models = self._running.models
        devices = [("", say("By itself")), (CPU, say("Processor only"))]
        self.form.offer("device", [*devices, *self._gpus()])
        drafts = [(BY_ITSELF, say("Chosen by itself")), (OFF, say("None", "no draft model"))]
        drafts += [(str(model.path), model_label(model.path)) for model in models.installed]
        chosen = self.sources.settings().draft
        if chosen not in [value for value, _ in drafts]:
            drafts.append((chosen, say("{name} (not found)", name=model_label(Path(chosen)))))
        self.form.offer("draft", drafts)
        self.form.rows["device"].tell_state(self._said_of_devices())
        name = model_label(models.draft) if models.draft else ""
        self.form.rows["draft"].tell_state(
            say("{name} guesses now.", name=name) if name else say("No model guesses now.")
        )
        self.peers.show_helping(models.peers)

    def _said_of_devices(self) -> str:
        if self._running.models.devices:
            return say(
                "By itself, llama.cpp takes as many layers to the graphics card as it can hold."
            )
        if self.sources.settings().device == CPU:  # its driver is not even started
            return say("Graphics cards are looked for when “By itself” is chosen.")
        return say("No graphics card that llama.cpp can use was found: the processor computes.")

    def _gpus(self) -> list[tuple[str, str]]:
        """The graphics cards by their names, with their memory once that is known."""
        names = self._running.models.devices
        if not names:
            return []
        if self._expectations is None:  # a computer without such a card is not asked
            self._expectations = self.sources.expectations()
            self._expectations.offers_changed.connect(self.refresh)
            self._expectations.refresh()
        known = {gpu.name: gpu for gpu in self._expectations.gpus}
        return [(name, _gpu_label(known[name]) if name in known else name) for name in names]

    def retranslate(self) -> None:
        """Say again what is offered."""
        self.refresh()

    @Slot(object)
    def on_settings_changed(self, names: frozenset[str]) -> None:
        """Show the settings as they are now."""
        if names & {"device", "draft"}:
            self.refresh()
        super().on_settings_changed(names)
        if names & {"peers", "uses_peers"}:
            self._show_peers(self.sources.settings())

    def _show_peers(self, settings: Settings) -> None:
        peers = self._running.peers
        if (self.peers.peers, self.peers.is_on) != (peers, settings.uses_peers):
            self.peers.show_peers(peers, is_on=settings.uses_peers)

    @Slot()
    def _on_peers_changed(self) -> None:
        peers = self.peers.peers
        self.sources.change_settings(peers=" ".join(peers), uses_peers=self.peers.is_on)


def _gpu_label(gpu: Gpu) -> str:
    name = gpu.description or gpu.name
    return say("{name}, {size} free", name=name, size=quantities.size(gpu.free_bytes))


def model_label(path: Path) -> str:
    """A model by its file's name."""
    name = parse_model_file_name(path.name)
    return "  ·  ".join(part for part in (name.model_name, name.quantisation) if part)
