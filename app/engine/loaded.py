"""What the engine was told to answer with; used again in a new process after a crash."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.core.servers import Server


class LoadedFile(NamedTuple):
    """A model's file, and how it was loaded."""

    path: Path
    context_tokens: int
    threads: int
    draft: Path | None = None


@dataclass(frozen=True)
class UsedServer:
    """A server that is asked in place of a file.

    Attributes:
        server: as the user entered it.
        key: of access; empty for none.
    """

    server: Server
    key: str = field(default="", repr=False)
