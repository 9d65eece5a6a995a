"""The demo model's curriculum: questions with reasoning that is right line by line, and answers.

Everything is made by rules from random numbers and words, so there is no end of fresh questions.
A solution has several allowed opening lines and one exact body: ``Example.is_right_trace`` checks a
generated trace against them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from types import ModuleType

import wording_en
import wording_fr

WORDINGS = {"en": wording_en, "fr": wording_fr}
VOWELS, CONSONANTS = "aeiouy", "bcdfghjklmnpqrstvwxz"
ONSETS = [
    *"bcdfghjklmnprstvw",
    "br",
    "cr",
    "tr",
    "str",
    "gr",
    "pl",
    "cl",
    "ch",
    "th",
    "sh",
    "qu",
    "ph",
]
CODAS = ["", "", "", "", *"nrstlmdpc", "ll", "ss", "nt", "rs", "ck", "ng", "st", "tt"]
NUCLEI = [*"aeiou", *"aeiou", "ee", "oo", "ai", "ea", "ou", "au", "ie", "y"]


@dataclass(frozen=True)
class Solution:
    """How a question is answered.

    Attributes:
        openings: allowed first lines of the trace; empty when ``body`` is the whole trace.
        body: the other lines.
        answer: Markdown.
        result: what the answer must hold, for example the number in the box; empty for talk.
    """

    openings: tuple[str, ...]
    body: str
    answer: str
    result: str


@dataclass(frozen=True)
class Example:
    """One conversation whose last question is to be answered.

    Attributes:
        task: for example ``add``.
        language: ``en`` or ``fr``.
        question: the last question.
        solution: of the last question.
        history: earlier (question, answer) pairs, answers without their traces.
    """

    task: str
    language: str
    question: str
    solution: Solution
    history: tuple[tuple[str, str], ...] = field(default=())

    def trace(self, rng: random.Random) -> str:
        """One right trace."""
        s = self.solution
        lines = [rng.choice(s.openings)] if s.openings else []
        return "\n".join([*lines, s.body] if s.body else lines)

    def is_right_trace(self, trace: str) -> bool:
        """Whether a generated trace is right line by line."""
        s = self.solution
        if not s.openings:
            return trace == s.body
        return any(trace == (f"{o}\n{s.body}" if s.body else o) for o in s.openings)


def _openings(w: ModuleType, key: str, **values: object) -> tuple[str, ...]:
    return tuple(line.format(**values) for line in w.LINES[key])


def _spaced(digits: str) -> str:
    return " ".join(digits)


def add_lines(w: ModuleType, a: int, b: int) -> list[str]:
    """Column addition, from the units up."""
    size = max(len(str(a)), len(str(b)))
    x, y = str(a).zfill(size)[::-1], str(b).zfill(size)[::-1]
    lines = [w.LINES["aligned"].format(x=_spaced(x), y=_spaced(y))]
    carry, so_far = 0, ""
    for place, p, q in zip(w.PLACES, x, y, strict=False):
        total = int(p) + int(q) + carry
        so_far = str(total % 10) + so_far
        lines.append(
            w.LINES["column"].format(
                place=place, x=p, y=q, k=carry, s=total, c=total // 10, r=so_far
            )
        )
        carry = total // 10
    return _close(w, lines, carry, so_far, left=f"{a}+{b}", right=a + b)


def multiply_lines(w: ModuleType, a: int, b: int) -> list[str]:
    """Column multiplication of ``b`` by the digit ``a``."""
    lines = [w.LINES["reversed"].format(x=_spaced(str(b)[::-1]))]
    carry, so_far = 0, ""
    for place, digit in zip(w.PLACES, str(b)[::-1], strict=False):
        product = a * int(digit)
        total = product + carry
        so_far = str(total % 10) + so_far
        lines.append(
            w.LINES["product"].format(
                place=place, x=a, y=digit, p=product, k=carry, s=total, c=total // 10, r=so_far
            )
        )
        carry = total // 10
    return _close(w, lines, carry, so_far, left=f"{a}×{b}", right=a * b)


def _close(
    w: ModuleType, lines: list[str], carry: int, so_far: str, *, left: str, right: int
) -> list[str]:
    if carry:
        so_far = f"{carry}{so_far}"
        lines.append(w.LINES["carry"].format(c=carry, r=so_far))
    assert so_far == str(right)
    return [*lines, w.LINES["so"].format(left=left, right=right)]


def solve_add(w: ModuleType, a: int, b: int, before: list[str] | None = None) -> Solution:
    """``a + b``; ``before`` are trace lines that come first (a follow-up's)."""
    lines = "\n".join(add_lines(w, a, b))
    openings = tuple(before) if before else _openings(w, "add", a=a, b=b)
    return Solution(openings, lines, w.ANSWERS["add"].format(a=a, b=b, r=a + b), str(a + b))


def solve_multiply(w: ModuleType, a: int, b: int, before: list[str] | None = None) -> Solution:
    """``a × b`` as asked; the shorter factor, one digit, is the multiplier."""
    one, many = (a, b) if a < 10 else (b, a)
    lines = "\n".join(multiply_lines(w, one, many))
    openings = tuple(before) if before else _openings(w, "multiply", a=a, b=b)
    return Solution(openings, lines, w.ANSWERS["multiply"].format(a=a, b=b, r=a * b), str(a * b))


def solve_compare(w: ModuleType, a: str, b: str) -> Solution:
    """The larger of two numbers, whole or with up to two decimals and one digit before them."""
    lines, x, y = [], a, b
    if "." in a:
        x, y = (f"{float(v):.2f}" for v in (a, b))
        lines.append(w.LINES["decimals"].format(x=x, y=y))
        places = w.DECIMAL_PLACES
    else:
        lines.append(w.LINES["digits"].format(a=a, n=len(a), b=b, m=len(b)))
        places = w.PLACES[: len(a)][::-1]
    larger = max(a, b, key=float)
    if "." not in a and len(a) != len(b):
        lines.append(w.LINES["longer"].format(a=larger))
    else:
        for place, p, q in zip(places, x.replace(".", ""), y.replace(".", ""), strict=True):
            verdict = w.LINES["same"] if p == q else w.LINES["larger"].format(x=max(p, q))
            lines.append(w.LINES["place"].format(place=place, x=p, y=q, verdict=verdict))
            if p != q:
                break
        lines.append(w.LINES["so_equal" if float(a) == float(b) else "so_larger"].format(a=larger))
    openings = _openings(w, "compare", a=a, b=b)
    if float(a) == float(b):
        return Solution(openings, "\n".join(lines), w.ANSWERS["equal"].format(r=a), a)
    smaller = b if larger == a else a
    answer = w.ANSWERS["compare"].format(r=larger, s=smaller)
    return Solution(openings, "\n".join(lines), answer, larger)


def solve_letters(w: ModuleType, word: str, letter: str) -> Solution:
    """How often a letter stands in a word, whatever its case."""
    count, lines = 0, [w.LINES["word"].format(w=word, l=letter.lower())]
    for place, character in enumerate(word.lower(), 1):
        hit = character == letter.lower()
        count += hit
        lines.append(f"{place} {character}{' *' if hit else ''} {count}")
    lines.append(w.LINES["so_count"].format(n=count))
    answer = w.ANSWERS["letters"].format(w=word, l=letter, r=count)
    return Solution(_openings(w, "letters", l=letter), "\n".join(lines), answer, str(count))


def solve_sort(w: ModuleType, numbers: list[int]) -> Solution:
    """Numbers below 100 in ascending order, ten by ten."""
    lines = [w.LINES["padded"].format(n=" ".join(f"{n:02}" for n in numbers))]
    ordered = sorted(numbers)
    for tens in range(10):
        here = [f"{n:02}" for n in ordered if n // 10 == tens]
        many = f"({len(here)}) " if len(here) > 1 else ""  # how many, before which
        lines.append(f"{tens}: {many}{' '.join(here) or '-'}")
    lines.append(w.LINES["ordered"].format(n=" ".join(map(str, ordered))))
    result = ", ".join(map(str, ordered))
    listed = "\n".join(f"{i}. {n}" for i, n in enumerate(ordered, 1))
    answer = w.ANSWERS["sort"].format(list=listed, r=result)
    return Solution(_openings(w, "sort"), "\n".join(lines), answer, result)


def solve_count(w: ModuleType, n: int) -> Solution:
    """Counting from one to ``n``: the long trace."""
    body = " ".join(map(str, range(1, n + 1))) + "\n" + w.LINES["done"].format(n=n)
    return Solution(_openings(w, "count", n=n), body, w.ANSWERS["count"].format(n=n), str(n))


def solve_code(w: ModuleType, a: int, b: int) -> Solution:
    """A sum as a line of Python."""
    body = "\n".join(add_lines(w, a, b))
    answer = w.ANSWERS["code"].format(a=a, b=b, r=a + b)
    return Solution((w.LINES["code"],), body, answer, str(a + b))


def _apply(op: str, x: int, y: int) -> int:
    return {"+": x + y, "-": x - y, "*": x * y}[op]


def _digit_steps(op: str, x: int, y: int) -> str:
    """One step of a word problem, units before tens; a product is known by heart."""
    if op == "*":
        return f"{x}×{y}={x * y}"
    p, q, (a, b) = x % 10, y % 10, (x // 10, y // 10)
    if op == "+":
        carry = (p + q) // 10
        return f"{p}+{q}={p + q}, {a}+{b}+{carry}={a + b + carry}"
    borrow = int(p < q)
    return f"{p + 10 * borrow}-{q}={p + 10 * borrow - q}, {a}-{b}-{borrow}={a - b - borrow}"


def problem(
    rng: random.Random, w: ModuleType, templates: list[tuple[str, str]]
) -> tuple[str, Solution]:
    """A two-step word problem whose numbers stay small and never negative."""
    ops, text = rng.choice(templates)
    while True:
        if ops[0] == "*":
            a, b, c = rng.randint(2, 9), rng.randint(2, 10), rng.randint(1, 20)
        else:
            a, b, c = rng.randint(2, 50), rng.randint(1, 20), rng.randint(1, 20)
        middle = _apply(ops[0], a, b)
        result = _apply(ops[1], middle, c)
        if middle >= 0 and result >= 0:
            break
    p, q = rng.sample(w.NAMES, 2)
    question = text.format(p=p, q=q, t=rng.choice(w.THINGS), a=a, b=b, c=c)
    signs = [o.replace("*", "×") for o in ops]
    body = "\n".join(
        [
            w.LINES["start"].format(
                x=a, op=signs[0], y=b, r=middle, steps=_digit_steps(ops[0], a, b)
            ),
            w.LINES["then"].format(
                x=middle, op=signs[1], y=c, r=result, steps=_digit_steps(ops[1], middle, c)
            ),
            w.LINES["so_answer"].format(r=result),
        ]
    )
    answer = w.ANSWERS["problem"].format(
        x=a, op=signs[0], y=b, m=middle, op2=signs[1], z=c, r=result
    )
    return question, Solution(_openings(w, "problem"), body, answer, str(result))


def pseudo_word(rng: random.Random) -> str:
    """A made-up word of 3 to 14 letters: pronounceable, or letters at random."""
    if rng.random() < 0.25:
        letters = rng.choice([VOWELS + CONSONANTS, VOWELS * 2 + CONSONANTS])
        few = rng.sample(letters, min(len(set(letters)), rng.randint(3, 9)))
        return "".join(rng.choice(few) for _ in range(rng.randint(3, 12)))
    word = ""
    while len(word) < 3 or rng.random() < 0.55:
        word += rng.choice(ONSETS) + rng.choice(NUCLEI) + rng.choice(CODAS)
    return word[:14]


def _word(rng: random.Random, stems: list[str]) -> str:
    word = pseudo_word(rng)
    if stems and rng.random() < 0.6:  # words of the vocabulary's own tokens, wherever they stand
        word = "".join(
            rng.choice(stems) if rng.random() < 0.6 else pseudo_word(rng)[: rng.randint(1, 6)]
            for _ in range(rng.randint(1, 5))
        )[: 20 if rng.random() < 0.3 else 13]
        word = word if len(word) >= 3 else word + pseudo_word(rng)
    roll = rng.random()
    return word.capitalize() if roll < 0.08 else word.upper() if roll < 0.11 else word.lower()


def _number(rng: random.Random, most_digits: int, *, skew: float = 1.3) -> int:
    digits = min(most_digits, 1 + int(most_digits * rng.random() ** (1 / skew)))
    return rng.randint(0 if digits == 1 else 10 ** (digits - 1), 10**digits - 1)


def _listed(rng: random.Random, w: ModuleType, numbers: list[int]) -> str:
    texts = list(map(str, numbers))
    if rng.random() < 0.25:
        last = " and " if w is wording_en else " et "
        return ", ".join(texts[:-1]) + last + texts[-1]
    return rng.choice([", ", ", ", ", ", " "]).join(texts)


def _vary(rng: random.Random, w: ModuleType, question: str) -> str:
    """Small differences of the kind that people's typing has."""
    question = rng.choice(w.OPENINGS) + question + rng.choice(w.ENDINGS)
    roll = rng.random()
    if roll < 0.10:
        question = question.rstrip(" ?.!")
    elif roll < 0.16:
        question = question.replace(" ?", "?").replace(" !", "!")
    if rng.random() < 0.12:
        question = question[0].lower() + question[1:]
    return question


class Curriculum:
    """Draws examples.

    Attributes:
        held_out: use only the wordings that training never shows.
        stems: beginnings of words that the vocabulary has as one token.
        words: draw the words of letter questions from this list instead of making them up.
    """

    TASKS = ("add", "multiply", "compare", "letters", "sort", "problem", "count", "code", "talk")
    WEIGHTS = (10, 7, 10, 50, 48, 10, 6, 3, 12)

    def __init__(
        self,
        seed: int,
        *,
        held_out: bool = False,
        stems: list[str] | None = None,
        words: list[str] | None = None,
    ) -> None:
        self._rng = random.Random(seed)
        self.held_out = held_out
        self.stems = stems or []
        self.words = words or []

    def draw(
        self, task: str | None = None, language: str | None = None, turns: int | None = None
    ) -> Example:
        """An example; a ``task`` of ``follow`` builds on the previous answer."""
        rng = self._rng
        language = language or rng.choice(["en", "fr"])
        w = WORDINGS[language]
        if turns is None:
            turns = 0 if rng.random() < 0.7 else rng.randint(1, 4)
        if task is None and turns and rng.random() < 0.45:
            task = "follow"
        history = [self._turn(w, self._pick()) for _ in range(turns - (task == "follow"))]
        if task == "follow":
            return self._follow_up(w, language, history)
        task = task or self._pick()
        question, solution = self._turn(w, task)
        pairs = tuple((q, s.answer) for q, s in history)
        return Example(task, language, question, solution, pairs)

    def _pick(self) -> str:
        return self._rng.choices(self.TASKS, self.WEIGHTS)[0]

    def _wording(self, w: ModuleType, task: str) -> str:
        pool = w.HELD_OUT[task] if self.held_out and task in w.HELD_OUT else w.QUESTIONS[task]
        return self._rng.choice(pool)

    def _turn(self, w: ModuleType, task: str) -> tuple[str, Solution]:
        question, solution = getattr(self, f"_draw_{task}")(w)
        return (question if self.held_out else _vary(self._rng, w, question)), solution

    def _draw_add(self, w: ModuleType) -> tuple[str, Solution]:
        a, b = _number(self._rng, 4), _number(self._rng, 4)
        return self._wording(w, "add").format(a=a, b=b), solve_add(w, a, b)

    def _draw_multiply(self, w: ModuleType) -> tuple[str, Solution]:
        rng = self._rng
        a = rng.randint(2, 9) if rng.random() < 0.95 else 1
        roll = rng.random()
        b = rng.randint(10, 99) if roll < 0.7 else _number(rng, 4 if roll < 0.85 else 2)
        if rng.random() < 0.4:
            a, b = b, a
        return self._wording(w, "multiply").format(a=a, b=b), solve_multiply(w, a, b)

    def _draw_compare(self, w: ModuleType) -> tuple[str, Solution]:
        rng = self._rng
        if rng.random() < 0.15:
            whole = rng.randint(0, 9)
            other = whole if rng.random() < 0.75 else rng.randint(0, 9)
            a, b = (
                f"{n}.{rng.randint(1, 9 if rng.random() < 0.5 else 99)}" for n in (whole, other)
            )
        else:
            digits = rng.choice([1, 2, 2, 3, 3, 4, 4])
            first = rng.randint(10 ** (digits - 1) if digits > 1 else 0, 10**digits - 1)
            second = self._near(first) if rng.random() < 0.7 else _number(rng, 4)
            a, b = str(first), str(second)
        return self._wording(w, "compare").format(a=a, b=b), solve_compare(w, a, b)

    def _near(self, number: int) -> int:
        """A number of the same length that shares leading digits, so that looking is needed."""
        rng, digits = self._rng, list(str(number))
        for place in range(rng.randint(0, len(digits) - 1), len(digits)):
            digits[place] = str(rng.randint(0 if place or len(digits) == 1 else 1, 9))
        return int("".join(digits))

    def _draw_letters(self, w: ModuleType) -> tuple[str, Solution]:
        rng = self._rng
        word = rng.choice(self.words) if self.words else _word(rng, self.stems)
        letter = rng.choice(word) if rng.random() < 0.85 else rng.choice(VOWELS + CONSONANTS)
        letter = letter.lower() if rng.random() < 0.9 else letter.upper()
        question = self._wording(w, "letters").format(w=word, l=letter)
        return question, solve_letters(w, word, letter)

    def _draw_sort(self, w: ModuleType) -> tuple[str, Solution]:
        rng = self._rng
        most = rng.choice([20, 99, 99, 99])
        numbers = [rng.randint(0, most) for _ in range(rng.randint(3, 6))]
        if len(set(numbers)) < len(numbers) and rng.random() < 0.8:
            numbers = rng.sample(range(most + 1), len(numbers))
        return self._wording(w, "sort").format(n=_listed(rng, w, numbers)), solve_sort(w, numbers)

    def _draw_problem(self, w: ModuleType) -> tuple[str, Solution]:
        return problem(self._rng, w, w.HELD_OUT_PROBLEMS if self.held_out else w.PROBLEMS)

    def _draw_count(self, w: ModuleType) -> tuple[str, Solution]:
        n = self._rng.randint(5, 40)
        return self._wording(w, "count").format(n=n), solve_count(w, n)

    def _draw_code(self, w: ModuleType) -> tuple[str, Solution]:
        a, b = _number(self._rng, 4), _number(self._rng, 4)
        return self._wording(w, "code").format(a=a, b=b), solve_code(w, a, b)

    def _draw_talk(self, w: ModuleType) -> tuple[str, Solution]:
        rng = self._rng
        kind = rng.choices(["greet", "identity", "thanks", "unknown"], [2, 4, 2, 6])[0]
        pool = {
            "greet": w.GREETINGS,
            "identity": w.IDENTITY,
            "thanks": w.THANKS,
            "unknown": w.UNKNOWN,
        }[kind]
        slots = {name: rng.choice(values) for name, values in w.SLOTS.items()}
        question = rng.choice(pool).format(a=rng.randint(2, 2025), b=rng.randint(2, 99), **slots)
        return question, Solution(tuple(w.TALK_THOUGHTS[kind]), "", w.TALK_ANSWERS[kind], "")

    def _follow_up(
        self, w: ModuleType, language: str, history: list[tuple[str, Solution]]
    ) -> Example:
        rng = self._rng
        task = rng.choice(["add", "add", "multiply", "multiply", "problem", "letters", "code"])
        question, solution = self._turn(w, task)
        history = [*history, (question, solution)]
        if rng.random() < 0.25 and int(solution.result) < 11000:
            history.append(self._step(w, int(solution.result)))
        question, solution = self._step(w, int(history[-1][1].result))
        return Example(
            "follow", language, question, solution, tuple((q, s.answer) for q, s in history)
        )

    def _step(self, w: ModuleType, last: int) -> tuple[str, Solution]:
        """One more operation on the last result."""
        rng = self._rng
        before = [line.format(a=last) for line in w.LINES["last"]]
        if rng.random() < 0.5 and last < 11000:
            b = rng.randint(2, 9)
            question = self._wording(w, "then_multiply").format(b=b)
            return question, solve_multiply(w, last, b, before)
        b = _number(rng, 3)
        return self._wording(w, "then_add").format(b=b), solve_add(w, last, b, before)
