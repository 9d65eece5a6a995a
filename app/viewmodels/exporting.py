"""Exports conversations to files, one at a time, on a thread of its own."""

from __future__ import annotations

import errno
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.transcripts import json_format, markdown_format
from app.core.transcripts.file_names import FileNames
from app.core.transcripts.transcript import Transcript
from app.system.files import new_file, new_folder
from app.viewmodels.language import say
from app.viewmodels.relay import StorageRelay
from app.viewmodels.storage_answers import StorageAnswers

_STACK_BYTES = 8 << 20
"""What MathJax needs, and writers may set formulas."""
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FIRST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class ExportFormat(StrEnum):
    """The shapes of an exported conversation; the value is the ending of its file."""

    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"


class Packaging(Enum):
    """How several conversations are put."""

    ONE_FILE = auto()
    """A single conversation, or as JSON any number."""
    FOLDER = auto()
    """One file each, in a new folder."""
    ARCHIVE = auto()
    """One file each, in a zip."""


@dataclass(frozen=True)
class ExportOrder:
    """What is to be exported.

    Attributes:
        conversation_ids: which; ``None`` for all.
        format: of each.
        packaging: of several.
        target: the file or the folder to make.
        with_thoughts: whether thoughts are exported with the answers.
        with_versions: as JSON, also what is not shown.
        answer_id: of the one conversation, only this message and its question.
    """

    conversation_ids: tuple[int, ...] | None
    format: ExportFormat
    packaging: Packaging
    target: Path
    with_thoughts: bool = True
    with_versions: bool = True
    answer_id: int | None = None


@dataclass(frozen=True)
class Exported:
    """What an export has made.

    Attributes:
        target: the file or the folder.
        count: how many conversations are in it.
    """

    target: Path
    count: int


Check = Callable[[], None]
"""Raises ``AppError`` when the export was cancelled."""
Writer = Callable[[Transcript, Check], bytes]
"""Makes the content of a file; on the export's thread."""
_TEXT_WRITERS: dict[ExportFormat, Writer] = {
    ExportFormat.MARKDOWN: lambda transcript, _check: markdown_format.write(transcript, say),
    ExportFormat.JSON: lambda transcript, _check: json_format.write(transcript),
}


class Exporting(QObject):
    """One export at a time.

    Signals:
        progress_changed(int, int): so many conversations of so many are done.
        ended(object): ``Exported``, or the ``AppError`` that ended it, ``CANCELLED`` among them;
            then nothing has been written.
    """

    progress_changed = Signal(int, int)
    ended = Signal(object)

    def __init__(
        self,
        storage: StorageRelay,
        make_writer: Callable[[ExportFormat], Writer],
        parent: QObject | None = None,
    ) -> None:
        """Do nothing yet.

        Args:
            storage: has the conversations.
            make_writer: of the formats that are typeset; called on the export's thread.
            parent: owns it.
        """
        super().__init__(parent)
        self._storage = storage
        self._make_writer = make_writer
        self._worker: _Worker | None = None

    @property
    def is_running(self) -> bool:
        """Whether an export is being made."""
        return self._worker is not None

    def start(self, order: ExportOrder) -> None:
        """Make an export; nothing happens while another is made."""
        if self._worker is not None:
            return
        answers = StorageAnswers(self._storage)
        self._worker = _Worker(order, answers, self._make_writer, self)
        self._worker.progressed.connect(self.progress_changed)
        self._worker.done.connect(self._on_done)
        self._worker.start()

    def cancel(self) -> None:
        """Stop; ``ended`` follows."""
        if self._worker is not None:
            self._worker.answers.cancel()

    def close(self) -> None:
        """Stop, and wait for the thread."""
        if self._worker is not None:
            self._worker.answers.cancel()
            self._worker.wait()

    @Slot(object)
    def _on_done(self, result: Exported | AppError) -> None:
        if self._worker is not None:
            self._worker.wait()
            self._worker.deleteLater()
            self._worker = None
        self.ended.emit(result)


