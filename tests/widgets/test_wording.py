"""What the window says."""

from __future__ import annotations

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Message, Role, StopReason
from app.widgets import wording


@pytest.mark.parametrize("kind", ErrorKind)
@pytest.mark.parametrize(
    "details", [{}, {"path": "/a/b.gguf", "needed_bytes": 5_000_000_000, "repo": "a/b"}]
)
def test_every_failure_has_a_sentence(kind: ErrorKind, details: dict[str, str | int]) -> None:
    text = wording.sentence(AppError(kind, **details))
    assert text.endswith(".")
    assert "{" not in text
    assert kind.value not in text


def answer(**more: object) -> Message:
    return Message(1, 1, None, Role.ASSISTANT, **{"text": "4", **more})  # type: ignore[arg-type] # test data


def test_the_thoughts_are_labelled_by_time_and_tokens() -> None:
    figures = AnswerFigures(reasoning_tokens=1843, thinking_s=12.2)
    done = answer(stop_reason=StopReason.END_OF_ANSWER)
    label = wording.thinking_label(done, figures, is_thinking=False)
    assert label == "Thought for 12 s  ·  1,843 tokens"
    cut = answer(text="", stop_reason=StopReason.STOPPED)
    assert "unfinished" in wording.thinking_label(cut, figures, is_thinking=False)
    assert wording.thinking_label(cut, figures, is_thinking=True) == "Thinking…  12 s"


@pytest.mark.parametrize("reason", [r for r in StopReason if r is not StopReason.END_OF_ANSWER])
def test_an_unusual_ending_is_said(reason: StopReason) -> None:
    assert wording.end_note(answer(stop_reason=reason)).endswith(".")
