"""The folder of evaluated conversations, cleared without llama.cpp.

``app.engine.saved_states`` writes it.
"""

from __future__ import annotations

from pathlib import Path


def clear_states(folder: Path) -> None:
    """Delete all saved states.

    Raises:
        OSError: a file can't be deleted.
    """
    for pattern in ("*.state", "*.part"):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)
