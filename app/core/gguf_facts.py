"""What a GGUF's header says of the model: what is needed to fit it and to run it."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.gguf_header import ForwardStream, HeaderError, HeaderReader, Value

_MOST_SENSIBLE = 1 << 32
"""No size in a model's header is larger."""
_ARCHITECTURE, _NAME, _TEMPLATE = (
    b"general.architecture",
    b"general.name",
    b"tokenizer.chat_template",
)
_TOKENS = b"tokenizer.ggml.tokens"


@dataclass(frozen=True)
class GgufFacts:
    """Sizes of a network; 0 where the header does not say.

    Attributes:
        architecture: llama.cpp's name of it, for example ``qwen2``.
        name: that the makers gave.
        layers: blocks of the network.
        width: of the embedding.
        heads: of attention.
        kv_heads: of keys and values; equal to ``heads`` when not said.
        key_length: values of a key, per head.
        value_length: values of a value, per head.
        trained_context_tokens: the longest context it was trained for.
        experts: of a mixture; 0 for a dense model.
        used_experts: of those, at work for a token.
        vocabulary_tokens: number of tokens; 0 when the reading ended before.
        has_chat_template: whether the file brings one; known only after a reading of all fields.
        parameters: elements of all tensors; 0 unless the tensors were read.
    """

    architecture: str
    name: str = ""
    layers: int = 0
    width: int = 0
    heads: int = 0
    kv_heads: int = 0
    key_length: int = 0
    value_length: int = 0
    trained_context_tokens: int = 0
    experts: int = 0
    used_experts: int = 0
    vocabulary_tokens: int = 0
    has_chat_template: bool = False
    parameters: int = 0

    @property
    def cache_token_bytes(self) -> int:
        """Of one token in an f16 KV cache, over all layers; 0 when unknown."""
        return 2 * self.layers * self.kv_heads * (self.key_length + self.value_length)


def read_facts(stream: ForwardStream, *, reads_all: bool = False) -> GgufFacts:
    """Read a header.

    Args:
        stream: at its begin.
        reads_all: also the vocabulary's size, the template and the tensors. Otherwise the reading
            ends where the vocabulary begins, which by custom follows the sizes: a few kilobytes
            in place of some megabytes.

    Raises:
        HeaderError: it is no GGUF, is damaged, or has no architecture.
        OSError: of the stream.
    """
    reader = HeaderReader(stream)
    found: dict[bytes, Value] = {}
    for name, value in reader.fields(_is_wanted):
        if value is not None:
            found[name] = value
        if name.startswith(b"tokenizer.") and not reads_all and _is_enough(found):
            break
    parameters = sum(tensor.parameters for tensor in reader.tensors()) if reads_all else 0
    return _facts(found, parameters)


def _is_wanted(name: bytes) -> bool:
    return name in (_NAME, _TEMPLATE, _TOKENS) or not name.startswith((b"tokenizer.", b"split."))


def _is_enough(found: dict[bytes, Value]) -> bool:
    architecture = found.get(_ARCHITECTURE)
    return isinstance(architecture, bytes) and architecture + b".block_count" in found


def _facts(found: dict[bytes, Value], parameters: int) -> GgufFacts:
    architecture = found.get(_ARCHITECTURE)
    if not isinstance(architecture, bytes) or not architecture:
        raise HeaderError("no architecture")

    def size(name: str) -> int:
        value = found.get(architecture + b"." + name.encode())
        if isinstance(value, tuple):  # one figure a layer
            value = max((item for item in value if isinstance(item, int)), default=0)
        is_size = isinstance(value, int) and 0 <= value < _MOST_SENSIBLE
        return int(value) if is_size else 0  # type: ignore[arg-type] # checked just above

    heads, width = size("attention.head_count"), size("embedding_length")
    head_length = width // heads if heads else 0
    tokens = found.get(_TOKENS)
    return GgufFacts(
        architecture=_text(architecture),
        name=_text(found.get(_NAME)),
        layers=size("block_count"),
        width=width,
        heads=heads,
        kv_heads=size("attention.head_count_kv") or heads,
        key_length=size("attention.key_length") or head_length,
        value_length=size("attention.value_length") or head_length,
        trained_context_tokens=size("context_length"),
        experts=size("expert_count"),
        used_experts=size("expert_used_count"),
        vocabulary_tokens=len(tokens) if isinstance(tokens, list) else 0,
        has_chat_template=bool(found.get(_TEMPLATE)),
        parameters=min(parameters, 1 << 62),
    )


def _text(value: Value | None) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else ""
