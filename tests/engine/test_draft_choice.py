"""Which model guesses ahead: chosen in the engine process, beside the one that answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.load_options import OFF, LoadOptions
from app.core.messages import Channel, Role, Sampling, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from app.engine.llama_cpp import LlamaModel
from app.engine.loading import _measure
from app.engine.session import Session, Undisturbed
from app.engine.speculation import Speculation
from tests.engine.test_session import Heard
from tests.engine.test_speculation import Eager
from tests.helpers.engine_events import Events, text
from tests.helpers.random_model import write_random_model
from tests.helpers.tight_memory import WIDE

QUESTION = [Turn(Role.USER, "What is 12 + 30?")]
SHORT = Sampling(temperature=0, max_tokens=20)


@pytest.fixture(scope="module")
def wide(shipped_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Large enough for guesses, with the shipped model's vocabulary."""
    path = tmp_path_factory.mktemp("draft") / "Wide-Random-Q8_0.gguf"
    return write_random_model(path, shipped_model, WIDE)


def test_the_engine_finds_the_draft_model(
    link: EngineLink, events: Events, tmp_path: Path, shipped_model: Path, wide: Path
) -> None:
    """Both share a vocabulary; the answers are those of the large one alone."""
    foreign = tmp_path / "foreign.gguf"
    foreign.write_bytes(b"GGUF")
    said = []
    for options, candidates in (
        (LoadOptions(), [foreign, shipped_model]),
        (LoadOptions(draft=OFF), [shipped_model]),
        (LoadOptions(draft=str(shipped_model)), []),
        (LoadOptions(draft=str(foreign)), [shipped_model]),
    ):
        job = link.load(
            wide, context_tokens=2048, threads=1, options=options, draft_candidates=candidates
        )
        loaded = events.to_the_end_of(job)[-1]
        assert isinstance(loaded, protocol.ModelLoaded)
        answer = events.to_the_end_of(link.answer(QUESTION, SHORT))
        said.append((loaded.draft_path, text(answer, Channel.REASONING)))
    drafts, texts = zip(*said, strict=True)
    assert drafts == (str(shipped_model), "", str(shipped_model), "")
    assert len(set(texts)) == 1


@pytest.mark.parametrize(("factor", "fits"), [(2.2, True), (1.9, False)])
def test_a_draft_model_takes_no_memory_from_the_other(
    wide: Path, factor: float, fits: bool
) -> None:
    """It is loaded whole into what the other leaves, or not at all."""
    footprint, _ = _measure(wide, 2048)
    token_bytes = footprint.cache_token_bytes + footprint.compute_token_bytes
    one = int(footprint.weights_bytes + footprint.compute_bytes + 2048 * token_bytes)
    large = LlamaModel(wide, context_tokens=2048, free_bytes=int(factor * one))
    room = large.room_left
    assert room is not None
    assert room.host_bytes == pytest.approx((factor - 1) * one, rel=0.02)
    if fits:
        small = LlamaModel(wide, context_tokens=2048, beside=room)
        assert small.context_tokens == 2048
        small.close()
    else:
        with pytest.raises(AppError) as caught:
            LlamaModel(wide, context_tokens=2048, beside=room)
        assert caught.value.kind is ErrorKind.OUT_OF_MEMORY
    large.close()


def test_guesses_are_counted(shipped_model: Path) -> None:
    model, draft = (LlamaModel(shipped_model, context_tokens=512, threads=1) for _ in range(2))
    session = Session(model, Undisturbed(), draft=draft)
    session._cache._speculation = Speculation(model, session._drafters(draft)[1:], Eager)
    heard = Heard()
    _, figures = session.answer(QUESTION, Sampling(temperature=0), heard.listener)
    session.close()
    assert figures.draft_model == "Penseur-Demo"
    assert 10 < figures.guessed_tokens < figures.generated_tokens
    assert figures.after(figures).guessed_tokens == 2 * figures.guessed_tokens
