"""What the window says of memory and energy."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core.energy import EnergyUse, NotMeasurable
from app.core.errors import AppError, ErrorKind
from app.core.fit import CacheType, Fit, Plan
from app.core.messages import AnswerFigures
from app.core.settings import Settings
from app.system.paths import Paths
from app.system.settings_file import save_settings
from app.widgets import machine_wording, wording
from app.widgets.answer_details import detail_rows
from tests.helpers.person import Person
from tests.helpers.random_model import write_random_model
from tests.helpers.tight_memory import WIDE, limit_for_16k, limited
from tests.widgets.test_answer_details import ANSWER, FIGURES


def test_a_smaller_context_is_said_with_its_reason() -> None:
    text = machine_wording.retreats(Fit(Plan(4096), 8192))
    assert text == (
        "The context is 4,096 tokens instead of 8,192: there is not enough memory for more."
    )


def test_every_retreat_has_its_sentence() -> None:
    assert machine_wording.retreats(Fit(Plan(8192), 8192)) == ""
    gpu = machine_wording.retreats(Fit(Plan(8192, gpu_layers=14), 8192, 29))
    assert gpu.startswith("The GPU computes 14 of 29 layers")
    alone = machine_wording.retreats(Fit(Plan(2048, CacheType.Q8_0), 8192, 29))
    assert alone.count(". ") == 2
    assert "8 bits" in alone
    assert "processor" in alone


def test_a_model_that_does_not_fit_is_refused_in_figures() -> None:
    error = AppError(
        ErrorKind.OUT_OF_MEMORY, needed_bytes=5_140_000_000, available_bytes=3_200_000_000
    )
    text = wording.sentence(error)
    assert text.startswith("This model needs 5.14 GB of memory, and 3.2 GB are free.")
    assert text.endswith("choose a smaller model or quantisation.")


@pytest.mark.parametrize(
    ("energy_j", "text"),
    [
        (0.0, "under 0.1 J"),
        (0.34, "0.34 J"),
        (12.34, "12.3 J"),
        (999.6, "1 kJ"),
        (1240.0, "1.24 kJ"),
        (3.6e6, "3.6 MJ"),
    ],
)
def test_joules(energy_j: float, text: str) -> None:
    assert machine_wording.energy(energy_j) == text


def test_the_details_say_what_an_answer_and_its_conversation_took() -> None:
    measured = replace(ANSWER, figures=replace(FIGURES, energy_j=12.34))
    rows = dict(detail_rows(measured, EnergyUse(1240, 14)))
    assert rows["Energy"] == "12.3 J"
    assert rows["Conversation"] == "1.24 kJ for 14 answers"


@pytest.mark.parametrize("problem", NotMeasurable)
def test_the_details_say_why_energy_is_not_known(problem: NotMeasurable) -> None:
    rows = dict(detail_rows(ANSWER, EnergyUse(problem=problem)))
    assert rows["Energy"].startswith("not measurable on this machine")
    assert "Conversation" not in rows


def test_energy_that_was_not_measured_by_chance_has_no_row() -> None:
    assert "Energy" not in dict(detail_rows(ANSWER, EnergyUse()))
    empty = replace(ANSWER, figures=AnswerFigures())
    assert "Energy" not in dict(detail_rows(empty, EnergyUse(problem=NotMeasurable.NO_COUNTER)))


def test_the_window_says_that_the_context_is_smaller_than_wanted(
    qapp: QApplication, paths: Paths, shipped_model: Path, tmp_path: Path
) -> None:
    """An engine that runs out of memory in earnest; once it has woken up it is not said again."""
    save_settings(paths.settings, Settings(context_tokens=32_768))
    wide = write_random_model(tmp_path / "Wide-Random-Q8_0.gguf", shipped_model, WIDE)
    shutil.move(wide, paths.models / wide.name)
    person = Person(qapp, paths)
    person.wait_for_model()
    engine = person.program.engine
    limit_bytes = limit_for_16k(engine.pid, paths.models / wide.name)
    engine._command = limited(engine._command, limit_bytes)
    person.program.models.rest()
    person.wait_until(lambda: engine.pid is None, "the engine to end")
    person.use_model("Wide-Random")
    assert "16,384 tokens instead of 32,768" in person.window.notice.text
    assert person.program.models.context_tokens == 16_384
    person.window.notice.hide()
    person.program.models.rest()
    person.wait_until(lambda: engine.pid is None, "the engine to end")
    person.ask("Go on.")
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "thoughts")
    assert person.window.notice.text == ""
    person.program.chat.stop()
    person.wait_for_answer()
    person.leave()
