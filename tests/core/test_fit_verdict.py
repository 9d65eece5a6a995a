"""Verdicts for machines that people have."""

from __future__ import annotations

import pytest

from app.core.catalog import CatalogModel, load_catalog
from app.core.fit import Room
from app.core.fit_verdict import (
    Expectation,
    Machine,
    Needs,
    Verdict,
    best_model,
    expect,
    recommended,
)
from app.core.gguf_facts import GgufFacts
from app.core.speed import MachineSpeed, SpeedHistory
from app.system.paths import resources_dir

GB = 1_000_000_000
NONE = SpeedHistory()
Q4 = Needs("7b", int(4.68 * GB), 7.6)


def machine(free_gb: float, gb_per_s: float = 40.0, gpu_gb: float = 0.0) -> Machine:
    room = Room(int(free_gb * GB), GB // 2, int(gpu_gb * GB))
    return Machine(room, int(1.3 * free_gb * GB), MachineSpeed(gb_per_s * GB, 1e11))


def choices(model: CatalogModel, where: Machine) -> list[tuple[Needs, Expectation]]:
    needs = [Needs(q.name, q.size_bytes, model.parameters_billion) for q in model.quantisations]
    return [(each, expect(each, where, 8192, NONE)) for each in needs]


@pytest.mark.parametrize(
    ("free_gb", "gb_per_s", "verdict"),
    [
        (12, 40, Verdict.RUNS_WELL),
        (12, 15, Verdict.RUNS_SLOWLY),
        (5.9, 40, Verdict.RUNS_SLOWLY),  # with a smaller context
        (4, 40, Verdict.DOES_NOT_FIT),
    ],
)
def test_a_verdict_follows_memory_and_speed(
    free_gb: float, gb_per_s: float, verdict: Verdict
) -> None:
    assert expect(Q4, machine(free_gb, gb_per_s), 8192, NONE).verdict is verdict


def test_the_time_of_a_thought_follows_the_speed() -> None:
    expected = expect(Q4, machine(12), 8192, NONE)
    assert expected.tokens_per_s == pytest.approx(8, rel=0.1)
    assert expected.thinking_s == pytest.approx(1000 / 8, rel=0.1)


def test_what_is_missing_is_said_and_whether_closing_programs_helps() -> None:
    nearly = expect(Q4, machine(5), 8192, NONE)
    assert nearly.fits_when_free
    assert 0 < nearly.missing_bytes < GB
    assert not expect(Q4, machine(2), 8192, NONE).fits_when_free


def test_the_speed_of_a_gpu_is_not_guessed() -> None:
    expected = expect(Q4, machine(12, gpu_gb=24), 8192, NONE)
    assert expected.verdict is Verdict.RUNS_WELL
    assert expected.gpu_share == 1
    assert expected.tokens_per_s is None
    half = expect(Q4, machine(12, gpu_gb=3), 8192, NONE)
    assert half.verdict is Verdict.RUNS_SLOWLY
    assert 0 < half.gpu_share < 1


def test_experience_corrects_the_model_and_then_the_others() -> None:
    before = expect(Q4, machine(12), 8192, NONE).tokens_per_s
    assert before is not None
    history = NONE.with_measurement("other", 10, 8)
    assert expect(Q4, machine(12), 8192, history).tokens_per_s == pytest.approx(0.8 * before)
    history = history.with_measurement("7b", before, before / 2)
    now = expect(Q4, machine(12), 8192, history)
    assert now.tokens_per_s == pytest.approx(before / 2)
    assert now.is_measured
    for _ in range(5):  # what is old is forgotten
        history = history.with_measurement("7b", before, before)
    assert history.correction("7b") == 1


def test_impossible_measurements_change_nothing() -> None:
    assert NONE.with_measurement("x", 0, 5) == NONE
    assert NONE.with_measurement("x", 5, 0) == NONE


def test_a_mixture_reads_what_is_at_work() -> None:
    dense = Needs("a", 400 * GB, 671)
    mixture = Needs("b", 400 * GB, 671, 37)
    where = machine(600)
    slow, fast = (expect(each, where, 8192, NONE).tokens_per_s for each in (dense, mixture))
    assert slow is not None
    assert fast is not None
    assert fast > 10 * slow


def test_the_header_counts_more_than_the_estimate() -> None:
    facts = GgufFacts("qwen2", layers=28, kv_heads=4, key_length=128, value_length=128)
    known = Needs("7b", Q4.weights_bytes, 7.6, facts=facts)
    assert known.cache_token_bytes == 2 * 28 * 4 * 256
    assert known.footprint.layers == 29


def test_slow_and_sound_is_better_than_quick_and_dull() -> None:
    offered = [Needs("Q2_K", int(5.77 * GB), 14.8), Needs("Q4_0", int(8.54 * GB), 14.8)]
    judged = [(needs, expect(needs, machine(14, 40), 8192, NONE)) for needs in offered]
    assert [one.verdict for _, one in judged] == [Verdict.RUNS_WELL, Verdict.RUNS_SLOWLY]
    assert recommended(judged) == 1
    assert recommended(judged[:1]) == 0


@pytest.mark.parametrize(
    ("where", "best", "quantisation"),
    [
        (machine(3, 20), "r1-distill-qwen-1.5b", "Q5_K_M"),
        (machine(14, 45), "r1-0528-qwen3-8b", "Q4_K_M"),
        (machine(14, 15), "r1-distill-qwen-1.5b", "Q5_K_M"),
        (machine(28, 45, gpu_gb=24), "r1-distill-qwen-32b", "Q4_K_M"),
        (machine(1, 20), None, None),
    ],
)
def test_one_model_is_recommended(
    where: Machine, best: str | None, quantisation: str | None
) -> None:
    models = load_catalog(resources_dir() / "catalog.json").models
    chosen = []
    for model in models:
        offered = choices(model, where)
        index = recommended(offered)
        chosen.append(None if index is None else offered[index])
    index = best_model(chosen)
    choice = None if index is None else chosen[index]
    assert best == (None if index is None else models[index].id)
    assert quantisation == (None if choice is None else choice[0].key)
