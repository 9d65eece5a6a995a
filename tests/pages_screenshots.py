"""Takes a picture of each page in English, French and Arabic, light and dark, at 100 and 200 %.

``python -m tests.pages_screenshots [FOLDER]`` takes all; a page more is one line more in
``tests/helpers/all_windows.py``. A scale is fixed when Qt starts, so each is taken by a process of
its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.settings import Appearance
from app.core.speed import MachineSpeed
from app.system.machine import physical_cores, processor_name, save_speed
from app.system.paths import resources_dir
from tests.corpus_screenshots import with_palette
from tests.helpers.all_windows import all_windows
from tests.helpers.memory_keyring import MemoryKeyring, used_keyring
from tests.helpers.person import Person, paths_below

FOLDER = resources_dir() / "screenshots" / "pages"
LANGUAGES = ("en", "fr", "ar")
SCALES = {"1": "100", "2": "200"}
READ_BYTES_PER_S = 40e9
"""Of a usual laptop: the pictures shall not tell how busy this computer is."""
_ROOM = QSize(760, 560)
"""Of a picture: some hundred larger ones would weigh too much."""
_SCREEN = {"name": "large", "x": 0, "y": 0, "width": 2560, "height": 2000, "dpr": 1}
"""Qt's own offscreen one holds no window at 200 %."""
_SETTLED_MS = 150
_COLOURS = 16
"""More make the pictures larger, and hardly other."""


def main(arguments: list[str]) -> int:
    """Take all pictures, or those of one scale."""
    folder = Path(arguments[0]) if arguments else FOLDER
    if len(arguments) > 1:
        _take_scale(folder, SCALES[arguments[1]], arguments[2:])
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", "tests.pages_screenshots", str(folder), scale]
        subprocess.run(command, env=environment, check=True)
    return 0


def _take_scale(folder: Path, size: str, only: list[str]) -> None:
    with tempfile.TemporaryDirectory() as home, used_keyring(MemoryKeyring()):
        os.environ["HOME"] = home
        screens = Path(home) / "screens.json"
        screens.write_text(json.dumps({"screens": [_SCREEN]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        application = QApplication([])
        paths = paths_below(Path(home))
        speed = MachineSpeed(READ_BYTES_PER_S, 3e11, processor_name(), physical_cores())
        save_speed(paths.cache / "machine.json", speed)
        for language in LANGUAGES:
            person = Person(application, paths)
            person.program.speak(language)
            person.wait_for_model()
            person.window.resize(_ROOM)
            for name, widget in all_windows(person):
                start = folder / f"{name.replace(' ', '-')}-{language}"
                if not only or name.split()[0] in only:
                    _take(person, widget, start, size)
            person.leave()


def _take(person: Person, widget: QWidget, start: Path, size: str) -> None:
    """Take a page as it is now, in both themes; one over a window with what is behind it."""
    if widget.isWindow():
        widget.resize(widget.size().boundedTo(_ROOM))
    for appearance in (Appearance.DARK, Appearance.LIGHT):
        person.window.appearance_chosen.emit(appearance)
        QTest.qWait(_SETTLED_MS)
        picture = with_palette(widget.window().grab().toImage(), _COLOURS)
        path = start.with_name(f"{start.name}-{appearance}-{size}.png")
        picture.save(str(path), quality=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