class _Worker(QThread):
    """Makes one export.

    Signals:
        progressed(int, int), done(object): as those of ``Exporting``; emitted on this thread.
    """

    progressed = Signal(int, int)
    done = Signal(object)

    def __init__(
        self,
        order: ExportOrder,
        answers: StorageAnswers,
        make_writer: Callable[[ExportFormat], Writer],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setStackSize(_STACK_BYTES)
        self.answers = answers
        self._order = order
        self._make_writer = make_writer

    def run(self) -> None:
        """The thread's work."""
        result: Exported | AppError
        try:
            count = self._export()
            result = Exported(self._order.target, count)
        except AppError as error:
            result = error
        except OSError as error:
            is_full = error.errno in _NO_SPACE
            kind = ErrorKind.EXPORT_DISK_FULL if is_full else ErrorKind.FOLDER_NOT_WRITABLE
            result = AppError(kind, path=str(self._order.target))
        self.done.emit(result)

    def _export(self) -> int:
        order = self._order
        ids = order.conversation_ids
        if ids is None:
            ids = tuple(self.answers.ask(lambda store: store.conversation_ids()))
        writer = _TEXT_WRITERS.get(order.format) or self._make_writer(order.format)
        if order.packaging is Packaging.FOLDER:
            with new_folder(order.target) as folder:
                return self._write_each(ids, writer, _into_folder(folder))
        with new_file(order.target) as file:
            if order.packaging is Packaging.ARCHIVE:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                    return self._write_each(ids, writer, _into_archive(archive))
            return self._write_one_file(ids, writer, file)

    def _write_each(self, ids: tuple[int, ...], writer: Writer, put: _Put) -> int:
        names = FileNames(self._order.format.value)
        count = 0
        for transcript in self._transcripts(ids):
            put(names.name_for(transcript.title), self._content(transcript, writer), transcript)
            count += 1
        return count

    def _write_one_file(self, ids: tuple[int, ...], writer: Writer, file: IO[bytes]) -> int:
        is_array = len(ids) != 1
        count = 0
        file.write(b"[" if is_array else b"")
        for transcript in self._transcripts(ids):
            file.write(b",\n" if count else b"")
            file.write(self._content(transcript, writer))
            count += 1
        file.write(b"]\n" if is_array else b"")
        return count

    def _transcripts(self, ids: tuple[int, ...]) -> Iterator[Transcript]:
        for number, conversation_id in enumerate(ids):
            self.progressed.emit(number, len(ids))
            transcript = self.answers.ask(lambda store, i=conversation_id: store.transcript(i))  # type: ignore[misc] # mypy sees no type in the default
            if transcript is not None:
                yield transcript
        self.progressed.emit(len(ids), len(ids))

    def _content(self, transcript: Transcript, writer: Writer) -> bytes:
        order = self._order
        if order.answer_id is not None:
            transcript = transcript.with_answer_only(order.answer_id)
        elif order.format is not ExportFormat.JSON or not order.with_versions:
            transcript = transcript.with_path_only()
        if not order.with_thoughts:
            transcript = transcript.without_thoughts()
        content = writer(transcript, self.answers.check)
        self.answers.check()
        return content


_Put = Callable[[str, bytes, Transcript], None]


def _into_folder(folder: Path) -> _Put:
    def put(name: str, content: bytes, transcript: Transcript) -> None:
        path = folder / name
        path.write_bytes(content)
        os.utime(path, (transcript.updated_at, transcript.updated_at))

    return put


def _into_archive(archive: zipfile.ZipFile) -> _Put:
    def put(name: str, content: bytes, transcript: Transcript) -> None:
        moment = time.localtime(transcript.updated_at)[:6]
        member = zipfile.ZipInfo(name, max(moment, _FIRST_ZIP_TIME))
        member.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(member, content)

    return put
