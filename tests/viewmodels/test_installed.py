"""Installed models: listed off the GUI thread, added, deleted, moved while they are in use."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.errors import ErrorKind
from app.core.load_options import LoadOptions
from app.core.messages import StopReason
from app.core.model_files import Origin
from app.core.settings import Settings
from app.engine.link import EngineLink
from app.hub.link import HubLink
from app.system import model_folders
from app.system.connection_log import ConnectionLog
from app.system.installed_models import find_models
from app.system.model_folders import MoveJournal, load_journal, save_journal
from app.system.paths import Paths
from app.system.settings_file import save_settings
from app.viewmodels import installed as module
from app.viewmodels.download import Status
from app.viewmodels.downloads import DownloadsViewModel
from app.viewmodels.installed import InstalledEntry, InstalledModels
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay
from tests.helpers.person import Person
from tests.system.test_installed_models import cache, put

PATIENCE_MS = 20_000


@pytest.fixture
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The trash of the operating system (freedesktop.org, "The Trash Specification")."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    (tmp_path / "share").mkdir()
    return tmp_path / "share" / "Trash" / "files"


@pytest.fixture
def model(paths: Paths, shipped_model: Path) -> Path:
    """A downloaded model."""
    path = paths.models / "someone" / "repo" / "Mine-Q8_0.gguf"
    path.parent.mkdir(parents=True)
    return Path(shutil.copy(shipped_model, path))


class Shelf:
    """The installed models of a program without a window and without an engine."""

    def __init__(self, paths: Paths, shipped: Path) -> None:
        events, hub_events = self._events = EventRelay(), EventRelay()
        self._paths = paths
        self.settings = Settings()
        self.engine = EngineLink(
            events.received.emit, log_file=paths.logs / "engine.log", stop_folder=paths.cache
        )
        self.models = ModelsViewModel(
            self.engine, events, options=lambda _: LoadOptions(context_tokens=2048)
        )
        self._hub = HubLink(hub_events.received.emit, paths.logs / "downloads.log")
        self.downloads = DownloadsViewModel(
            self._hub,
            hub_events,
            lambda: self.installed.folder,
            lambda: "http://127.0.0.1:9",
            queue_file=paths.downloads,
            connections=ConnectionLog(paths.connections),
        )
        self.installed = InstalledModels(
            self.models,
            events,
            paths,
            shipped,
            settings=lambda: self.settings,
            change_settings=self._change,
            downloads=lambda: self.downloads,
        )

    def _change(self, **changes: Any) -> None:
        self.settings = self.settings._replace(**changes)
        save_settings(self._paths.settings, self.settings)

    def close(self) -> None:
        self.installed.close()
        self.engine.close()
        self.downloads.close()
        self._hub.close()


@pytest.fixture
def shelf(qapp: QApplication, paths: Paths, shipped_model: Path) -> Iterator[Shelf]:
    made = Shelf(paths, shipped_model.parent)
    yield made
    made.close()


@pytest.fixture
def installed(shelf: Shelf, model: Path, qtbot: QtBot) -> InstalledModels:
    """Listed."""
    shelf.installed.refresh()
    listed(shelf.installed, qtbot)
    return shelf.installed


@pytest.fixture
def busy_person(model: Path, person: Person, qtbot: QtBot) -> Person:
    """Somebody with a second model, which is listed."""
    listed(person.program.installed, qtbot)
    return person


def listed(installed: InstalledModels, qtbot: QtBot) -> None:
    """Wait until two models are listed with all that is known of them."""
    qtbot.waitUntil(
        lambda: len(installed.entries) == 2 and installed.entries[1].facts is not None,
        timeout=PATIENCE_MS,
    )


def entry(installed: InstalledModels, name: str = "Mine") -> InstalledEntry:
    return next(one for one in installed.entries if one.model.name == name)


def test_an_entry_says_what_a_person_wants_to_know(
    busy_person: Person, model: Path, qtbot: QtBot
) -> None:
    person, installed = busy_person, busy_person.program.installed
    qtbot.waitUntil(lambda: installed.entries[0].last_used is not None)
    shipped, mine = installed.entries
    assert shipped.model.is_shipped
    assert not shipped.can_be_deleted
    assert (mine.folder, mine.last_used) == (model.parent, None)
    assert (mine.architecture, mine.can_be_deleted) == ("qwen2", True)
    assert mine.trained_context_tokens > 0
    person.program.models.use(mine.model)
    qtbot.waitUntil(lambda: entry(installed).last_used is not None, timeout=PATIENCE_MS)


def test_the_disk_is_read_on_another_thread(
    installed: InstalledModels, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    find = find_models

    def watched(*arguments: object) -> object:
        threads.append(threading.current_thread())
        return find(*arguments)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(module, "find_models", watched)
    done: list[bool] = []
    installed.refresh(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert threads
    assert threading.main_thread() not in threads


def test_a_file_is_added_where_it_lies_and_forgotten(
    installed: InstalledModels, shipped_model: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    place = put(tmp_path / "else where" / "Other-Q8_0.gguf", shipped_model.read_bytes())
    with qtbot.waitSignal(installed.model_added, timeout=PATIENCE_MS) as added:
        installed.add(place)
    assert added.args[0].path == place
    other = entry(installed, "Other")
    assert other.is_referred
    assert installed.places == (place,)
    with qtbot.waitSignal(installed.model_added, timeout=PATIENCE_MS):
        installed.add(place)  # again: nothing is doubled
    assert len(installed.entries) == 3
    assert installed.places == (place,)
    installed.forget(place)
    qtbot.waitUntil(lambda: len(installed.entries) == 2)
    assert place.exists()


def test_a_folder_is_added_and_one_without_models_refused(
    installed: InstalledModels, shipped_model: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with qtbot.waitSignal(installed.problem_occurred) as problem:
        installed.add(folder)
    assert problem.args[0].kind is ErrorKind.FOLDER_WITHOUT_MODELS
    put(folder / "deep" / "Other-Q8_0.gguf", shipped_model.read_bytes())
    with qtbot.waitSignal(installed.model_added):
        installed.add(folder)
    assert entry(installed, "Other").model.origin is Origin.ADDED


def test_what_lies_in_the_models_folder_needs_no_adding(
    installed: InstalledModels, model: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(installed.model_added):
        installed.add(model)
    assert installed.places == ()


def test_a_broken_file_is_refused(installed: InstalledModels, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(installed.problem_occurred) as problem:
        installed.add(put(tmp_path / "Broken-Q8_0.gguf"))
    assert problem.args[0].kind is ErrorKind.MODEL_FILE_INCOMPLETE


@pytest.mark.skipif(os.name != "posix", reason="looks into the trash of Linux")
def test_a_model_in_use_is_deleted_to_the_trash_with_its_folders(
    busy_person: Person, model: Path, trash: Path, qtbot: QtBot
) -> None:
    person, installed = busy_person, busy_person.program.installed
    person.program.models.use(entry(installed).model)
    person.wait_for_model()
    with qtbot.waitSignal(installed.model_deleted, timeout=PATIENCE_MS):
        installed.delete(entry(installed).model)
    assert (trash / model.name).is_file()
    assert not model.parent.parent.exists()
    assert installed.folder.is_dir()
    person.wait_for_model()
    assert person.program.models.current is not None
    assert person.program.models.current.choice == ""


@pytest.mark.skipif(os.name != "posix", reason="looks into the trash of Linux")
def test_all_parts_go_to_the_trash(
    installed: InstalledModels, shipped_model: Path, trash: Path, qtbot: QtBot
) -> None:
    names = [f"Parts-Q8_0-0000{number}-of-00002.gguf" for number in (1, 2)]
    for name in names:
        put(installed.folder / "o" / name, shipped_model.read_bytes())
    put(installed.folder / "o" / "README.md", b"stays")
    installed.refresh()
    qtbot.waitUntil(lambda: len(installed.entries) == 3)
    with qtbot.waitSignal(installed.model_deleted, timeout=PATIENCE_MS):
        installed.delete(entry(installed, "Parts").model)
    assert sorted(path.name for path in trash.iterdir()) == names
    assert (installed.folder / "o" / "README.md").exists()


@pytest.mark.skipif(os.name != "posix", reason="looks into the trash of Linux")
def test_of_the_hubs_cache_only_that_file_goes(
    installed: InstalledModels,
    tmp_path: Path,
    trash: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    gone = [cache(tmp_path, "o/r", revision, "A-Q4_0.gguf", "a" * 64) for revision in ("1", "2")]
    kept = cache(tmp_path, "o/r", "1", "B-Q4_0.gguf", "b" * 64)
    monkeypatch.setenv("HF_HOME", str(tmp_path / ".cache" / "huggingface"))
    installed.refresh()
    qtbot.waitUntil(lambda: len(installed.entries) == 4)
    with qtbot.waitSignal(installed.model_deleted, timeout=PATIENCE_MS):
        installed.delete(entry(installed, "A").model)
    assert [path.name for path in trash.iterdir()] == ["a" * 64]
    assert not any(path.is_symlink() for path in gone)
    assert kept.is_file()


def test_a_file_that_cannot_be_trashed_is_told(
    installed: InstalledModels, model: Path, qtbot: QtBot
) -> None:
    there = entry(installed).model
    model.unlink()
    with qtbot.waitSignal(installed.problem_occurred, timeout=PATIENCE_MS) as problem:
        installed.delete(there)
    assert problem.args[0].kind is ErrorKind.TRASH_FAILED
    qtbot.waitUntil(lambda: len(installed.entries) == 1)


# Moving the folder


def copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the new folder were on another disk."""
    move = model_folders.FolderMove
    monkeypatch.setattr(
        model_folders, "FolderMove", lambda source, target: move(source, target, renames=False)
    )


