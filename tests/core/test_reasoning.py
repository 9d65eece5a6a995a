"""The reasoning parser: whole texts, and every way to cut them."""

from __future__ import annotations

import random

import pytest

from app.core.messages import Channel
from app.core.reasoning import ReasoningParser

R, A = Channel.REASONING, Channel.ANSWER


def parse(pieces: list[str], *, starts_thinking: bool) -> tuple[str, str]:
    """Thoughts and answer as a view would have collected them."""
    parser = ReasoningParser(starts_thinking=starts_thinking)
    texts = {R: "", A: ""}
    was_revealed = False
    for piece in [*pieces, None]:
        parts = parser.finish() if piece is None else parser.feed(piece)
        if parser.thoughts_revealed and not was_revealed:
            was_revealed = True
            texts = {R: texts[R] + texts[A], A: ""}
        for channel, text in parts:
            texts[channel] += text
    return texts[R], texts[A]


CASES = [
    pytest.param(True, "I add.\n</think>\n\n42", ("I add.", "42"), id="opened by the prompt"),
    pytest.param(True, "<think>\nI add.\n</think>\n42", ("I add.", "42"), id="opened twice"),
    pytest.param(False, "<think>\nHm.\n</think>\n\nYes", ("Hm.", "Yes"), id="opened by the model"),
    pytest.param(False, "  \n<think>Hm.</think>Yes", ("Hm.", "Yes"), id="after white space"),
    pytest.param(False, "Just an answer.", ("", "Just an answer."), id="no thoughts"),
    pytest.param(True, "On and on", ("On and on", ""), id="never closed"),
    pytest.param(True, "On <thi", ("On <thi", ""), id="ends like a tag"),
    pytest.param(True, "a </think", ("a </think", ""), id="ends inside the closing tag"),
    pytest.param(False, "Hm.</think>Yes", ("Hm.", "Yes"), id="closed but never opened"),
    pytest.param(
        False,
        "Hm.</think>\n\nNo.\n</think>\n\nYes.\n</think>",
        ("Hm.", "No.\n\nYes."),
        id="closed more than once",
    ),
    pytest.param(
        True,
        "Hm.</think>Like\n</think>\nthis",
        ("Hm.", "Like\n</think>\nthis"),
        id="a literal tag on a line of its own",
    ),
    pytest.param(True, "</think>Yes", ("", "Yes"), id="empty thoughts"),
    pytest.param(
        True,
        "a</think>use <think> and </think>",
        ("a", "use <think> and </think>"),
        id="literal tags in the answer",
    ),
    pytest.param(
        True,
        "if a < b and b </ c\n</think>\nYes",
        ("if a < b and b </ c", "Yes"),
        id="less-than signs",
    ),
    pytest.param(True, "été — 思考</think>réponse", ("été — 思考", "réponse"), id="other scripts"),
    pytest.param(True, "a\n\nb\n</think>\n\nc\n\nd", ("a\n\nb", "c\n\nd"), id="paragraphs"),
]


@pytest.mark.parametrize(("starts_thinking", "output", "expected"), CASES)
def test_splits_thoughts_from_answer(
    starts_thinking: bool, output: str, expected: tuple[str, str]
) -> None:
    assert parse([output], starts_thinking=starts_thinking) == expected


@pytest.mark.parametrize(("starts_thinking", "output", "expected"), CASES)
def test_cuts_between_pieces_make_no_difference(
    starts_thinking: bool, output: str, expected: tuple[str, str]
) -> None:
    assert parse(list(output), starts_thinking=starts_thinking) == expected
    rng = random.Random(output)
    for _ in range(50):
        cuts = sorted(rng.sample(range(len(output) + 1), min(3, len(output))))
        pieces = [output[i:j] for i, j in zip([0, *cuts], [*cuts, len(output)], strict=True)]
        assert parse(pieces, starts_thinking=starts_thinking) == expected


def test_text_is_not_held_back_longer_than_needed() -> None:
    parser = ReasoningParser(starts_thinking=True)
    assert parser.feed("I add") == [(R, "I add")]
    assert parser.feed(" 2") == [(R, " 2")]
    assert parser.is_thinking
    assert parser.feed("</think>") == []
    assert not parser.is_thinking
    assert parser.feed("\n\n4") == [(A, "4")]
