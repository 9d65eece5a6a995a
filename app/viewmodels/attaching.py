"""The text files that are to go with the next question, for each conversation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.core.attachments import Attachment
from app.core.conversation import NEW_CONVERSATION
from app.core.errors import AppError, ErrorKind
from app.system.attached_files import read_file
from app.viewmodels.background_work import BackgroundWork
from app.viewmodels.chat import ChatViewModel

_OF_FILES = (
    ErrorKind.ATTACHMENT_NOT_TEXT,
    ErrorKind.ATTACHMENT_TOO_LARGE,
    ErrorKind.ATTACHMENT_UNREADABLE,
)
_MOST_NAMES = 4


class Attaching(QObject):
    """Reads files off the GUI thread; they wait with the conversation that they were given to.

    They are in the database, with the draft, before they are shown, and stay there until the
    question is sent.

    Signals:
        changed: ``attachments`` or ``is_reading``.
        problem_occurred(AppError): a file can't be attached; of several, all in one.
    """

    changed = Signal()
    problem_occurred = Signal(object)

    def __init__(self, chat: ChatViewModel, parent: QObject | None = None) -> None:
        """Attach nothing yet.

        Args:
            chat: whose questions the files go with.
            parent: owner.
        """
        super().__init__(parent)
        self._chat = chat
        self._work = BackgroundWork("attached files", self)
        self._reading = 0
        self._refused: list[AppError] = []  # of the files that are read together
        self._view = 0  # counts what is shown; what is loaded for an earlier view comes too late
        self._is_loading = False
        self._home: int | None = None  # whose files are shown; none's while they are locked
        chat.conversation_opened.connect(self._show)
        chat.attachments_sent.connect(self._show)
        self._show()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Of the next question of the shown conversation."""
        return self._chat.attachments

    @property
    def is_reading(self) -> bool:
        """Whether files are still being read, from where they were or from the database."""
        return self._reading > 0 or self._is_loading

    def attach(self, paths: Sequence[Path]) -> None:
        """Add some files; a file of the same name takes the place of the one before."""
        home = self._home = self._shown_home
        for path in paths:
            self._reading += 1
            self._work.submit(partial(read_file, path), partial(self._on_read, home))
        self.changed.emit()

    def remove(self, attachment: Attachment) -> None:
        """Let a file not go with the question."""
        home, name = self._shown_home, attachment.name

        def removed(result: bool | AppError) -> None:
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            else:
                self._chat.draft_saved.emit(home, result)

        self._set(tuple(a for a in self.attachments if a is not attachment))
        self._chat.storage.submit(lambda store: store.remove_waiting_file(home, name), removed)

    @Slot()
    def forget(self) -> None:
        """Have no file of any conversation in memory: they are locked."""
        self._view += 1
        self._is_loading = False
        self._home = None
        self._set(())

    def close(self) -> None:
        """Read nothing more."""
        self._work.close()

    def _on_read(self, home: int, result: Attachment | AppError) -> None:
        if isinstance(result, AppError):
            self._on_added(home, result)
            return

        def added(failure: AppError | None) -> None:
            self._on_added(home, failure or result)

        self._chat.storage.submit(lambda store: store.add_waiting_file(home, result), added)

    def _on_added(self, home: int, result: Attachment | AppError) -> None:
        self._reading -= 1
        if isinstance(result, AppError):
            self._refused.append(result)
            self.changed.emit()
        else:
            self._chat.draft_saved.emit(home, True)
            others = tuple(a for a in self.attachments if a.name != result.name)
            self._set((*others, result) if home == self._home else self.attachments)
        if self._refused and not self._reading:
            refused, self._refused = self._refused, []
            self.problem_occurred.emit(_in_one(refused))

    def _set(self, attachments: tuple[Attachment, ...]) -> None:
        self._chat.attachments = attachments
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        """Show what waits with the shown conversation."""
        home = self._home = self._shown_home
        self._view = view = self._view + 1
        self._is_loading = True
        self._set(())

        def loaded(result: tuple[Attachment, ...] | AppError) -> None:
            if view == self._view:
                self._is_loading = False
                self._set(() if isinstance(result, AppError) else result)

        self._chat.storage.submit(lambda store: store.waiting_files(home), loaded)

    @property
    def _shown_home(self) -> int:
        shown = self._chat.conversation
        return shown.id if shown else NEW_CONVERSATION


def _in_one(errors: list[AppError]) -> AppError:
    """What to say of files that were given together: one sentence would hide another."""
    for error in errors:
        if len(errors) == 1 or error.kind not in _OF_FILES:
            return error
    names = [str(error.details["path"]) for error in errors]
    more = ", …" if len(names) > _MOST_NAMES else ""
    return AppError(ErrorKind.ATTACHMENTS_REFUSED, path=", ".join(names[:_MOST_NAMES]) + more)
