"""Thoughts that obey, on a real model in this process: budgets, answer now, going on, shifting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.control import AnswerControl, Begun, Overflow, Thinking
from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Channel, Role, Sampling, StopReason, Turn
from app.engine.llama_cpp import LlamaModel
from app.engine.session import Session, Undisturbed
from app.engine.stop_flags import JobFlags, StopFlags
from tests.engine.test_session import GREEDY, Heard
from tests.helpers.random_model import Shape, write_random_model

QUESTION = [Turn(Role.USER, "What is 4567 + 2378?")]
CLOSING = "That is enough thinking."
SLOT = 7


@pytest.fixture(scope="module")
def stop_file(model: LlamaModel, tmp_path_factory: pytest.TempPathFactory) -> StopFlags:
    """Lives as long as the model, which may ask its bytes at any time."""
    made = StopFlags(tmp_path_factory.mktemp("stop") / "stop")
    model.set_stop_address(made.address(SLOT))
    return made


@pytest.fixture
def flags(stop_file: StopFlags) -> Iterator[StopFlags]:
    yield stop_file
    stop_file.clear(SLOT)


def answer(
    model: LlamaModel, control: AnswerControl, *, sampling: Sampling = GREEDY
) -> tuple[Heard, StopReason, AnswerFigures]:
    model.clear_cache()
    heard = Heard()
    session = Session(model, Undisturbed())
    return heard, *session.answer(QUESTION, sampling, heard.listener, control)


def test_a_budget_of_tokens_closes_the_thoughts(model: LlamaModel) -> None:
    free, _, unlimited = answer(model, AnswerControl())
    assert unlimited.reasoning_tokens > 60
    assert not unlimited.is_cut
    heard, reason, figures = answer(model, AnswerControl(Thinking(budget_tokens=30)))
    thoughts = heard.texts[Channel.REASONING]
    assert CLOSING in thoughts
    own = thoughts[: thoughts.index(CLOSING)].rstrip()
    assert free.texts[Channel.REASONING].startswith(own)
    assert heard.texts[Channel.ANSWER]
    assert figures.is_cut
    assert figures.reasoning_tokens < 90
    assert reason is StopReason.END_OF_ANSWER
    assert "</think>" not in "".join(heard.texts.values())


def test_a_budget_of_seconds_closes_the_thoughts(model: LlamaModel) -> None:
    heard, _, figures = answer(model, AnswerControl(Thinking(budget_s=0.0)))
    assert heard.texts[Channel.REASONING].startswith(CLOSING)
    assert heard.texts[Channel.ANSWER]
    assert figures.is_cut


def test_without_thinking_the_answer_comes_at_once(model: LlamaModel) -> None:
    heard, _, figures = answer(model, AnswerControl(Thinking(is_on=False)))
    # This model thinks all the same; what it says is taken for its answer until it closes it.
    assert heard.first_channel is Channel.ANSWER
    assert "\\boxed{6945}" in heard.texts[Channel.ANSWER]
    assert "7" in heard.texts[Channel.REASONING]
    assert figures.reasoning_tokens > figures.answer_tokens > 10
    assert not figures.is_cut


@pytest.mark.parametrize("question", ["Hello", "Qui es-tu ?", "Count from 1 to 5", "你好"])
def test_without_thinking_no_tag_is_seen(model: LlamaModel, question: str) -> None:
    model.clear_cache()
    heard = Heard()
    control = AnswerControl(Thinking(is_on=False))
    Session(model, Undisturbed()).answer(
        [Turn(Role.USER, question)], GREEDY, heard.listener, control
    )
    assert heard.texts[Channel.ANSWER]
    assert "think>" not in "".join(heard.texts.values())


def test_answer_now_ends_the_thoughts_at_any_moment(model: LlamaModel, flags: StopFlags) -> None:
    session = Session(model, JobFlags(flags, SLOT))
    heard = Heard(on_text=lambda: flags.request_answer(SLOT))
    reason, figures = session.answer(QUESTION, GREEDY, heard.listener)
    assert CLOSING in heard.texts[Channel.REASONING]
    assert heard.texts[Channel.ANSWER]
    assert figures.is_cut
    assert reason is StopReason.END_OF_ANSWER


def test_answer_now_while_the_question_is_read_waits_for_the_thoughts(
    model: LlamaModel, flags: StopFlags
) -> None:
    session = Session(model, JobFlags(flags, SLOT))
    flags.request_answer(SLOT)
    heard = Heard()
    session.answer(QUESTION, GREEDY, heard.listener)
    assert heard.texts[Channel.REASONING].startswith(CLOSING)
    assert heard.texts[Channel.ANSWER]


def test_answer_now_in_an_answer_changes_nothing(model: LlamaModel, flags: StopFlags) -> None:
    undisturbed, _, _ = answer(model, AnswerControl())
    model.clear_cache()
    session = Session(model, JobFlags(flags, SLOT))

    def when_answering() -> None:
        if heard.texts[Channel.ANSWER]:
            flags.request_answer(SLOT)

    heard = Heard(on_text=when_answering)
    session.answer(QUESTION, GREEDY, heard.listener)
    assert heard.texts == undisturbed.texts


def test_a_stop_wins_over_a_wish_for_the_answer(model: LlamaModel, flags: StopFlags) -> None:
    flags.request_answer(SLOT)
    flags.request(SLOT)
    reason, _ = Session(model, JobFlags(flags, SLOT)).answer(QUESTION, GREEDY, Heard().listener)
    assert reason is StopReason.STOPPED


@pytest.mark.parametrize("tokens", [1, 25, 70, 120])
def test_a_cut_answer_goes_on_as_if_nothing_had_been(model: LlamaModel, tokens: int) -> None:
    whole, _, _ = answer(model, AnswerControl())
    cut = Sampling(temperature=0, seed=1, max_tokens=tokens)
    first, reason, _ = answer(model, AnswerControl(), sampling=cut)
    assert reason is StopReason.TOKEN_LIMIT
    begun = Begun(first.texts[Channel.REASONING], first.texts[Channel.ANSWER])
    rest, reason, figures = answer(model, AnswerControl(begun=begun))
    assert reason is StopReason.END_OF_ANSWER
    for channel, text in whole.texts.items():
        joined = first.texts[channel] + rest.texts[channel]
        assert joined.split() == text.split()
    assert figures.prompt_tokens > tokens


def test_a_continuation_finds_its_beginning_in_the_cache(model: LlamaModel) -> None:
    session = Session(model, Undisturbed())
    first = Heard()
    cut = Sampling(temperature=0, max_tokens=60)
    session.answer(QUESTION, cut, first.listener)
    begun = Begun(first.texts[Channel.REASONING], first.texts[Channel.ANSWER])
    _, figures = session.answer(QUESTION, GREEDY, Heard().listener, AnswerControl(begun=begun))
    assert figures.reused_tokens > figures.prompt_tokens * 0.8


def test_begun_thoughts_can_be_closed(model: LlamaModel) -> None:
    control = AnswerControl(Thinking(is_on=False), begun=Begun("7 + 8 = 15, so the units", ""))
    heard, _, figures = answer(model, control)
    assert heard.texts[Channel.REASONING].lstrip().startswith(CLOSING)
    assert heard.texts[Channel.ANSWER]
    assert figures.is_cut


def test_a_full_context_is_shifted_when_that_is_wanted(slow_model: Path) -> None:
    small = LlamaModel(slow_model, context_tokens=256, threads=1)
    try:
        session = Session(small, Undisturbed())
        longer = Sampling(temperature=0, seed=1, max_tokens=400)
        turns = [Turn(Role.USER, "Go on.")]
        control = AnswerControl(overflow=Overflow.SHIFT, pauses_loops=False)
        reason, figures = session.answer(turns, longer, Heard().listener, control)
        assert reason is StopReason.TOKEN_LIMIT
        assert figures.generated_tokens == 400
        assert figures.shifted_tokens > 100
        after, fresh = Heard(), Heard()
        short = Sampling(temperature=0, seed=1, max_tokens=12)
        session.answer(turns, short, after.listener)
        Session(small, Undisturbed()).answer(turns, short, fresh.listener)
        assert after.texts == fresh.texts  # the shifted cache is never built upon
    finally:
        small.close()


def test_of_an_answer_that_filled_the_context_its_end_goes_on(shipped_model: Path) -> None:
    small = LlamaModel(shipped_model, context_tokens=256, threads=1)
    try:
        begun = Begun("1 2 3 4 5 6 7 8 9 10 " * 40, "")
        heard = Heard()
        _, figures = Session(small, Undisturbed()).answer(
            QUESTION, GREEDY, heard.listener, AnswerControl(begun=begun)
        )
    finally:
        small.close()
    assert figures.shifted_tokens > 100
    assert figures.prompt_tokens < 250
    assert figures.generated_tokens > 0


def test_a_model_that_repeats_itself_is_paused(shipped_model: Path, tmp_path: Path) -> None:
    path = write_random_model(tmp_path / "tiny.gguf", shipped_model, Shape(128, 2, 4, 4, 256))
    tiny = LlamaModel(path, context_tokens=2048, threads=1)  # greedy, it soon writes one token only
    try:
        session, turns = Session(tiny, Undisturbed()), [Turn(Role.USER, "Go on.")]
        reason, figures = session.answer(turns, GREEDY, Heard().listener, AnswerControl())
        assert reason is StopReason.LOOPING
        assert figures.generated_tokens < 2000
        endless = AnswerControl(pauses_loops=False)
        reason, _ = session.answer(turns, GREEDY, Heard().listener, endless)
        assert reason is StopReason.CONTEXT_FULL
    finally:
        tiny.close()


def test_a_question_that_fills_the_context_is_refused_continued_or_not(
    model: LlamaModel,
) -> None:
    long = [Turn(Role.USER, "word " * 3000)]
    with pytest.raises(AppError) as caught:
        Session(model, Undisturbed()).answer(
            long, GREEDY, Heard().listener, AnswerControl(begun=Begun("Hm.", ""))
        )
    assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
