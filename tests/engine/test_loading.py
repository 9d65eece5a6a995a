"""Fit and retreat with real loads: the dry run's figures, and memory that runs out."""

from __future__ import annotations

import queue
from pathlib import Path

import llama_cpp
import psutil
import pytest

from app.core.errors import AppError, ErrorKind
from app.core.fit import CacheType, Fit, Plan, Retreat
from app.core.messages import Role, Sampling, Turn
from app.engine import protocol
from app.engine.devices import CPU, all_devices, choose_devices, list_devices
from app.engine.link import ROLE, EngineLink
from app.engine.llama_cpp import LlamaModel
from app.engine.llama_log import start_llama
from app.engine.loading import SMALL_MODEL_BYTES, Loaded, _measure, load
from app.system.child_process import role_command
from tests.helpers.random_model import write_random_model
from tests.helpers.tight_memory import CACHE_TOKEN_BYTES, MIB, WIDE, limit_for_16k, limited

PATIENCE_S = 60


@pytest.fixture(scope="module")
def model(shipped_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that is large enough for a dry run, with a cache larger than its weights."""
    path = tmp_path_factory.mktemp("fit") / "Wide-Random-Q8_0.gguf"
    return write_random_model(path, shipped_model, WIDE)


@pytest.fixture(scope="module")
def weights_bytes(model: Path) -> int:
    size = model.stat().st_size
    assert size > SMALL_MODEL_BYTES
    return size


def free(loaded: Loaded) -> Fit:
    llama_cpp.llama_free(loaded.context)
    llama_cpp.llama_model_free(loaded.model)
    return loaded.fit


def test_a_dry_run_finds_what_a_load_takes(model: Path, weights_bytes: int) -> None:
    footprint, wanted = _measure(model, 8192)
    assert wanted == 8192
    assert footprint.cache_token_bytes == CACHE_TOKEN_BYTES
    assert footprint.weights_bytes == pytest.approx(weights_bytes, rel=0.01)
    assert footprint.layers == WIDE.layers + 1
    before = psutil.Process().memory_info().rss
    loaded = load(model, context_tokens=8192, device=CPU)
    taken = psutil.Process().memory_info().rss - before
    free(loaded)
    needed = footprint.weights_bytes + CACHE_TOKEN_BYTES * 8192
    assert taken == pytest.approx(needed, rel=0.25)  # the scratch is taken when it is used


@pytest.mark.parametrize(
    ("room_tokens", "made"),
    [
        (8192, Plan(8192)),
        (8000, Plan(7168)),
        (4096, Plan(4096)),
        (2048, Plan(2048)),
        (2000, Plan(2048, CacheType.Q8_0)),
    ],
)
def test_the_context_is_fitted_to_the_memory(
    model: Path, weights_bytes: int, room_tokens: int, made: Plan
) -> None:
    footprint, _ = _measure(model, 8192)
    token_bytes = footprint.cache_token_bytes + footprint.compute_token_bytes
    room = footprint.weights_bytes + footprint.compute_bytes + token_bytes * room_tokens + MIB
    found = free(load(model, context_tokens=8192, device=CPU, free_bytes=int(room)))
    assert found.plan == made
    assert found.wanted_context_tokens == 8192


def test_a_model_that_is_too_large_is_refused_with_figures(model: Path, weights_bytes: int) -> None:
    with pytest.raises(AppError) as caught:
        load(model, context_tokens=8192, device=CPU, free_bytes=weights_bytes)
    assert caught.value.kind is ErrorKind.OUT_OF_MEMORY
    assert caught.value.details["available_bytes"] == weights_bytes
    assert int(caught.value.details["needed_bytes"]) > weights_bytes + 2048 * CACHE_TOKEN_BYTES / 2


def test_no_more_than_the_model_was_trained_for_is_wanted(shipped_model: Path) -> None:
    loaded = load(shipped_model, context_tokens=1_000_000)
    trained = llama_cpp.llama_model_n_ctx_train(loaded.model)
    assert free(loaded) == Fit(Plan(trained), trained)


def test_a_quantised_cache_computes(model: Path, weights_bytes: int) -> None:
    footprint, _ = _measure(model, 2048)
    room = footprint.weights_bytes + footprint.compute_bytes + 2000 * CACHE_TOKEN_BYTES
    small = load(model, context_tokens=2048, device=CPU, free_bytes=room)
    assert small.fit.plan.cache_type is CacheType.Q8_0
    token = (llama_cpp.llama_token * 1)(5)
    assert llama_cpp.llama_decode(small.context, llama_cpp.llama_batch_get_one(token, 1)) == 0
    free(small)


def test_devices_are_described_with_their_memory() -> None:
    """There is always the processor."""
    start_llama()
    (processor,) = [device for _, device in all_devices() if device.name == "CPU"]
    assert processor.description
    assert processor.shares_memory
    total = psutil.virtual_memory().total
    assert total / 20 < processor.free_bytes <= total


def test_a_device_that_is_gone_is_no_hindrance(shipped_model: Path) -> None:
    assert choose_devices(CPU) == []
    assert choose_devices("No such GPU") == list_devices()
    loaded = LlamaModel(shipped_model, context_tokens=512, device="No such GPU")
    loaded.close()


# The process runs out of memory in earnest


class Engine:
    """An engine process, with a limit on its address space."""

    def __init__(self, folder: Path, limit_bytes: int | None = None) -> None:
        self._events: queue.SimpleQueue[protocol.Event] = queue.SimpleQueue()
        command = role_command(ROLE)
        if limit_bytes is not None:
            command = limited(command, limit_bytes)
        self.link = EngineLink(
            self._events.put, log_file=folder / "engine.log", stop_folder=folder, command=command
        )

    def load(self, path: Path, context_tokens: int) -> protocol.Event:
        return self._end(self.link.load(path, context_tokens=context_tokens, threads=1))

    def ask(self) -> protocol.Event:
        question = [Turn(Role.USER, "What is 12 + 30?")]
        return self._end(self.link.answer(question, Sampling(temperature=0, max_tokens=4)))

    def _end(self, job: int) -> protocol.Event:
        while True:
            event = self._events.get(timeout=PATIENCE_S)
            if event.job == job and isinstance(event, protocol.FinalEvent):
                return event


@pytest.fixture(scope="module")
def limit_bytes(model: Path, shipped_model: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """Of address space: enough for the model and 16,384 tokens of context, not for the double."""
    engine = Engine(tmp_path_factory.mktemp("unlimited"))
    assert isinstance(engine.load(shipped_model, 512), protocol.ModelLoaded)
    found = limit_for_16k(engine.link.pid, model)
    engine.link.close()
    return found


def test_a_load_that_fails_is_tried_again_with_less(
    tmp_path: Path, limit_bytes: int, model: Path
) -> None:
    engine = Engine(tmp_path, limit_bytes)
    event = engine.load(model, 32_768)
    assert isinstance(event, protocol.ModelLoaded)
    assert event.context_tokens == 16_384
    assert event.fit is not None
    assert event.fit.wanted_context_tokens == 32_768
    assert event.fit.retreats == [Retreat.SMALLER_CONTEXT]
    assert isinstance(engine.ask(), protocol.AnswerFinished)
    engine.link.close()


def test_a_model_for_which_nothing_helps_is_out_of_memory(
    tmp_path: Path, limit_bytes: int, weights_bytes: int, model: Path, shipped_model: Path
) -> None:
    room = CACHE_TOKEN_BYTES * 24_000 + 100 * MIB
    # Too little for the weights, and not only for the scratch, without which llama.cpp ends.
    too_little = limit_bytes - room - int(1.5 * weights_bytes)
    engine = Engine(tmp_path, too_little)
    event = engine.load(model, 32_768)
    assert isinstance(event, protocol.JobFailed)
    assert event.kind is ErrorKind.OUT_OF_MEMORY
    assert isinstance(engine.load(shipped_model, 512), protocol.ModelLoaded)
    engine.link.close()
