"""The page of storage: where things are, how large they are, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.core.declarations import Page
from app.viewmodels.language import say
from app.widgets import quantities
from app.widgets.declared_form.row import Row
from app.widgets.models_window.installed_page import show_folder
from app.widgets.settings_dialog.pages import SettingsPage
from app.widgets.settings_dialog.sources import Sources
from app.widgets.word_button import word_button
from app.widgets.wrapping_row import WrappingRow


class StoragePage(SettingsPage):
    """Folders with their sizes; backups and trash.

    Attributes:
        conversations, models, cache, logs: rows of the folders.
    """

    def __init__(self, page: Page, sources: Sources) -> None:
        super().__init__(page, sources)
        self._installed = sources.installed()
        paths = sources.paths
        self.conversations = self._add_folder(
            say("Conversations"),
            say("Everything that was said, with drafts and backups."),
            lambda: paths.data,
        )
        self.models = self._add_folder(
            say("Models"),
            say("What was downloaded. The Models window moves the whole folder."),
            lambda: self._installed.folder,
            more=[word_button(say("Move…"), sources.open_models, say("Move the models…"))],
        )
        self.cache = self._add_folder(
            say("Cache"),
            say("What makes answers start sooner. It can be deleted while Penseur is closed."),
            lambda: paths.cache,
        )
        self.logs = self._add_folder(
            say("Logs"),
            say("What the program and its engine did, without a word of any conversation."),
            lambda: paths.logs,
        )
        self.add_button_row(
            say("Backups"),
            say("Verified copies of all conversations, made every day."),
            say("Open…"),
            sources.open_backups,
        )
        self.add_button_row(
            say("Trash"),
            say("Deleted conversations stay there for a while."),
            say("Open…"),
            sources.open_trash,
        )
        self._installed.entries_changed.connect(self.refresh)
        self._installed.folder_moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Measure again."""
        paths = self.sources.paths
        models = self._installed.folder
        own = [each.model for each in self._installed.entries if models in each.model.path.parents]
        apart = (models, paths.cache, paths.logs, paths.config)
        _tell(self.conversations, paths.data, _size(paths.data, apart))
        _tell(self.models, models, sum(model.size_bytes for model in own))
        _tell(self.cache, paths.cache, _size(paths.cache))
        _tell(self.logs, paths.logs, _size(paths.logs))

    def retranslate(self) -> None:
        """Sizes have other units."""
        self.refresh()

    def _add_folder(
        self, label: str, help_text: str, folder: object, more: Iterable[QWidget] = ()
    ) -> Row:
        assert callable(folder)
        name = say("{setting}: {action}", setting=label, action=say("Show in folder"))
        buttons = QWidget()
        show = word_button(say("Show in folder"), lambda: show_folder(folder()), name)
        buttons.setLayout(WrappingRow(*more, show))
        row = Row(label, help_text, buttons)
        self.form.add_row(row)
        return row


def _tell(row: Row, folder: Path, size_bytes: int) -> None:
    row.tell_state(say("{size} in {folder}", size=quantities.size(size_bytes), folder=str(folder)))


def _size(folder: Path, apart: Iterable[Path] = ()) -> int:
    """Bytes of the files below a folder; what cannot be read counts nothing."""
    total, left_out, waiting = 0, set(apart), [folder]
    while waiting:
        try:
            inside = list(waiting.pop().iterdir())
        except OSError:
            continue
        for path in inside:
            if path in left_out or path.is_symlink():
                continue
            if path.is_dir():
                waiting.append(path)
            else:
                total += _file_size(path)
    return total


def _file_size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
