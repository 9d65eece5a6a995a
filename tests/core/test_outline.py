"""Steps are found in English, French and Chinese traces, and the time stays linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.outline import LONGEST_TITLE, StepKind, outline

ENGLISH = """Okay, I need the sum of the first ten primes.

First, they are 2, 3, 5, 7, 11, 13, 17, 19, 23, 29.
One of them is even.

So the sum is 129.

Wait, is 1 a prime? No.

Alternatively, I could pair them up.

Let me verify: 2 + 29 = 31.

Step 2: add the pairs.

Therefore, the answer is 129.

\\[ \\boxed{129} \\]"""
FRENCH = """Je cherche la somme.

D'abord, 2 + 3 = 5.

Mais attends, 1 n'est pas premier.

Ou bien je les regroupe.

Vérifions : 5 = 5.

Donc la réponse est 5."""
CHINESE = """好的，我需要计算一下。

首先，列出质数。

等等，1不是质数。

或者两两配对。

让我验证一下。

所以，2+3=5。

综上所述，答案是129。"""
S = StepKind


@pytest.mark.parametrize(
    ("trace", "kinds"),
    [
        (
            ENGLISH,
            [
                S.START,
                S.STEP,
                S.STEP,
                S.DOUBT,
                S.ALTERNATIVE,
                S.CHECK,
                S.STEP,
                S.CONCLUSION,
                S.CONCLUSION,
            ],
        ),
        (FRENCH, [S.START, S.STEP, S.DOUBT, S.ALTERNATIVE, S.CHECK, S.CONCLUSION]),
        (CHINESE, [S.START, S.STEP, S.DOUBT, S.ALTERNATIVE, S.CHECK, S.STEP, S.CONCLUSION]),
    ],
)
def test_each_language_has_its_steps(trace: str, kinds: list[StepKind]) -> None:
    assert [step.kind for step in outline(trace)] == kinds


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Hmm, that is odd.", S.DOUBT),
        ("Hold on.", S.DOUBT),
        ("I should double-check the list.", S.CHECK),
        ("Let's test with n = 2.", S.CHECK),
        ("Another way is to guess.", S.ALTERNATIVE),
        ("Thus, the final answer is 4.", S.CONCLUSION),
        ("**Final Answer**", S.CONCLUSION),
        ("3. Add them.", S.STEP),
        ("Étape 3 : on ajoute.", S.STEP),
        ("En résumé, 4.", S.CONCLUSION),
        ("第二步，相加。", S.STEP),
        ("因此答案是4。", S.CONCLUSION),
    ],
)
def test_a_phrase_says_what_a_step_does(line: str, kind: StepKind) -> None:
    assert [step.kind for step in outline(f"I begin.\n{line}")] == [S.START, kind]


@pytest.mark.parametrize("line", ["Sofia has 3.", "Waiters wait.", "Nextel", "3.14 is pi.", ""])
def test_words_that_only_begin_alike_are_no_steps(line: str) -> None:
    assert len(outline(f"I begin.\n{line}\n")) == 1


def test_code_has_no_steps() -> None:
    assert len(outline("I begin.\n```\nnext = 1\nSo\n```\nWait.")) == 2


def test_steps_cover_the_trace_from_the_first_word_to_the_last() -> None:
    steps = outline(ENGLISH)
    assert steps[0].start == 0
    assert ENGLISH[steps[1].start :].startswith("First, they")
    assert ENGLISH[steps[1].start :][: steps[1].length].endswith("is even.")
    assert steps[-1].start + steps[-1].length == len(ENGLISH)


def test_titles_are_short_and_cut_between_words() -> None:
    title = outline("Okay, so " + "a very long beginning " * 20)[0].title
    assert len(title) <= LONGEST_TITLE + 1
    assert title.removesuffix("…").split()[-1] in {"a", "very", "long", "beginning"}
    assert len(outline("好" * 500)[0].title) <= LONGEST_TITLE // 2 + 1


def test_a_title_says_more_than_wait() -> None:
    assert outline("I begin.\nWait. What about zero?")[1].title == "Wait. What about zero?"
    assert outline("I begin.\n**So, it is 4.**")[1].title == "So, it is 4."


def test_a_title_shows_formulas_in_plain_characters() -> None:
    trace = "I begin.\n\nSo, \\(x^2 \\le \\frac{1}{2}\\) holds.\n\n\\[\n\\boxed{129}\n\\]"
    assert [step.title for step in outline(trace)[1:]] == ["So, x² ≤ 1/2 holds.", "129"]


@given(st.text(alphabet="Wait Soler\n.*#`1)首先等\\boxed{}"))
def test_stretches_are_in_order_and_inside(trace: str) -> None:
    end = 0
    for step in outline(trace):
        assert step.start >= end
        assert step.length > 0
        end = step.start + step.length
    assert end <= len(trace)


@pytest.mark.parametrize("unit", ["Wait, no.\n", " ", "so the ", "(1", "等等", "let me ", "#"])
def test_time_is_linear_on_a_megabyte(unit: str) -> None:
    def cost(length: int) -> float:
        trace = unit * (length // len(unit)) + "x"
        begun = time.process_time()
        outline(trace)
        return time.process_time() - begun

    assert cost(1_000_000) <= 40 * cost(100_000) + 0.05
