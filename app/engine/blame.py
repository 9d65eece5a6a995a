"""Who is to blame when an engine process dies, and how to go on without them."""

from __future__ import annotations

from typing import NamedTuple

from app.core.errors import AppError, ErrorKind
from app.engine.loaded import LoadedFile
from app.engine.open_jobs import OpenJob

_KILLED = -9
"""Exit code of a process that another one ended: the user, or the system for lack of memory."""


class AtWork(NamedTuple):
    """What computes for a process beside this computer's processor.

    Attributes:
        generation: number of the process.
        peers: addresses.
        is_gpu: whether a GPU of this computer does.
    """

    generation: int = 0
    peers: tuple[str, ...] = ()
    is_gpu: bool = False


class Blame(NamedTuple):
    """What follows from a death.

    Attributes:
        error: for the jobs of the process.
        is_models: it counts against the model.
        again: what to load next in place of what the job used; ``None`` for the same.
        is_at_once: load it now, not with the next question.
    """

    error: AppError
    is_models: bool = False
    again: LoadedFile | None = None
    is_at_once: bool = False


def blame(first: OpenJob, kind: ErrorKind, code: int, at_work: AtWork) -> Blame:
    """Blame the peers, the GPU or the model.

    llama.cpp ends its process when a peer does not answer any more, also while it frees what it had
    there before a load, and when a GPU fails; a GPU that hangs lets it say nothing until it is
    ended. In a load it may have been a GPU's driver, too.

    Args:
        first: what the process was at.
        kind: of death.
        code: that it left.
        at_work: of the latest model that was loaded.
    """
    is_by_itself = kind is ErrorKind.ENGINE_DIED and code != _KILLED
    error = AppError(kind, exit_code=code)
    is_same = at_work.generation == first.generation
    peers = at_work.peers if is_same else ()
    file = first.used if isinstance(first.used, LoadedFile) else None
    named = peers or (file.options.peers if file is not None and first.is_load else ())
    if named and is_by_itself:
        error = AppError(ErrorKind.PEER_LOST, exit_code=code, peers=", ".join(named))
    if file is None:
        return Blame(error)
    is_hung = kind is ErrorKind.ENGINE_STUCK
    if (is_by_itself or is_hung) and not first.is_load and is_same and at_work.is_gpu and not peers:
        return Blame(AppError(ErrorKind.GPU_FAILED, exit_code=code), again=file.cautious)
    if not is_by_itself:
        return Blame(error, is_models=True)
    if first.is_load:
        again = file if peers else file.cautious
        return Blame(error, is_models=not peers, again=again, is_at_once=True)
    return Blame(error, is_models=not peers)
