"""Broken model files through the whole engine process: each ends in a word, the next one loads."""

from __future__ import annotations

import queue
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.core.messages import Role, Sampling, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from tests.helpers.broken_models import Damage, Gguf, damages
from tests.helpers.random_model import Shape, write_random_model

TINY = Shape(width=64, layers=1, heads=2, kv_heads=1, feed_forward=64, context_tokens=512)
SHORT = Sampling(temperature=0, max_tokens=3)
QUESTION = [Turn(Role.USER, "What is 12 + 30?")]
PATIENCE_S = 20
LOAD_KINDS = {
    ErrorKind.MODEL_FILE_NOT_GGUF,
    ErrorKind.MODEL_FILE_INCOMPLETE,
    ErrorKind.MODEL_ARCHITECTURE_UNKNOWN,
    ErrorKind.MODEL_TOKENIZER_UNKNOWN,
    ErrorKind.MODEL_LOAD_FAILED,
    ErrorKind.ENGINE_DIED,
    ErrorKind.OUT_OF_MEMORY,
}
ANSWER_KINDS = {
    ErrorKind.MODEL_TEMPLATE_BROKEN,
    ErrorKind.PROMPT_TOO_LONG,
    ErrorKind.DECODE_FAILED,
    ErrorKind.ENGINE_DIED,
}
MOST_DEATHS = 15
"""llama.cpp asserts some numbers of the file: so many layers, such a small epsilon."""


@dataclass(frozen=True)
class Outcome:
    """What came of a broken file; ``None`` where it went well or was not tried."""

    damage: Damage
    is_loaded: bool
    load_failure: ErrorKind | None
    answer_failure: ErrorKind | None = None


class Patient:
    """Feeds models to one engine, as the window would."""

    def __init__(self, folder: Path) -> None:
        self._events: queue.SimpleQueue[protocol.Event] = queue.SimpleQueue()
        self._folder = folder
        self._files = 0
        self.link = EngineLink(self._events.put, log_file=folder / "engine.log", stop_folder=folder)

    def take(self, damage: Damage) -> Outcome:
        """Load a file and, if that goes well, ask a short question."""
        self._files += 1
        path = self._folder / f"{self._files}.gguf"  # a new name: crashes are counted by name
        path.write_bytes(damage.content)
        try:
            loaded = self._final(self.link.load(path, context_tokens=512))
            if isinstance(loaded, protocol.JobFailed):
                return Outcome(damage, is_loaded=False, load_failure=loaded.kind)
            answer = self._final(self.link.answer(QUESTION, SHORT))
            kind = answer.kind if isinstance(answer, protocol.JobFailed) else None
            return Outcome(damage, is_loaded=True, load_failure=None, answer_failure=kind)
        except queue.Empty:
            pytest.fail(f"no word on {damage.kind}, {damage.where}")
        finally:
            path.unlink()

    def _final(self, job: int) -> protocol.Event:
        while True:
            event = self._events.get(timeout=PATIENCE_S)
            if event.job == job and isinstance(event, protocol.FinalEvent):
                return event


@pytest.fixture(scope="module")
def sound(shipped_model: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A tiny model that loads."""
    path = tmp_path_factory.mktemp("sound") / "Tiny-Random-Q8_0.gguf"
    return write_random_model(path, shipped_model, TINY).read_bytes()


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patient]:
    made = Patient(tmp_path_factory.mktemp("broken"))
    yield made
    made.link.close()


@pytest.fixture(scope="module")
def outcomes(patient: Patient, sound: bytes) -> list[Outcome]:
    """Every broken file, one after the other in one engine until it dies."""
    return [patient.take(damage) for damage in damages(sound)]


def context_place(sound: bytes) -> int:
    return next(e.value_at for e in Gguf(sound).entries if e.key == "qwen2.context_length")


def test_there_are_500_kinds_of_damage(outcomes: list[Outcome]) -> None:
    assert len({outcome.damage.content for outcome in outcomes}) >= 500


def test_each_file_loads_or_fails_for_a_stated_reason(outcomes: list[Outcome]) -> None:
    assert {o.load_failure for o in outcomes if not o.is_loaded} <= LOAD_KINDS
    assert {o.answer_failure for o in outcomes if o.answer_failure} <= ANSWER_KINDS


def test_few_files_bring_the_engine_down(outcomes: list[Outcome]) -> None:
    deaths = [
        o.damage.where
        for o in outcomes
        if ErrorKind.ENGINE_DIED in {o.load_failure, o.answer_failure}
    ]
    assert len(deaths) <= MOST_DEATHS, deaths


def test_what_is_no_gguf_is_called_so(outcomes: list[Outcome], sound: bytes) -> None:
    others = [o for o in outcomes if o.damage.content[:4] != sound[:4] and o.damage.content[:3]]
    assert len(others) >= 8
    assert {o.load_failure for o in others if len(o.damage.content) >= 4} == {
        ErrorKind.MODEL_FILE_NOT_GGUF
    }


def test_a_cut_file_is_called_incomplete(outcomes: list[Outcome]) -> None:
    """Behind the last description llama.cpp has another word for it."""
    cut = [o.load_failure for o in outcomes if o.damage.kind == "truncation"]
    assert set(cut) <= {ErrorKind.MODEL_FILE_INCOMPLETE, ErrorKind.MODEL_LOAD_FAILED}
    assert cut.count(ErrorKind.MODEL_FILE_INCOMPLETE) >= 0.95 * len(cut)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("general.architecture", ErrorKind.MODEL_ARCHITECTURE_UNKNOWN),
        ("tokenizer.ggml.model", ErrorKind.MODEL_TOKENIZER_UNKNOWN),
        ("tokenizer.ggml.pre", ErrorKind.MODEL_TOKENIZER_UNKNOWN),
    ],
)
def test_unknown_names_are_called_so(outcomes: list[Outcome], key: str, kind: ErrorKind) -> None:
    (failure,) = [o.load_failure for o in outcomes if o.damage.where == f"unknown: {key}"]
    assert failure is kind


def test_a_broken_template_is_called_so(outcomes: list[Outcome]) -> None:
    where = "unclosed: tokenizer.chat_template"
    (failure,) = [o.answer_failure for o in outcomes if o.damage.where == where]
    assert failure is ErrorKind.MODEL_TEMPLATE_BROKEN


def test_the_next_good_model_answers(
    outcomes: list[Outcome], patient: Patient, sound: bytes
) -> None:
    assert outcomes
    outcome = patient.take(Damage("none", "nowhere", sound))
    assert outcome.is_loaded
    assert outcome.answer_failure is None


@pytest.mark.parametrize("tokens", [1, 3, 2**31, 2**32 - 1])
def test_an_odd_context_is_not_believed(patient: Patient, sound: bytes, tokens: int) -> None:
    data = Gguf(sound).with_bytes(context_place(sound), struct.pack("<I", tokens))
    outcome = patient.take(Damage("hyperparameter", f"a context of {tokens}", data))
    assert outcome.is_loaded
    assert outcome.answer_failure is None
