"""The engine in its own process, through the window's end of it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.core.messages import Channel, Role, Sampling, StopReason, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from tests.helpers.engine_events import PATIENCE_S, Events, text

QUESTION = [Turn(Role.USER, "What is 12 + 30?")]
GREEDY = Sampling(temperature=0)


def test_loads_streams_and_unloads(link: EngineLink, events: Events, shipped_model: Path) -> None:
    (loaded,) = events.to_the_end_of(link.load(shipped_model, context_tokens=8192))
    assert isinstance(loaded, protocol.ModelLoaded)
    assert "qwen2" in loaded.description
    assert loaded.context_tokens == loaded.trained_context_tokens == 4096
    answer = events.to_the_end_of(link.answer(QUESTION, GREEDY))
    assert isinstance(answer[0], protocol.PromptProgress)
    assert "12" in text(answer, Channel.REASONING)
    assert "boxed" in text(answer, Channel.ANSWER)
    finished = answer[-1]
    assert isinstance(finished, protocol.AnswerFinished)
    assert finished.reason is StopReason.END_OF_ANSWER
    (unloaded,) = events.to_the_end_of(link.unload())
    assert isinstance(unloaded, protocol.ModelUnloaded)
    (failed,) = events.to_the_end_of(link.answer(QUESTION, GREEDY))
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.NO_MODEL_LOADED


def test_answers_in_the_order_of_the_questions(
    link: EngineLink, events: Events, shipped_model: Path
) -> None:
    link.load(shipped_model, context_tokens=2048)
    jobs = [link.answer([Turn(Role.USER, f"{n} + 1")], GREEDY) for n in range(10, 14)]
    finals: list[int] = []
    while len(finals) < len(jobs):
        event = events.until(lambda e: isinstance(e, protocol.AnswerFinished))[-1]
        finals.append(event.job)
    assert finals == jobs


@pytest.mark.parametrize("when", ["before it starts", "while it streams"])
def test_stop_is_felt(link: EngineLink, events: Events, slow_model: Path, when: str) -> None:
    events.to_the_end_of(link.load(slow_model, context_tokens=4096))
    job = link.answer([Turn(Role.USER, "Go on.")], GREEDY)
    if when == "while it streams":
        events.text_of(job)
    asked = time.perf_counter()
    link.stop(job)
    finished = events.to_the_end_of(job)[-1]
    waited_s = time.perf_counter() - asked
    assert isinstance(finished, protocol.AnswerFinished)
    assert finished.reason is StopReason.STOPPED
    assert waited_s < 2, "a requirement of 0.1 s, on a machine that may be busy"


def test_stop_is_felt_while_a_prompt_is_read(
    link: EngineLink, events: Events, slow_model: Path
) -> None:
    events.to_the_end_of(link.load(slow_model, context_tokens=4096))
    long = " ".join(str(n) for n in range(400))
    job = link.answer([Turn(Role.USER, long)], GREEDY)
    events.until(lambda e: isinstance(e, protocol.PromptProgress))
    link.stop(job)
    finished = events.to_the_end_of(job)[-1]
    assert isinstance(finished, protocol.AnswerFinished)
    assert finished.reason is StopReason.STOPPED
    assert finished.figures.generated_tokens == 0


def test_death_is_an_event_and_the_next_question_is_answered(
    link: EngineLink, events: Events, slow_model: Path
) -> None:
    events.to_the_end_of(link.load(slow_model, context_tokens=1024))
    job = link.answer([Turn(Role.USER, "Go on.")], GREEDY)
    events.text_of(job)
    first = link.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    failed = events.to_the_end_of(job)[-1]
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.ENGINE_DIED
    again = link.answer([Turn(Role.USER, "Go on.")], Sampling(max_tokens=5))
    finished = events.to_the_end_of(again)[-1]
    assert isinstance(finished, protocol.AnswerFinished)
    assert link.pid != first


def test_each_job_has_one_final_event(link: EngineLink, events: Events, tmp_path: Path) -> None:
    job = link.load(tmp_path / "missing.gguf", context_tokens=512)
    (failed,) = events.to_the_end_of(job)
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.MODEL_FILE_MISSING
    link.close()
    assert events.is_empty


def test_an_engine_that_cannot_start_is_a_failed_job(events: Events, tmp_path: Path) -> None:
    link = EngineLink(
        events.put,
        log_file=tmp_path / "engine.log",
        stop_folder=tmp_path,
        command=[str(tmp_path / "no such program")],
    )
    (failed,) = events.to_the_end_of(link.load(tmp_path / "x.gguf", context_tokens=512))
    link.close()
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.ENGINE_START_FAILED


def test_a_late_exit_of_an_old_process_spares_the_new_ones_jobs(
    link: EngineLink, events: Events, slow_model: Path
) -> None:
    link.load(slow_model, context_tokens=512)
    job = link.answer([Turn(Role.USER, "Go on.")], Sampling(max_tokens=20))
    events.text_of(job)
    link._on_exit(link._generation - 1, -9)
    finished = events.to_the_end_of(job)[-1]
    assert isinstance(finished, protocol.AnswerFinished)


def test_a_large_question_never_makes_the_sender_wait(
    link: EngineLink, events: Events, shipped_model: Path
) -> None:
    events.to_the_end_of(link.load(shipped_model, context_tokens=512))
    pid = link.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    job = link.answer([Turn(Role.USER, "x" * 2_000_000)], GREEDY)  # returns, though nobody reads
    os.kill(pid, signal.SIGCONT)
    failed = events.to_the_end_of(job)[-1]
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.PROMPT_TOO_LONG


def test_the_process_ends_with_its_owner(
    link: EngineLink, events: Events, shipped_model: Path
) -> None:
    events.to_the_end_of(link.load(shipped_model, context_tokens=512))
    child = link._child
    assert child is not None
    child.close_input()
    assert child._process.wait(PATIENCE_S) == 0


def test_a_process_that_says_nothing_is_ended(
    events: Events, slow_model: Path, shipped_model: Path, tmp_path: Path
) -> None:
    link = EngineLink(
        events.put, log_file=tmp_path / "engine.log", stop_folder=tmp_path, silence_s=1.0
    )
    try:
        events.to_the_end_of(link.load(slow_model, context_tokens=1024))
        job = link.answer([Turn(Role.USER, "Go on.")], GREEDY)
        events.text_of(job)
        assert link.pid is not None
        os.kill(link.pid, signal.SIGSTOP)
        failed = events.to_the_end_of(job)[-1]
        assert isinstance(failed, protocol.JobFailed)
        assert failed.kind is ErrorKind.ENGINE_STUCK
        events.to_the_end_of(link.load(shipped_model, context_tokens=1024))
        assert "boxed" in text(events.to_the_end_of(link.answer(QUESTION, GREEDY)), Channel.ANSWER)
    finally:
        link.close()


def test_a_model_with_which_the_process_dies_twice_is_not_loaded_again_unasked(
    link: EngineLink, events: Events, slow_model: Path
) -> None:
    events.to_the_end_of(link.load(slow_model, context_tokens=1024))
    for _ in range(2):
        job = link.answer([Turn(Role.USER, "Go on.")], GREEDY)
        events.text_of(job)
        assert link.pid is not None
        os.kill(link.pid, signal.SIGKILL)
        failed = events.to_the_end_of(job)[-1]
        assert isinstance(failed, protocol.JobFailed)
        assert failed.kind is ErrorKind.ENGINE_DIED
    (refused,) = events.to_the_end_of(link.answer([Turn(Role.USER, "Go on.")], GREEDY))
    assert isinstance(refused, protocol.JobFailed)
    assert refused.kind is ErrorKind.MODEL_CRASHES
    assert link.pid is None
    events.to_the_end_of(link.load(slow_model, context_tokens=1024))
    assert not link.is_bad(slow_model)
    job = link.answer([Turn(Role.USER, "Go on.")], Sampling(max_tokens=5))
    assert isinstance(events.to_the_end_of(job)[-1], protocol.AnswerFinished)


def test_an_engine_at_rest_loads_again_with_the_next_question(
    link: EngineLink, events: Events, shipped_model: Path
) -> None:
    events.to_the_end_of(link.load(shipped_model, context_tokens=1024))
    link.rest()
    deadline = time.monotonic() + PATIENCE_S
    while link.pid is not None:
        assert time.monotonic() < deadline
    assert "boxed" in text(events.to_the_end_of(link.answer(QUESTION, GREEDY)), Channel.ANSWER)
    assert not link.is_bad(shipped_model)
