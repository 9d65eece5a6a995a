"""Finding models: ours, and those that other programs have downloaded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.model_files import Origin
from app.system.installed_models import (
    check_model,
    find_models,
    find_other_programs_models,
)


def put(path: Path, content: bytes = b"GGUF....") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def cache(home: Path, repo: str, revision: str, name: str, blob: str) -> Path:
    """A file as huggingface_hub keeps it: a link to a blob."""
    base = home / ".cache" / "huggingface" / "hub" / f"models--{repo.replace('/', '--')}"
    put(base / "blobs" / blob)
    link = base / "snapshots" / revision / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(os.path.relpath(base / "blobs" / blob, link.parent))
    return link


def test_models_are_listed_by_name_and_size(tmp_path: Path) -> None:
    large = put(tmp_path / "a" / "R1-Q8_0.gguf", b"GGUF" + bytes(100))
    small = put(tmp_path / "b" / "R1-Q4_K_M.gguf")
    other = put(tmp_path / "b" / "Another-Q4_0.gguf")
    found = find_models([tmp_path])
    assert [model.path for model in found] == [other, small, large]
    assert found[1].quantisation == "Q4_K_M"


def test_what_is_no_model_is_left_out(tmp_path: Path) -> None:
    put(tmp_path / "page.gguf", b"<html>")
    put(tmp_path / ".downloads" / "R1-Q4_0.gguf")
    put(tmp_path / "mmproj-R1-F16.gguf")
    put(tmp_path / "notes.txt")
    assert find_models([tmp_path, tmp_path / "missing"]) == []


@pytest.mark.skipif(os.name != "posix", reason="needs names that can't be read")
def test_a_folder_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    model = put(tmp_path / "good" / "R1-Q4_0.gguf")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    too_long = tmp_path / ("x" * 300)
    found = find_models([loop, too_long, tmp_path / "good"])
    assert [one.path for one in found] == [model]


def test_a_split_model_counts_once_and_only_whole(tmp_path: Path) -> None:
    first = put(tmp_path / "R1-Q4_0-00001-of-00003.gguf")
    put(tmp_path / "R1-Q4_0-00002-of-00003.gguf")
    assert find_models([tmp_path]) == []
    put(tmp_path / "R1-Q4_0-00003-of-00003.gguf")
    (model,) = find_models([tmp_path])
    assert model.path == first
    assert len(model.parts) == 3
    assert model.size_bytes == sum(part.stat().st_size for part in model.parts)


def test_a_single_file_can_be_named(tmp_path: Path) -> None:
    file = put(tmp_path / "R1-Q4_0.gguf")
    (model,) = find_models([file], Origin.ADDED)
    assert (model.path, model.origin) == (file, Origin.ADDED)
    assert find_models([put(tmp_path / "R1.bin")]) == []


def test_the_hubs_cache_is_read_by_its_links(tmp_path: Path) -> None:
    old = cache(tmp_path, "o/r", "a1", "R1-Q4_0.gguf", "b" * 64)
    cache(tmp_path, "o/r", "b2", "R1-Q4_0.gguf", "b" * 64)  # the same blob in a newer snapshot
    first = cache(tmp_path, "o/s", "c3", "sub/R2-Q4_0-00001-of-00002.gguf", "c" * 64)
    cache(tmp_path, "o/s", "c3", "sub/R2-Q4_0-00002-of-00002.gguf", "d" * 64)
    found = find_other_programs_models(tmp_path)
    assert [model.path for model in found] == [old, first]
    assert {model.origin for model in found} == {Origin.HUGGING_FACE}
    assert found[1].size_bytes == 16


def test_a_cache_link_whose_blob_is_gone_is_left_out(tmp_path: Path) -> None:
    link = cache(tmp_path, "o/r", "a1", "R1-Q4_0.gguf", "b" * 64)
    link.resolve().unlink()
    assert find_other_programs_models(tmp_path) == []


def test_the_environment_says_where_the_cache_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache(tmp_path, "o/r", "a1", "R1-Q4_0.gguf", "b" * 64)
    monkeypatch.setenv("HOME", str(tmp_path / "elsewhere"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / ".cache" / "huggingface"))
    assert len(find_other_programs_models()) == 1


def test_lm_studios_folders_are_read(tmp_path: Path) -> None:
    put(tmp_path / ".lmstudio" / "models" / "o" / "r" / "R1-Q4_0.gguf")
    put(tmp_path / ".cache" / "lm-studio" / "models" / "o" / "s" / "R2-Q4_0.gguf")
    found = find_other_programs_models(tmp_path)
    assert [model.name for model in found] == ["R1", "R2"]
    assert {model.origin for model in found} == {Origin.LM_STUDIO}


# What a person names


def complaint(path: Path) -> ErrorKind:
    with pytest.raises(AppError) as caught:
        check_model(path)
    return caught.value.kind


def test_a_model_that_is_named_is_looked_at(tmp_path: Path, shipped_model: Path) -> None:
    data = shipped_model.read_bytes()
    model = check_model(put(tmp_path / "R1-Q8_0.gguf", data))
    assert (model.name, model.origin, model.size_bytes) == ("R1", Origin.ADDED, len(data))


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.8])
def test_a_model_that_was_cut_is_refused(tmp_path: Path, shipped_model: Path, share: float) -> None:
    data = shipped_model.read_bytes()
    cut = put(tmp_path / "R1-Q8_0.gguf", data[: int(share * len(data))])
    assert complaint(cut) is ErrorKind.MODEL_FILE_INCOMPLETE


def test_what_is_no_model_is_told(tmp_path: Path, shipped_model: Path) -> None:
    data = shipped_model.read_bytes()
    assert complaint(tmp_path / "missing.gguf") is ErrorKind.MODEL_FILE_MISSING
    assert complaint(put(tmp_path / "page.gguf", b"<html>")) is ErrorKind.MODEL_FILE_NOT_GGUF
    assert complaint(put(tmp_path / "R1.bin", data)) is ErrorKind.MODEL_FILE_NOT_GGUF
    adapter = put(tmp_path / "mmproj-R1-F16.gguf", data)
    assert complaint(adapter) is ErrorKind.MODEL_IS_ADAPTER


def test_any_part_names_the_model(tmp_path: Path, shipped_model: Path) -> None:
    data = shipped_model.read_bytes()
    first = put(tmp_path / "R1-Q8_0-00001-of-00002.gguf", data)
    assert complaint(first) is ErrorKind.MODEL_PARTS_MISSING
    second = put(tmp_path / "R1-Q8_0-00002-of-00002.gguf", data)
    assert check_model(second).path == first
    second.write_bytes(data[:1000])
    assert complaint(first) is ErrorKind.MODEL_FILE_INCOMPLETE
