"""What follows from the death of an engine process, by what was at work in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.core.load_options import CPU, OFF, LoadOptions
from app.engine.blame import AtWork, Blame, blame
from app.engine.loaded import LoadedFile
from app.engine.open_jobs import OpenJob

FILE = LoadedFile(Path("/model.gguf"), LoadOptions(device="Vulkan0", threads=3))
ALONE = LoadedFile(FILE.path, LoadOptions(device=CPU, draft=OFF, threads=3))
ABORTED, KILLED = -6, -9
ON_GPU, ON_CPU = AtWork(7, is_gpu=True), AtWork(7)
DIED = ErrorKind.ENGINE_DIED


def answer_dies(at_work: AtWork, kind: ErrorKind = DIED, code: int = ABORTED) -> Blame:
    return blame(OpenJob(2, 7, FILE), kind, code, at_work)


@pytest.mark.parametrize(("kind", "code"), [(DIED, ABORTED), (ErrorKind.ENGINE_STUCK, KILLED)])
def test_a_gpu_that_fails_or_hangs_in_an_answer_is_left_alone_from_then_on(
    kind: ErrorKind, code: int
) -> None:
    found = answer_dies(ON_GPU, kind, code)
    assert found.error.kind is ErrorKind.GPU_FAILED
    assert found.again == ALONE
    assert not found.is_at_once
    assert not found.is_models


@pytest.mark.parametrize(
    ("at_work", "kind", "code"),
    [
        (ON_CPU, DIED, ABORTED),
        (AtWork(6, is_gpu=True), DIED, ABORTED),  # another process had the GPU
        (ON_GPU, DIED, KILLED),
        (ON_CPU, ErrorKind.ENGINE_STUCK, KILLED),
    ],
)
def test_other_deaths_in_an_answer_count_against_the_model(
    at_work: AtWork, kind: ErrorKind, code: int
) -> None:
    found = answer_dies(at_work, kind, code)
    assert found.error.kind is kind
    assert found.is_models
    assert found.again is None


def test_peers_are_blamed_before_the_gpu() -> None:
    found = answer_dies(AtWork(7, ("192.0.2.1:50052",), is_gpu=True))
    assert found.error.kind is ErrorKind.PEER_LOST
    assert not found.is_models


def test_a_load_that_ends_the_process_is_tried_without_gpu_at_once() -> None:
    found = blame(OpenJob(1, 7, FILE, is_load=True), DIED, ABORTED, AtWork())
    assert found == Blame(found.error, is_models=True, again=ALONE, is_at_once=True)
