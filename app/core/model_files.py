"""What a GGUF file's name says: model, quantisation, part of a split file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

GGUF_MAGIC = b"GGUF"
"""How every model file begins (ggml/docs/gguf.md)."""

# The quantisation names of llama.cpp (``llama-quantize --help``), and unsloth's "UD-" prefix.
_QUANTISATION = (
    r"(?i)[-._](?P<quantisation>(?:UD-)?(?:I?Q\d(?:_[0-9KXSML]+)*|TQ\d_\d|BF16|F16|F32|MXFP4))$"
)
# llama.cpp's gguf-split naming: <name>-00001-of-00009.gguf
_SPLIT = r"-(?P<part>\d{5})-of-(?P<parts>\d{5})$"


def part_paths(first: Path) -> tuple[Path, ...]:
    """All files of a model.

    Args:
        first: the whole file, or the first part of a split one.
    """
    count = parse_model_file_name(first.name).parts
    if count == 1:
        return (first,)
    stem = first.name.removesuffix(f"-00001-of-{count:05d}.gguf")
    return tuple(
        first.with_name(f"{stem}-{number:05d}-of-{count:05d}.gguf")
        for number in range(1, count + 1)
    )


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


class Origin(StrEnum):
    """How a model came to be on this machine."""

    SHIPPED = "shipped"
    DOWNLOADED = "downloaded"
    """By this program, into its folder; or put there by hand."""
    ADDED = "added"
    """It lies in a folder, or is a file, that the user has named."""
    HUGGING_FACE = "hugging_face"
    """Another program's download into the Hub's shared cache."""
    LM_STUDIO = "lm_studio"


@dataclass(frozen=True)
class InstalledModel:
    """A model that can be run.

    Attributes:
        path: the file, or the first part of a split one.
        name: for people.
        quantisation: empty when unknown.
        size_bytes: of all parts.
        origin: how it came here.
    """

    path: Path
    name: str
    quantisation: str
    size_bytes: int
    origin: Origin = Origin.DOWNLOADED

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program."""
        return self.origin is Origin.SHIPPED

    @property
    def parts(self) -> tuple[Path, ...]:
        """All its files."""
        return part_paths(self.path)

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
