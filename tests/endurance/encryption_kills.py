"""Kills the program while it encrypts and decrypts: one whole database must be left.

The child switches encryption on and off for ever. After a kill, the file must open with what the
child said it needs, hold every message, and have nothing readable beside it if it is encrypted.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from app.core.messages import new_question
from app.storage.keys import is_encrypted, is_plain
from app.storage.store import Store, open_store
from app.storage.vault import Vault

CANARY = "canary-4711-Käfig"
ROUNDS = 200
LONGEST_S = 1.0
"""Of the child's work before it is killed: some rewrites of its database."""
_MESSAGES = 300
_CHILD = """
import sys
from pathlib import Path
from app.core.protection import Protection
from app.storage.vault import Vault

vault = Vault(Path(sys.argv[1]))
vault.start()
while True:
    print(vault.key_for_keyring()[1], flush=True)
    vault.protect(Protection.KEYRING)
    vault.protect(Protection.NONE)
"""


def run_round(folder: Path, share: float) -> str:
    """Kill one child and look at what it left.

    Args:
        folder: to be made.
        share: of ``LONGEST_S`` after which it is killed.

    Returns:
        ``"plain"`` or ``"encrypted"``.
    """
    folder.mkdir(parents=True)
    path = folder / "conversations.db"
    _fill(path)
    command = [sys.executable, "-c", _CHILD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        keys = [child.stdout.readline().strip()]
        try:
            child.wait(share * LONGEST_S)
        except subprocess.TimeoutExpired:
            child.kill()
        keys += _rest_of(child.stdout)
    was_encrypted = is_encrypted(path)
    assert was_encrypted or is_plain(path)
    _check(path, keys)
    if was_encrypted:
        assert not any(CANARY.encode() in file.read_bytes() for file in _files(folder))
    return "encrypted" if was_encrypted else "plain"


def run() -> str:
    """All rounds; returns the line to print."""
    ends = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            ends.append(run_round(Path(folder) / str(number), random.random()))
    counts = ", ".join(f"{ends.count(end)} {end}" for end in ("plain", "encrypted"))
    return f"encryption_kills: {ROUNDS} kills, every database whole ({counts})"


def _fill(path: Path) -> None:
    store = open_store(path)
    home = store.add_conversation(CANARY).id
    with store._transaction():
        for _ in range(_MESSAGES):
            store._insert(new_question(home, None, f"{CANARY} " * 200))
    store.close()


def _check(path: Path, keys: list[str]) -> None:
    vault = Vault(path)
    vault.start()
    for key in keys[::-1]:
        if vault.is_locked and key:
            vault.unlock(key)
    assert isinstance(vault.store, Store), vault.store
    assert len(vault.store.messages(1)) == _MESSAGES
    vault.close()
    assert not [file.name for file in _files(path.parent) if "re" in file.suffix]


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def _rest_of(pipe: IO[str]) -> list[str]:
    lines = pipe.read().split("\n")
    return [line for line in lines if len(line) == 64]


if __name__ == "__main__":
    print(run())
