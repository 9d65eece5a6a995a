"""Headers of installed models are read once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.system import header_cache
from app.system.header_cache import HeaderCache


def test_a_header_is_read_once_for_each_content(
    tmp_path: Path, shipped_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Path(shutil.copy(shipped_model, tmp_path / "R1-Q8_0.gguf"))
    cache = HeaderCache(tmp_path / "headers.json")
    facts = cache.facts_of(model)
    assert facts is not None
    assert facts.architecture == "qwen2"
    assert facts.trained_context_tokens > 0
    cache.save()
    read: list[Path] = []
    monkeypatch.setattr(header_cache, "_read", read.append)
    again = HeaderCache(tmp_path / "headers.json")
    assert again.facts_of(model) == facts
    assert read == []
    model.write_bytes(b"GGUF, another one")
    assert again.facts_of(model) is None
    assert read == [model]


def test_what_is_gone_is_forgotten(tmp_path: Path, shipped_model: Path) -> None:
    model = Path(shutil.copy(shipped_model, tmp_path / "R1-Q8_0.gguf"))
    cache = HeaderCache(tmp_path / "headers.json")
    cache.facts_of(model)
    cache.save()
    cache.save()
    assert (tmp_path / "headers.json").read_text() == "{}"
    assert cache.facts_of(tmp_path / "missing.gguf") is None


def test_damaged_files_count_as_unknown(tmp_path: Path) -> None:
    (tmp_path / "headers.json").write_text("{{")
    (tmp_path / "broken.gguf").write_bytes(b"GGUF\x03")
    cache = HeaderCache(tmp_path / "headers.json")
    assert cache.facts_of(tmp_path / "broken.gguf") is None
