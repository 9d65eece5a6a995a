"""Reads and writes the settings file."""

from __future__ import annotations

from pathlib import Path

import msgspec

from app.core.settings import Settings
from app.system.files import write_atomically


def load_settings(path: Path) -> tuple[Settings, Path | None]:
    """The saved settings, or the defaults.

    Returns:
        The settings, and where a file that could not be read was set aside (``None`` if all was
        well).
    """
    try:
        data = path.read_bytes()
    except OSError:
        return Settings(), None
    try:
        return msgspec.json.decode(data, type=Settings), None
    except (msgspec.DecodeError, UnicodeDecodeError):
        aside = path.with_suffix(".damaged.json")
        try:
            path.replace(aside)
        except OSError:
            return Settings(), path
        return Settings(), aside


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings.

    Raises:
        OSError: the file cannot be written.
    """
    write_atomically(path, msgspec.json.format(msgspec.json.encode(settings), indent=2))
