"""Cutting a file into conversations, wherever its chunks begin."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.transcripts import splitting
from app.core.transcripts.skipping import SkipReason
from app.core.transcripts.splitting import Item, split

TEXTS = st.text(max_size=5) | st.sampled_from(['"', "\\", '\\"', "}", "]", "{[", "é\u2028"])
VALUES = st.recursive(
    st.none() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(TEXTS, VALUES, max_size=3)


class Crumbs(io.BytesIO):
    """Gives a few bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self._size = size

    def read(self, _size: int | None = -1, /) -> bytes:
        return super().read(self._size)


@given(st.lists(OBJECTS, min_size=1, max_size=4), st.integers(1, 50), st.booleans())
def test_every_conversation_of_an_array_is_found(
    objects: list[dict[str, object]], size: int, is_ascii: bool
) -> None:
    data = json.dumps(objects, ensure_ascii=is_ascii).encode()
    items = list(split(Crumbs(b"\xef\xbb\xbf\n " + data if size > 5 else data, max(size, 1))))
    assert [json.loads(item.data) for item in items] == objects


@given(st.lists(OBJECTS, min_size=1, max_size=4), st.integers(1, 50))
def test_and_of_lines(objects: list[dict[str, object]], size: int) -> None:
    data = "\n".join(map(json.dumps, objects)).encode()
    assert [json.loads(item.data) for item in split(Crumbs(data, size))] == objects


@given(st.binary(), st.integers(1, 9))
def test_any_bytes_end(data: bytes, size: int) -> None:
    for item in split(Crumbs(data, size)):
        assert bool(item.data) is (item.problem is None)


@pytest.mark.parametrize(
    ("data", "items"),
    [
        (b"", [Item(1, problem=SkipReason.NOT_JSON)]),
        (b"hello", [Item(1, problem=SkipReason.NOT_JSON)]),
        (b"[]", [Item(1, problem=SkipReason.EMPTY)]),
        (b"[1, 2]", [Item(1, problem=SkipReason.EMPTY)]),
        (b'[{"a": "}"}, {"b"', [Item(1, b'{"a": "}"}'), Item(2, problem=SkipReason.CUT_OFF)]),
        (b'[{"a": 1}', [Item(1, b'{"a": 1}'), Item(2, problem=SkipReason.CUT_OFF)]),
        (b'[{"a": 1}]}} rubbish', [Item(1, b'{"a": 1}')]),
        (b'{"a": "\\"', [Item(1, problem=SkipReason.CUT_OFF)]),
    ],
)
def test_broken_files(data: bytes, items: list[Item]) -> None:
    assert list(split(io.BytesIO(data))) == items


@pytest.mark.parametrize("size", [7, 1_000, 1_000_000])
def test_what_is_too_large_is_passed_over_and_forgotten(size: int) -> None:
    large = json.dumps({"text": 'x\\"' * 40_000, "more": [{"a": "b"}] * 1_000}).encode()
    data = b'[{"a": 1}, ' + large + b', {"b": "\\"}"}]'
    items = list(split(Crumbs(data, size), most_bytes=20_000))
    assert items == [
        Item(1, b'{"a": 1}'),
        Item(2, problem=SkipReason.TOO_LARGE),
        Item(3, b'{"b": "\\"}"}'),
    ]


def test_memory_is_that_of_one_conversation(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    item = b'{"text": "' + b"x" * 1_000_000 + b'"},'

    class Endless:
        left = 60

        def read(self, size: int, /) -> bytes:
            sizes.append(size)
            self.left -= 1
            return (b"[" if self.left == 59 else b"") + item if self.left else b""

    assert sum(1 for found in splitting.split(Endless()) if found.data) == 59
    assert max(sizes) < 3_000_000
