"""Imports conversations from files: reads all, shows what there is, then keeps all or nothing."""

from __future__ import annotations

import sys
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.transcripts.recognition import Outcome, read_jan, read_stream
from app.core.transcripts.skipping import Skipped, SkipReason
from app.core.transcripts.transcript import Transcript
from app.storage.transfer_table import Arrived
from app.system.import_sources import BoundedFile, Meter, Source, find_sources, read_whole
from app.viewmodels.relay import StorageRelay
from app.viewmodels.storage_answers import StorageAnswers

MOST_SKIPPED = 2_000
"""Entries of the list of what was left out; nobody reads more."""
_BATCH_CHARACTERS = 300_000
_BATCH_CONVERSATIONS = 40
"""A batch is one transaction, which answers that stream have to wait for."""


class ImportState(Enum):
    """Where an import is."""

    IDLE = auto()
    READING = auto()
    READ = auto()
    """All has been read, and waits for ``keep`` or ``cancel``."""
    ENDING = auto()


@dataclass(frozen=True)
class ImportSummary:
    """What was read.

    Attributes:
        arrived: what can be kept.
        skipped: what was left out, the first ``MOST_SKIPPED``.
        skipped_count: how much that is altogether.
    """

    arrived: Arrived
    skipped: tuple[Skipped, ...]
    skipped_count: int


class Importing(QObject):
    """One import at a time.

    Attributes:
        state: where it is.

    Signals:
        progress_changed(float, int): share of the bytes, conversations found; while it reads.
        read(ImportSummary): nothing is kept yet.
        ended(object): how many conversations were kept, or the ``AppError`` (``CANCELLED`` among
            them) after which nothing was.
    """

    progress_changed = Signal(float, int)
    read = Signal(object)
    ended = Signal(object)
    _reported = Signal(object)

    def __init__(self, storage: StorageRelay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = ImportState.IDLE
        self._storage = storage
        self._answers: StorageAnswers | None = None
        self._thread: threading.Thread | None = None
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def start(self, paths: Sequence[Path]) -> None:
        """Read files, folders and archives; nothing happens while another import is under way."""
        if self.state is not ImportState.IDLE:
            return
        self.state = ImportState.READING
        self._answers = StorageAnswers(self._storage)
        reading = _Reading(self._answers, list(paths), self.progress_changed.emit)
        self._thread = threading.Thread(
            target=lambda: self._reported.emit(reading.run()), name="import", daemon=True
        )
        self._thread.start()

    def keep(self, *, with_known: bool) -> None:
        """Keep what was read; ``ended`` follows.

        Args:
            with_known: also conversations that are here already, as second ones.
        """
        if self.state is ImportState.READ:
            self.state = ImportState.ENDING
            self._storage.submit(
                lambda store: store.keep_arrivals(with_known=with_known), self._erase_rest
            )

    def cancel(self) -> None:
        """Keep nothing; ``ended`` follows with ``CANCELLED``."""
        if self.state is ImportState.READING and self._answers is not None:
            self._answers.cancel()
        elif self.state is ImportState.READ:
            self.state = ImportState.ENDING
            self._erase_rest(AppError(ErrorKind.CANCELLED))

    def close(self) -> None:
        """Stop, and wait for the thread; what was read is erased at the next start."""
        if self._answers is not None:
            self._answers.cancel()
        if self._thread is not None:
            self._thread.join()

    @Slot(object)
    def _on_reported(self, result: ImportSummary | AppError) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if isinstance(result, AppError):
            self.state = ImportState.ENDING
            self._erase_rest(result)
        else:
            self.state = ImportState.READ
            self.read.emit(result)

    def _erase_rest(self, result: int | AppError) -> None:
        """Erase what is not kept, a little at a time, then tell."""

        def erased(has_more: bool | AppError) -> None:
            if has_more is True:
                self._storage.submit(lambda store: store.erase_arrivals(), erased)
                return
            self.state = ImportState.IDLE
            self.ended.emit(result)

        self._storage.submit(lambda store: store.erase_arrivals(), erased)


Progressed = Callable[[float, int], None]


class _Reading:
    """Reads, on the import's thread."""

    def __init__(self, answers: StorageAnswers, paths: list[Path], progressed: Progressed) -> None:
        self._answers = answers
        self._paths = paths
        self._progressed = progressed
        self._meter = Meter()
        self._batch: list[Transcript] = []
        self._batch_characters = 0
        self._count = 0
        self._skipped: list[Skipped] = []
        self._skipped_count = 0

    def run(self) -> ImportSummary | AppError:
        """What was read, or why nothing can be kept."""
        try:
            return self._read_all()
        except AppError as error:
            return error
        except Exception:  # noqa: BLE001 - the edge of the thread: the window must hear
            thread = threading.current_thread()
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), thread)))
            return AppError(ErrorKind.IMPORT_UNREADABLE, path=str(self._paths[0]))

    def _read_all(self) -> ImportSummary:
        self._answers.check()
        self._meter.total_bytes = sum(source.size_bytes for source in find_sources(self._paths))
        for source in find_sources(self._paths):
            for outcome in self._outcomes(source):
                self._answers.check()
                self._take(outcome)
        self._flush()
        arrived = self._answers.ask(lambda store: store.arrived())
        return ImportSummary(arrived, tuple(self._skipped), self._skipped_count)

    def _outcomes(self, source: Source) -> Iterator[Outcome]:
        try:
            if source.open_thread is not None:
                thread = read_whole(source.open_thread, self._meter)
                messages = read_whole(source.open, self._meter)
                yield read_jan(thread, messages, source.name)
                return
            with source.open() as file:
                yield from read_stream(BoundedFile(file, self._meter), source.name)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            yield Outcome(None, (Skipped(source.name, SkipReason.UNREADABLE),))

    def _take(self, outcome: Outcome) -> None:
        room = MOST_SKIPPED - len(self._skipped)
        self._skipped += outcome.skipped[: max(0, room)]
        self._skipped_count += len(outcome.skipped)
        transcript = outcome.transcript
        if transcript is not None:
            self._batch.append(transcript)
            self._batch_characters += sum(
                len(message.text) + len(message.reasoning) for message in transcript.messages
            )
            self._count += 1
        is_full = len(self._batch) >= _BATCH_CONVERSATIONS
        if is_full or self._batch_characters >= _BATCH_CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        batch, self._batch, self._batch_characters = self._batch, [], 0
        if batch:
            self._answers.ask(lambda store: store.add_arrivals(batch))
        share = self._meter.read_bytes / max(1, self._meter.total_bytes)
        self._progressed(min(1.0, share), self._count)
