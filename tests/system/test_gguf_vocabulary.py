"""The vocabulary's name, of real files and of broken ones."""

from __future__ import annotations

from pathlib import Path

import gguf
import pytest

from app.system.gguf_vocabulary import vocabulary_of
from tests.helpers.random_model import Shape, write_random_model

NORMAL, UNUSED = 1, 5


def write(path: Path, tokens: list[str], types: list[int]) -> Path:
    writer = gguf.GGUFWriter(str(path), "qwen2")
    writer.add_token_list(tokens)
    writer.add_token_merges(["a b", "c d"])
    writer.add_token_types(types)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_models_of_one_family_agree(shipped_model: Path, tmp_path: Path) -> None:
    other = write_random_model(tmp_path / "other.gguf", shipped_model, Shape(128, 1, 4, 4, 128))
    name = vocabulary_of(shipped_model)
    assert name is not None
    assert vocabulary_of(other) == name


def test_unused_tokens_at_the_end_do_not_count(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.gguf", ["a", "b"], [NORMAL, NORMAL])
    padded = write(tmp_path / "b.gguf", ["a", "b", "[PAD2]"], [NORMAL, NORMAL, UNUSED])
    longer = write(tmp_path / "c.gguf", ["a", "b", "c"], [NORMAL] * 3)
    split = write(tmp_path / "d.gguf", ["ab", ""], [NORMAL] * 2)
    assert vocabulary_of(plain) == vocabulary_of(padded) is not None
    assert len({vocabulary_of(path) for path in (plain, longer, split)}) == 3


def test_a_file_that_was_replaced_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.gguf", ["a", "b"], [NORMAL, NORMAL])
    before = vocabulary_of(path)
    write(path, ["a", "b", "c"], [NORMAL] * 3)
    assert vocabulary_of(path) != before


@pytest.mark.parametrize("kept", [0, 3, 20, 30, 200, 3000])
def test_a_broken_file_has_none(shipped_model: Path, tmp_path: Path, kept: int) -> None:
    path = tmp_path / "broken.gguf"
    path.write_bytes(shipped_model.read_bytes()[:kept])
    assert vocabulary_of(path) is None
    assert vocabulary_of(tmp_path / "missing.gguf") is None


def test_absurd_lengths_are_no_reason_to_take_all_memory(tmp_path: Path) -> None:
    path = tmp_path / "absurd.gguf"
    path.write_bytes(b"GGUF" + (3).to_bytes(4, "little") + b"\xff" * 100)
    assert vocabulary_of(path) is None
