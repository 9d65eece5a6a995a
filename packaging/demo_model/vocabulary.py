"""The demo model's tokeniser: bytes, one token a digit, and prefix merges for its own wording.

It is a byte-level BPE as llama.cpp's ``deepseek-r1-qwen`` pre-tokeniser expects, but its merges are
paths in a trie that start at a word's first character. So a word that the vocabulary does not know
is its longest known beginning, followed by single letters: spelling stays easy to learn.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, pre_tokenizers

BOS, EOS = "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>"
USER, ASSISTANT, PAD = "<｜User｜>", "<｜Assistant｜>", "<｜▁pad▁｜>"
THINK, END_OF_THINK = "<think>", "</think>"
CONTROL = [EOS, USER, ASSISTANT, BOS, PAD]
USER_DEFINED = [THINK, END_OF_THINK]
FILE = Path(__file__).with_name("vocabulary.json")

# The regular expression of llama.cpp's LLAMA_VOCAB_PRE_TYPE_QWEN2 (src/llama-vocab.cpp).
SPLIT = (
    r"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
ACCENTS = "éèêëàâçùûüîïôöœæÉÈÊÀÂÇÙÛÎÏÔŒ«»×÷…’—–"


def bytes_to_unicode() -> dict[int, str]:
    """GPT-2's printable stand-ins for the 256 bytes (openai/gpt-2, ``encoder.py``)."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = (b for b in range(256) if b not in plain)
    table = {b: chr(b) for b in plain}
    return table | {b: chr(256 + n) for n, b in enumerate(others)}


_BYTES = bytes_to_unicode()


def _units(text: str) -> list[str]:
    """A pre-token's characters as byte-level strings, accents whole."""
    units: list[str] = []
    for character in text:
        parts = [_BYTES[b] for b in character.encode()]
        units += ["".join(parts)] if character in ACCENTS else parts
    return units


def _pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(SPLIT), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )


def make_vocabulary(texts: list[str], size: int) -> dict[str, list]:
    """Choose the merges that save most tokens over the texts.

    Args:
        texts: a sample of what the model reads and writes.
        size: number of tokens wanted, special ones included.

    Returns:
        ``tokens`` in the order of their ids, and ``merges`` as pairs in the order of their rank.
    """
    splitter = pre_tokenizers.Split(Regex(SPLIT), "isolated")
    words = Counter(piece for text in texts for piece, _ in splitter.pre_tokenize_str(text))
    merges: list[tuple[str, str]] = []
    tokens = [_BYTES[b] for b in range(256)]
    for character in ACCENTS:
        units = [_BYTES[b] for b in character.encode()]
        for end in range(2, len(units) + 1):
            pair = ("".join(units[: end - 1]), units[end - 1])
            if pair not in merges:
                merges.append(pair)
                tokens.append("".join(pair))
    known = set(tokens)
    wanted = Counter(
        {
            word: count * (len(_units(word)) - 1)
            for word, count in words.items()
            if len(_units(word)) > 1 and not word[0].islower() and not word[0].isdigit()
        }
    )
    room = size - len(CONTROL) - len(USER_DEFINED)
    paths: set[tuple[str, str]] = set()
    for word, _ in wanted.most_common():
        units = _units(word)
        path = [("".join(units[:i]), units[i]) for i in range(1, len(units))]
        new = {p for p in path if "".join(p) not in known}
        if len(known) + len(new) > room:
            continue
        paths |= new
        known |= {"".join(p) for p in new}
    ordered = sorted(paths, key=lambda p: (len(p[0]), p))
    merges += ordered
    tokens += ["".join(p) for p in ordered]
    return {"tokens": [*tokens, *CONTROL, *USER_DEFINED], "merges": merges}


class Vocabulary:
    """Encodes and decodes with the saved vocabulary."""

    def __init__(self, path: Path = FILE) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        self.tokens: list[str] = data["tokens"]
        self.merges: list[tuple[str, str]] = [tuple(m) for m in data["merges"]]
        self.ids = {token: index for index, token in enumerate(self.tokens)}
        vocabulary = {t: i for t, i in self.ids.items() if t not in CONTROL + USER_DEFINED}
        self._tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=self.merges))
        self._tokenizer.pre_tokenizer = _pre_tokenizer()
        self._bytes = {character: byte for byte, character in _BYTES.items()}

    def encode(self, text: str) -> list[int]:
        """Token ids of plain text."""
        return self._tokenizer.encode(text).ids

    def decode(self, ids: list[int]) -> str:
        """Text of token ids, special tokens by their names."""
        text = b""
        for token in (self.tokens[i] for i in ids):
            special = token in CONTROL + USER_DEFINED
            text += token.encode() if special else bytes(self._bytes[c] for c in token)
        return text.decode(errors="replace")

    def stems(self) -> list[str]:
        """The lower-case words and parts of words that are one token."""
        stems = {token.removeprefix("Ġ") for token in self.tokens}
        return sorted(s for s in stems if s.isascii() and s.isalpha() and s.islower())

    def prompt(self, history: tuple[tuple[str, str], ...], question: str) -> list[int]:
        """A conversation as R1's chat template renders it, up to and with ``<think>``."""
        i, newline = self.ids, self.encode("\n")
        ids = [i[BOS]]
        for asked, answered in history:
            ids += [i[USER], *self.encode(asked), i[ASSISTANT], *self.encode(answered), i[EOS]]
        return [*ids, i[USER], *self.encode(question), i[ASSISTANT], i[THINK], *newline]

    def response(self, trace: str, answer: str) -> list[int]:
        """What the model should generate after the prompt."""
        i = self.ids
        return [*self.encode(trace + "\n"), i[END_OF_THINK], *self.encode("\n\n" + answer), i[EOS]]


def main() -> None:
    """Make ``vocabulary.json`` from a sample of the curriculum."""
    import random

    import tasks

    rng = random.Random(0)
    curriculum = tasks.Curriculum(0)
    examples = [curriculum.draw() for _ in range(20000)]
    texts = [
        t for e in examples for t in (e.question, e.trace(rng) + "\n", "\n\n" + e.solution.answer)
    ]
    data = make_vocabulary(texts, 1024)
    FILE.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    vocabulary = Vocabulary()
    lengths = [len(vocabulary.response(e.trace(rng), e.solution.answer)) for e in examples]
    by_task: dict[str, list[int]] = {}
    for example, length in zip(examples, lengths, strict=True):
        by_task.setdefault(example.task, []).append(length)
    for task, values in sorted(by_task.items()):
        print(
            f"{task:10} {sum(values) / len(values):6.0f} tokens on average, longest {max(values)}"
        )
    print(f"{len(vocabulary.tokens)} tokens, e.g. {list(itertools.islice(vocabulary.stems(), 12))}")


if __name__ == "__main__":
    main()
