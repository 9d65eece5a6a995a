"""The header's reader, on real files and on broken ones."""

from __future__ import annotations

import io
import random
import struct
import time
import tracemalloc
from pathlib import Path

import gguf
import pytest

from app.core.gguf_facts import GgufFacts, read_facts
from app.core.gguf_header import MOST_HEADER_BYTES, HeaderError
from tests.helpers.broken_models import damages

MOST_MEMORY_BYTES = 100_000_000
MOST_S = 5.0


@pytest.fixture(scope="module")
def content(shipped_model: Path) -> bytes:
    return shipped_model.read_bytes()


def test_the_facts_are_those_that_the_makers_library_reads(shipped_model: Path) -> None:
    reader = gguf.GGUFReader(shipped_model)

    def field(name: str) -> int:
        found = reader.get_field(name)
        assert found is not None
        return int(found.contents())

    with shipped_model.open("rb") as file:
        facts = read_facts(file, reads_all=True)
    assert facts.architecture == "qwen2"
    assert facts.layers == field("qwen2.block_count")
    assert facts.width == field("qwen2.embedding_length")
    assert facts.kv_heads == field("qwen2.attention.head_count_kv")
    assert facts.trained_context_tokens == field("qwen2.context_length")
    assert facts.key_length == facts.width // facts.heads
    assert facts.parameters == sum(int(tensor.n_elements) for tensor in reader.tensors)
    assert facts.has_chat_template
    assert facts.vocabulary_tokens > 1000
    key_values = 2 * facts.layers * facts.kv_heads * facts.key_length
    assert facts.cache_token_bytes == 2 * key_values


def test_the_sizes_are_found_without_reading_the_vocabulary(content: bytes) -> None:
    stream = io.BytesIO(content)
    facts = read_facts(stream)
    assert facts.layers
    assert stream.tell() < content.index(b"tokenizer.ggml.tokens") + 100


def test_one_figure_a_layer_counts_as_its_largest() -> None:
    stream = io.BytesIO(
        _header(
            (b"general.architecture", 8, _text(b"deci")),
            (b"deci.block_count", 4, struct.pack("<I", 3)),
            (b"deci.attention.head_count_kv", 9, struct.pack("<IQ3I", 4, 3, 2, 8, 4)),
        )
    )
    assert read_facts(stream, reads_all=True).kv_heads == 8


def test_broken_headers_end_soon_and_cost_little(content: bytes) -> None:
    header = content[: content.index(b"token_embd.weight") + 200_000]
    rng = random.Random(7)
    broken = [damage.content for damage in damages(content)]
    while len(broken) < 1_000:
        changed = bytearray(header)
        for _ in range(rng.randint(1, 8)):
            at = rng.randrange(len(changed))
            changed[at : at + 8] = rng.randbytes(8)
        broken.append(bytes(changed))
    outcomes = {True: 0, False: 0}
    for data in broken:
        began = time.process_time()
        outcomes[_is_read(data)] += 1
        assert time.process_time() - began < MOST_S
    assert min(outcomes.values()) > 100  # weights alone may be broken, too
    tracemalloc.start()  # slow, so not for all
    for data in broken[::20]:
        _is_read(data)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak_bytes < MOST_MEMORY_BYTES


@pytest.mark.parametrize("count", [1 << 20, 1 << 40, (1 << 64) - 1])
@pytest.mark.parametrize("item", [0, 8, 9, 10, 99])
def test_absurd_arrays_are_refused(item: int, count: int) -> None:
    data = _header((b"x", 9, struct.pack("<IQ", item, count)))
    with pytest.raises(HeaderError):
        read_facts(io.BytesIO(data))


def test_an_endless_header_is_given_up() -> None:
    empty_texts = struct.pack("<IQ", 8, 1 << 20) + bytes(8 << 20)
    data = _header(*[(b"tokenizer.x%d" % n, 9, empty_texts) for n in range(5)])
    assert len(data) > MOST_HEADER_BYTES
    with pytest.raises(HeaderError, match="too long"):
        read_facts(io.BytesIO(data))


def _is_read(data: bytes) -> bool:
    try:
        facts = read_facts(io.BytesIO(data), reads_all=True)
    except HeaderError:
        return False
    assert isinstance(facts, GgufFacts)
    return facts.cache_token_bytes >= 0


def _header(*fields: tuple[bytes, int, bytes]) -> bytes:
    body = b"".join(_text(name) + struct.pack("<I", kind) + data for name, kind, data in fields)
    return b"GGUF" + struct.pack("<IQQ", 3, 0, len(fields)) + body


def _text(text: bytes) -> bytes:
    return struct.pack("<Q", len(text)) + text
