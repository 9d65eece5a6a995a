"""Conversations to export and import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from app.core.messages import AnswerFigures, Message, Role, Sampling, StopReason
from app.core.presets import Preset
from app.core.transcripts.transcript import Transcript

IMPORTS = Path(__file__).parents[1] / "data" / "imports"
MOMENT = 1_760_000_000.25
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_COUNTS = st.integers(0, 2**40)
_SECONDS = st.floats(0, 1e6)
_SAMPLINGS = st.builds(
    Sampling,
    temperature=st.floats(0, 2),
    top_k=st.integers(0, 100),
    seed=st.none() | st.integers(0, 2**63 - 1),
    max_tokens=st.none() | _COUNTS,
)
_FIGURES = st.builds(
    AnswerFigures,
    prompt_tokens=_COUNTS,
    reasoning_tokens=_COUNTS,
    answer_tokens=_COUNTS,
    thinking_s=_SECONDS,
    generation_s=_SECONDS,
    seed=st.integers(0, 2**32),
    is_cut=st.booleans(),
    energy_j=st.none() | _SECONDS,
)


def presets() -> st.SearchStrategy[Preset]:
    """Any choice of values within their limits, none among them."""
    return st.builds(
        Preset,
        temperature=st.none() | st.floats(0, 2),
        top_p=st.none() | st.floats(0.05, 1),
        top_k=st.none() | st.integers(0, 1000),
        seed=st.none() | st.integers(-1, 2**31 - 1),
        thinks=st.none() | st.booleans(),
        uses_instructions=st.none() | st.booleans(),
        context_tokens=st.none() | st.integers(512, 2**20),
        cache_type=st.sampled_from([None, "f16", "q8_0"]),
    )


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Any tree of questions and answers."""
    messages: list[Message] = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        parents: Sequence[Message | None] = [None, *messages]
        parent = draw(st.sampled_from(parents))
        is_answer = parent is not None and parent.role is Role.USER
        message = Message(
            number,
            0,
            parent.id if parent else None,
            Role.ASSISTANT if is_answer else Role.USER,
            draw(_TEXTS),
            draw(_TEXTS) if is_answer else "",
            MOMENT + number,
            draw(_TEXTS) if is_answer else "",
            draw(st.sampled_from(["", "Q4_K_M"])) if is_answer else "",
            draw(st.none() | _SAMPLINGS) if is_answer else None,
            draw(st.none() | _FIGURES) if is_answer else None,
            draw(st.sampled_from(StopReason)) if is_answer else None,
            is_answer and draw(st.booleans()),
        )
        messages.append(message)
    title = draw(_TEXTS).strip() or "A title"
    leaf_id = draw(st.sampled_from(messages)).id
    is_typed, is_made = draw(st.sampled_from([(False, False), (True, False), (False, True)]))
    return Transcript(
        title,
        MOMENT,
        MOMENT + 9,
        tuple(messages),
        leaf_id,
        "test:1",
        title_is_typed=is_typed,
        title_is_made=is_made,
        pinned_at=draw(st.none() | st.floats(0, 2e9)),
        folder=" ".join(draw(_TEXTS).split()),
        preset=draw(presets()),
    )


def conversation(*texts: str, title: str = "A talk", thoughts: str = "") -> Transcript:
    """Questions and answers in turn."""
    messages = []
    for number, text in enumerate(texts, 1):
        is_answer = number % 2 == 0
        messages.append(
            Message(
                number,
                0,
                number - 1 or None,
                Role.ASSISTANT if is_answer else Role.USER,
                text,
                thoughts if is_answer else "",
                MOMENT + number,
                "DeepSeek-R1" if is_answer else "",
                sampling=Sampling() if is_answer else None,
                stop_reason=StopReason.END_OF_ANSWER if is_answer else None,
            )
        )
    return Transcript(title, MOMENT, MOMENT + len(texts), tuple(messages), len(messages))
