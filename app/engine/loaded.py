"""What the engine was told to answer with; used again in a new process after a crash."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.core.load_options import LoadOptions

if TYPE_CHECKING:
    from app.core.servers import Server


class LoadedFile(NamedTuple):
    """A model's file, and how it was to be loaded.

    Attributes:
        path: the file, or the first part of a split one.
        context_tokens: wanted.
        threads: for llama.cpp; 0 leaves the choice to the engine.
        options: device, draft model and peers.
        draft_candidates: among which the engine finds a draft model by itself.
    """

    path: Path
    context_tokens: int
    threads: int
    options: LoadOptions = LoadOptions()
    draft_candidates: tuple[Path, ...] = ()


@dataclass(frozen=True)
class UsedServer:
    """A server that is asked in place of a file.

    Attributes:
        server: as the user entered it.
        key: of access; empty for none.
    """

    server: Server
    key: str = field(default="", repr=False)
