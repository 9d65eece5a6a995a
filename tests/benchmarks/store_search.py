"""First results of a search among 2 million messages, for every key as words are typed."""

from __future__ import annotations

import random
import time
from statistics import median, quantiles

from app.core.search import Query
from app.storage.search_reader import SearchReader
from tests.benchmarks.large_store import Texts, large_store
from tests.benchmarks.rows import Bound

ROUNDS = 5
_FIXED = ("كتاب", "كت", "一", "丁七", "丁七万", '"ba ce"', "mé", "me", "nothinglikeit", "a", "12")
_WORDS = 12
_PAIRS = 6


def measure() -> list[Bound]:
    """Search for all queries, round after round, each round in another order."""
    reader = SearchReader(large_store())
    queries = typed_queries()
    chance = random.Random(5)
    rounds: list[list[float]] = []
    for _ in range(ROUNDS):
        times = []
        for text in chance.sample(queries, len(queries)):
            began = time.perf_counter()
            reader.search(Query(text))
            times.append(1000 * (time.perf_counter() - began))
        rounds.append(times)
    reader.close()
    name = f"first results of a search, {len(queries)} queries"
    return [
        Bound(f"{name}, median", [median(times) for times in rounds], "ms", 50),
        Bound(
            f"{name}, 99th percentile",
            [quantiles(times, n=100)[98] for times in rounds],
            "ms",
            200,
        ),
    ]


def typed_queries() -> list[str]:
    """What stands in the field after each key: frequent and rare words, pairs, other scripts."""
    chance = random.Random(3)
    words = Texts().words

    def word() -> str:
        return words[int(len(words) ** chance.random()) - 1]

    wanted = [word() for _ in range(_WORDS)] + [f"{word()} {word()}" for _ in range(_PAIRS)]
    typed = [text[:end] for text in wanted for end in range(1, len(text) + 1)]
    return [*dict.fromkeys(text.strip() for text in typed), *_FIXED]
