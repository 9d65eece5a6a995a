"""The models folder moves to another place, while downloads wait and whatever is loaded goes on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.system.late_imports import import_late
from app.viewmodels.background_work import BackgroundWork
from app.viewmodels.download import Download, Status

if TYPE_CHECKING:
    from app.system import model_folders
    from app.viewmodels.downloads import DownloadsViewModel
else:
    model_folders = import_late("app.system.model_folders")

_TELL_EVERY_S = 0.1
_SUBFOLDER = "Penseur models"
"""Made in a folder that holds other things."""


@dataclass(frozen=True)
class Move:
    """How far it is.

    Attributes:
        source: the folder that is left.
        target: the new one.
        done_bytes, total_bytes: copied; 0 of 0 before they are counted.
        is_deleting: the new folder is in use, and the old one is being emptied.
    """

    source: Path
    target: Path
    done_bytes: int = 0
    total_bytes: int = 0
    is_deleting: bool = False


class FolderMoving(QObject):
    """Copies, switches, deletes; goes on after the program was ended in its midst.

    Attributes:
        move: what is under way; ``None`` for nothing.

    Signals:
        move_changed: it.
        switched(Path, Path): the models are in the second folder now, and not in the first.
        problem_occurred(AppError): the models stay where they were.
    """

    move_changed = Signal()
    switched = Signal(object, object)
    problem_occurred = Signal(object)

    def __init__(
        self,
        folder: Callable[[], Path],
        downloads: Callable[[], DownloadsViewModel],
        journal_file: Path,
        *,
        is_kept: Callable[[Path], bool],
        parent: QObject | None = None,
    ) -> None:
        """Prepare.

        Args:
            folder: where models are now, by the settings.
            downloads: they wait while the folder moves.
            journal_file: outlives the program.
            is_kept: whether the settings on the disk name a folder, so that another can go.
            parent: owner.
        """
        super().__init__(parent)
        self._folder = folder
        self._downloads = downloads
        self._journal_file = journal_file
        self._is_kept = is_kept
        self._work = BackgroundWork("models folder", self)
        self._is_cancelled = threading.Event()
        self._is_closing = threading.Event()
        self._held: set[int] = set()
        self._told_at = 0.0
        self.move: Move | None = None

    def pending_target(self) -> Path | None:
        """The new folder of a move that has not come to its switch; any thread may ask."""
        if not self._journal_file.exists():
            return None
        journal = model_folders.load_journal(self._journal_file)
        return Path(journal.target) if journal else None

    def start(self, folder: Path) -> None:
        """Move the models into a folder, or into one below it if it holds other things."""
        if self.move is None:
            has_others = False
            with suppress(OSError):  # what is wrong with it is told when it is checked
                has_others = folder.is_dir() and any(folder.iterdir())
            self._start(folder / _SUBFOLDER if has_others else folder)

    def go_on(self) -> None:
        """Go on with a move that the end of the program has cut short."""
        if not self._journal_file.exists():
            return
        journal = model_folders.load_journal(self._journal_file)
        if journal is None or self.move is not None:
            return
        source, target = Path(journal.source), Path(journal.target)
        if self._folder() == target:
            self._empty(source, target)
        elif target.is_dir() and source == self._folder():
            self._start(target)
        else:
            error = AppError(ErrorKind.MODELS_FOLDER_ABSENT, path=journal.target)
            self.problem_occurred.emit(error)

    def cancel(self) -> None:
        """Give it up; the models stay where they were."""
        if self.move is not None and not self.move.is_deleting:
            self._is_cancelled.set()

    def close(self) -> None:
        """Stop for now; the next run of the program goes on."""
        self._is_closing.set()
        self._work.close()

    def _start(self, target: Path) -> None:
        move = model_folders.FolderMove(self._folder(), target)
        self._is_cancelled.clear()
        self._set(Move(move.source, target))
        self._hold_downloads()
        self._work.submit(lambda: self._bring(move), lambda result: self._on_brought(move, result))

    def _bring(self, move: model_folders.FolderMove) -> bool:
        """On the worker: copy everything; returns whether it is all there."""
        total = move.check()
        model_folders.save_journal(
            self._journal_file, model_folders.MoveJournal(str(move.source), str(move.target))
        )
        try:
            move.copy(lambda done: self._tell(done, total), self._shall_stop)
        except model_folders.CancelledError:
            if self._is_cancelled.is_set():
                self._undo(move)
            return False
        except AppError:
            with suppress(AppError):  # the first failure is the one to be told
                self._undo(move)
            raise
        return True

    def _undo(self, move: model_folders.FolderMove) -> None:
        try:
            move.undo()
        finally:
            self._journal_file.unlink(missing_ok=True)

    def _shall_stop(self) -> bool:
        return self._is_cancelled.is_set() or self._is_closing.is_set()

    def _tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told_at >= _TELL_EVERY_S:
            self._told_at = now
            self._work.tell(lambda: self._on_progress(done, total))

    def _on_progress(self, done: int, total: int) -> None:
        if self.move is not None:
            self._set(replace(self.move, done_bytes=done, total_bytes=total))

    def _on_brought(self, move: model_folders.FolderMove, result: bool | AppError) -> None:
        if result is True:
            self.switched.emit(move.source, move.target)
            if self._is_kept(move.target):
                self._empty(move.source, move.target)
                return
        self._set(None)
        if isinstance(result, AppError):
            self.problem_occurred.emit(result)

    def _empty(self, source: Path, target: Path) -> None:
        """Delete what has been moved; what can't be deleted now is tried at the next start."""
        self._set(Move(source, target, is_deleting=True))
        self._work.submit(
            model_folders.FolderMove(source, target).delete_originals, self._on_emptied
        )

    def _on_emptied(self, is_gone: bool | AppError) -> None:
        if is_gone is True:
            self._journal_file.unlink(missing_ok=True)
        self._set(None)

    def _set(self, move: Move | None) -> None:
        self.move = move
        self.move_changed.emit()
        if move is None:
            self._release_downloads()

    # Downloads

    def _hold_downloads(self) -> None:
        downloads = self._downloads()
        downloads.download_changed.connect(self._hold)
        for download in downloads.downloads:
            self._hold(download)

    @Slot(object)
    def _hold(self, download: Download) -> None:
        """Whatever wants to begin meanwhile would write into the folder that is left."""
        if self.move is None or self.move.is_deleting:
            return
        if download.status in (Status.RUNNING, Status.WAITING):
            self._held.add(download.id)
            self._downloads().pause(download.id)

    def _release_downloads(self) -> None:
        held, self._held = self._held, set()
        if held:
            downloads = self._downloads()
            for download in downloads.downloads:
                if download.id in held:
                    downloads.resume(download.id)