def test_the_folder_moves_while_its_model_answers(
    busy_person: Person,
    model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    person, installed = busy_person, busy_person.program.installed
    copies(monkeypatch)
    program = person.program
    program.models.use(entry(installed).model)
    person.wait_for_model()
    old, new = installed.folder, tmp_path / "disk"
    person.ask("Count to 20.")
    with qtbot.waitSignal(installed.folder_moved, timeout=PATIENCE_MS):
        installed.move_to(new)
    moved = new / model.relative_to(old)
    qtbot.waitUntil(lambda: installed.move is None, timeout=PATIENCE_MS)
    assert person.wait_for_answer().stop_reason is StopReason.END_OF_ANSWER
    assert (installed.folder, entry(installed).model.path) == (new, moved)
    assert entry(installed).last_used is not None
    assert not old.exists()
    assert program.models.current == entry(installed).model
    assert program.settings.model_path == str(moved)
    assert load_journal(program.paths.data / "models_move.json") is None
    assert program.engine.rest()  # it is loaded again from its new place
    assert person.ask_and_wait("What is 12 + 30?").stop_reason is StopReason.END_OF_ANSWER


def test_a_folder_with_other_things_gets_a_folder_inside(
    installed: InstalledModels, tmp_path: Path, qtbot: QtBot
) -> None:
    put(tmp_path / "disk" / "photos.zip")
    with qtbot.waitSignal(installed.folder_moved, timeout=PATIENCE_MS):
        installed.move_to(tmp_path / "disk")
    assert installed.folder.parent == tmp_path / "disk"
    qtbot.waitUntil(lambda: installed.move is None)


def test_a_move_that_is_cancelled_leaves_all_as_it_was(
    installed: InstalledModels,
    model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    copies(monkeypatch)
    monkeypatch.setattr(model_folders, "BLOCK_BYTES", 4096)  # many chances to be cancelled
    installed.move_to(tmp_path / "disk")
    installed.cancel_move()
    qtbot.waitUntil(lambda: installed.move is None, timeout=PATIENCE_MS)
    assert model.is_file()
    assert not list((tmp_path / "disk").rglob("*.gguf"))
    assert installed.folder in model.parents


def test_nothing_is_deleted_from_a_folder_that_moves(
    installed: InstalledModels, model: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    there = entry(installed).model
    installed.move_to(tmp_path / "disk")
    with qtbot.waitSignal(installed.problem_occurred) as problem:
        installed.delete(there)
    assert problem.args[0].kind is ErrorKind.MODELS_FOLDER_MOVES
    qtbot.waitUntil(lambda: installed.move is None, timeout=PATIENCE_MS)
    assert (tmp_path / "disk" / model.parent.parent.name).is_dir()


def test_a_bad_place_is_told(installed: InstalledModels, qtbot: QtBot) -> None:
    with qtbot.waitSignal(installed.problem_occurred, timeout=PATIENCE_MS) as problem:
        installed.move_to(installed.folder / "inside")
    assert problem.args[0].kind is ErrorKind.MODELS_FOLDER_UNSUITABLE
    assert installed.move is None


def test_downloads_wait_while_the_folder_moves(
    shelf: Shelf, installed: InstalledModels, tmp_path: Path, qtbot: QtBot
) -> None:
    running, paused = (shelf.downloads.start("o/r", f"R1-{name}-Q8_0.gguf") for name in "AB")
    shelf.downloads.pause(paused)
    installed.move_to(tmp_path / "disk")
    late = shelf.downloads.start("o/r", "R1-C-Q8_0.gguf")
    for download in (running, paused, late):
        assert shelf.downloads[download].status is Status.PAUSED
    qtbot.waitUntil(lambda: installed.move is None, timeout=PATIENCE_MS)
    assert shelf.downloads[paused].status is Status.PAUSED
    for download in (running, late):
        assert shelf.downloads[download].status in (Status.RUNNING, Status.WAITING)


@pytest.mark.parametrize("is_switched", [False, True])
def test_a_move_goes_on_in_the_next_run(
    qapp: QApplication, paths: Paths, model: Path, tmp_path: Path, is_switched: bool
) -> None:
    new = tmp_path / "disk"
    journal = paths.data / "models_move.json"
    save_journal(journal, MoveJournal(str(paths.models), str(new)))
    relative = model.relative_to(paths.models)
    (new / relative).parent.mkdir(parents=True)
    shutil.copy2(model, new / relative)
    if is_switched:
        (paths.config / "settings.json").write_text(f'{{"models_folder": "{new}"}}')
    person = Person(qapp, paths)
    try:
        person.wait_until(lambda: not journal.exists(), "the end of the move")
        assert person.program.installed.folder == new
        assert (new / relative).is_file()
        assert not model.exists()
        person.wait_until(lambda: len(person.program.installed.entries) == 2, "the list")
    finally:
        person.leave()


def test_a_move_whose_disk_is_gone_waits(
    qapp: QApplication, paths: Paths, model: Path, tmp_path: Path
) -> None:
    journal = paths.data / "models_move.json"
    save_journal(journal, MoveJournal(str(paths.models), str(tmp_path / "unplugged")))
    person = Person(qapp, paths)
    try:
        person.wait_until(lambda: "on their way" in person.window.notice.text, "the sentence")
        assert journal.exists()
        person.wait_until(lambda: len(person.program.installed.entries) == 2, "the list")
    finally:
        person.leave()


def test_without_saved_settings_nothing_is_deleted(
    installed: InstalledModels,
    model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    copies(monkeypatch)
    monkeypatch.setattr(module, "load_settings", lambda _path: (Settings(), None))
    with qtbot.waitSignal(installed.folder_moved, timeout=PATIENCE_MS):
        installed.move_to(tmp_path / "disk")
    assert installed.move is None
    assert model.is_file()
