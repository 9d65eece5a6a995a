"""Servers that misbehave, refuse, redirect and vanish; what they get to see."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.core.control import AnswerControl, Begun, Thinking
from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Channel, Role, Sampling, StopReason, Turn
from app.core.servers import Server, parse_address
from app.engine import protocol
from app.engine.link import EngineLink
from app.engine.loaded import UsedServer
from app.engine.remote import RemoteSession
from app.engine.remote_server import RemoteServer
from app.engine.server_exchange import Endpoint
from app.engine.session import Undisturbed
from tests.engine.test_contract import Heard
from tests.helpers.engine_events import Events, text
from tests.helpers.llama_server import LlamaServer
from tests.helpers.raw_server import (
    CHUNKED,
    DONE,
    MODELS,
    RESET,
    STREAM,
    WAIT,
    RawServer,
    Request,
    Script,
    event,
    framed,
    response,
)

KEY = "sk-secret"
QUESTION = [Turn(Role.USER, "Why?")]
BRIEF_S = 0.4
MOST_S = 2
PATIENCE_S = 20
ANSWERED = [STREAM, event("Because."), event(ending="stop"), DONE]


class Asked:
    """A question to a server, and what came of it."""

    def __init__(
        self,
        server: RawServer,
        *,
        turns: list[Turn] | None = None,
        control: AnswerControl | None = None,
        sampling: Sampling | None = None,
        silence_s: float = 20,
        opens_thinking: bool = False,
    ) -> None:
        self.heard = Heard()
        self.error: AppError | None = None
        self.reason: StopReason | None = None
        self.figures = AnswerFigures()
        address = parse_address(server.url)
        self.remote = RemoteServer(Endpoint(address, KEY, silence_s=silence_s), "demo")
        self.remote.opens_thinking = opens_thinking
        session = RemoteSession(self.remote, Undisturbed())
        try:
            self.reason, self.figures = session.answer(
                turns or QUESTION,
                sampling or Sampling(),
                self.heard.listener,
                control or AnswerControl(),
            )
        except AppError as error:
            self.error = error
        self.heard.is_over = True

    @property
    def kind(self) -> ErrorKind | None:
        return self.error.kind if self.error else None

    @property
    def answer(self) -> str:
        return self.heard.texts[Channel.ANSWER]

    @property
    def thoughts(self) -> str:
        return self.heard.texts[Channel.REASONING]


def asked(script: Script, **how: object) -> Asked:
    with RawServer(lambda _: script) as server:
        return Asked(server, **how)  # type: ignore[arg-type] # the keywords of Asked


# Streams


def split_everywhere(data: bytes) -> list[bytes]:
    return [data[i : i + 1] for i in range(len(data))]


def test_a_stream_may_come_in_any_pieces() -> None:
    words = event("Parce ") + event("qu’il 思考 🤔.") + event(ending="stop") + DONE
    outcome = asked([STREAM, *split_everywhere(words)])
    assert outcome.answer == "Parce qu’il 思考 🤔."
    assert outcome.reason is StopReason.END_OF_ANSWER


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_lines_may_end_in_three_ways(newline: bytes) -> None:
    words = b": keep-alive\n\n" + event("One, ") + event("two.") + event(ending="stop") + DONE
    assert asked([STREAM, words.replace(b"\n", newline)]).answer == "One, two."


def test_thoughts_that_the_server_tells_apart_are_thoughts() -> None:
    for name in ("reasoning_content", "reasoning"):
        outcome = asked(
            [
                STREAM,
                event(**{name: "Hm, </think>"}),
                event(**{name: " is a tag.\n"}),
                event("\n\nSo <think>."),
                event(ending="stop"),
                DONE,
            ]
        )
        assert outcome.thoughts == "Hm, </think> is a tag."
        assert outcome.answer == "So <think>."


def test_thoughts_in_the_text_are_thoughts() -> None:
    tagged = [STREAM, event("<thi"), event("nk>\nHm"), event(".\n</think>\n\nSo."), DONE]
    outcome = asked(tagged)
    assert (outcome.thoughts, outcome.answer) == ("Hm.", "So.")


def test_thoughts_that_nothing_opened_are_known_at_their_end_and_from_then_on() -> None:
    script = [STREAM, event("Hm."), event("\n</think>\n\nSo."), event(ending="stop"), DONE]
    outcome = asked(script)
    assert (outcome.thoughts.strip(), outcome.answer) == ("Hm.", "So.")
    assert outcome.remote.opens_thinking


def test_a_server_that_does_not_stream_is_understood() -> None:
    message = {"content": "So.", "reasoning_content": "Hm."}
    whole = {"choices": [{"message": message, "finish_reason": "stop"}]}
    outcome = asked([response(200, json.dumps(whole), Content_Type="application/json")])
    assert (outcome.thoughts, outcome.answer) == ("Hm.", "So.")


def test_the_figures_are_the_servers() -> None:
    usage = {
        "prompt_tokens": 50,
        "completion_tokens": 30,
        "prompt_tokens_details": {"cached_tokens": 40},
        "completion_tokens_details": {"reasoning_tokens": 20},
    }
    last = f"data: {json.dumps({'choices': [], 'usage': usage})}\n\n".encode()
    script = [STREAM, event(reasoning="Hm."), event("So."), event(ending="stop"), last, DONE]
    figures = asked(script).figures
    assert (figures.prompt_tokens, figures.reused_tokens) == (50, 40)
    assert (figures.reasoning_tokens, figures.answer_tokens) == (20, 10)


def test_an_end_without_done_is_an_end() -> None:
    outcome = asked([STREAM, event("Because."), event(ending="stop"), WAIT])
    assert outcome.reason is StopReason.END_OF_ANSWER
    assert outcome.answer == "Because."


# Misbehaviour

HALF = event("never whole")[:-9]


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ([STREAM, event("Bec"), HALF], ErrorKind.SERVER_LOST),
        ([STREAM, event("Bec")], ErrorKind.SERVER_LOST),
        ([STREAM, event("Bec"), RESET], ErrorKind.SERVER_LOST),
        ([CHUNKED, framed(event("Bec"))], ErrorKind.SERVER_LOST),
        ([CHUNKED, framed(event("Bec")), b"ff\r\ndata"], ErrorKind.SERVER_LOST),
        ([CHUNKED, framed(event("Bec")), b"zz\r\n"], ErrorKind.SERVER_LOST),
        ([STREAM, event("Bec"), b"data: {junk}\n\n"], ErrorKind.SERVER_NOT_COMPATIBLE),
        ([STREAM, event("Bec"), b'data: {"choices": 7}\n\n'], ErrorKind.SERVER_NOT_COMPATIBLE),
        ([STREAM, event("Bec"), b"data: " + b"x" * 9_000_000], ErrorKind.SERVER_NOT_COMPATIBLE),
        ([STREAM, event("Bec"), b'data: {"error": {"code": 500}}\n\n'], ErrorKind.SERVER_TROUBLE),
        ([STREAM, event("Bec"), event(ending="content_filter"), DONE], ErrorKind.SERVER_FILTERS),
        ([STREAM, event("Bec"), WAIT], ErrorKind.SERVER_SILENT),
    ],
)
def test_what_had_come_is_kept(script: Script, kind: ErrorKind) -> None:
    outcome = asked(script, silence_s=BRIEF_S if WAIT in script else PATIENCE_S)
    assert outcome.kind is kind
    assert outcome.answer == "Bec"


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ([RESET], ErrorKind.SERVER_LOST),
        ([b""], ErrorKind.SERVER_LOST),
        ([b"SSH-2.0-OpenSSH\r\n"], ErrorKind.SERVER_NOT_COMPATIBLE),
        ([b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500], ErrorKind.SERVER_NOT_COMPATIBLE),
        ([response(200, "<html>Log in</html>")], ErrorKind.SERVER_NOT_COMPATIBLE),
        ([response(200, "{}")], ErrorKind.SERVER_NOT_COMPATIBLE),
        ([response(200, "[" * 100_000)], ErrorKind.SERVER_NOT_COMPATIBLE),
        ([WAIT], ErrorKind.SERVER_SILENT),
        ([b"HTTP/1.1 200 OK\r\n", WAIT], ErrorKind.SERVER_SILENT),
        ([response(401)], ErrorKind.SERVER_KEY_REFUSED),
        ([response(402)], ErrorKind.SERVER_UNPAID),
        ([response(403, "<html>")], ErrorKind.SERVER_KEY_REFUSED),
        ([response(404, "<html>")], ErrorKind.SERVER_NOT_COMPATIBLE),
        (
            [response(404, '{"error": {"code": "model_not_found"}}')],
            ErrorKind.SERVER_MODEL_UNKNOWN,
        ),
        (
            [response(400, '{"error": {"message": "Model Not Exist"}}')],
            ErrorKind.SERVER_MODEL_UNKNOWN,
        ),
        ([response(429)], ErrorKind.SERVER_RATE_LIMITED),
        ([response(500)], ErrorKind.SERVER_TROUBLE),
        ([response(503, "Loading model")], ErrorKind.SERVER_TROUBLE),
        (
            [response(400, '{"error": {"code": "context_length_exceeded"}}')],
            ErrorKind.PROMPT_TOO_LONG,
        ),
        ([response(400, '{"object": "error"}')], ErrorKind.SERVER_REFUSES),
    ],
)
def test_a_refusal_has_its_kind(script: Script, kind: ErrorKind) -> None:
    outcome = asked(script, silence_s=BRIEF_S if WAIT in script else PATIENCE_S)
    assert outcome.kind is kind
    assert outcome.error is not None
    assert KEY not in str(outcome.error)
    assert not any(outcome.heard.texts.values())


def test_nobody_there_is_said() -> None:
    with RawServer(lambda _: []) as server:
        address = parse_address(server.url)
    session = RemoteSession(RemoteServer(Endpoint(address), "demo"), Undisturbed())
    with pytest.raises(AppError) as caught:
        session.answer(QUESTION, Sampling(), Heard().listener)
    assert caught.value.kind is ErrorKind.SERVER_NOT_FOUND


def test_the_wait_that_a_server_asks_for_is_told() -> None:
    outcome = asked([response(429, Retry_After="37")])
    assert outcome.error is not None
    assert outcome.error.details["retry_after_s"] == 37


def test_what_a_strict_server_refuses_is_left_out() -> None:
    def reply(request: Request) -> Script:
        is_plain = set(request.json) == {"model", "messages", "stream"}
        return ANSWERED if is_plain else [response(422, '{"error": "unknown field"}')]

    with RawServer(reply) as server:
        outcome = Asked(server)
    assert outcome.answer == "Because."
    assert len(server.requests) == 2


# What a server gets to see


def test_a_redirect_is_not_followed_and_the_key_stays() -> None:
    with RawServer(lambda _: ANSWERED) as elsewhere:
        moved = response(307, Location=f"{elsewhere.url}/chat/completions")
        outcome = asked([moved])
    assert outcome.kind is ErrorKind.SERVER_REDIRECTS
    assert outcome.error is not None
    assert outcome.error.details["target"] == "127.0.0.1"
    assert elsewhere.requests == []


def test_the_environments_proxy_is_not_used_and_the_given_one_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with RawServer(lambda _: ANSWERED) as proxy, RawServer(lambda _: ANSWERED) as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.host}")
        monkeypatch.setenv("ALL_PROXY", f"http://{proxy.host}")
        monkeypatch.delenv("NO_PROXY")
        assert Asked(server).answer == "Because."
        assert proxy.requests == []
        endpoint = Endpoint(parse_address("http://far.example/v1"), KEY, proxy=proxy.host)
        session = RemoteSession(RemoteServer(endpoint, "demo"), Undisturbed())
        session.answer(QUESTION, Sampling(), Heard().listener)
        (seen,) = proxy.requests
    assert seen.path == "http://far.example/v1/chat/completions"
    assert seen.headers["host"] == "far.example"


def test_a_question_is_all_that_is_sent() -> None:
    turns = [Turn(Role.USER, "1?"), Turn(Role.ASSISTANT, "One."), Turn(Role.USER, "2?")]
    with RawServer(lambda _: ANSWERED) as server:
        Asked(server, turns=turns, sampling=Sampling(seed=5, max_tokens=9))
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", "/v1/chat/completions")
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.json == {
        "model": "demo",
        "messages": [
            {"role": "user", "content": "1?"},
            {"role": "assistant", "content": "One."},
            {"role": "user", "content": "2?"},
        ],
        "stream": True,
        "temperature": 0.6,
        "top_p": 0.95,
        "seed": 5,
        "max_tokens": 9,
        "stream_options": {"include_usage": True},
    }


def test_warming_sends_nothing() -> None:
    with RawServer(lambda _: ANSWERED) as server:
        endpoint = Endpoint(parse_address(server.url), KEY)
        RemoteSession(RemoteServer(endpoint, "demo"), Undisturbed()).warm(QUESTION)
    assert server.requests == []


@pytest.mark.parametrize(
    ("control", "ending"),
    [
        (AnswerControl(Thinking(is_on=False)), "Answer at once, without thinking first."),
        (AnswerControl(begun=Begun("Hm.", "")), "Hm.\n\nGo on from there, then answer."),
        (AnswerControl(begun=Begun("Hm.", "So")), "stopped. Repeat nothing."),
    ],
)
def test_what_a_server_cannot_do_it_is_asked_for(control: AnswerControl, ending: str) -> None:
    with RawServer(lambda _: ANSWERED) as server:
        assert Asked(server, control=control).answer == "Because."
    assert server.requests[-1].json["messages"][-1]["content"].endswith(ending)


def test_thoughts_over_their_budget_are_left_and_the_answer_asked_for() -> None:
    def reply(request: Request) -> Script:
        if "Answer now" in request.json["messages"][-1]["content"]:
            return [STREAM, event(reasoning="Again."), event("So."), event(ending="stop"), DONE]
        return [STREAM, *[event(reasoning=f"{n}, ") for n in range(9)], WAIT]

    with RawServer(reply) as server:
        outcome = Asked(server, control=AnswerControl(Thinking(budget_tokens=5)))
        assert server.left.wait(20), "the first request was left"
    sent = server.requests[1].json["messages"][-1]["content"]
    assert sent.startswith("Why?\n\nYour thoughts so far:\n\n0, 1, 2, 3, 4,")
    assert "what I have.\n\nAgain." in outcome.thoughts
    assert outcome.answer == "So."
    assert outcome.figures.is_cut


def test_text_does_not_wait_for_the_next() -> None:
    heard = Heard()
    with RawServer(lambda _: [STREAM, event("Be"), event("cause"), WAIT]) as server:
        until_heard = Stopped(lambda: heard.texts[Channel.ANSWER] == "Because")
        endpoint = Endpoint(parse_address(server.url), KEY, silence_s=5)
        session = RemoteSession(RemoteServer(endpoint, "demo"), until_heard)
        reason, _ = session.answer(QUESTION, Sampling(), heard.listener)
    assert reason is StopReason.STOPPED


# Stop


class Stopped:
    """Somebody who wants to stop as soon as a condition holds."""

    def __init__(self, condition: Callable[[], bool]) -> None:
        self._condition = condition
        self.at = 0.0

    def is_stopped(self) -> bool:
        if not self.at and self._condition():
            self.at = time.perf_counter()
        return bool(self.at)

    def take_answer_request(self) -> bool:
        return False


@pytest.mark.parametrize("script", [[WAIT], [STREAM, WAIT], [STREAM, event("Bec"), WAIT]])
def test_a_stop_leaves_the_server_at_once(script: Script) -> None:
    with RawServer(lambda _: script) as server:
        stopped = Stopped(lambda: len(server.requests) == 1)
        endpoint = Endpoint(parse_address(server.url), KEY)
        session = RemoteSession(RemoteServer(endpoint, "demo"), stopped)
        reason, _ = session.answer(QUESTION, Sampling(), Heard().listener)
        waited_s = time.perf_counter() - stopped.at
        assert server.left.wait(20), "the connection was closed"
    assert reason is StopReason.STOPPED
    assert waited_s < MOST_S, "a requirement of 0.1 s, on a machine that may be busy"


def test_a_model_that_repeats_itself_is_left() -> None:
    again = event("I must check this once more, and then again.\n\n")
    outcome = asked([STREAM, *[again] * 400, WAIT])
    assert outcome.reason is StopReason.LOOPING


# Secure connections


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for 127.0.0.1 with its key."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    here = x509.IPAddress(ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    bare = serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, bare)
    path.write_bytes(made.public_bytes(pem) + private)
    return path


def secured(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_certificate_that_nobody_vouches_for_ends_it(certificate: Path) -> None:
    with RawServer(lambda _: ANSWERED, secured(certificate)) as server:
        outcome = Asked(server)
    assert outcome.kind is ErrorKind.SERVER_NOT_SECURE
    assert server.requests == []


def test_a_secure_server_answers_and_is_left_at_once(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with RawServer(lambda _: ANSWERED, secured(certificate)) as server:
        assert Asked(server).answer == "Because."
    with RawServer(lambda _: [STREAM, event("Bec"), WAIT], secured(certificate)) as server:
        stopped = Stopped(lambda: len(server.requests) == 1)
        endpoint = Endpoint(parse_address(server.url), KEY)
        session = RemoteSession(RemoteServer(endpoint, "demo"), stopped)
        reason, _ = session.answer(QUESTION, Sampling(), Heard().listener)
        assert reason is StopReason.STOPPED
        assert time.perf_counter() - stopped.at < MOST_S
        assert server.left.wait(20)


def test_a_secure_address_of_an_insecure_server_is_said() -> None:
    with RawServer(lambda _: ANSWERED) as server:
        address = replace(parse_address(server.url), scheme="https")
        session = RemoteSession(RemoteServer(Endpoint(address, KEY), "demo"), Undisturbed())
        with pytest.raises(AppError) as caught:
            session.answer(QUESTION, Sampling(), Heard().listener)
    assert caught.value.kind is ErrorKind.SERVER_NOT_SECURE


# Connecting, through the process

MODELS_OF_TWO = '{"data": [{"id": "one", "max_model_len": 4096}, {"id": "org/two"}]}'


@pytest.mark.parametrize(
    ("model", "context_tokens"), [("one", 4096), ("org/two", 0), ("org/two:somebody", 0)]
)
def test_connecting_learns_the_context(model: str, context_tokens: int) -> None:
    with RawServer(lambda _: [response(200, MODELS_OF_TWO)]) as server:
        remote = RemoteServer(Endpoint(parse_address(server.url), KEY), model)
        remote.connect(lambda: False)
    assert remote.context_tokens == context_tokens
    assert not remote.is_exact
    assert server.requests[0].path == "/v1/models"


def test_a_llama_server_whose_template_is_out_of_reach_is_asked_in_words() -> None:
    def reply(request: Request) -> Script:
        if request.path == "/v1/models":
            return [response(200, '{"data": [{"id": "demo", "owned_by": "llamacpp"}]}')]
        return ANSWERED if request.path.startswith("/v1/") else [response(404, "<html>")]

    with RawServer(reply) as server:
        remote = RemoteServer(Endpoint(parse_address(server.url), KEY), "any name")
        remote.connect(lambda: False)
        heard = Heard()
        RemoteSession(remote, Undisturbed()).answer(QUESTION, Sampling(), heard.listener)
    assert not remote.is_exact
    assert heard.texts[Channel.ANSWER] == "Because."


def test_a_model_that_the_server_lacks_is_named() -> None:
    with RawServer(lambda _: [response(200, MODELS_OF_TWO)]) as server:
        remote = RemoteServer(Endpoint(parse_address(server.url), KEY), "three")
        with pytest.raises(AppError) as caught:
            remote.connect(lambda: False)
    assert caught.value.kind is ErrorKind.SERVER_MODEL_UNKNOWN
    assert caught.value.details["model"] == "three"


def used(server: LlamaServer) -> Server:
    return Server("mine", server.url, server.model)


@pytest.fixture(scope="module")
def llama_server(slow_model: Path) -> Iterator[LlamaServer]:
    with LlamaServer(slow_model, 1024) as running:
        yield running


def test_the_process_connects_answers_stops_and_returns_to_a_file(
    link: EngineLink, events: Events, llama_server: LlamaServer, shipped_model: Path, tmp_path: Path
) -> None:
    (loaded,) = events.to_the_end_of(link.connect(used(llama_server), llama_server.key))
    assert isinstance(loaded, protocol.ModelLoaded)
    assert loaded.context_tokens == 1024
    job = link.answer(QUESTION, Sampling(temperature=0))
    events.text_of(job)
    (listed,) = events.to_the_end_of(link.list_models(llama_server.url, llama_server.key, ""))
    assert isinstance(listed, protocol.ServerModels), "it is told while the answer goes on"
    assert listed.names == [llama_server.model]
    asked_at = time.perf_counter()
    link.stop(job)
    finished = events.to_the_end_of(job)[-1]
    assert isinstance(finished, protocol.AnswerFinished)
    assert finished.reason is StopReason.STOPPED
    assert time.perf_counter() - asked_at < MOST_S, "a requirement of 0.1 s, on a busy machine"
    events.to_the_end_of(link.load(shipped_model, context_tokens=1024))
    answer = events.to_the_end_of(link.answer([Turn(Role.USER, "What is 12 + 30?")], Sampling()))
    assert text(answer, Channel.ANSWER)
    link.close()
    assert llama_server.key not in (tmp_path / "engine.log").read_text(errors="replace")


def test_a_wrong_key_is_said_and_asked_again_with_the_next_question(
    link: EngineLink, events: Events, llama_server: LlamaServer
) -> None:
    (failed,) = events.to_the_end_of(link.connect(used(llama_server), "wrong"))
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.SERVER_KEY_REFUSED
    job = link.answer(QUESTION, Sampling())
    again = events.until(lambda e: e.job == link.load_job)[-1]
    assert isinstance(again, protocol.JobFailed)
    assert isinstance(events.to_the_end_of(job)[-1], protocol.JobFailed)


def test_a_server_that_is_used_later_is_contacted_with_the_first_question(
    link: EngineLink, events: Events
) -> None:
    def reply(request: Request) -> Script:
        return [MODELS] if request.path.endswith("/models") else ANSWERED

    with RawServer(reply) as server:
        link.defer(Server("mine", server.url, "demo"), KEY)
        assert link.pid is None
        assert server.requests == []
        answer = events.to_the_end_of(link.answer(QUESTION, Sampling()))
        assert text(answer, Channel.ANSWER) == "Because."
        paths = [request.path for request in server.requests]
    assert paths == ["/v1/models", "/v1/chat/completions"]


def test_a_server_that_goes_leaves_its_text_and_is_asked_again(
    link: EngineLink, events: Events, slow_model: Path
) -> None:
    with LlamaServer(slow_model, 1024) as server:
        events.to_the_end_of(link.connect(used(server), server.key))
        job = link.answer(QUESTION, Sampling(temperature=0))
        events.text_of(job)
        server.kill()
        failed = events.to_the_end_of(job)[-1]
        assert isinstance(failed, protocol.JobFailed)
        assert failed.kind is ErrorKind.SERVER_LOST
    failed = events.to_the_end_of(link.answer(QUESTION, Sampling()))[-1]
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.SERVER_NOT_FOUND


def test_keys_are_in_no_representation() -> None:
    address = parse_address("http://127.0.0.1")
    shown = [
        protocol.ConnectServer(1, "http://127.0.0.1", "demo", KEY),
        protocol.ListServerModels(1, "http://127.0.0.1", KEY),
        Endpoint(address, KEY),
        UsedServer(Server("mine", "http://127.0.0.1", "demo"), KEY),
    ]
    assert KEY not in repr(shown)
