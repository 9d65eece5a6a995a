"""One model on several computers: real peers on loopback, and what becomes of them."""

from __future__ import annotations

import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.core.control import AnswerControl, Begun
from app.core.errors import AppError, ErrorKind
from app.core.load_options import LoadOptions
from app.core.messages import Channel, Role, Sampling, Turn
from app.engine import protocol
from app.engine.devices import CPU
from app.engine.link import ROLE, EngineLink
from app.engine.llama_cpp import LlamaModel
from app.engine.peers import PROTOCOL, answering, greet, notice_dead_connections
from app.engine.session import Session, Undisturbed
from app.system.child_process import role_command
from tests.endurance import peer_kills
from tests.engine.test_session import Heard
from tests.helpers.engine_events import Events, text
from tests.helpers.peer import ROOT, Peer, free_address
from tests.helpers.random_model import write_random_model
from tests.helpers.tight_memory import MIB, WIDE, limited

QUESTION = [Turn(Role.USER, "What is 12 + 30?")]
GREEDY = Sampling(temperature=0)
SHORT = Sampling(temperature=0, max_tokens=8)
AddPeer = Callable[[], Peer]


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    """One that lives as long as the tests."""
    made = Peer()
    yield made
    made.close()


@pytest.fixture
def add_peer() -> Iterator[AddPeer]:
    """Makes peers that a test may kill."""
    made: list[Peer] = []

    def add() -> Peer:
        made.append(Peer())
        return made[-1]

    yield add
    for one in made:
        one.close()


def load(link: EngineLink, events: Events, path: Path, *peers: str) -> protocol.ModelLoaded:
    options = LoadOptions(peers=peers)
    event = events.to_the_end_of(link.load(path, context_tokens=2048, options=options))[-1]
    assert isinstance(event, protocol.ModelLoaded), event
    return event


def test_a_model_at_a_peer_answers_as_it_does_here(
    link: EngineLink, events: Events, shipped_model: Path, peer: Peer
) -> None:
    answers = []
    for peers in ((), (peer.address,)):
        loaded = load(link, events, shipped_model, *peers)
        assert loaded.peers == list(peers)
        assert loaded.fit is not None
        assert bool(loaded.fit.plan.gpu_layers) == bool(peers)
        assert not loaded.fit.retreats
        said = events.to_the_end_of(link.answer(QUESTION, GREEDY))
        assert isinstance(said[-1], protocol.AnswerFinished)
        answers.append((text(said, Channel.REASONING), text(said, Channel.ANSWER)))
    assert answers[0] == answers[1]
    assert "boxed{42}" in answers[0][1]


def test_a_peer_that_dies_ends_the_answer_and_the_next_one_does_without_it(
    link: EngineLink, events: Events, slow_model: Path, peer: Peer, add_peer: AddPeer
) -> None:
    dying = add_peer()
    loaded = load(link, events, slow_model, dying.address, peer.address)
    assert loaded.peers == [dying.address, peer.address]
    job = link.answer([Turn(Role.USER, "Go on.")], GREEDY)
    begun = events.text_of(job)
    dying.kill()
    failed = events.to_the_end_of(job)[-1]
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.PEER_LOST
    assert failed.details["peers"] == f"{dying.address}, {peer.address}"
    how = AnswerControl(begun=Begun("".join(part for _, part in begun.parts), ""))
    goes_on = link.answer([Turn(Role.USER, "Go on.")], SHORT, how)
    again = events.until(lambda event: isinstance(event, protocol.ModelLoaded))[-1]
    assert isinstance(again, protocol.ModelLoaded)
    assert again.peers == [peer.address]
    finished = events.to_the_end_of(goes_on)[-1]
    assert isinstance(finished, protocol.AnswerFinished)
    assert finished.figures.generated_tokens >= 8
    assert not link.is_bad(slow_model)


def test_a_peer_that_dies_at_rest_does_not_harm_the_next_model(
    link: EngineLink, events: Events, shipped_model: Path, slow_model: Path, add_peer: AddPeer
) -> None:
    """llama.cpp aborts when it frees what it had at a peer that is gone."""
    dying = add_peer()
    load(link, events, slow_model, dying.address)
    dying.kill()
    link.load(shipped_model, context_tokens=2048)
    loaded = events.until(lambda event: isinstance(event, protocol.ModelLoaded))[-1]
    assert loaded.job == link.load_job
    finished = events.to_the_end_of(link.answer(QUESTION, GREEDY))[-1]
    assert isinstance(finished, protocol.AnswerFinished)


