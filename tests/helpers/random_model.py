"""Writes a model of random weights with the shipped model's vocabulary.

Its size sets its speed: what tests of stopping, of crashes and of speed need.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np

_KEPT = ("tokenizer.",)
_TOKENS, _TOKEN_TYPES = "tokenizer.ggml.tokens", "tokenizer.ggml.token_type"
_Q8_0, _Q4_K, _Q6_K = (
    gguf.GGMLQuantizationType.Q8_0,
    gguf.GGMLQuantizationType.Q4_K,
    gguf.GGMLQuantizationType.Q6_K,
)


@dataclass(frozen=True)
class Shape:
    """Sizes of a qwen2 network; widths are multiples of 32, with ``is_4_bit`` of 256.

    Attributes:
        vocabulary_tokens: the shipped model's are filled up to so many; 0 adds none.
        is_4_bit: quantised as Q4_K_M is, else all Q8_0.
        has_output: an output matrix of its own, else that of the embedding.
        is_endless: no special token is ever drawn, so that neither thoughts nor answer end by
            themselves; with ``has_output`` and Q8_0 only.
    """

    width: int
    layers: int
    heads: int
    kv_heads: int
    feed_forward: int
    context_tokens: int = 4096
    vocabulary_tokens: int = 0
    is_4_bit: bool = False
    has_output: bool = False
    is_endless: bool = False


SLOW = Shape(
    width=640, layers=8, heads=10, kv_heads=5, feed_forward=2560, has_output=True, is_endless=True
)
"""About 50 M parameters, run on one thread: some hundred tokens a second."""
R1_1_5B = Shape(
    width=1536,
    layers=28,
    heads=12,
    kv_heads=2,
    feed_forward=8960,
    context_tokens=131_072,
    vocabulary_tokens=151_936,
    is_4_bit=True,
    has_output=True,
)
"""DeepSeek-R1-Distill-Qwen-1.5B in Q4_K_M (its config.json): 1.1 GB."""


def write_random_model(path: Path, vocabulary_from: Path, shape: Shape) -> Path:
    """Write a GGUF with random weights.

    Args:
        path: of the file to write.
        vocabulary_from: the GGUF whose tokeniser and template it takes.
        shape: sizes.

    Returns:
        ``path``.
    """
    writer = gguf.GGUFWriter(str(path), "qwen2")
    writer.add_context_length(shape.context_tokens)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_rope_freq_base(10000.0)
    writer.add_layer_norm_rms_eps(1e-6)
    kinds = gguf.LlamaFileType
    writer.add_file_type(kinds.MOSTLY_Q4_K_M if shape.is_4_bit else kinds.MOSTLY_Q8_0)
    vocabulary, special = _copy_vocabulary(writer, vocabulary_from, shape.vocabulary_tokens)
    tensors = _tensors(shape, vocabulary)
    for tensor in tensors:
        _describe(writer, tensor, shape)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    rng = np.random.default_rng(1)
    for tensor in tensors:  # one after the other: they may not fit into memory together
        values = _values(rng, tensor, shape)
        if shape.is_endless:
            _make_endless(values, tensor[0], special)
        writer.write_tensor_data(values)
    writer.close()
    return path


_Tensor = tuple[str, int, int]
"""Name, rows (0 for a vector) and columns."""


def _describe(writer: gguf.GGUFWriter, tensor: _Tensor, shape: Shape) -> None:
    name, rows, columns = tensor
    if rows == 0:
        writer.add_tensor_info(name, (columns,), np.dtype(np.float32), 4 * columns)
        return
    kind = _kind(name, shape)
    block, block_bytes = gguf.GGML_QUANT_SIZES[kind]
    row_bytes = columns // block * block_bytes
    size = rows * row_bytes
    writer.add_tensor_info(name, (rows, row_bytes), np.dtype(np.uint8), size, raw_dtype=kind)


def _values(rng: np.random.Generator, tensor: _Tensor, shape: Shape) -> np.ndarray:
    name, rows, columns = tensor
    if rows == 0:
        return np.full(columns, 1 if "norm" in name else 0, np.float32)
    return _BLOCKS[_kind(name, shape)](rng, rows, columns)


def _make_endless(values: np.ndarray, name: str, special: list[int]) -> None:
    """Let the first channel be the same for all that is read, and special tokens shun it.

    It stays about 9 times the deviation of the others after 8 layers, so that their logits lie 18
    below the rest.
    """
    if name == "token_embd.weight":
        _set_first_channel(values, 1)
    elif name == "output.weight":
        _set_first_channel(values, 0)
        shunned = values[special]
        _set_first_channel(shunned, -2)
        values[special] = shunned


def _set_first_channel(rows: np.ndarray, value: float) -> None:
    """In Q8_0; the 31 channels that share its scale become 0."""
    rows[:, :34] = 0
    rows[:, :2] = _half(abs(value) / 127)
    rows[:, 2] = np.uint8(127 if value > 0 else -127 & 0xFF)


def _copy_vocabulary(writer: gguf.GGUFWriter, source: Path, size: int) -> tuple[int, list[int]]:
    """Copy a tokeniser, filled up with tokens that no text becomes.

    Returns:
        Its size, and which tokens are special.
    """
    vocabulary, special = 0, list[int]()
    for field in gguf.GGUFReader(source).fields.values():
        if not field.name.startswith(_KEPT):
            continue
        kind, contents = field.types[0], field.contents()
        item = field.types[-1] if kind is gguf.GGUFValueType.ARRAY else None
        if field.name == _TOKENS:
            contents += [f"Ġrandom{number}" for number in range(len(contents), size)]
            vocabulary = len(contents)
        elif field.name == _TOKEN_TYPES:
            ordinary = (gguf.TokenType.NORMAL, gguf.TokenType.BYTE)
            special = [token for token, kind in enumerate(contents) if kind not in ordinary]
            contents += [gguf.TokenType.NORMAL] * (size - len(contents))
        writer.add_key_value(field.name, contents, kind, sub_type=item)
    return vocabulary, special


def _tensors(shape: Shape, vocabulary: int) -> list[_Tensor]:
    kv = shape.width // shape.heads * shape.kv_heads
    tensors = [
        ("token_embd.weight", vocabulary, shape.width),
        ("output_norm.weight", 0, shape.width),
    ]
    if shape.has_output:
        tensors.append(("output.weight", vocabulary, shape.width))
    for layer in range(shape.layers):
        block = f"blk.{layer}."
        tensors += [
            (f"{block}attn_norm.weight", 0, shape.width),
            (f"{block}attn_q.weight", shape.width, shape.width),
            (f"{block}attn_q.bias", 0, shape.width),
            (f"{block}attn_k.weight", kv, shape.width),
            (f"{block}attn_k.bias", 0, kv),
            (f"{block}attn_v.weight", kv, shape.width),
            (f"{block}attn_v.bias", 0, kv),
            (f"{block}attn_output.weight", shape.width, shape.width),
            (f"{block}ffn_norm.weight", 0, shape.width),
            (f"{block}ffn_gate.weight", shape.feed_forward, shape.width),
            (f"{block}ffn_up.weight", shape.feed_forward, shape.width),
            (f"{block}ffn_down.weight", shape.width, shape.feed_forward),
        ]
    return tensors


def _kind(name: str, shape: Shape) -> gguf.GGMLQuantizationType:
    """How a matrix is quantised: Q4_K_M as llama.cpp mixes it (llama-quant.cpp)."""
    if not shape.is_4_bit:
        return _Q8_0
    if name == "output.weight":
        return _Q6_K
    if ".attn_v." in name or ".ffn_down." in name:
        layer, eighth = int(name.split(".")[1]), shape.layers // 8
        is_outer = layer < eighth or layer >= 7 * shape.layers // 8
        return _Q6_K if is_outer or (layer - eighth) % 3 == 2 else _Q4_K
    return _Q4_K


# Random blocks as ggml-common.h lays them out; the weights' deviation is about 0.2 / sqrt(columns).


def _random_q8_0(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """A half-precision scale and 32 signed bytes."""
    blocks = rows * columns // 32
    data = rng.integers(0, 256, (blocks, 34), dtype=np.uint8)
    data[:, :2] = _half(0.35 / (127 * columns**0.5))
    return data.reshape(rows, -1)


def _random_q4_k(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """Scales of scales and of minima, 8 of both (all 8 and 15 here), and 256 times 4 bits."""
    data = rng.integers(0, 256, (rows * columns // 256, 144), dtype=np.uint8)
    scale = 0.2 / (4.6 * 8 * columns**0.5)
    data[:, :2], data[:, 2:4] = _half(scale), _half(4 * scale)
    data[:, 4:8], data[:, 8:12], data[:, 12:16] = 8, 15, 8 | 15 << 4
    return data.reshape(rows, -1)


def _random_q6_k(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """256 times 4 and 2 bits, 16 signed scales (all 64 here), and a scale of scales."""
    data = rng.integers(0, 256, (rows * columns // 256, 210), dtype=np.uint8)
    data[:, 192:208], data[:, 208:] = 64, _half(0.2 / (18.5 * 64 * columns**0.5))
    return data.reshape(rows, -1)


def _half(value: float) -> np.ndarray:
    return np.frombuffer(np.float16(value).tobytes(), np.uint8)


_BLOCKS = {_Q8_0: _random_q8_0, _Q4_K: _random_q4_k, _Q6_K: _random_q6_k}
