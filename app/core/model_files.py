"""What a GGUF file's name says: model, quantisation, part of a split file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

GGUF_MAGIC = b"GGUF"
"""How every model file begins (ggml/docs/gguf.md)."""

# The quantisation names of llama.cpp (``llama-quantize --help``), and unsloth's "UD-" prefix.
_QUANTISATION = (
    r"(?i)[-._](?P<quantisation>(?:UD-)?(?:I?Q\d(?:_[0-9KXSML]+)*|TQ\d_\d|BF16|F16|F32|MXFP4))$"
)
# llama.cpp's gguf-split naming: <name>-00001-of-00009.gguf
_SPLIT = r"-(?P<part>\d{5})-of-(?P<parts>\d{5})$"


@dataclass(frozen=True)
class ModelFileName:
    """A parsed file name.

    Attributes:
        model_name: without quantisation, part and extension.
        quantisation: upper case, empty when the name tells none.
        part: 1-based part of a split file, 1 for a whole one.
        parts: number of parts, 1 for a whole file.
    """

    model_name: str
    quantisation: str
    part: int = 1
    parts: int = 1


def parse_model_file_name(file_name: str) -> ModelFileName:
    """Read model, quantisation and part from a file name such as
    ``DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf``.
    """
    stem = file_name.removesuffix(".gguf")
    part = parts = 1
    if split := re.search(_SPLIT, stem):
        part, parts = int(split["part"]), int(split["parts"])
        stem = stem[: split.start()]
    if match := re.search(_QUANTISATION, stem):
        return ModelFileName(stem[: match.start()], match["quantisation"].upper(), part, parts)
    return ModelFileName(stem, "", part, parts)


@dataclass(frozen=True)
class InstalledModel:
    """A model that can be run.

    Attributes:
        path: the file, or the first part of a split one.
        name: for people.
        quantisation: empty when unknown.
        size_bytes: of all parts.
        is_shipped: whether it came with the program.
    """

    path: Path
    name: str
    quantisation: str
    size_bytes: int
    is_shipped: bool = False

    @property
    def short_name(self) -> str:
        """As ``name``; servers have a shorter one."""
        return self.name

    @property
    def host(self) -> str:
        """Who gets the text: nobody; as servers have it."""
        return ""

    @property
    def leaves_computer(self) -> bool:
        """Whether the text goes elsewhere: never; as servers have it."""
        return False

    @property
    def choice(self) -> str:
        """What the settings keep when it is the model used last; empty for the shipped one."""
        return "" if self.is_shipped else str(self.path)
