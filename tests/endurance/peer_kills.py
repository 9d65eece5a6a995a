"""Kills a peer at random moments: loads, prompts, answers; the engine's owner goes on each time."""

from __future__ import annotations

import random
import tempfile
import threading
from collections import Counter
from pathlib import Path

from app.core.load_options import LoadOptions
from app.core.messages import Role, Sampling, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from app.system.paths import resources_dir
from tests.helpers.engine_events import Events
from tests.helpers.peer import Peer

ROUNDS = 100
LATEST_S = 0.6
QUESTION = [Turn(Role.USER, "What is 4567 + 2378?")]
GREEDY = Sampling(temperature=0)


def run(rounds: int = ROUNDS, seed: int = 1) -> str:
    """Kill so many peers; returns what the interrupted answers ended with, and the next ones did.

    Raises:
        AssertionError: an answer did not end, or the next one was not made.
    """
    rng, ends = random.Random(seed), Counter[str]()
    model = next((resources_dir() / "models").glob("*.gguf"))
    with tempfile.TemporaryDirectory() as folder:
        events = Events()
        link = EngineLink(events.put, log_file=Path(folder, "log"), stop_folder=Path(folder))
        for _ in range(rounds):
            peer = Peer()
            after_s = rng.uniform(0, LATEST_S)
            killer = threading.Timer(after_s, peer.kill)
            killer.start()
            ends[_ask_at(link, events, model, peer)] += 1
            killer.join()
            final = events.to_the_end_of(link.answer(QUESTION, GREEDY))[-1]
            assert isinstance(final, protocol.AnswerFinished), final
        assert not link.is_bad(model)
        link.close()
    counts = ", ".join(f"{count} {end}" for end, count in ends.most_common())
    return f"peer kills: {rounds} rounds ({counts}); the next question was answered each time"


def _ask_at(link: EngineLink, events: Events, model: Path, peer: Peer) -> str:
    """Load a model in part at a peer, and ask until it is gone; how the last answer ended."""
    link.load(model, context_tokens=1024, options=LoadOptions(peers=(peer.address,)))
    while True:
        final = events.to_the_end_of(link.answer(QUESTION, GREEDY))[-1]
        if isinstance(final, protocol.JobFailed):
            return final.kind.value
        if peer.is_dead:
            return "answered before it was noticed"
