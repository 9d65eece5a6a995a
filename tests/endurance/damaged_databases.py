"""Flips bits all over a database, round after round: the program must open what is left.

The database is opened, listed and read as the program does, repaired where that fails, and must
take a new conversation afterwards.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path

from app.core.errors import AppError, ErrorKind
from app.storage.store import Store, open_store, repaired_store
from tests.storage.test_salvage import CONVERSATIONS, write_store

ROUNDS = 300
_FLIPS = (1, 5, 40, 300)
_REFUSED = {ErrorKind.DATABASE_NEWER, ErrorKind.MIGRATION_FAILED}


def run(rounds: int = ROUNDS, seed: int = 1) -> str:
    """Spoil and open so many databases."""
    chance, outcomes = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.db"
        write_store(whole)
        data = whole.read_bytes()
        for number in range(rounds):
            home = Path(folder) / str(number)
            home.mkdir()
            path = home / "conversations.db"
            path.write_bytes(spoiled(data, chance))
            outcomes[outcome(path)] += 1
    parts = ", ".join(f"{name}: {count}" for name, count in sorted(outcomes.items()))
    return f"{rounds} damaged databases of {2 * CONVERSATIONS} messages ({parts})"


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """A copy with flipped bits."""
    copy = bytearray(data)
    for _ in range(chance.choice(_FLIPS)):
        copy[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
    return bytes(copy)


def outcome(path: Path) -> str:
    """What became of a database: all, most, some or nothing of it could be read."""
    try:
        store = open_store(path)
    except AppError as error:
        if error.kind not in _REFUSED:
            raise
        return "refused"
    try:
        count = readable(store)
    except AppError as error:
        if error.kind is not ErrorKind.CONVERSATION_DAMAGED:
            raise
        store.close()
        store = repaired_store(path)
        count = readable(store)
    store.close()
    share = count / (2 * CONVERSATIONS)
    return "all" if share >= 1 else "most" if share > 0.5 else "some" if share > 0 else "nothing"


def readable(store: Store) -> int:
    """How many messages can be read, and written after them."""
    count = sum(len(store.messages(each.id)) for each in store.conversations())
    store.add_conversation("goes on")
    return count
