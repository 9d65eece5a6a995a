"""Reads and writes the file of the servers that the user has entered, JSON, without their keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from app.core.errors import AppError
from app.core.servers import Server
from app.system.files import write_atomically

_NAMES = tuple(field.name for field in fields(Server))


def load_servers(path: Path) -> list[Server]:
    """The saved servers; entries that this version does not understand are left out."""
    try:
        saved = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    servers = [_server(entry) for entry in saved] if isinstance(saved, list) else []
    return [server for server in servers if server is not None]


def save_servers(path: Path, servers: Sequence[Server]) -> None:
    """Write them all.

    Raises:
        OSError: the file cannot be written; the old one is untouched.
    """
    data = json.dumps([asdict(server) for server in servers], indent=2, ensure_ascii=False)
    write_atomically(path, data.encode())


def _server(entry: object) -> Server | None:
    if not isinstance(entry, dict):
        return None
    values = {name: entry.get(name, "") for name in _NAMES}
    if not all(isinstance(value, str) for value in values.values()):
        return None
    server = Server(**values)
    try:
        return server if server.label and server.model and server.address else None
    except AppError:
        return None
