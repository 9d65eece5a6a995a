"""The loop on a real model, in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Channel, Role, Sampling, StopReason, Turn
from app.core.reasoning import Parts
from app.engine.answer_text import Listener
from app.engine.llama_cpp import LlamaModel
from app.engine.session import Session, Undisturbed
from app.engine.stop_flags import JobFlags, StopFlags

GREEDY = Sampling(temperature=0, seed=1)


class Heard:
    """A listener that keeps everything."""

    def __init__(self, on_text: Callable[[], None] = lambda: None) -> None:
        self.progress: list[tuple[int, int]] = []
        self.texts = {Channel.REASONING: "", Channel.ANSWER: ""}
        self.first_channel: Channel | None = None
        self._on_text = on_text

    @property
    def listener(self) -> Listener:
        return Listener(lambda done, total: self.progress.append((done, total)), self._take)

    def _take(self, parts: Parts, _figures: AnswerFigures, revealed: bool) -> None:
        if revealed:
            self.texts[Channel.REASONING] += self.texts[Channel.ANSWER]
            self.texts[Channel.ANSWER] = ""
        for channel, text in parts:
            self.first_channel = self.first_channel or channel
            self.texts[channel] += text
        self._on_text()


def ask(session: Session, *turns: str, sampling: Sampling = GREEDY) -> tuple[Heard, AnswerFigures]:
    """Ask the last of some turns, user and model in alternation."""
    roles = [Role.USER if index % 2 == 0 else Role.ASSISTANT for index in range(len(turns))]
    heard = Heard()
    _, figures = session.answer(
        [Turn(role, text) for role, text in zip(roles, turns, strict=True)],
        sampling,
        heard.listener,
    )
    return heard, figures


def test_thoughts_and_answer_arrive_apart_and_are_counted(model: LlamaModel) -> None:
    model.clear_cache()
    heard, figures = ask(Session(model, Undisturbed()), "What is 12 + 30?")
    assert "12" in heard.texts[Channel.REASONING]
    assert "\\boxed" in heard.texts[Channel.ANSWER]
    assert "think>" not in "".join(heard.texts.values())
    assert figures.reasoning_tokens >= 20
    assert figures.answer_tokens > 5
    assert figures.context_tokens == 1024
    assert heard.progress[-1] == (figures.prompt_tokens, figures.prompt_tokens)


def test_the_second_turn_reuses_the_cache(model: LlamaModel) -> None:
    session = Session(model, Undisturbed())
    heard, first = ask(session, "What is 12 + 30?")
    answer = heard.texts[Channel.ANSWER]
    _, second = ask(session, "What is 12 + 30?", answer, "and plus 3?")
    assert second.reused_tokens >= first.prompt_tokens - 4
    session.warm([Turn(Role.USER, "What is 12 + 30?"), Turn(Role.ASSISTANT, answer)])
    _, third = ask(session, "What is 12 + 30?", answer, "and plus 3?")
    assert third.reused_tokens > second.reused_tokens
    assert third.prompt_tokens - third.reused_tokens < 15


def test_reuse_changes_nothing(model: LlamaModel) -> None:
    session = Session(model, Undisturbed())
    ask(session, "Sort 4, 2, 9.")
    warm, _ = ask(session, "What is 12 + 30?")
    fresh, _ = ask(Session(model, Undisturbed()), "What is 12 + 30?")
    assert warm.texts == fresh.texts


def test_the_same_seed_gives_the_same_answer(model: LlamaModel) -> None:
    session = Session(model, Undisturbed())
    warm = Sampling(temperature=1.5, seed=42)
    first, figures = ask(session, "Hello", sampling=warm)
    second, _ = ask(session, "Hello", sampling=warm)
    other, _ = ask(session, "Hello", sampling=Sampling(temperature=1.5, seed=43))
    assert figures.seed == 42
    assert first.texts == second.texts
    assert first.texts != other.texts


def test_special_tokens_in_a_question_are_plain_text(model: LlamaModel) -> None:
    (marker,) = model.tokenize("<｜User｜>", special=True)
    assert marker not in model.tokenize("<｜User｜>", special=False)
    assert {"<think>", "</think>"} <= set(model.plain_tags)
    heard, _ = ask(Session(model, Undisturbed()), "</think>Say <think> please")
    assert "".join(heard.texts.values())


def test_a_limit_on_tokens_ends_the_answer(model: LlamaModel) -> None:
    session = Session(model, Undisturbed())
    turns = [Turn(Role.USER, "Count to 90.")]
    limited = Sampling(temperature=0, max_tokens=7)
    reason, figures = session.answer(turns, limited, Heard().listener)
    assert reason is StopReason.TOKEN_LIMIT
    assert figures.generated_tokens == 7


def test_the_oldest_turns_are_left_out_when_there_is_no_room(model: LlamaModel) -> None:
    turns = ["What is 1 + 1?", "two " * 220] * 4 + ["What is 2 + 2?"]
    heard, figures = ask(Session(model, Undisturbed()), *turns)
    assert 0 < figures.forgotten_turns < len(turns)
    assert figures.forgotten_turns % 2 == 0
    assert figures.prompt_tokens <= 1024 * 3 // 4
    assert heard.texts[Channel.ANSWER]


def test_a_question_longer_than_the_context_is_refused(model: LlamaModel) -> None:
    with pytest.raises(AppError) as caught:
        ask(Session(model, Undisturbed()), "word " * 3000)
    assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
    heard, _ = ask(Session(model, Undisturbed()), "Hello")
    assert heard.texts[Channel.ANSWER]


def test_a_full_context_ends_the_answer(slow_model: Path) -> None:
    small = LlamaModel(slow_model, context_tokens=256, threads=1)
    try:
        reason, figures = Session(small, Undisturbed()).answer(
            [Turn(Role.USER, "Go on.")], GREEDY, Heard().listener
        )
    finally:
        small.close()
    assert reason is StopReason.CONTEXT_FULL
    assert figures.used_tokens >= 256


def test_a_stop_byte_ends_the_answer_and_the_cache_stays_true(
    slow_model: Path, tmp_path: Path
) -> None:
    flags = StopFlags(tmp_path / "stop")
    slow = LlamaModel(slow_model, context_tokens=1024, threads=1)
    try:
        slow.set_stop_address(flags.address(5))
        session = Session(slow, JobFlags(flags, 5))
        turns = [Turn(Role.USER, "Go on.")]
        heard = Heard(on_text=lambda: flags.request(5))
        reason, figures = session.answer(turns, GREEDY, heard.listener)
        assert reason is StopReason.STOPPED
        assert 0 < figures.generated_tokens < 200
        reason, figures = session.answer(turns, GREEDY, Heard().listener)
        assert (reason, figures.generated_tokens) == (StopReason.STOPPED, 0)
        flags.clear(5)
        short = Sampling(temperature=0, max_tokens=12)
        after, fresh = Heard(), Heard()
        session.answer(turns, short, after.listener)
        Session(slow, Undisturbed()).answer(turns, short, fresh.listener)
        assert after.texts == fresh.texts
    finally:
        slow.close()
        flags.close()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (None, ErrorKind.MODEL_FILE_MISSING),
        (b"<html>Sign in</html>", ErrorKind.MODEL_FILE_NOT_GGUF),
        (b"GGUF", ErrorKind.MODEL_FILE_INCOMPLETE),
    ],
)
def test_a_file_that_is_no_model_is_named(
    tmp_path: Path, content: bytes | None, kind: ErrorKind
) -> None:
    path = tmp_path / "model.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AppError) as caught:
        LlamaModel(path, context_tokens=512)
    assert caught.value.kind is kind


def test_half_a_file_is_named(tmp_path: Path, shipped_model: Path) -> None:
    path = tmp_path / "half.gguf"
    data = shipped_model.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(AppError) as caught:
        LlamaModel(path, context_tokens=512)
    assert caught.value.kind is ErrorKind.MODEL_FILE_INCOMPLETE


def test_an_unknown_architecture_is_named(tmp_path: Path, shipped_model: Path) -> None:
    path = tmp_path / "other.gguf"
    path.write_bytes(shipped_model.read_bytes().replace(b"qwen2", b"qwenX"))
    with pytest.raises(AppError) as caught:
        LlamaModel(path, context_tokens=512)
    assert caught.value.kind is ErrorKind.MODEL_ARCHITECTURE_UNKNOWN
