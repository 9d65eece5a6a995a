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
        options: device, memory, draft model and peers.
        draft_candidates: among which the engine finds a draft model by itself.
    """

    path: Path
    options: LoadOptions = LoadOptions()
    draft_candidates: tuple[Path, ...] = ()

    @property
    def cautious(self) -> LoadedFile:
        """The same with this computer's processor alone."""
        return self._replace(options=self.options.cautious)


@dataclass(frozen=True)
class UsedServer:
    """A server that is asked in place of a file.

    Attributes:
        server: as the user entered it.
        key: of access; empty for none.
    """

    server: Server
    key: str = field(default="", repr=False)
