"""Takes the pictures of the Models window in each of its states, from a Hub on loopback.

``python -m tests.models_screenshots [FOLDER]`` takes all. A scale is fixed when Qt starts, so each
is taken by a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.settings import HUB_ENDPOINT, Appearance
from app.core.speed import MachineSpeed
from app.system.machine import physical_cores, processor_name, save_speed
from app.system.paths import resources_dir
from app.viewmodels.download import Download, Status
from app.widgets.models_window.window import ModelsWindow, Section
from tests.corpus_screenshots import with_palette
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.helpers.memory_keyring import MemoryKeyring, used_keyring
from tests.helpers.person import Person, paths_below

FOLDER = resources_dir() / "screenshots"
SCALES = ("1", "2")
WIDTHS = {"wide": 940, "narrow": 640}
SMALL_QUANTISATIONS = {"Q2_K": 300_000, "Q4_K_M": 500_000, "Q8_0": 900_000}
REPO = "someone/Small-R1-GGUF"
READ_BYTES_PER_S = 40e9
"""Of a usual laptop: the pictures shall not tell how busy this computer is."""
_SETTLED_MS = 250
_HEIGHT_PX = 700


def main(arguments: list[str]) -> int:
    """Take all pictures, or those of one scale."""
    folder = Path(arguments[0]) if arguments else FOLDER
    if len(arguments) > 1:  # of one scale
        _take_scale(folder, "" if arguments[1] == "1" else f"-{arguments[1]}x")
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", "tests.models_screenshots", str(folder), scale]
        subprocess.run(command, env=environment, check=True)
    return 0


class Photographer:
    """Takes a window in both themes, wide and narrow."""

    def __init__(self, person: Person, folder: Path, suffix: str) -> None:
        self._person = person
        self._folder = folder
        self._suffix = suffix

    def take(self, widget: QWidget, name: str) -> None:
        """Take it as it is now; at twice the scale, wide and light is enough."""
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            self._person.window.appearance_chosen.emit(appearance)
            for width_name, width in WIDTHS.items():
                kind = f"{appearance}-{width_name}"
                if self._suffix and kind != "light-wide":
                    continue
                if isinstance(widget, ModelsWindow):
                    widget.resize(width, _HEIGHT_PX)
                elif width_name == "narrow":
                    continue
                QTest.qWait(_SETTLED_MS)
                path = self._folder / f"models-{name}-{kind}{self._suffix}.png"
                with_palette(widget.grab().toImage()).save(str(path))


def _take_scale(folder: Path, suffix: str) -> None:
    application = QApplication([])
    with (
        tempfile.TemporaryDirectory() as home,
        used_keyring(MemoryKeyring()),
        LoopbackHub() as hub,
    ):
        os.environ["HOME"] = home
        os.environ["HF_HUB_CACHE"] = str(Path(home) / "hub")
        paths = paths_below(Path(home))
        speed = MachineSpeed(READ_BYTES_PER_S, 3e11, processor_name(), physical_cores())
        save_speed(paths.cache / "machine.json", speed)
        person = Person(application, paths)
        person.wait_for_model()
        _fill(hub)
        _install(person)
        photographer = Photographer(person, folder, suffix)
        window = person.program.show_models_window()
        _take_catalog(photographer, window)
        person.program.change_settings(hub_endpoint=hub.endpoint)
        window.discover.show_promise()
        _take_search(photographer, person, window)
        _take_downloads(photographer, person, window, hub)
        window.show_section(Section.INSTALLED)
        window.installed.list.setCurrentIndex(window.installed.list.model().index(1, 0))
        photographer.take(window, "installed")
        window.show_section(Section.NETWORK)
        photographer.take(window, "network")
        person.leave()


def _fill(hub: LoopbackHub) -> None:
    for number in range(1, 26):
        repo = f"maker-{number}/Tiny-R1-{number}B-GGUF"
        hub.add_file(repo, f"Tiny-R1-{number}B-Q4_K_M.gguf", gguf_bytes(2_000_000, number))
        hub.describe(repo, licence="mit" if number % 3 else "", downloads=90_000 // number)
    for quantisation, size_bytes in SMALL_QUANTISATIONS.items():
        hub.add_file(REPO, f"Small-R1-{quantisation}.gguf", gguf_bytes(size_bytes))
    hub.describe(REPO, licence="mit", downloads=123_456)
    hub.gate("maker-4/Tiny-R1-4B-GGUF")


def _install(person: Person) -> None:
    shipped = next((resources_dir() / "models").glob("*.gguf")).read_bytes()
    hub_cache = Path(os.environ["HF_HUB_CACHE"]) / "models--maker--Cached-GGUF" / "snapshots" / "1"
    lm_studio = Path(os.environ["HOME"]) / ".lmstudio" / "models" / "maker" / "Other-GGUF"
    own = person.program.paths.models / "maker" / "Own-GGUF"
    for folder, name in (
        (own, "DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_M.gguf"),
        (own, "DeepSeek-R1-Distill-Llama-8B-Q4_K_M.gguf"),
        (hub_cache, "DeepSeek-R1-0528-Qwen3-8B-Q4_K_M.gguf"),
        (lm_studio, "DeepSeek-R1-Distill-Qwen-7B-Q6_K.gguf"),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(shipped)
    person.program.installed.refresh()
    person.wait_until(lambda: len(person.program.models.installed) == 5, "the models")


def _take_catalog(photographer: Photographer, window: ModelsWindow) -> None:
    assert HUB_ENDPOINT.partition("://")[2] in window.discover.promise.text()
    photographer.take(window, "discover")
    card = next(card for card in window.discover.catalog.cards if len(card.offer.choices) > 3)
    card.details.click()
    photographer.take(window, "details")
    window.discover.go_back()


def _take_search(photographer: Photographer, person: Person, window: ModelsWindow) -> None:
    discover = window.discover
    discover.field.setText("r1")
    discover.button.click()
    person.wait_until(lambda: discover.found.list.count() == 20, "the results")
    photographer.take(window, "search")
    discover.field.setText(REPO)
    discover.button.click()
    person.wait_until(lambda: len(discover.details.rows) == 3, "the files")
    photographer.take(window, "repository")


def _take_downloads(
    photographer: Photographer, person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    downloads = person.program.downloads
    names = {number: f"Tiny-R1-{number}B" for number in (1, 2, 3, 4, 5)}
    ids = {}

    def start(number: int) -> None:
        name = names[number]
        ids[number] = downloads.start(f"maker-{number}/{name}-GGUF", f"{name}-Q4_K_M.gguf")

    for number in (1, 4):
        start(number)
    person.wait_until(lambda: not any(map(_is_going, downloads.downloads)), "their ends")
    window.show_section(Section.DOWNLOADS)
    window.downloads.rows[ids[4]].token.click()
    assert window.token_dialog is not None
    photographer.take(window.token_dialog, "token")
    window.token_dialog.reject()
    hub.add_fault(Fault(Route.FILE, bytes_per_s=40_000, times=None))
    for number in (2, 3, 5):
        start(number)
    downloads.pause(ids[5])
    person.wait_until(lambda: downloads[ids[2]].remaining_s is not None, "an estimate")
    photographer.take(window, "downloads")
    downloads.cancel(ids[2])
    downloads.cancel(ids[3])


def _is_going(download: Download) -> bool:
    return download.status in (Status.RUNNING, Status.WAITING)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
