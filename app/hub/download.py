"""One download job from its request to the files in their place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from app.core.errors import AppError, ErrorKind
from app.hub.back_off import BackOff
from app.hub.failures import Patience
from app.hub.metadata import RemoteFile, Repository, check_names, fetch_repository, select_parts
from app.hub.partial_locks import HashLock, discard_partials
from app.hub.partials import PARTIALS_FOLDER, PartialFile, disk_errors, hash_file
from app.hub.protocol import DownloadFinished, DownloadState
from app.hub.transfer import FileTransfer, JobContext
from app.system.disk_space import file_limit_bytes

T = TypeVar("T")
# That vanish during one download before it is given up.
_MOST_COMMITS = 3


class DownloadJob:
    """Brings one model, whole or in parts, into the models folder.

    Nothing appears in its place before all parts are verified.
    """

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._models_folder = Path(context.request.folder)

    def run(self) -> DownloadFinished:
        """Do it.

        Raises:
            AppError: every expected failure, ``CANCELLED`` included.
        """
        context = self._context
        check_names(context.request.repo, context.request.file_name)
        context.progress.set_state(DownloadState.CONNECTING)
        self._insist(context.client.session, deadline_s=None)  # imports, which take a second
        files = self._bring_latest()
        return DownloadFinished(
            context.request.job,
            str(self._target(files[0])),
            files[0].sha256,
            sum(file.size_bytes for file in files),
        )

    def _bring_latest(self) -> list[RemoteFile]:
        """Bring what the revision is; when its commit vanishes meanwhile, what it is then."""
        repository = self._fetch_repository()
        for _ in range(_MOST_COMMITS):
            try:
                return self._bring_commit(repository)
            except AppError as error:
                if error.kind is not ErrorKind.HUB_FILE_NOT_FOUND:
                    raise
                latest = self._fetch_repository()
                if latest.commit == repository.commit:
                    raise
                repository = latest
        return self._bring_commit(repository)

    def _bring_commit(self, repository: Repository) -> list[RemoteFile]:
        context = self._context
        files = select_parts(repository, context.request.file_name)
        context.progress.begin(sum(file.size_bytes for file in files))
        try:
            self._bring(files, repository.commit)
        except AppError as error:
            if error.kind is ErrorKind.CANCELLED and not context.cancellation.keep_partial:
                discard_partials(self._models_folder, [file.sha256 for file in files])
            raise
        return files

    def _fetch_repository(self) -> Repository:
        context = self._context
        return self._insist(
            lambda: fetch_repository(context.client, context.request, context.settings),
            deadline_s=context.settings.request_timeout_s,
        )

    def _bring(self, files: list[RemoteFile], commit: str) -> None:
        self._check_volume(files)
        with ExitStack() as resources:
            complete: list[tuple[PartialFile, Path]] = []
            for file in files:
                self._lock(file, resources)
                if self._is_in_place(file):
                    self._context.progress.file_finished(file.size_bytes)
                    continue
                part = self._fetch(file, commit, resources)
                complete.append((part, self._target(file)))
                self._context.progress.file_finished(file.size_bytes)
            # The first part last: where it is, the others are.
            for part, target in reversed(complete):
                part.move_to(target)

    def _lock(self, file: RemoteFile, resources: ExitStack) -> None:
        """Wait until no other window downloads the same bytes."""
        lock = HashLock(self._models_folder, file.sha256)
        resources.callback(lock.release)
        while not lock.try_acquire():
            self._context.progress.set_state(DownloadState.WAITING)
            self._context.cancellation.wait(self._context.settings.lock_poll_s)

    def _is_in_place(self, file: RemoteFile) -> bool:
        target = self._target(file)
        with disk_errors(target):
            if not target.is_file() or target.stat().st_size != file.size_bytes:
                return False
            self._context.progress.set_state(DownloadState.VERIFYING)
            if hash_file(target, self._hash_counter()) == file.sha256:
                return True
        self._context.progress.file_damaged()
        return False

    def _fetch(self, file: RemoteFile, commit: str, resources: ExitStack) -> PartialFile:
        part = PartialFile(self._models_folder, file.sha256, file.size_bytes)
        resources.callback(part.close)
        self._context.progress.set_state(DownloadState.VERIFYING)
        part.open(self._hash_counter())
        FileTransfer(self._context, commit, file, part).run()
        return part

    def _hash_counter(self) -> Callable[[int], None]:
        done_bytes = 0

        def count(block_bytes: int) -> None:
            nonlocal done_bytes
            done_bytes += block_bytes
            self._context.cancellation.check()
            self._context.progress.hashed(done_bytes)

        return count

    def _check_volume(self, files: list[RemoteFile]) -> None:
        """Refuse what cannot fit before the first byte is fetched."""
        limit_bytes = file_limit_bytes(self._models_folder)
        needed_bytes = sum(self._missing_bytes(file) for file in files)
        with disk_errors(self._models_folder):
            free_bytes = self._context.free_bytes(self._models_folder)
        path = str(self._models_folder)
        if needed_bytes and free_bytes < needed_bytes + self._context.settings.space_margin_bytes:
            raise AppError(
                ErrorKind.DISK_FULL,
                path=path,
                needed_bytes=needed_bytes + self._context.settings.space_margin_bytes,
                free_bytes=free_bytes,
            )
        largest_bytes = max(file.size_bytes for file in files)
        if limit_bytes is not None and largest_bytes > limit_bytes:
            raise AppError(
                ErrorKind.FILE_TOO_LARGE_FOR_DISK,
                path=path,
                needed_bytes=largest_bytes,
                limit_bytes=limit_bytes,
            )

    def _missing_bytes(self, file: RemoteFile) -> int:
        part = self._models_folder / PARTIALS_FOLDER / f"{file.sha256}.part"
        if _size_bytes(self._target(file)) == file.size_bytes:
            return 0
        return max(0, file.size_bytes - _size_bytes(part))

    def _target(self, file: RemoteFile) -> Path:
        return self._models_folder.joinpath(
            *self._context.request.repo.split("/"), *file.name.split("/")
        )

    def _insist(self, function: Callable[[], T], *, deadline_s: float | None) -> T:
        """Ask the Hub, a few times if need be."""
        context = self._context
        back_off = BackOff(
            context.settings,
            context.cancellation,
            context.progress.set_retrying,
            most_patience=Patience.BRIEF,
        )
        return back_off.insist(
            function,
            deadline_s=deadline_s,
            has_token=bool(context.request.token),
            on_try=lambda: context.progress.set_state(DownloadState.CONNECTING),
        )


def _size_bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
