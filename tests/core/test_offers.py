"""The catalog, judged and sorted for machines that people have."""

from __future__ import annotations

import pytest

from app.core.catalog import Catalog, load_catalog
from app.core.fit import Room
from app.core.fit_verdict import Machine, Verdict
from app.core.gguf_facts import GgufFacts
from app.core.offers import make_offers, needs_of_file, speed_key
from app.core.speed import MachineSpeed, SpeedHistory
from app.system.paths import resources_dir

GB = 1_000_000_000
LAPTOP = Machine(Room(12 * GB, GB // 2), 16 * GB, MachineSpeed(45e9, 2e11))
NONE = SpeedHistory()


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resources_dir() / "catalog.json")


def test_what_runs_well_comes_first_and_one_is_best(catalog: Catalog) -> None:
    offers = make_offers(catalog, LAPTOP, 8192, NONE)
    assert len(offers) == len(catalog.models)
    assert [offer.is_best for offer in offers] == [True, *[False] * (len(offers) - 1)]
    assert offers[0].verdict is Verdict.RUNS_WELL
    rest = [offer.verdict for offer in offers[1:]]
    order = list(Verdict)
    assert rest == sorted(rest, key=order.index)
    too_large = [o.model.parameters_billion for o in offers if o.verdict is Verdict.DOES_NOT_FIT]
    assert too_large == sorted(too_large)
    assert offers[-1].model.parameters_billion == 671


def test_nothing_is_best_where_nothing_fits(catalog: Catalog) -> None:
    tiny = Machine(Room(GB // 2), GB, LAPTOP.speed)
    offers = make_offers(catalog, tiny, 8192, NONE)
    assert not any(offer.is_best for offer in offers)
    assert all(offer.recommended is offer.choices[0] for offer in offers)


def test_what_has_run_is_known_by_its_file(catalog: Catalog) -> None:
    model = next(model for model in catalog.models if model.id == "r1-distill-qwen-7b")
    download = next(one for one in model.quantisations if one.name == "Q4_K_M")
    installed = speed_key(download.file_name, 4_683_073_536)  # what the file really has
    history = NONE.with_measurement(installed, 8, 4)
    for offer in make_offers(catalog, LAPTOP, 8192, history):
        if offer.model is model:
            named = {choice.quantisation.name: choice.expectation for choice in offer.choices}
            assert named["Q4_K_M"].is_measured
            assert not named["Q5_K_M"].is_measured


def test_a_header_that_was_read_refines_the_needs(catalog: Catalog) -> None:
    model = catalog.models[0]
    download = model.quantisations[0]
    facts = GgufFacts("qwen2", layers=28, kv_heads=2, key_length=128, value_length=128)
    refined = make_offers(catalog, LAPTOP, 8192, NONE, {(download.repo, download.file_name): facts})
    choices = next(offer for offer in refined if offer.model is model).choices
    assert choices[0].needs.facts is facts
    assert choices[1].needs.facts is None


def test_a_mixture_is_quicker_than_its_size(catalog: Catalog) -> None:
    server = Machine(Room(800 * GB), 1024 * GB, MachineSpeed(200e9, 1e12))
    offers = make_offers(catalog, server, 8192, NONE)
    largest = next(offer for offer in offers if offer.model.id == "r1-671b")
    assert largest.model.active_billion == 37
    named = {choice.quantisation.name: choice.expectation for choice in largest.choices}
    assert (named["Q4_K_M"].tokens_per_s or 0) > 5


@pytest.mark.parametrize(
    ("name", "size_gb", "billion", "active"),
    [
        ("DeepSeek-R1-Q4_K_M-00001-of-00009.gguf", 404.3, 671, 37),  # of the catalog
        ("Some-Distill-Qwen-7B-Q4_K_M.gguf", 4.7, 7, 0),
        ("x/Qwen3-30B-A3B-Q4_K_M.gguf", 18.6, 30, 3),
        ("Phi-1.5B-v2-Q8_0.gguf", 1.6, 1.5, 0),
        ("Nameless-Q8_0.gguf", 8.5, 8, 0),
        ("Nameless.gguf", 4.8, 8, 0),
    ],
)
def test_any_file_has_needs(
    catalog: Catalog, name: str, size_gb: float, billion: float, active: float
) -> None:
    needs = needs_of_file(catalog, name, int(size_gb * GB))
    assert needs.parameters_billion == pytest.approx(billion, rel=0.05)
    assert needs.active_billion == active
    assert needs.weights_bytes == int(size_gb * GB)


def test_a_header_says_more_than_a_name(catalog: Catalog) -> None:
    facts = GgufFacts("qwen3moe", experts=128, used_experts=8, parameters=int(30e9))
    needs = needs_of_file(catalog, "Nameless-Q4_0.gguf", 18 * GB, facts)
    assert needs.parameters_billion == 30
    assert needs.active_billion == pytest.approx(30 / 16)
