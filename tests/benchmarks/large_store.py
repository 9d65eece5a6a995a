"""A made database of many conversations, in several scripts, kept in a cache folder.

The words follow Zipf's law, as those of real texts do: a few are in nearly every message, most in
a handful. The same numbers give the same store.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from typing import Any

import platformdirs

from app.storage.database import open_database
from app.storage.store import open_store

MESSAGES = int(os.environ.get("PENSEUR_BENCH_MESSAGES", "2000000"))
"""How many messages the store has; 20 for each conversation."""
LONG_MESSAGES = 10_000
"""Messages of the one long conversation."""
_FORMAT = 1  # changes with what is written here
_SENTENCES = 60_000
_VOCABULARY = 30_000
_BEGAN = 1_600_000_000.0
_STEP_S = 60.0
_LATIN_WORDS = "ba ce di fo gu la mé ni or pa qui ré so té un va xi zo tion ment er es"
_ARABIC_WORDS = "كتاب علم بيت مدرسة قلم سؤال جواب رقم عدد حساب شمس قمر بحر جبل ورد"
_LATIN, _ARABIC = _LATIN_WORDS.split(), _ARABIC_WORDS.split()
_IDEOGRAPHS = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
_KANA = [chr(code) for code in range(0x3042, 0x3094)]
_INSERT_MESSAGE = (
    "INSERT INTO messages (id, conversation_id, parent_id, role, text, reasoning, created_at,"
    " model_name, quantisation, stop_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_CONVERSATION = (
    "INSERT INTO conversations (id, title, created_at, updated_at, leaf_id) VALUES (?, ?, ?, ?, ?)"
)


class Texts:
    """Sentences of a made language each.

    Attributes:
        words: of the Latin script, the most frequent first.
    """

    def __init__(self, sentences: int = _SENTENCES) -> None:
        self._random = chance = random.Random(7)
        tries = range(15 * sentences)
        spelled = ("".join(chance.choices(_LATIN, k=chance.randint(1, 4))) for _ in tries)
        self.words = list(dict.fromkeys(spelled))[:_VOCABULARY]
        weights = list(accumulate(1 / rank for rank in range(2, len(self.words) + 2)))
        self._sentences = [self._sentence(weights) for _ in range(sentences)]

    def text(self, characters: int) -> str:
        """Some sentences, about so long."""
        sentences, size = [], 0
        while size < characters:
            sentence = self._sentences[int(self._random.random() * len(self._sentences))]
            sentences.append(sentence)
            size += len(sentence) + 1
        return " ".join(sentences)

    def _sentence(self, weights: list[float]) -> str:
        chance = self._random
        script = chance.random()
        if script < 0.08:
            return "".join(self._zipf(_IDEOGRAPHS) for _ in range(18)) + "。"
        if script < 0.12:
            return "".join(self._zipf(_KANA + _IDEOGRAPHS) for _ in range(20)) + "。"
        if script < 0.16:
            return (
                " ".join(
                    "ال" * (chance.random() < 0.5) + word for word in chance.choices(_ARABIC, k=9)
                )
                + "."
            )
        return " ".join(chance.choices(self.words, cum_weights=weights, k=9)).capitalize() + "."

    def _zipf(self, letters: list[str]) -> str:
        return letters[int(len(letters) ** self._random.random()) - 1]


def large_store(messages: int = MESSAGES) -> Path:
    """The path of the store, in the ``data`` folder of a ``PENSEUR_HOME``.

    It is made when it is not there yet: some seconds for 2 million messages, then some minutes for
    the index of their words.
    """
    folder = platformdirs.user_cache_path("penseur-benchmarks", appauthor=False)
    path = folder / f"store-{_FORMAT}-{messages}" / "data" / "conversations.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".new")
        for part in path.parent.glob(unfinished.name + "*"):
            part.unlink()
        fill_store(unfinished, messages)
        store = open_store(unfinished)
        while store.index_some(1.0):
            pass
        store.close()
        unfinished.replace(path)
    return path


def fill_store(path: Path, messages: int, long_messages: int = LONG_MESSAGES) -> None:
    """Make a store.

    Args:
        path: of the new file.
        messages: in all, about.
        long_messages: of the conversation that is the latest.
    """
    texts, chance = Texts(min(_SENTENCES, 2 * messages)), random.Random(11)
    long_messages = min(long_messages, messages // 2)
    sizes = [20] * max(1, (messages - long_messages) // 20) + [long_messages]
    with closing(open_database(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        first = 1
        for batch in range(0, len(sizes), 1000):
            connection.execute("BEGIN")
            for home, size in enumerate(sizes[batch : batch + 1000], batch + 1):
                began = _BEGAN + first * _STEP_S
                ended = began + size * _STEP_S
                row = (home, texts.text(30)[:60], began, ended, first + size - 1)
                connection.execute(_INSERT_CONVERSATION, row)
                rows = _messages(texts, chance, home, first, size)
                connection.executemany(_INSERT_MESSAGE, rows)
                first += size
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _messages(
    texts: Texts, chance: random.Random, home: int, first: int, count: int
) -> Iterator[tuple[Any, ...]]:
    for number in range(first, first + count):
        parent = None if number == first else number - 1
        moment = _BEGAN + number * _STEP_S
        if (number - first) % 2 == 0:
            text = texts.text(50)
            yield (number, home, parent, "user", text, "", moment, "", "", None)
        else:
            model = "R1-Distill-Qwen-7B" if chance.random() < 0.9 else "R1-Distill-Llama-8B"
            text, thoughts = texts.text(180), texts.text(180)
            made = (moment, model, "Q4_K_M", "end_of_answer")
            yield (number, home, parent, "assistant", text, thoughts, *made)
