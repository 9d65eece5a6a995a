"""How fast models are expected to be, and what is learnt from their runs."""

from __future__ import annotations

import pytest

from app.core.speed import (
    MachineSpeed,
    Measured,
    SpeedHistory,
    expected_tokens_per_s,
    history_of,
    on_gpu_key,
    token_bytes,
)

SPEED = MachineSpeed(10e9, 1e11)


def test_a_token_reads_the_weights_and_the_cache() -> None:
    assert token_bytes(4e9, 1e5, 2000) == pytest.approx(4.2e9)
    assert expected_tokens_per_s(5e9, 10e9) == pytest.approx(2, rel=0.01)


def test_of_two_measurements_the_faster_figures_count() -> None:
    busy = MachineSpeed(8e9, 3e11, "P", 4, busy_share=0.6)
    calm = MachineSpeed(20e9, 1e11, "P", 4, busy_share=0.1)
    assert busy.is_disturbed
    best = MachineSpeed(20e9, 3e11, "P", 4, busy_share=0.1)
    assert busy.or_better(calm) == calm.or_better(busy) == best
    assert not best.is_disturbed
    assert busy.or_better(None) == busy


def test_a_tiny_model_is_not_endlessly_fast() -> None:
    assert expected_tokens_per_s(1, 10e9) < 10_000


def test_runs_become_a_history_for_any_probe() -> None:
    runs = {"a": Measured(5e9).after(1.0).after(1.0)}
    expected = expected_tokens_per_s(5e9, SPEED.read_bytes_per_s)
    assert history_of(runs, SPEED).correction("a") == pytest.approx(1 / expected)
    quicker = MachineSpeed(20e9, 1e11)
    assert history_of(runs, quicker).correction("a") < history_of(runs, SPEED).correction("a")


def test_only_the_latest_runs_count() -> None:
    run = Measured(5e9)
    for speed in range(20):
        run = run.after(float(speed))
    assert run.tokens_per_s == (15, 16, 17, 18, 19)


def test_runs_on_a_gpu_say_nothing_of_the_processor() -> None:
    history = SpeedHistory().with_measurement(on_gpu_key("a"), 1, 20)
    assert history.correction("a") == 1
    assert history.correction("b") == 1
    assert history.correction(on_gpu_key("b")) == 20
