"""What is chosen for answers reaches llama.cpp: sampling, memory, threads, instructions."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import llama_cpp
import pytest

from app.core.control import AnswerControl
from app.core.errors import AppError, ErrorKind
from app.core.fit import CacheType, Footprint, Plan, Retreat, Room, fit
from app.core.load_options import LoadOptions
from app.core.messages import AnswerFigures, Channel, Role, Sampling, Turn
from app.core.prompts import marked_instructions
from app.engine import protocol
from app.engine.link import EngineLink
from app.engine.llama_cpp import LlamaModel
from app.engine.loading import _load, _Order
from app.engine.prompt_lookup import PromptLookup
from app.engine.session import Session, Undisturbed
from tests.engine.test_session import GREEDY, Heard, ask
from tests.engine.test_speculation import generated, watched
from tests.helpers.engine_events import Events

TOLD = "Answer as briefly as you can."
SUM = "What is 12 + 30?"


def tokens(model: LlamaModel, sampling: Sampling, count: int = 60) -> list[int]:
    return generated(model, [], sampling=sampling, tokens=count)[0]


@pytest.mark.parametrize(
    "alone", [{"top_k": 1}, {"top_p": 0.0001, "top_k": 0}, {"min_p": 1.0, "top_k": 0}]
)
def test_each_filter_alone_can_leave_only_the_likeliest(
    model: LlamaModel, alone: dict[str, float]
) -> None:
    hot = Sampling(temperature=2.0, top_p=1.0, seed=3)
    likeliest = tokens(model, GREEDY)
    assert tokens(model, hot) != likeliest
    assert tokens(model, replace(hot, **alone)) == likeliest  # type: ignore[arg-type]


def test_a_repetition_penalty_makes_what_was_said_less_likely(slow_model: Path) -> None:
    undecided = LlamaModel(slow_model, context_tokens=256, threads=1)
    try:
        undecided.evaluate([60, 61])
        drawn = []
        for penalty in (1.0, 1.5):
            undecided.start_sampling(replace(GREEDY, repeat_penalty=penalty), 1)
            drawn.append([undecided.sample(), undecided.sample()])
    finally:
        undecided.close()
    (first, again), (same, other) = drawn
    assert first == again == same
    assert other != first


def test_a_seed_gives_the_same_text_again_with_all_filters(model: LlamaModel) -> None:
    how = Sampling(1.2, 0.9, 30, 0.02, 1.1, seed=11)
    assert tokens(model, how) == tokens(model, how)
    assert tokens(model, how) != tokens(model, replace(how, seed=12))


def test_guesses_ahead_stay_exact_with_all_filters(
    model: LlamaModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    how = Sampling(0.8, 0.9, 10, 0.05, 1.2, seed=5)
    plain, _ = generated(model, [], sampling=how)
    sizes: Counter[int] = watched(model, monkeypatch)
    guessed, _ = generated(model, [PromptLookup()], sampling=how)
    assert sizes, "guesses were tried"
    assert guessed == plain


# Memory and speed


def test_as_many_threads_are_used_as_were_asked_for(shipped_model: Path) -> None:
    for asked, used in ((2, min(2, os.cpu_count() or 1)), (500, os.cpu_count()), (0, 1)):
        loaded = LlamaModel(shipped_model, context_tokens=512, threads=asked)
        assert llama_cpp.llama_n_threads(loaded._context) == used
        loaded.close()


def test_the_cache_is_kept_in_8_bits_where_that_works(slow_model: Path) -> None:
    loaded = LlamaModel(
        slow_model, context_tokens=512, threads=1, cache_type=CacheType.Q8_0, gpu_layers=3
    )
    wide = LlamaModel(slow_model, context_tokens=512, threads=1)
    try:
        assert loaded.fit.plan.cache_type is CacheType.Q8_0
        assert loaded.fit.retreats == []
        text = list(range(50, 450))
        for one in (loaded, wide):
            one.evaluate(text[:256])
            one.evaluate(text[256:])
        assert loaded.cache_bytes() < 0.6 * wide.cache_bytes()
        assert loaded.shift_cache(10, 100)
        loaded.evaluate_ahead([60])
        assert loaded.cached_tokens() == 301
    finally:
        loaded.close()
        wide.close()


def test_a_model_with_short_heads_keeps_its_cache_in_16_bits(shipped_model: Path) -> None:
    loaded = LlamaModel(shipped_model, context_tokens=512, cache_type=CacheType.Q8_0)
    loaded.close()
    assert loaded.fit.plan.cache_type is CacheType.F16
    assert loaded.fit.retreats == [Retreat.UNQUANTISED_CACHE]


def test_keys_in_8_bits_with_short_heads_are_never_shifted(shipped_model: Path) -> None:
    """There llama.cpp would end the process: the answer ends instead."""
    forced = _load(_Order(shipped_model, 512, 1), Plan(512, CacheType.Q8_0))
    llama_cpp.llama_free(forced.context)
    llama_cpp.llama_model_free(forced.model)
    assert not forced.can_shift


def test_no_more_layers_go_to_the_gpu_than_are_wanted() -> None:
    footprint = Footprint(1_000_000, layers=29, cache_token_bytes=10.0)
    room = Room(10_000_000, device_bytes=10_000_000)
    assert fit(footprint, room, 4096).gpu_layers == 29
    assert fit(footprint, room, 4096, most_layers=12).gpu_layers == 12
    assert fit(footprint, room, 4096, CacheType.Q8_0).cache_type is CacheType.Q8_0


def test_the_wishes_reach_the_engine_process(
    link: EngineLink, events: Events, slow_model: Path
) -> None:
    options = LoadOptions(cache_type="q8_0", gpu_layers=5)
    loaded = events.to_the_end_of(link.load(slow_model, context_tokens=512, options=options))[-1]
    assert isinstance(loaded, protocol.ModelLoaded)
    assert loaded.fit is not None
    assert loaded.fit.plan == Plan(512, CacheType.Q8_0)


# Instructions


def answer(session: Session, told: str, *turns: Turn) -> tuple[Heard, AnswerFigures]:
    heard = Heard()
    how = AnswerControl(instructions=told)
    _, figures = session.answer(turns, GREEDY, heard.listener, how)
    return heard, figures


def questions(*texts: str) -> Sequence[Turn]:
    roles = [Role.USER if index % 2 == 0 else Role.ASSISTANT for index in range(len(texts))]
    return [Turn(role, text) for role, text in zip(roles, texts, strict=True)]


def test_instructions_stand_before_the_first_question(model: LlamaModel) -> None:
    session = Session(model, Undisturbed())
    _, plain = ask(session, SUM)
    heard, figures = answer(session, TOLD, *questions(SUM))
    by_hand, written = ask(Session(model, Undisturbed()), marked_instructions(TOLD) + SUM)
    assert heard.texts == by_hand.texts
    assert figures.prompt_tokens == written.prompt_tokens > plain.prompt_tokens
    assert figures.instruction_tokens == pytest.approx(
        figures.prompt_tokens - plain.prompt_tokens, abs=2
    )
    assert plain.instruction_tokens == 0


def test_what_was_read_with_instructions_is_read_once(model: LlamaModel) -> None:
    session = Session(model, Undisturbed())
    heard, _ = answer(session, TOLD, *questions(SUM))
    history = questions(SUM, heard.texts[Channel.ANSWER])
    session.warm(history, instructions=TOLD)
    _, figures = answer(session, TOLD, *history, Turn(Role.USER, "and plus 3?"))
    assert figures.prompt_tokens - figures.reused_tokens < 15


def test_instructions_stay_when_the_oldest_turns_go(model: LlamaModel) -> None:
    long = questions(*(["What is 1 + 1?", "two " * 220] * 4 + ["What is 2 + 2?"]))
    session = Session(model, Undisturbed())
    _, figures = answer(session, TOLD, *long)
    assert figures.forgotten_turns
    text = "".join(model.piece(token).decode("utf-8", "replace") for token in session._cache.tokens)
    assert TOLD in text


def test_instructions_that_fill_the_context_are_named(model: LlamaModel) -> None:
    session = Session(model, Undisturbed())
    with pytest.raises(AppError) as caught:
        answer(session, "Be brief. " * 300, *questions(SUM))
    assert caught.value.kind is ErrorKind.INSTRUCTIONS_TOO_LONG
    assert caught.value.details["context_tokens"] == 1024
    with pytest.raises(AppError) as caught:
        answer(session, TOLD, *questions("word " * 3000))
    assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
