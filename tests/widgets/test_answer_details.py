"""How an answer was made, row by row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.messages import AnswerFigures, Message, Role, Sampling, StopReason
from app.widgets.answer_details import AnswerDetails, detail_rows, show_details

FIGURES = AnswerFigures(
    prompt_tokens=1234,
    reused_tokens=1000,
    reasoning_tokens=2400,
    answer_tokens=120,
    prompt_s=2.0,
    thinking_s=24.0,
    generation_s=26.0,
    context_tokens=8192,
    seed=42,
)
ANSWER = Message(
    id=5,
    conversation_id=1,
    parent_id=4,
    role=Role.ASSISTANT,
    text="4",
    created_at=1.75e9,
    model_name="Penseur-Demo",
    quantisation="Q8_0",
    sampling=Sampling(),
    figures=FIGURES,
    stop_reason=StopReason.END_OF_ANSWER,
)


def rows(message: Message) -> dict[str, str]:
    return dict(detail_rows(message))


def test_guesses_and_who_made_them_are_named() -> None:
    assert "Guessed ahead" not in rows(ANSWER)
    guessed = replace(FIGURES, guessed_tokens=1200, draft_model="R1-1.5B")
    said = rows(replace(ANSWER, figures=guessed))["Guessed ahead"]
    assert said == "1,200 tokens, with the help of R1-1.5B"
    alone = replace(ANSWER, figures=replace(FIGURES, guessed_tokens=7))
    assert rows(alone)["Guessed ahead"] == "7 tokens"


def test_each_phase_has_its_tokens_time_and_speed() -> None:
    found = rows(ANSWER)
    assert found["Prompt"] == "1,234 tokens, 1,000 of them reused"
    assert found["Read"] == "234 tokens  ·  2 s  ·  117 tokens/s"
    assert found["Thoughts"] == "2,400 tokens  ·  24 s  ·  100 tokens/s"
    assert found["Answer"] == "120 tokens  ·  2 s  ·  60 tokens/s"
    assert found["Context"] == "3,754 of 8,192 tokens"


def test_a_high_speed_is_written_out() -> None:
    fast = replace(ANSWER, figures=replace(FIGURES, prompt_s=0.1))
    assert rows(fast)["Read"].endswith("2,340 tokens/s")


def test_model_ending_sampling_seed_and_date_are_said() -> None:
    found = rows(ANSWER)
    assert (found["Model"], found["Quantisation"]) == ("Penseur-Demo", "Q8_0")
    assert found["Ended"] == "by itself"
    assert found["Sampling"] == "temperature 0.6  ·  top-p 0.95  ·  top-k 40"
    assert found["Seed"] == "42"
    assert found["Date"].startswith("2025-06-1")
    assert rows(replace(ANSWER, sampling=Sampling(temperature=0)))["Sampling"] == "greedy"


def test_what_is_unknown_has_no_row() -> None:
    bare = Message(5, 1, 4, Role.ASSISTANT, "4", model_name="M")
    assert rows(bare) == {"Model": "M"}
    assert rows(replace(ANSWER, figures=AnswerFigures())).keys().isdisjoint({"Read", "Seed"})


def test_every_ending_is_worded() -> None:
    endings = {rows(replace(ANSWER, stop_reason=reason))["Ended"] for reason in StopReason}
    assert len(endings) == len(StopReason)


def test_what_was_lost_is_said() -> None:
    cut = replace(FIGURES, forgotten_turns=2, shifted_tokens=512, is_cut=True)
    found = rows(replace(ANSWER, figures=cut))
    assert "2 messages" in found["Left out"]
    assert "512 tokens" in found["Forgotten"]
    assert found["Thoughts"].endswith("cut short")


def test_the_window_copies_its_rows_and_closes_with_escape(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    details = show_details(ANSWER, window)
    details.copy.click()
    assert "Model: Penseur-Demo" in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: not window.findChildren(AnswerDetails))
    details = show_details(ANSWER, window)
    QTest.keyClick(details, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(AnswerDetails))
