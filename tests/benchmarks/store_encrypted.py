"""An encrypted store over the same store in the clear: opening, reading, journal, search."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.core.messages import Channel, Sampling, new_answer, new_question
from app.core.search import Query
from app.storage.encryption import rewrite
from app.storage.keys import DataKey
from app.storage.search_reader import SearchReader
from app.storage.store import Store, open_store
from tests.benchmarks.large_store import Texts, fill_store
from tests.benchmarks.rows import Row

MESSAGES = 20_000
LONG_MESSAGES = 2_000
ROUNDS = 9
_APPENDS = 40
_WORDS = 40


def measure() -> list[Row]:
    """One row for each thing that is done, both stores in turns; the first round warms up."""
    with tempfile.TemporaryDirectory() as folder:
        plain, secret = Path(folder) / "plain.db", Path(folder) / "secret.db"
        fill_store(plain, MESSAGES, LONG_MESSAGES)
        with closing(open_store(plain)) as store:
            while store.index_some(1.0):
                pass
        shutil.copy(plain, secret)
        key = DataKey.random()
        rewrite(secret, None, key)
        stores: list[tuple[Path, DataKey | None]] = [(secret, key), (plain, None)]
        return [
            _row("opening it and its list of conversations", _open, stores, 1.5),
            _row(f"reading a conversation of {LONG_MESSAGES} messages", _read, stores, 1.5),
            _row("appending to the journal", _append, stores, 1.3),
            _row("searching", _search, stores, 1.5),
        ]


def _row(
    name: str,
    work: Callable[[Path, DataKey | None], float],
    stores: list[tuple[Path, DataKey | None]],
    goal: float,
) -> Row:
    times: list[list[float]] = [[], []]
    for _ in range(ROUNDS + 1):
        for side, (path, key) in zip(times, stores, strict=True):
            side.append(1000 * work(path, key))
    ours, theirs = times
    return Row(f"{name}, encrypted over plain", ours[1:], theirs[1:], "ms", goal, is_floor=False)


def _open(path: Path, key: DataKey | None) -> float:
    began = time.perf_counter()
    with closing(open_store(path, key)) as store:
        store.conversations(limit=100)
        return time.perf_counter() - began


def _read(path: Path, key: DataKey | None) -> float:
    with closing(open_store(path, key)) as store:
        (latest,) = store.conversations(limit=1)
        began = time.perf_counter()
        assert len(store.messages(latest.id)) >= LONG_MESSAGES
        return time.perf_counter() - began


def _append(path: Path, key: DataKey | None) -> float:
    with closing(open_store(path, key)) as store:
        answer_id = _begun(store)
        began = time.perf_counter()
        for number in range(_APPENDS):
            store.append_to_journal(answer_id, [(Channel.ANSWER, f"some words and {number} ")])
        return (time.perf_counter() - began) / _APPENDS


def _begun(store: Store) -> int:
    """A streaming answer in a conversation that is older than the one that is read."""
    home = store.conversations(limit=2)[1].id
    question = store.add_message(new_question(home, None, "2+2?", 1.0))
    return store.add_message(new_answer(question, "R1", "Q4_K_M", Sampling())).id


def _search(path: Path, key: DataKey | None) -> float:
    words = Texts(1000).words[100 : 100 + _WORDS]
    with closing(open_store(path, key)):
        reader = SearchReader(path, key)
        began = time.perf_counter()
        for word in words:
            reader.search(Query(word))
        took = time.perf_counter() - began
        reader.close()
        return took / _WORDS


if __name__ == "__main__":
    for row in measure():
        print(row)