def test_a_peer_that_is_absent_is_done_without(
    link: EngineLink, events: Events, shipped_model: Path
) -> None:
    loaded = load(link, events, shipped_model, free_address())
    assert loaded.peers == []
    assert loaded.can_use_peers
    finished = events.to_the_end_of(link.answer(QUESTION, GREEDY))[-1]
    assert isinstance(finished, protocol.AnswerFinished)


def test_a_model_that_needs_an_absent_peer_says_so(
    link: EngineLink, events: Events, tmp_path: Path, shipped_model: Path
) -> None:
    large = write_random_model(tmp_path / "Large-Random-Q8_0.gguf", shipped_model, WIDE)
    events.to_the_end_of(link.load(shipped_model, context_tokens=512))
    used = psutil.Process(link.pid).memory_info().vms
    absent = free_address()
    options = LoadOptions(peers=(absent,))
    failures = []
    for room in (45 * MIB, 36 * MIB, 8 * MIB):  # at some limits llama.cpp ends for its scratch
        limited_link = EngineLink(
            events.put,
            log_file=tmp_path / "log",
            stop_folder=tmp_path,
            command=limited(role_command(ROLE), used + room),
        )
        failures.append(
            events.to_the_end_of(limited_link.load(large, context_tokens=2048, options=options))[-1]
        )
        limited_link.close()
    failed = [one for one in failures if isinstance(one, protocol.JobFailed)]
    assert len(failed) == len(failures), failures
    needed = [one.details for one in failed if one.kind is ErrorKind.PEERS_NEEDED]
    assert needed, failures
    assert needed[0] == {"peers": absent}


def test_a_model_that_is_too_large_for_this_computer_runs_on_two(
    tmp_path: Path, shipped_model: Path, peer: Peer
) -> None:
    large = write_random_model(tmp_path / "Large-Random-Q8_0.gguf", shipped_model, WIDE)
    room = 40 * MIB
    with pytest.raises(AppError) as caught:
        LlamaModel(large, context_tokens=1024, free_bytes=room, device=CPU)
    assert caught.value.kind is ErrorKind.OUT_OF_MEMORY
    model = LlamaModel(large, context_tokens=1024, free_bytes=room, peers=[peer.address])
    session = Session(model, Undisturbed(), speculates=False)
    heard = Heard()
    _, figures = session.answer(QUESTION, SHORT, heard.listener)
    session.close()
    assert figures.generated_tokens == 8
    assert model.fit.plan.gpu_layers == WIDE.layers + 1
    assert model.room_left is not None
    assert model.room_left.device_bytes == 0, "a draft model stays here"


def test_a_peer_that_works_for_somebody_else_counts_as_absent(peer: Peer) -> None:
    host, _, port = peer.address.rpartition(":")
    with socket.create_connection((host, int(port))):
        assert not greet(peer.address, 0.2)
    assert answering([free_address(), peer.address]) == [peer.address]


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n" + b" " * 40, b"", None])
def test_what_is_no_peer_of_our_version_counts_as_absent(answer: bytes | None) -> None:
    if answer is None:
        answer = struct.pack("<QBBBx24x", 28, PROTOCOL[0] + 1, 0, 0)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def reply() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(100)
                connection.sendall(answer)

        thread = threading.Thread(target=reply)
        thread.start()
        assert not greet(f"127.0.0.1:{server.getsockname()[1]}")
        thread.join()


def test_connections_to_peers_are_watched(peer: Peer) -> None:
    host, _, port = peer.address.rpartition(":")
    with socket.create_connection((host, int(port))) as connection:
        assert notice_dead_connections([peer.address, free_address()]) == 1
        assert connection.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1


def test_the_peer_says_whom_it_serves(peer: Peer) -> None:
    assert peer.address in peer.welcome
    assert "programs of its own" in peer.welcome


@pytest.mark.parametrize(
    ("address", "said"),
    [("no address", "not an address"), ("192.0.2.77:50052", "Nobody can be served there")],
)
def test_a_peer_that_cannot_serve_says_why(address: str, said: str) -> None:
    command = [sys.executable, "-m", "app", "--peer", address]
    result = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_peers_may_die_at_any_moment() -> None:
    """A few of the rounds that ``make endurance`` makes."""
    assert "3 rounds" in peer_kills.run(3, seed=3)
