"""The shipped catalog, and catalogs that are wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.catalog import CatalogError, CatalogModel, load_catalog
from app.system.paths import resources_dir

SHIPPED = resources_dir() / "catalog.json"
MODELS = load_catalog(SHIPPED).models


def test_the_models_are_all_there_from_small_to_large() -> None:
    assert [model.id for model in MODELS] == [
        "r1-distill-qwen-1.5b",
        "r1-distill-qwen-7b",
        "r1-distill-llama-8b",
        "r1-0528-qwen3-8b",
        "r1-distill-qwen-14b",
        "r1-distill-qwen-32b",
        "r1-distill-llama-70b",
        "r1-1776-distill-llama-70b",
        "r1-671b",
        "r1-0528-671b",
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_a_model_says_what_a_person_must_know(model: CatalogModel) -> None:
    assert any("political" in line or "view" in line for line in model.limits)
    assert "MIT" in model.licence
    assert (model.sampling.temperature, model.sampling.top_p) == (0.6, 0.95)
    assert model.sampling.takes_system_prompt == ("0528" in model.id)
    sizes = [quantisation.size_bytes for quantisation in model.quantisations]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_sizes_are_plausible_for_the_bits(model: CatalogModel) -> None:
    for quantisation in model.quantisations:
        bits = quantisation.size_bytes * 8 / (model.parameters_billion * 1e9)
        assert 1.5 < bits < 9.5, quantisation


def test_licences_name_the_base_model() -> None:
    licences = {model.id: model.licence for model in MODELS}
    assert "Apache 2.0" in licences["r1-distill-qwen-7b"]
    assert "Llama 3.1" in licences["r1-distill-llama-8b"]
    assert "Llama 3.3" in licences["r1-distill-llama-70b"]


def test_known_facts_are_exact() -> None:
    by_id = {model.id: model for model in MODELS}
    (only,) = by_id["r1-0528-qwen3-8b"].quantisations
    assert (only.file_name, only.size_bytes) == (
        "DeepSeek-R1-0528-Qwen3-8B-Q4_K_M.gguf",
        5_027_785_216,
    )
    largest = by_id["r1-distill-llama-70b"].quantisations[-1]
    assert (largest.name, largest.parts) == ("Q8_0", 2)
    assert largest.file_name.endswith("-00001-of-00002.gguf")


def shipped_entry() -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(SHIPPED.read_text())["models"][0]
    return entry


def load(tmp_path: Path, *entries: dict[str, Any]) -> tuple[CatalogModel, ...]:
    path = tmp_path / "catalog.json"
    path.write_text(json.dumps({"models": list(entries)}))
    return load_catalog(path).models


def test_a_new_model_is_an_entry_and_nothing_else(tmp_path: Path) -> None:
    new = shipped_entry() | {"id": "r2", "name": "DeepSeek-R2", "parameters_billion": 0.5}
    assert [model.id for model in load(tmp_path, shipped_entry(), new)] == [
        "r2",
        "r1-distill-qwen-1.5b",
    ]


def first(entry: dict[str, Any]) -> dict[str, Any]:
    quantisation: dict[str, Any] = entry["quantisations"][0]
    return quantisation


MISTAKES: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda entry: entry.pop("good_at"), "good_at"),
    (lambda entry: entry.update(colour="red"), "colour"),
    (lambda entry: entry.update(repo="no-owner"), "repo"),
    (lambda entry: entry.update(quantisations=[]), "quantisations"),
    (lambda entry: entry["sampling"].update(top_p=2), "top_p"),
    (lambda entry: first(entry).update(sha256="abc"), "sha256"),
    (lambda entry: first(entry).pop("size_gb"), "size_gb or size_bytes"),
    (lambda entry: first(entry).update(size_bytes=1), "size_gb or size_bytes"),
    (lambda entry: first(entry).update(parts=2), "first of 2 parts"),
    (lambda entry: first(entry).update(file_name="x-Q8_0.gguf"), "x-Q8_0.gguf"),
    (lambda entry: entry["quantisations"].append(first(entry)), "twice"),
]


@pytest.mark.parametrize(("spoil", "complaint"), MISTAKES)
def test_a_mistake_is_named(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], object], complaint: str
) -> None:
    entry = copy.deepcopy(shipped_entry())
    spoil(entry)
    with pytest.raises(CatalogError, match=complaint):
        load(tmp_path, entry)


def test_twins_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"r1-distill-qwen-1\.5b is there twice"):
        load(tmp_path, shipped_entry(), shipped_entry())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"missing\.json"):
        load_catalog(tmp_path / "missing.json")


def test_all_hashes_that_are_known_are_there() -> None:
    """By their first eight digits."""
    assert {
        (model.id, quantisation.sha256[:8])
        for model in MODELS
        for quantisation in model.quantisations
        if quantisation.sha256
    } == {
        ("r1-distill-qwen-1.5b", "1741e5b2"),
        ("r1-distill-qwen-7b", "731ece8d"),
        ("r1-distill-llama-8b", "0addb133"),
        ("r1-0528-qwen3-8b", "a86349a4"),
        ("r1-distill-qwen-14b", "0b319bd0"),
        ("r1-distill-qwen-32b", "bed9b0f5"),
        ("r1-distill-llama-70b", "181a82a1"),
        ("r1-1776-distill-llama-70b", "4030b577"),
    }


def test_a_draft_is_smaller_and_of_the_same_family() -> None:
    drafts = {model.id: model.draft for model in MODELS if model.draft}
    assert drafts["r1-distill-qwen-32b"] == "r1-distill-qwen-1.5b"
    assert drafts["r1-distill-llama-70b"] == "r1-distill-llama-8b"
    for model, draft in drafts.items():
        assert ("qwen" in model) == ("qwen" in draft)


def test_an_impossible_draft_is_refused(tmp_path: Path) -> None:
    for draft in ("r1-distill-qwen-1.5b", "missing"):
        with pytest.raises(CatalogError, match="not a smaller model"):
            load(tmp_path, shipped_entry() | {"draft": draft})
