"""The detector of loops: silent on honest thoughts, prompt on loops."""

from __future__ import annotations

import functools
import itertools
import random
import time
from bisect import bisect_left

import pytest

from app.core.loops import Loop, LoopDetector
from app.core.repeated_words import WINDOW_UNITS
from tests.helpers.looping import LoopingTrace, looping_traces, short_loops, shuffled_loops
from tests.helpers.made_traces import honest_traces

TOKEN = 4
KINDS = sorted({trace.kind for trace in looping_traces()})
SENTENCE = "So the answer must be forty two, because six times seven is forty two. "


def first_loop(text: str, piece: int = TOKEN) -> tuple[int, Loop] | None:
    """The first alarm and how many characters it took."""
    detector = LoopDetector()
    for at in range(0, len(text), piece):
        if loop := detector.feed(text[at : at + piece]):
            return at + piece, loop
    return None


@functools.cache
def repetitions_until_alarm(trace: LoopingTrace) -> int | None:
    """How many times the passage had been written; the one that is being written counts."""
    alarm = first_loop(trace.text)
    # The last word is known to be one when the next character has come.
    return None if alarm is None else bisect_left(trace.ends, alarm[0] - 2 * TOKEN) + 1


def test_the_corpus_is_large_and_varied() -> None:
    traces = honest_traces()
    assert len({trace.text for trace in traces}) >= 250
    assert sum(trace.kind.startswith("prose") for trace in traces) >= 60
    assert sum(trace.kind.startswith("demo") for trace in traces) >= 40


def test_honest_thoughts_raise_no_alarm() -> None:
    alarms = {
        (trace.kind, alarm[1].excerpt)
        for trace in honest_traces()
        if (alarm := first_loop(trace.text))
    }
    assert not alarms


@pytest.mark.parametrize("kind", KINDS)
def test_loops_are_noticed_in_the_third_repetition(kind: str) -> None:
    times = [repetitions_until_alarm(trace) for trace in looping_traces() if trace.kind == kind]
    assert times.count(3) >= 0.85 * len(times), times
    assert 1 not in times
    assert 2 not in times


def test_nearly_all_loops_are_noticed_in_the_third_repetition() -> None:
    times = [repetitions_until_alarm(trace) for trace in looping_traces()]
    assert times.count(3) >= 0.95 * len(times)


def test_short_passages_are_noticed_in_the_end() -> None:
    for trace in short_loops():
        alarm = first_loop(trace.text)
        assert alarm is not None, trace
        assert alarm[0] - trace.beginning >= 2 * (trace.ends[1] - trace.ends[0])


def test_sentences_in_any_order_are_noticed() -> None:
    times = [repetitions_until_alarm(trace) for trace in shuffled_loops()]
    assert all(time is not None and time > 3 for time in times), times


@pytest.mark.parametrize(
    ("text", "period"),
    [("0" * 900, 1), ("ha" * 300, 2), ("\n" * 900, 1), ("| - " * 300, 4), ("ha " * 200, 3)],
    ids=["zeros", "laughter", "line feeds", "an empty table", "spaced laughter"],
)
def test_cycles_of_characters_are_noticed(text: str, period: int) -> None:
    alarm = first_loop(text)
    assert alarm is not None
    assert alarm[1].period_characters == period


@pytest.mark.parametrize(
    "text",
    ["0" * 500, "ha" * 100, "-" * 80 + "\n" * 3, "1" + "0" * 100, "0, " * 64, SENTENCE * 2],
    ids=["a long number", "a long laugh", "a rule", "a googol", "a zero matrix", "said twice"],
)
def test_shorter_cycles_are_honest(text: str) -> None:
    assert first_loop(text + "And then something else comes, so that all is well.") is None


@pytest.mark.parametrize("word", ["bookkeeper", "ayahuasca", "iiyama", "yoyo"])
def test_letters_one_by_one_are_honest_though_some_are_words(word: str) -> None:
    letters = "".join(f"The next letter is {letter}: not it.\n" for letter in word)
    assert first_loop(f"How many e in {word}?\n{letters}So there are none.") is None


def test_a_search_goes_on_but_a_counter_before_a_loop_does_not() -> None:
    search = "".join(f"Is {n} a divisor of 9973? No. " for n in range(2, 99))
    assert first_loop(search) is None
    tail = (
        "The answer is forty two. " + "Let me verify this result by looking at the question. " * 2
    )
    counter = "".join(f"Attempt {n}. {SENTENCE}{tail}And {n}.\n" for n in range(17, 24))
    alarm = first_loop(counter)
    assert alarm is not None
    assert alarm[0] <= 3 * len(counter) // 7 + TOKEN


def test_says_what_repeats() -> None:
    alarm = first_loop("Let me think about this for a moment. " + SENTENCE * 6)
    assert alarm is not None
    at, loop = alarm
    assert at < len(SENTENCE) * 4
    assert loop.period_characters == len(SENTENCE)
    assert loop.repetitions == 3
    assert "six times" in loop.excerpt
    assert len(loop.excerpt) <= 80


def test_the_size_of_the_pieces_makes_no_difference() -> None:
    text = honest_traces()[0].text + SENTENCE * 5
    rng = random.Random(5)
    alarm = first_loop(text)
    assert alarm is not None
    for _ in range(20):
        detector, at, loop = LoopDetector(), 0, None
        while loop is None:
            size = rng.randint(1, 30)
            loop = detector.feed(text[at : at + size])
            at += size
        assert abs(at - alarm[0]) <= 30
        assert loop.period_characters == alarm[1].period_characters


def test_speaks_again_when_the_loop_goes_on() -> None:
    detector = LoopDetector()
    alarms = [at for at in range(12) if detector.feed(SENTENCE)]
    assert len(alarms) >= 3
    assert min(b - a for a, b in itertools.pairwise(alarms)) >= 3


def varied_text(words: int) -> str:
    """Never the same for long, but full of little repetitions."""
    rng = random.Random(3)
    common = ["so", "the", "answer", "is", "wait", "let", "me", "check", "and", "then", "that"]
    rare = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(400)]
    return " ".join(rng.choice(common if rng.random() < 0.6 else rare) for _ in range(words))


def test_time_is_linear_and_memory_bounded() -> None:
    text = varied_text(180_000)
    assert len(text) > 900_000
    detector, spent = LoopDetector(), []
    for at in range(0, len(text), len(text) // 4):
        began = time.process_time()
        for piece in range(at, min(len(text), at + len(text) // 4), TOKEN):
            assert detector.feed(text[piece : piece + TOKEN]) is None
        spent.append(time.process_time() - began)
    assert spent[3] < 2 * spent[0] + 0.1
    words = detector._words
    assert len(words._units) < 2 * WINDOW_UNITS
    assert len(words._last_key) < 2 * WINDOW_UNITS
    assert len(detector._sentences._seen) <= detector._sentences._MOST_KEPT
    assert sum(map(len, detector._text)) < 70_000


@pytest.mark.parametrize("period", [2, 40, 700, 2040])
def test_what_almost_repeats_is_no_slower(period: int) -> None:
    """Every third word steps on: many comparisons, no alarm."""
    text = " ".join(
        str(n) if n % 5 == 0 else f"word{chr(97 + n % period % 26)}{chr(97 + n % period // 26)}"
        for n in range(20_000)
    )
    plain = varied_text(20_000)
    spent = []
    for candidate in (plain, text):
        began = time.process_time()
        assert first_loop(candidate) is None
        spent.append((time.process_time() - began) / len(candidate))
    assert spent[1] < 6 * spent[0] + 1e-6
