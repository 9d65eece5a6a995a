"""Honest traces of thoughts made by rules, the same at each run.

They repeat themselves as honest thoughts do: the same wording with other values.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from tests.helpers.traces import Trace, stored_traces

PER_KIND = 8


def honest_traces() -> list[Trace]:
    """Those that are kept and those that are made."""
    return [*stored_traces(), *made_traces()]


def made_traces() -> list[Trace]:
    """Those made by rules: up to ``PER_KIND`` of each kind, no two alike."""
    texts = {
        make(random.Random(f"{make.__name__} {n}")): make.__name__.removeprefix("_")
        for make in _MAKERS
        for n in range(PER_KIND)
    }
    return [Trace(kind, text) for text, kind in texts.items()]


def _trial_division(rng: random.Random) -> str:
    n = rng.randrange(400, 3000) | 1
    lines = [f"Is {n} prime? I try the divisors one by one."]
    for d in range(2, int(n**0.5) + 1):
        lines.append(f"Is {d} a divisor of {n}? {d} × {n // d} = {d * (n // d)}, so {_no(n, d)}.")
        if n % d == 0:
            break
    return "\n".join(lines)


def _no(n: int, d: int) -> str:
    return f"no, the remainder is {n % d}" if n % d else "yes"


def _plain_enumeration(rng: random.Random) -> str:
    n = rng.randrange(20, 60)
    shape = rng.choice(
        [
            "Is {i} the number? No, that is not it.",
            "Wait, let me try {i}. That does not work either.",
            "Essayons {i}. Non, cela ne marche pas non plus.",
            "试一试{i}，不行，再试下一个。",
        ]
    )
    return " ".join(shape.format(i=i) for i in range(1, n))


def _letters(rng: random.Random) -> str:
    word = rng.choice(
        ["strawberry", "committee", "bookkeeper", "assassination", "bananas", "millennium"]
    )
    letter = rng.choice(word)
    shape = rng.choice(
        [
            ("{c}? yes, that is {n}.", "{c}? no."),
            ("The next letter is {c}: a hit, {n} so far.", "The next letter is {c}: not it."),
            ("{i}. {c} - match, count = {n}", "{i}. {c} - no match, count = {n}"),
            ("Lettre {i} : {c}, oui ({n}).", "Lettre {i} : {c}, non ({n})."),
            ("第{i}个字母是{c}，是{l}，一共{n}个。", "第{i}个字母是{c}，不是{l}。"),
        ]
    )
    lines, count = [f"How many {letter} in {word}?"], 0
    for i, c in enumerate(word, 1):
        count += c == letter
        lines.append(shape[c != letter].format(c=c, i=i, n=count, l=letter))
    return "\n".join(lines)


def _addition(rng: random.Random) -> str:
    a, b = rng.randrange(10**11, 10**12), rng.randrange(10**11, 10**12)
    lines, carry = [f"{a} + {b}, digit by digit."], 0
    for place, (p, q) in enumerate(zip(str(a)[::-1], str(b)[::-1], strict=True), 1):
        total = int(p) + int(q) + carry
        lines.append(
            f"Place {place}: {p} + {q} + {carry} = {total}, put {total % 10}, carry {total // 10}."
        )
        carry = total // 10
    return "\n".join(lines)


def _table_of_values(rng: random.Random) -> str:
    a, b = rng.randrange(2, 9), rng.randrange(1, 20)
    rows = [f"| {x} | {a * x + b} | {(a * x + b) % 2} | 0 |" for x in range(rng.randrange(10, 25))]
    return "\n".join(["| x | f(x) | parity | rest |", "|---|---|---|---|", *rows])


def _truth_table(rng: random.Random) -> str:
    size = rng.randrange(3, 5)
    lines = []
    for row in range(2**size):
        values = [bool(row >> bit & 1) for bit in range(size)]
        named = ", ".join(f"{n} is {str(v).lower()}" for n, v in zip("pqrs", values, strict=False))
        lines.append(f"If {named}: the formula is {str(any(values[:2])).lower()}.")
    return "\n".join(lines)


def _collatz(rng: random.Random) -> str:
    n = rng.randrange(9, 60)
    lines = []
    while n != 1:
        after = n // 2 if n % 2 == 0 else 3 * n + 1
        rule = f"{n} is even, so halve it" if n % 2 == 0 else f"{n} is odd, so triple it, add one"
        lines.append(f"{rule}: {after}.")
        n = after
    return " ".join(lines)


def _hanoi(rng: random.Random) -> str:
    def moves(size: int, a: str, b: str, c: str) -> Iterator[str]:
        if size:
            yield from moves(size - 1, a, c, b)
            yield f"Move disk {size} from {a} to {b}."
            yield from moves(size - 1, c, b, a)

    pegs = rng.choice(["ABC", "XYZ", ["left", "right", "middle"]])
    return "\n".join(moves(rng.randrange(3, 6), *pegs))


def _matrix(rng: random.Random) -> str:
    size = rng.randrange(4, 9)
    rows = [[int(i == j) * rng.choice([1, 1, 2]) for j in range(size)] for i in range(size)]
    zeros = "\n".join("[" + ", ".join(["0"] * size) + "]" for _ in range(size))
    return f"Start with zeros:\n{zeros}\nThen\n" + "\n".join(map(str, rows))


def _repeated_code(rng: random.Random) -> str:
    line = rng.choice(
        ["print('*' * 10)", "x = x + 1", "forward(100)\nleft(90)", "<td></td>", "i += 1;"]
    )
    body = "\n".join([line] * rng.randrange(3, 8))
    return f"Without a loop it would be:\n```\n{body}\n```\nWith a loop it is shorter."


def _cases(rng: random.Random) -> str:
    names = rng.sample(["Alice", "Bob", "Carol", "Dan", "Eve", "Frank", "Grace"], 5)
    shape = rng.choice(
        [
            "Suppose {x} did it. Then {y} told the truth, but {z} denies it, so it can't be.",
            "Could it be {x}? {x} has an alibi, because {y} saw {x} at noon, so no.",
            "Supposons que ce soit {x}. Alors {y} a dit vrai, mais {z} dit le contraire : non.",
            "假设是{x}干的，那么{y}说的是真话，可是{z}说的也是真话，矛盾。",
        ]
    )
    return "\n".join(shape.format(x=x, y=names[i - 1], z=names[i - 2]) for i, x in enumerate(names))


def _refrain(rng: random.Random) -> str:
    verses = [t.text for t in stored_traces() if t.kind.startswith("prose")]
    refrain = rng.choice(
        [
            "And the river runs down, and the river runs down, to the sea, to the sea.",
            "La la la, la la la, chantons encore une fois !",
            "Row, row, row on, row, row, row on, row, row, row on home.",
            "月亮圆，月亮弯，照着我的小船。",
        ]
    )
    lines = []
    for verse in rng.sample(verses, 5):
        lines += [*re.split(r"(?<=[.。])", verse)[:4], refrain]
    return "\n".join(lines)


def _rechecked(rng: random.Random) -> str:
    """A long passage, its verbatim check, and an end: twice is honest."""
    a, b = rng.sample([t.text for t in stored_traces() if "prose" in t.kind], 2)
    return f"{a}\nWait, let me go through it again.\n{a}\nYes, it is the same. Now the rest.\n{b}"


def _counting(rng: random.Random) -> str:
    step, end = rng.choice([1, 1, 2, 5, 10]), rng.randrange(40, 400)
    joint = rng.choice([" ", ", ", "\n", "、"])
    return joint.join(str(i) for i in range(step, end * step, step))


def _sorting(rng: random.Random) -> str:
    numbers = rng.sample(range(100), 7)
    lines = ["Bubble sort, each comparison."]
    for end in range(len(numbers) - 1, 0, -1):
        for i in range(end):
            p, q = numbers[i], numbers[i + 1]
            if p > q:
                numbers[i], numbers[i + 1] = q, p
            lines.append(f"Compare {p} and {q}: {'swap' if p > q else 'keep'}. Now {numbers}.")
    return "\n".join(lines)


def _invariant(rng: random.Random) -> str:
    a, b = rng.randrange(100, 999), rng.randrange(100, 999)
    lines = []
    while b:
        lines.append(f"Before the step a = {a}, b = {b}; a mod b = {a % b}; the gcd is unchanged.")
        a, b = b, a % b
    return "\n".join([*lines, f"b = 0, so the gcd is {a}."])


def _long_digits(rng: random.Random) -> str:
    n = rng.choice([7, 13, 17, 19, 23])
    period = str(10**60 // n).zfill(60)
    ones = "1" * rng.randrange(8, 65)
    return f"1/{n} = 0.{period}...\nA googol is 1{'0' * 100}.\nThe mask is {ones}.\n{'-' * 80}"


def _similarly(rng: random.Random) -> str:
    """The same proof for each variable, in long and equal words."""
    shape = rng.choice(
        [
            (
                "Suppose that {x} is the largest of the three. Then {x} is at least {y} and {z},\n"
                "so 3{x} is at least {x} + {y} + {z}, and dividing by three we see that {x} is\n"
                "at least the mean, which is what we wanted to show in this case."
            ),
            (
                "Supposons que {x} soit pair. Alors {x} = 2k pour un certain k, et donc {x} fois\n"
                "{y} vaut 2k fois {y}, pair aussi, et la parité de {z} n'y change rien."
            ),
            "如果{x}最大，那么{x}不小于{y}，{x}也不小于{z}，所以{x}的三倍不小于三个数的和，结论成立。",
        ]
    )
    orders = rng.sample([("a", "b", "c"), ("b", "c", "a"), ("c", "a", "b"), ("a", "c", "b")], 3)
    return "\n".join(shape.format(x=x, y=y, z=z) for x, y, z in orders)


def _options(rng: random.Random) -> str:
    things = rng.sample(["iron", "gold", "lead", "zinc", "tin", "copper", "silver"], 5)
    shape = rng.choice(
        [
            "Option {o} says {t}. Is it {t}? The text doesn't mention {t} at all, so not {o}.",
            "{o}) {t}: it melts at {n} degrees, which is not what the question asks for.",
            "Réponse {o} : {t}. Le texte ne parle pas de {t}, donc la réponse {o} est fausse.",
        ]
    )
    return "\n".join(
        shape.format(o=o, t=t, n=rng.randrange(200, 1500))
        for o, t in zip("ABCDE", things, strict=True)
    )


def _yearly(rng: random.Random) -> str:
    money, rate = rng.randrange(5, 90) * 100.0, rng.randrange(2, 9)
    lines = []
    for year in range(1, rng.randrange(8, 20)):
        lines.append(
            f"At the end of year {year} there is an interest of {rate} percent on {money:.2f},"
            f" that is {money * rate / 100:.2f}, so that the account then holds"
            f" {money * (1 + rate / 100):.2f}."
        )
        money *= 1 + rate / 100
    return " ".join(lines)


_MAKERS: tuple[Callable[[random.Random], str], ...] = (
    _trial_division,
    _plain_enumeration,
    _letters,
    _addition,
    _table_of_values,
    _truth_table,
    _collatz,
    _hanoi,
    _matrix,
    _repeated_code,
    _cases,
    _refrain,
    _rechecked,
    _counting,
    _sorting,
    _invariant,
    _long_digits,
    _similarly,
    _options,
    _yearly,
)
