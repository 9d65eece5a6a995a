"""The program and its engine are killed at random moments; `make endurance` does it for longer."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.system.paths import Paths
from tests.endurance import engine_kills, program_kills

PROGRAM_KILLS = 2


@pytest.fixture
def rng() -> random.Random:
    """Other moments at every run; what it drew is printed when a test fails."""
    seed = random.randrange(1 << 32)
    print("seed", seed)
    return random.Random(seed)


def test_nothing_is_lost_when_the_engine_is_killed(
    qapp: QApplication, paths_with_slow_model: Paths, rng: random.Random
) -> None:
    ends = engine_kills.run_rounds(qapp, paths_with_slow_model, list(engine_kills.STAGES), rng)
    assert ends.total() == len(engine_kills.STAGES)


def test_nothing_is_lost_when_the_program_is_killed(
    paths_with_slow_model: Paths, tmp_path: Path, rng: random.Random
) -> None:
    for _ in range(PROGRAM_KILLS):
        program_kills.run_round(paths_with_slow_model, tmp_path / "home", rng)
