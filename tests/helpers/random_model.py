"""Writes a model of random weights with the shipped model's vocabulary.

It never ends an answer by itself and its size sets its speed: what tests of stopping, of crashes
and of speed need.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np

_Q8_0_BLOCK = 32
_KEPT = ("tokenizer.",)


@dataclass(frozen=True)
class Shape:
    """Sizes of a qwen2 network; widths are multiples of 32."""

    width: int
    layers: int
    heads: int
    kv_heads: int
    feed_forward: int
    context_tokens: int = 4096


SLOW = Shape(width=640, layers=8, heads=10, kv_heads=5, feed_forward=2560)
"""About 50 M parameters, run on one thread: some hundred tokens a second."""


def write_random_model(path: Path, vocabulary_from: Path, shape: Shape) -> Path:
    """Write a GGUF in Q8_0 with random weights.

    Args:
        path: of the file to write.
        vocabulary_from: the GGUF whose tokeniser and template it takes.
        shape: sizes.

    Returns:
        ``path``.
    """
    reader = gguf.GGUFReader(vocabulary_from)
    writer = gguf.GGUFWriter(str(path), "qwen2")
    writer.add_context_length(shape.context_tokens)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_rope_freq_base(10000.0)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    for field in reader.fields.values():
        if field.name.startswith(_KEPT):
            kind = field.types[0]
            item = field.types[-1] if kind is gguf.GGUFValueType.ARRAY else None
            writer.add_key_value(field.name, field.contents(), kind, sub_type=item)
    vocabulary = len(reader.get_field("tokenizer.ggml.tokens").contents())  # type: ignore[union-attr] # always there
    rng = np.random.default_rng(1)
    for name, rows, columns in _tensors(shape, vocabulary):
        if rows == 0:
            values = (
                np.ones(columns, np.float32) if "norm" in name else np.zeros(columns, np.float32)
            )
            writer.add_tensor(name, values)
        else:
            data = _random_q8_0(rng, rows, columns)
            writer.add_tensor(name, data, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _tensors(shape: Shape, vocabulary: int) -> list[tuple[str, int, int]]:
    """Names, rows (0 for a vector) and columns."""
    kv = shape.width // shape.heads * shape.kv_heads
    tensors = [
        ("token_embd.weight", vocabulary, shape.width),
        ("output_norm.weight", 0, shape.width),
    ]
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


def _random_q8_0(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """Q8_0 blocks (ggml-common.h, block_q8_0): a half-precision scale and 32 signed bytes."""
    blocks = rows * columns // _Q8_0_BLOCK
    data = rng.integers(0, 256, (blocks, 2 + _Q8_0_BLOCK), dtype=np.uint8)
    scale = np.float16(0.35 / (127 * columns**0.5))
    data[:, :2] = np.frombuffer(scale.tobytes(), np.uint8)
    return data.reshape(rows, -1)
