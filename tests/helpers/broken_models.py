"""Damages a GGUF in every way that a download, a disk or a careless converter can.

It knows the layout (ggml's ``docs/gguf.md``) but nothing of llama.cpp: each part of the file is
found by walking it, so that a damage hits what its name says.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass

HUGE = (0, 1, 2**31 - 1, 2**32, 2**40, 2**62, 2**63, 2**64 - 1)
_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY, _UINT32, _FLOAT32 = 8, 9, 4, 6
_HEADER_BYTES = 24


@dataclass(frozen=True)
class Damage:
    """One broken file.

    Attributes:
        kind: what was done.
        where: to which part.
        content: of the file.
    """

    kind: str
    where: str
    content: bytes


@dataclass(frozen=True)
class _Entry:
    """One key of the metadata: offsets of its parts."""

    key: str
    start: int
    type_at: int
    type: int
    value_at: int


@dataclass(frozen=True)
class _Tensor:
    """One tensor's description: offsets of its parts."""

    name: str
    start: int
    dimensions_at: int
    type_at: int
    offset_at: int


class Gguf:
    """The places of a sound file."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._at = _HEADER_BYTES
        tensors, entries = struct.unpack_from("<QQ", content, 8)
        self.entries = [self._read_entry() for _ in range(entries)]
        self.tensors = [self._read_tensor() for _ in range(tensors)]
        self.end_of_descriptions = self._at

    def _number(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self.content, self._at)
        self._at += struct.calcsize(form)
        return int(value)

    def _string(self) -> str:
        size = self._number("<Q")
        self._at += size
        return self.content[self._at - size : self._at].decode()

    def _read_entry(self) -> _Entry:
        start, key, type_at = self._at, self._string(), self._at
        kind = self._number("<I")
        value_at = self._at
        self._skip(kind)
        return _Entry(key, start, type_at, kind, value_at)

    def _skip(self, kind: int) -> None:
        if kind == _STRING:
            self._string()
        elif kind == _ARRAY:
            item, count = self._number("<I"), self._number("<Q")
            if item == _STRING:
                for _ in range(count):
                    self._string()
            else:
                self._at += count * _SIZES[item]
        else:
            self._at += _SIZES[kind]

    def _read_tensor(self) -> _Tensor:
        start, name = self._at, self._string()
        dimensions = self._number("<I")
        dimensions_at = self._at
        self._at += 8 * dimensions
        type_at = self._at
        self._at += 4 + 8
        return _Tensor(name, start, dimensions_at, type_at, type_at + 4)

    def with_bytes(self, at: int, data: bytes) -> bytes:
        """The file with some bytes written over."""
        return self.content[:at] + data + self.content[at + len(data) :]


def damages(content: bytes) -> list[Damage]:
    """Some 550 broken files, the same at each run."""
    gguf, rng = Gguf(content), random.Random(20)
    return [
        *_other_files(content),
        *_truncations(gguf, rng),
        *_flipped_bits(gguf, rng),
        *_counts(gguf),
        *_lengths(gguf),
        *_types(gguf, rng),
        *_hyperparameters(gguf),
        *_texts(gguf),
        *_tensor_descriptions(gguf, rng),
        *_weights(gguf, rng),
    ]


def _other_files(content: bytes) -> Iterator[Damage]:
    page = b"<!DOCTYPE html><html><body>404: Not Found</body></html>"
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0000\nsize 5039040\n"
    files = {
        "empty": b"",
        "a web page": page,
        "a pointer": pointer,
        "JSON": b'{"error": "Repository not found"}',
        "an archive": b"PK\x03\x04" + content[4:],
        "the magic alone": b"GGUF",
        "half a magic": b"GG",
        "zeros": bytes(len(content)),
        "zeros after the magic": b"GGUF" + bytes(len(content)),
        "noise after the magic": b"GGUF" + random.Random(1).randbytes(50_000),
        "a web page after the magic": b"GGUF" + page,
        "upper half first": content[len(content) // 2 :] + content[: len(content) // 2],
        "twice": content + content,
        "with a tail": content + page,
        "version 1": content[:4] + struct.pack("<I", 1) + content[8:],
        "version 99": content[:4] + struct.pack("<I", 99) + content[8:],
        "big-endian": content[:4] + struct.pack(">I", 3) + content[8:],
    }
    for name, data in files.items():
        yield Damage("another file", name, data)


def _truncations(gguf: Gguf, rng: random.Random) -> Iterator[Damage]:
    content, end = gguf.content, gguf.end_of_descriptions
    places = [*range(4, 40, 3), *(rng.randrange(40, end) for _ in range(30))]
    places += [rng.choice(gguf.tensors).start + n for n in range(10)]
    places += [end, end + 1, *(rng.randrange(end, len(content)) for _ in range(14)), -32, -1]
    for at in places:
        yield Damage("truncation", f"at {at}", content[:at])


def _flipped_bits(gguf: Gguf, rng: random.Random) -> Iterator[Damage]:
    last = gguf.entries[-1].value_at
    small = [e.start + n for e in gguf.entries for n in range(e.value_at - e.start + 4)]
    described = range(gguf.tensors[0].start, gguf.end_of_descriptions)
    places = [rng.randrange(_HEADER_BYTES) for _ in range(20)]
    places += rng.sample(small, 60) + rng.sample(described, 50)
    places += [rng.randrange(_HEADER_BYTES, last) for _ in range(20)]
    for at in places:
        flipped = bytes([gguf.content[at] ^ 1 << rng.randrange(8)])
        yield Damage("flipped bit", f"at {at}", gguf.with_bytes(at, flipped))


def _counts(gguf: Gguf) -> Iterator[Damage]:
    for at, name in ((8, "tensors"), (16, "entries")):
        (right,) = struct.unpack_from("<Q", gguf.content, at)
        for count in (*HUGE, right - 1, right + 1, 2 * right):
            yield Damage("count", f"{count} {name}", gguf.with_bytes(at, struct.pack("<Q", count)))


def _lengths(gguf: Gguf) -> Iterator[Damage]:
    for number, entry in enumerate(gguf.entries):
        places = {f"name of {entry.key}": entry.start}
        if entry.type == _STRING:
            places[f"text of {entry.key}"] = entry.value_at
        elif entry.type == _ARRAY:
            places[f"count of {entry.key}"] = entry.value_at + 4
        for name, at in places.items():
            for length in (HUGE[number % len(HUGE)], HUGE[(number + 4) % len(HUGE)]):
                yield Damage(
                    "length", f"{length}: {name}", gguf.with_bytes(at, struct.pack("<Q", length))
                )


def _types(gguf: Gguf, rng: random.Random) -> Iterator[Damage]:
    for entry in gguf.entries:
        for kind in rng.sample([t for t in range(15) if t != entry.type], 2):
            data = struct.pack("<I", kind)
            yield Damage("type", f"{kind}: {entry.key}", gguf.with_bytes(entry.type_at, data))


def _hyperparameters(gguf: Gguf) -> Iterator[Damage]:
    for entry in gguf.entries:
        if entry.type == _UINT32:
            (right,) = struct.unpack_from("<I", gguf.content, entry.value_at)
            for value in sorted(
                {0, 1, 3, right + 1, 2 * right, 1 << 16, 1 << 31, 2**32 - 1} - {right}
            ):
                data = gguf.with_bytes(entry.value_at, struct.pack("<I", value))
                yield Damage("hyperparameter", f"{entry.key} = {value}", data)
        elif entry.type == _FLOAT32:
            for number in (0.0, -1.0, 1e30, float("nan"), float("inf")):
                data = gguf.with_bytes(entry.value_at, struct.pack("<f", number))
                yield Damage("hyperparameter", f"{entry.key} = {number}", data)


def _texts(gguf: Gguf) -> Iterator[Damage]:
    """Other texts of the same length: what the loader or the template engine does not know."""
    for entry in gguf.entries:
        if entry.type == _STRING:
            (size,) = struct.unpack_from("<Q", gguf.content, entry.value_at)
            texts = {"unknown": b"x" * size, "not UTF-8": b"\xff" * size, "zeros": bytes(size)}
            if entry.key == "tokenizer.chat_template":
                texts["unclosed"] = b"{% if messages %}".ljust(size)
                texts["endless"] = b"{% for n in range(10**9) %}{{ n }}{% endfor %}".ljust(size)
                texts["empty"] = b" " * size
            for name, text in texts.items():
                data = gguf.with_bytes(entry.value_at + 8, text)
                yield Damage("text", f"{name}: {entry.key}", data)


def _tensor_descriptions(gguf: Gguf, rng: random.Random) -> Iterator[Damage]:
    for tensor in gguf.tensors:
        places = (
            ("length of the name", tensor.start, "<Q", HUGE),
            ("dimensions", tensor.dimensions_at - 4, "<I", (0, 1, 3, 4, 5, 2**31, 2**32 - 1)),
            ("size", tensor.dimensions_at, "<Q", (*HUGE, 31, 33, 64)),
            ("type", tensor.type_at, "<I", (*range(40), 2**31)),
            ("offset", tensor.offset_at, "<Q", (*HUGE, 32, 64)),
        )
        for name, at, form, values in places:
            value = rng.choice(values)
            data = gguf.with_bytes(at, struct.pack(form, value))
            yield Damage("tensor", f"{name} {value}: {tensor.name}", data)


def _weights(gguf: Gguf, rng: random.Random) -> Iterator[Damage]:
    size = len(gguf.content) - gguf.end_of_descriptions
    for fill in (b"\xff", b"\x7c", b"\x00", b"\x7f\x80"):
        data = gguf.content[: gguf.end_of_descriptions] + (fill * size)[:size]
        yield Damage("weights", fill.hex(), data)
    for _ in range(6):
        at = rng.randrange(gguf.end_of_descriptions, len(gguf.content) - 1000)
        yield Damage("weights", f"noise at {at}", gguf.with_bytes(at, rng.randbytes(1000)))
