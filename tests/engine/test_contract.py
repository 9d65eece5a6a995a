"""The law of an engine: the same questions to a model in this process and to a real server."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.core.control import AnswerControl, Begun, Thinking
from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Channel, Role, Sampling, StopReason, Turn
from app.core.prompts import marked_instructions
from app.core.reasoning import Parts
from app.core.servers import parse_address
from app.engine.answer_text import Listener
from app.engine.contract import AnswerSession
from app.engine.llama_cpp import LlamaModel
from app.engine.remote import RemoteSession
from app.engine.remote_server import RemoteServer
from app.engine.server_exchange import Endpoint
from app.engine.session import Session, Undisturbed
from app.engine.stop_flags import JobFlags, StopFlags
from tests.helpers.llama_server import LlamaServer

GREEDY = Sampling(temperature=0, seed=1)
SUM = [Turn(Role.USER, "What is 4567 + 2378?")]
ENDLESS = [Turn(Role.USER, "Go on.")]
SLOT = 9
CONTEXT_TOKENS = 1024
SMALL_CONTEXT_TOKENS = 256
CLOSING = "That is enough thinking."
LLAMA_CPP, SERVER, ASKED_IN_WORDS = "llama.cpp", "llama-server", "server that is asked in words"


@dataclass
class Engine:
    """One implementation.

    Attributes:
        kind: which.
        shipped: with the shipped model.
        slow: with a model that never ends by itself.
        small: as ``slow``, in a small context.
        flags: the stop file of the model in this process; the others only read it.
    """

    kind: str
    shipped: AnswerSession
    slow: AnswerSession
    small: AnswerSession
    flags: StopFlags

    @property
    def is_exact(self) -> bool:
        """Whether it can be made to close its thoughts, and to go on exactly."""
        return self.kind != ASKED_IN_WORDS


class Heard:
    """A listener that keeps everything, and trusts that nothing comes after the end."""

    def __init__(self) -> None:
        self.texts = {Channel.REASONING: "", Channel.ANSWER: ""}
        self.first_channel: Channel | None = None
        self.figures = AnswerFigures()
        self.began = threading.Event()
        self.is_over = False

    @property
    def listener(self) -> Listener:
        return Listener(self._on_progress, self._on_text)

    def _on_progress(self, done: int, total: int) -> None:
        assert not self.is_over
        assert 0 <= done <= total

    def _on_text(self, parts: Parts, figures: AnswerFigures, revealed: bool) -> None:
        assert not self.is_over
        if revealed:
            self.texts[Channel.REASONING] += self.texts[Channel.ANSWER]
            self.texts[Channel.ANSWER] = ""
        for channel, text in parts:
            self.first_channel = self.first_channel or channel
            self.texts[channel] += text
        self.figures = figures
        self.began.set()


def ask(
    session: AnswerSession,
    turns: list[Turn],
    sampling: Sampling = GREEDY,
    control: AnswerControl | None = None,
) -> tuple[Heard, StopReason, AnswerFigures]:
    heard = Heard()
    reason, figures = session.answer(
        turns, sampling, heard.listener, control or AnswerControl(pauses_loops=False)
    )
    heard.is_over = True
    return heard, reason, figures


def connected(server: LlamaServer) -> RemoteServer:
    made = RemoteServer(Endpoint(parse_address(server.url), server.key), server.model)
    made.connect(lambda: False)
    return made


@pytest.fixture(scope="module")
def flags(tmp_path_factory: pytest.TempPathFactory) -> StopFlags:
    return StopFlags(tmp_path_factory.mktemp("stop") / "stop")


@pytest.fixture(scope="module")
def servers(shipped_model: Path, slow_model: Path) -> Iterator[list[LlamaServer]]:
    with (
        LlamaServer(shipped_model, CONTEXT_TOKENS) as shipped,
        LlamaServer(slow_model, CONTEXT_TOKENS) as slow,
        LlamaServer(slow_model, SMALL_CONTEXT_TOKENS) as small,
    ):
        yield [shipped, slow, small]


@pytest.fixture(scope="module")
def local(shipped_model: Path, slow_model: Path, flags: StopFlags) -> Iterator[list[Session]]:
    models = [
        LlamaModel(shipped_model, context_tokens=CONTEXT_TOKENS, threads=1),
        LlamaModel(slow_model, context_tokens=CONTEXT_TOKENS, threads=1),
        LlamaModel(slow_model, context_tokens=SMALL_CONTEXT_TOKENS, threads=1),
    ]
    for model in models:
        model.set_stop_address(flags.address(SLOT))
    sessions = [Session(model, Undisturbed()) for model in models]
    yield sessions
    for session in sessions:
        session.close()


@pytest.fixture(params=[LLAMA_CPP, SERVER, ASKED_IN_WORDS])
def engine(request: pytest.FixtureRequest, flags: StopFlags) -> Iterator[Engine]:
    sessions: list[AnswerSession]
    if request.param == LLAMA_CPP:
        sessions = list(request.getfixturevalue("local"))
    else:
        remote = [connected(server) for server in request.getfixturevalue("servers")]
        for server in remote:
            server.is_exact = request.param == SERVER
            server.opens_thinking = not server.is_exact  # as its first answer would show
        sessions = [RemoteSession(server, Undisturbed()) for server in remote]
    flags.clear(SLOT)
    for session in sessions:
        session.interruptions = JobFlags(flags, SLOT)
    shipped, slow, small = sessions
    yield Engine(request.param, shipped, slow, small, flags)
    flags.clear(SLOT)


def test_thoughts_and_answer_arrive_apart(engine: Engine) -> None:
    heard, reason, figures = ask(engine.shipped, SUM)
    assert reason is StopReason.END_OF_ANSWER
    assert "7+8" in heard.texts[Channel.REASONING]
    assert "\\boxed{6945}" in heard.texts[Channel.ANSWER]
    assert "think>" not in "".join(heard.texts.values())
    assert figures.reasoning_tokens > figures.answer_tokens > 10
    assert figures.context_tokens == CONTEXT_TOKENS
    assert 15 < figures.prompt_tokens < 40
    assert figures.used_tokens < 300
    assert figures.generation_s > 0
    assert 0 < figures.thinking_s <= figures.generation_s
    assert figures.seed == 1


def test_all_engines_answer_alike(engine: Engine, local: list[Session]) -> None:
    heard, _, figures = ask(engine.shipped, SUM)
    expected, _, expected_figures = ask(local[0], SUM)
    for channel, text in expected.texts.items():
        assert heard.texts[channel].split() == text.split()
    # One more or less: the end of the answer, or the closing tag, is a token, too.
    assert abs(figures.generated_tokens - expected_figures.generated_tokens) <= 2


def test_a_second_question_is_answered_in_its_conversation(engine: Engine) -> None:
    first, _, before = ask(engine.shipped, [Turn(Role.USER, "What is 12 + 30?")])
    turns = [
        Turn(Role.USER, "What is 12 + 30?"),
        Turn(Role.ASSISTANT, first.texts[Channel.ANSWER]),
        Turn(Role.USER, "And plus 3?"),
    ]
    heard, reason, after = ask(engine.shipped, turns)
    assert reason is StopReason.END_OF_ANSWER
    assert "45" in heard.texts[Channel.ANSWER]
    assert after.prompt_tokens > before.prompt_tokens


def test_stop_is_felt_and_the_next_question_is_answered(engine: Engine) -> None:
    heard, result = Heard(), list[tuple[StopReason, AnswerFigures]]()
    unwatched = AnswerControl(pauses_loops=False)

    def work() -> None:
        result.append(engine.slow.answer(ENDLESS, GREEDY, heard.listener, unwatched))
        heard.is_over = True

    thread = threading.Thread(target=work)
    thread.start()
    assert heard.began.wait(60)
    asked = time.perf_counter()
    engine.flags.request(SLOT)
    thread.join(60)
    waited_s = time.perf_counter() - asked
    reason, figures = result[0]
    assert reason is StopReason.STOPPED
    assert figures.generated_tokens > 0
    assert "".join(heard.texts.values())
    assert waited_s < 2, "a requirement of 0.1 s, on a machine that may be busy"
    engine.flags.clear(SLOT)
    _, reason, _ = ask(engine.slow, ENDLESS, Sampling(temperature=0, seed=1, max_tokens=5))
    assert reason is StopReason.TOKEN_LIMIT


def test_a_stop_before_it_starts_is_kept(engine: Engine) -> None:
    engine.flags.request(SLOT)
    heard, reason, figures = ask(engine.slow, ENDLESS)
    assert reason is StopReason.STOPPED
    assert figures.generated_tokens == 0
    assert not any(heard.texts.values())


def test_a_limit_on_tokens_ends_the_answer(engine: Engine) -> None:
    _, reason, figures = ask(engine.shipped, SUM, Sampling(temperature=0, seed=1, max_tokens=7))
    assert reason is StopReason.TOKEN_LIMIT
    assert figures.generated_tokens == 7


def test_a_full_context_ends_the_answer(engine: Engine) -> None:
    _, reason, figures = ask(engine.small, ENDLESS)
    assert reason is StopReason.CONTEXT_FULL
    assert figures.used_tokens >= SMALL_CONTEXT_TOKENS - 2


def test_a_question_longer_than_the_context_is_refused(engine: Engine) -> None:
    with pytest.raises(AppError) as caught:
        ask(engine.shipped, [Turn(Role.USER, "word " * 3000)])
    assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
    assert caught.value.details["context_tokens"] == CONTEXT_TOKENS
    heard, _, _ = ask(engine.shipped, SUM)
    assert heard.texts[Channel.ANSWER]


def test_the_oldest_turns_are_left_out_when_there_is_no_room(engine: Engine) -> None:
    old = [Turn(Role.USER, "What is 1 + 1?"), Turn(Role.ASSISTANT, "two " * 220)] * 5
    heard, _, figures = ask(engine.shipped, [*old, Turn(Role.USER, "What is 2 + 2?")])
    assert 0 < figures.forgotten_turns < len(old) + 1
    assert figures.forgotten_turns % 2 == 0
    assert figures.prompt_tokens < CONTEXT_TOKENS
    assert heard.texts[Channel.ANSWER]


def test_instructions_stand_before_the_first_question(engine: Engine) -> None:
    told = "Answer as briefly as you can."
    control = AnswerControl(pauses_loops=False, instructions=told)
    heard, _, figures = ask(engine.shipped, SUM, control=control)
    by_hand = [Turn(Role.USER, marked_instructions(told) + SUM[0].text)]
    written, _, expected = ask(engine.shipped, by_hand)
    assert heard.texts == written.texts
    assert figures.instruction_tokens > 0 == expected.instruction_tokens
    assert figures.prompt_tokens == expected.prompt_tokens


def test_a_budget_closes_the_thoughts_and_an_answer_follows(engine: Engine) -> None:
    whole, _, _ = ask(engine.shipped, SUM)
    heard, reason, figures = ask(
        engine.shipped, SUM, control=AnswerControl(Thinking(budget_tokens=30))
    )
    thoughts = heard.texts[Channel.REASONING]
    assert CLOSING in thoughts
    own = thoughts[: thoughts.index(CLOSING)].rstrip()
    assert own
    assert whole.texts[Channel.REASONING].startswith(own)
    assert heard.texts[Channel.ANSWER]
    assert figures.is_cut
    assert figures.thinking_s > 0
    assert reason is StopReason.END_OF_ANSWER
    assert "think>" not in "".join(heard.texts.values())
    if engine.is_exact:
        assert thoughts.endswith("with what I have.")


def test_answer_now_ends_the_thoughts(engine: Engine) -> None:
    engine.flags.request_answer(SLOT)
    heard, _, figures = ask(engine.shipped, SUM)
    assert CLOSING in heard.texts[Channel.REASONING]
    assert heard.texts[Channel.ANSWER]
    assert figures.is_cut


def test_a_stop_wins_over_a_wish_for_the_answer(engine: Engine) -> None:
    engine.flags.request_answer(SLOT)
    engine.flags.request(SLOT)
    _, reason, _ = ask(engine.shipped, SUM)
    assert reason is StopReason.STOPPED


def test_without_thinking_there_is_an_answer(engine: Engine) -> None:
    heard, _, _ = ask(engine.shipped, SUM, control=AnswerControl(Thinking(is_on=False)))
    assert heard.texts[Channel.ANSWER]
    if engine.is_exact:
        assert heard.first_channel is Channel.ANSWER


@pytest.mark.parametrize("tokens", [25, 170])
def test_a_cut_answer_goes_on(engine: Engine, tokens: int) -> None:
    whole, _, _ = ask(engine.shipped, SUM)
    cut = Sampling(temperature=0, seed=1, max_tokens=tokens)
    first, _, _ = ask(engine.shipped, SUM, cut)
    begun = Begun(first.texts[Channel.REASONING], first.texts[Channel.ANSWER])
    assert begun.is_thinking is (tokens == 25)
    rest, reason, _ = ask(engine.shipped, SUM, control=AnswerControl(begun=begun))
    assert reason is StopReason.END_OF_ANSWER
    assert rest.texts[Channel.ANSWER]
    if engine.is_exact:
        for channel, text in whole.texts.items():
            assert (first.texts[channel] + rest.texts[channel]).split() == text.split()


def test_a_warmed_engine_answers_as_before(engine: Engine) -> None:
    before, _, _ = ask(engine.shipped, SUM)
    engine.shipped.warm([*SUM, Turn(Role.ASSISTANT, before.texts[Channel.ANSWER])])
    after, _, _ = ask(engine.shipped, SUM)
    assert after.texts == before.texts


def test_nothing_is_saved_without_a_place_for_it(engine: Engine) -> None:
    before, _, _ = ask(engine.shipped, SUM)
    assert not engine.shipped.save_state()
    after, _, _ = ask(engine.shipped, SUM)
    assert after.texts == before.texts


def test_another_job_has_other_interruptions(engine: Engine) -> None:
    engine.flags.request(SLOT)
    assert ask(engine.shipped, SUM)[1] is StopReason.STOPPED
    engine.shipped.interruptions = Undisturbed()
    engine.flags.clear(SLOT)  # what llama.cpp asks itself is set by the process
    engine.flags.request(SLOT + 1)
    assert ask(engine.shipped, SUM)[1] is StopReason.END_OF_ANSWER
    engine.shipped.interruptions = JobFlags(engine.flags, SLOT + 1)
    assert ask(engine.shipped, SUM)[1] is StopReason.STOPPED
    engine.flags.clear(SLOT + 1)


def test_a_budget_of_seconds_closes_the_thoughts(engine: Engine) -> None:
    heard, _, figures = ask(engine.shipped, SUM, control=AnswerControl(Thinking(budget_s=0.0)))
    assert CLOSING in heard.texts[Channel.REASONING]
    assert heard.texts[Channel.ANSWER]
    assert figures.is_cut


def test_a_closed_session_leaves_the_others_alone(
    engine: Engine, shipped_model: Path, request: pytest.FixtureRequest
) -> None:
    other: AnswerSession
    if engine.kind == LLAMA_CPP:
        model = LlamaModel(shipped_model, context_tokens=CONTEXT_TOKENS, threads=1)
        other = Session(model, Undisturbed())
    else:
        servers = request.getfixturevalue("servers")
        other = RemoteSession(connected(servers[0]), Undisturbed())
    assert ask(other, SUM)[1] is StopReason.END_OF_ANSWER
    other.close()
    assert ask(engine.shipped, SUM)[1] is StopReason.END_OF_ANSWER
