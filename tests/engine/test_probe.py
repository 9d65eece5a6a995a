"""The probe of this machine, and whether models are as fast as it lets expect."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from app.core.errors import ErrorKind
from app.core.gguf_facts import read_facts
from app.core.messages import Role, Sampling, StopReason, Turn
from app.core.speed import expected_tokens_per_s, token_bytes
from app.engine import protocol
from app.engine.link import EngineLink
from app.engine.probe import ProbeInterruptedError, probe_machine
from tests.helpers.engine_events import Events
from tests.helpers.random_model import Shape, write_random_model

HUNDRED_MB = Shape(width=896, layers=10, heads=14, kv_heads=2, feed_forward=2816)
ENOUGH_S = 0.3
"""A processor's time is told in steps of 0.01 s."""
QUESTION = [Turn(Role.USER, "Count to 99.")]


@pytest.fixture(scope="module")
def large_model(shipped_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "Random-Q8_0.gguf"
    return write_random_model(path, shipped_model, HUNDRED_MB)


def expected(path: Path, used_tokens: int) -> float:
    """Tokens a second, by a probe with one thread."""
    with path.open("rb") as file:
        facts = read_facts(file)
    speed = probe_machine(lambda: False, threads=1)
    assert speed is not None
    read = token_bytes(path.stat().st_size, facts.cache_token_bytes, used_tokens)
    return expected_tokens_per_s(read, speed.read_bytes_per_s)


def measured(link: EngineLink, events: Events, path: Path) -> tuple[float, int]:
    """Tokens for each second of a processor, which other programs do not slow down, and how full
    the context was.
    """
    link.load(path, context_tokens=2048, threads=1)
    job = link.answer(QUESTION, Sampling(seed=1, max_tokens=16))
    events.to_the_end_of(job)  # what the first answer costs besides is left out
    process = psutil.Process(link.pid)
    tokens, seconds, used_tokens = 0, 0.0, 0
    while seconds < ENOUGH_S:
        before = process.cpu_times()
        job = link.answer(QUESTION, Sampling(seed=1, max_tokens=120))
        (*_, end) = events.to_the_end_of(job)
        after = process.cpu_times()
        assert isinstance(end, protocol.AnswerFinished)
        tokens += end.figures.generated_tokens
        used_tokens = end.figures.used_tokens
        seconds += after.user + after.system - before.user - before.system
    return tokens / seconds, used_tokens


@pytest.mark.parametrize("kind", ["shipped_model", "large_model"])
def test_models_are_as_fast_as_expected_within_a_factor_of_two(
    request: pytest.FixtureRequest, link: EngineLink, events: Events, kind: str
) -> None:
    path: Path = request.getfixturevalue(kind)
    speed, used_tokens = measured(link, events, path)
    ratio = speed / expected(path, used_tokens // 2)
    assert 0.5 < ratio < 2, ratio


def test_the_machine_is_measured_in_the_engine_process(link: EngineLink, events: Events) -> None:
    job = link.probe_machine(measures_speed=True)
    (*_, probed) = events.to_the_end_of(job)
    assert isinstance(probed, protocol.MachineProbed)
    assert probed.speed is not None
    assert probed.speed.read_bytes_per_s > 1e8
    assert probed.speed.multiply_adds_per_s > 1e8
    assert probed.speed.threads >= 1
    job = link.probe_machine(measures_speed=False)
    (*_, again) = events.to_the_end_of(job)
    assert again == protocol.MachineProbed(job, None, probed.devices, probed.kernels)


def test_a_probe_waits_for_the_answer(link: EngineLink, events: Events, slow_model: Path) -> None:
    link.load(slow_model, context_tokens=512)
    answer = link.answer(QUESTION, Sampling(max_tokens=40))
    probe = link.probe_machine(measures_speed=False)
    ends = events.until(lambda e: e.job == probe and isinstance(e, protocol.FINAL_EVENTS))
    ends = [e for e in ends if isinstance(e, protocol.FINAL_EVENTS)]
    assert [event.job for event in ends[-2:]] == [answer, probe]
    assert isinstance(ends[-1], protocol.MachineProbed)


def test_a_probe_yields_to_who_waits(link: EngineLink, events: Events, slow_model: Path) -> None:
    link.load(slow_model, context_tokens=512)
    first = link.answer(QUESTION, Sampling(max_tokens=40))
    probe = link.probe_machine(measures_speed=True)
    second = link.answer(QUESTION, Sampling(max_tokens=4))
    seen = events.until(lambda e: e.job == second and isinstance(e, protocol.FINAL_EVENTS))
    failed = next(e for e in seen if e.job == probe)
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.CANCELLED
    assert first in {event.job for event in seen}


def test_a_probe_under_way_is_interrupted() -> None:
    asked: list[bool] = []

    def is_interrupted() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(ProbeInterruptedError):
        probe_machine(is_interrupted)


def test_a_probe_tells_that_other_programs_were_in_its_way() -> None:
    command = [sys.executable, "-c", "while True: pass"]
    busy = [subprocess.Popen(command) for _ in range(psutil.cpu_count() or 1)]
    try:
        speed = probe_machine(lambda: False)
    finally:
        for each in busy:
            each.kill()
            each.wait()
    assert speed is not None
    assert speed.is_disturbed


def test_a_probe_in_a_new_process_leaves_the_model_to_be_loaded(
    link: EngineLink, events: Events, shipped_model: Path
) -> None:
    load = link.load(shipped_model, context_tokens=512)
    events.to_the_end_of(load)
    assert link.rest()
    events.to_the_end_of(link.probe_machine(measures_speed=False))
    job = link.answer([Turn(Role.USER, "What is 1 + 1?")], Sampling())
    (*_, end) = events.to_the_end_of(job)
    assert isinstance(end, protocol.AnswerFinished)
    assert end.reason is StopReason.END_OF_ANSWER
