"""The models that lie on this machine: listed off the GUI thread, added, deleted, moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.installed_entry import InstalledEntry
from app.core.model_files import InstalledModel, Origin
from app.core.settings import Settings
from app.engine import protocol
from app.system.installed_models import (
    check_model,
    find_downloaded,
    find_models,
    find_other_programs_models,
    once_each,
)
from app.system.model_uses import ModelUses
from app.system.paths import Paths
from app.system.settings_file import load_settings
from app.viewmodels.background_work import BackgroundWork
from app.viewmodels.folder_move import FolderMoving, Move
from app.viewmodels.model_trash import move_to_trash
from app.viewmodels.models import ModelState, ModelsViewModel
from app.viewmodels.relay import EventRelay

if TYPE_CHECKING:
    from app.core.gguf_facts import GgufFacts
    from app.system.header_cache import HeaderCache
    from app.viewmodels.downloads import DownloadsViewModel

_OTHER_PROGRAMS = (Origin.HUGGING_FACE, Origin.LM_STUDIO)
SEPARATOR = "\n"
"""Between the places in the settings."""


__all__ = ["InstalledEntry", "InstalledModels"]


class InstalledModels(QObject):
    """Knows what lies where. Whatever touches the disk is done on another thread.

    Attributes:
        entries: ours first, then those of the places that were added, then other programs'.
        move: of the models folder; ``None`` when it does not move.

    Signals:
        entries_changed: other models, or something else is known of them.
        model_added(InstalledModel): a person has named it, or its folder.
        model_deleted(InstalledModel): it is in the trash.
        move_changed: ``move``.
        folder_moved(Path): the models are in this folder now.
        problem_occurred(AppError): something that was asked for could not be done.
    """

    entries_changed = Signal()
    model_added = Signal(object)
    model_deleted = Signal(object)
    move_changed = Signal()
    folder_moved = Signal(object)
    problem_occurred = Signal(object)

    def __init__(
        self,
        models: ModelsViewModel,
        events: EventRelay,
        paths: Paths,
        shipped: Path,
        *,
        settings: Callable[[], Settings],
        change_settings: Callable[..., None],
        downloads: Callable[[], DownloadsViewModel],
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nothing is read before ``refresh``.

        Args:
            models: gets the list.
            events: of the engine.
            paths: of the program.
            shipped: the folder of the models that come with it.
            settings: as they are now.
            change_settings: saves the given ones.
            downloads: they wait while the folder moves.
            parent: owner.
        """
        super().__init__(parent)
        self._models = models
        self._paths = paths
        self._shipped = shipped
        self._settings = settings
        self._change_settings = change_settings
        self._work = BackgroundWork("installed models", self)
        self._moving = FolderMoving(
            lambda: self.folder,
            downloads,
            paths.data / "models_move.json",
            is_kept=self._is_kept,
            parent=self,
        )
        self._uses = ModelUses(paths.data / "model_uses.json")
        self._facts: dict[Path, GgufFacts | None] = {}
        self._headers: HeaderCache | None = None  # of the worker
        self._is_listed = False
        self.entries: list[InstalledEntry] = []
        self._moving.move_changed.connect(self.move_changed)
        self._moving.problem_occurred.connect(self.problem_occurred)
        self._moving.switched.connect(self._on_switched)
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    @property
    def folder(self) -> Path:
        """Where downloaded models go."""
        return self._paths.models_folder(self._settings().models_folder)

    @property
    def places(self) -> tuple[Path, ...]:
        """Folders and files elsewhere that the user has added."""
        texts = self._settings().model_folders.split(SEPARATOR)
        return tuple(Path(text) for text in texts if text)

    @property
    def move(self) -> Move | None:
        """Of the models folder; ``None`` when it does not move."""
        return self._moving.move

    # Listing

    def refresh(self, listed: Callable[[], None] | None = None) -> None:
        """Look at the disk again.

        Args:
            listed: called on the GUI thread once the models of this program are listed, before
                those of other programs.
        """
        folder, places = self.folder, self.places
        others = [e.model for e in self.entries if e.model.origin in _OTHER_PROGRAMS]
        tells_early = listed is not None or not self._is_listed

        def find() -> list[InstalledModel]:
            own = [
                *find_models([self._shipped], Origin.SHIPPED),
                *find_downloaded(folder, self._moving.pending_target()),
                *find_models(places, Origin.ADDED),
            ]
            if tells_early:
                self._work.tell(lambda: self._show(once_each([*own, *others]), listed))
            return once_each([*own, *find_other_programs_models()])

        def found(models: list[InstalledModel] | AppError) -> None:
            if not isinstance(models, AppError):
                self._show(models)
                self._read_headers([model.path for model in models])

        self._work.submit(find, found)

    def go_on(self) -> None:
        """Go on with a move of the folder that the end of the program has cut short."""
        self._moving.go_on()

    def _show(self, found: list[InstalledModel], listed: Callable[[], None] | None = None) -> None:
        self._is_listed = True
        self._models.show_installed(found)
        self._show_entries(found)
        if listed is not None:
            listed()

    def _show_entries(self, found: Iterable[InstalledModel]) -> None:
        entries = [
            InstalledEntry(model, self._uses.last(model.path), self._facts.get(model.path))
            for model in found
        ]
        if entries != self.entries:
            self.entries = entries
            self.entries_changed.emit()

    def _read_headers(self, paths: list[Path]) -> None:
        def read() -> dict[Path, GgufFacts | None]:
            from app.system.header_cache import HeaderCache

            if self._headers is None:
                self._headers = HeaderCache(self._paths.cache / "headers.json")
            facts = {path: self._headers.facts_of(path) for path in paths}
            self._headers.save()
            return facts

        def done(facts: dict[Path, GgufFacts | None] | AppError) -> None:
            if not isinstance(facts, AppError):
                self._facts = facts
                self._show_entries([entry.model for entry in self.entries])

        self._work.submit(read, done)

    # Adding and deleting

    def add(self, path: Path) -> None:
        """List a file, or all models of a folder, where it lies; says what is wrong with it."""

        def look() -> InstalledModel:
            if not path.is_dir():
                return check_model(path)
            found = find_models([path], Origin.ADDED)
            if not found:
                raise AppError(ErrorKind.FOLDER_WITHOUT_MODELS, path=str(path))
            return found[0]

        def looked(model: InstalledModel | AppError) -> None:
            if isinstance(model, AppError):
                self.problem_occurred.emit(model)
                return
            place = path if path.is_dir() else model.path
            known = [*self.places, self.folder, self._shipped]
            if not any(place == one or one in place.parents for one in known):
                self._keep_places([*self.places, place])
            self.refresh(lambda: self.model_added.emit(model))

        self._work.submit(look, looked)

    def forget(self, place: Path) -> None:
        """Take a place off the list; its files stay where they are."""
        self._keep_places([one for one in self.places if one != place])
        self.refresh()

    def delete(self, model: InstalledModel) -> None:
        """Move a model to the trash of the operating system.

        Of one that answers now the memory is given back first: the shipped one takes its place.
        """
        if model.is_shipped:
            return
        if self.move is not None and model.origin is Origin.DOWNLOADED:
            self.problem_occurred.emit(AppError(ErrorKind.MODELS_FOLDER_MOVES))
            return
        if model == self._models.current:
            self._models.use_path_or_first("")
        folder = self.folder

        def deleted(error: AppError | None) -> None:
            if isinstance(error, AppError):
                self.problem_occurred.emit(error)
                self.refresh()
                return
            self._keep_places([place for place in self.places if place != model.path])
            self.refresh(lambda: self.model_deleted.emit(model))

        self._work.submit(lambda: move_to_trash(model, folder), deleted)

    def _keep_places(self, places: list[Path]) -> None:
        text = SEPARATOR.join(str(place) for place in places)
        if text != self._settings().model_folders:
            self._change_settings(model_folders=text)

    # Moving the folder

    def move_to(self, folder: Path) -> None:
        """Move all models of this program to another folder, perhaps on another disk."""
        self._moving.start(folder)

    def cancel_move(self) -> None:
        """Give the move up; the models stay where they were."""
        self._moving.cancel()

    @Slot(object, object)
    def _on_switched(self, source: Path, target: Path) -> None:
        def moved(path: Path) -> Path:
            return target / path.relative_to(source) if path.is_relative_to(source) else path

        draft = self._settings().draft
        self._change_settings(
            models_folder=str(target), draft=str(moved(Path(draft))) if draft else ""
        )
        self._uses.follow_moved_files(moved)
        self._models.follow_moved_files(moved)
        self.refresh(lambda: self.folder_moved.emit(target))

    def _is_kept(self, folder: Path) -> bool:
        settings, _ = load_settings(self._paths.settings)
        return settings.models_folder == str(folder)

    # Uses

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        model = self._models.current
        is_used = isinstance(event, protocol.ModelLoaded | protocol.AnswerFinished)
        if is_used and self._models.state is ModelState.READY and isinstance(model, InstalledModel):
            self._uses.note(model.path)
            self._show_entries([entry.model for entry in self.entries])

    def close(self) -> None:
        """End what is under way; a move goes on in the next run of the program."""
        self._moving.close()
        self._work.close()
        self._uses.close()
