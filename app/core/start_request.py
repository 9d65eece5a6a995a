"""What a start of the program asks for; a second start hands it over to the first one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

MODEL_SUFFIX = ".gguf"
MOST_BYTES = 1_000_000
"""A request that is longer is none of ours."""


class StartRequest(NamedTuple):
    """What is to be done once the program runs.

    Attributes:
        files: to be opened, absolute.
        asks_quickly: whether the quick question is wanted in place of the window.
        activation_token: of the desktop, which lets a window come to the front; may be empty.
    """

    files: tuple[Path, ...] = ()
    asks_quickly: bool = False
    activation_token: str = ""

    @property
    def models(self) -> list[Path]:
        """The files that are models."""
        return [file for file in self.files if file.suffix.lower() == MODEL_SUFFIX]

    @property
    def texts(self) -> list[Path]:
        """The other files."""
        return [file for file in self.files if file.suffix.lower() != MODEL_SUFFIX]


def encode(request: StartRequest) -> bytes:
    """One line; a name that is no text (POSIX allows any bytes) stays what it is."""
    import json  # late: the first picture needs none

    return json.dumps({**request._asdict(), "files": [str(f) for f in request.files]}).encode()


def decode(line: bytes) -> StartRequest | None:
    """The request of a line; ``None`` if it is none."""
    import json

    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    match data:
        case {"files": [*files], "asks_quickly": bool(quick), "activation_token": str(token)}:
            if all(isinstance(file, str) and "\0" not in file for file in files):
                return StartRequest(tuple(map(Path, files)), quick, token)
    return None
