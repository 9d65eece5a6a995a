"""Markdown to test with: a corpus on disk, and strategies that make it up."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

DATA = Path(__file__).parents[2] / "data"
CORPUS = sorted((DATA / "markdown").glob("*.md"))
ANSWERS = sorted((DATA / "answers").glob("*.md"))
"""Answers as a model gives them, each with its thoughts between ``<think>`` and ``</think>``."""

PIECES = (
    "word", " ", " ", "\n", "\n", "\n\n", "# ", "## ", "- ", "* ", "1. ", "2) ", "> ", "    ", "\t",
    "```", "```python\n", "~~~", "`", "``", "*", "**", "***", "_", "~~", "[", "]", "(", ")", "](",
    "![", "[^1]", "[^1]: ", "[a]", "[a]: https://a.b\n", "<https://a.b>", "| ", " | ", "|---|---|\n",
    "| a | b |\n", "$", "$$", "$$\n", "\\(", "\\)", "\\[", "\\]", "\\[\n", "\n\\]\n", "\\begin{align}",
    "\\end{align}", "x^2", "\\frac{a}{b}", "- [ ] ", "- [x] ", "---\n", "===\n", "***\n", "\\", "&amp;",
    "&#xFFFC;", "<b>", "<script>", "<br>", "<img src=file:///x>", "é", "ع", "ש", "漢字", "😀", "\u200d",
    "\r\n", "\r", "\x00", "\x0c", "\u2028", "\u2029", "\ufffc", "\ufdd0", "\ufdef", "$5 and $10",
    "http://a.b/c_d_e", "x" * 90, "def f(x):\n", "'''", '"',
)  # fmt: skip

markdown = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map(
    "".join
)
"""Text that looks like Markdown gone wrong."""

cuts = st.lists(st.integers(1, 9), min_size=1, max_size=12)
"""Lengths of pieces, to be repeated."""


def pieces(text: str, lengths: list[int]) -> list[str]:
    """The text in pieces of these lengths, over and over."""
    result, position, turn = [], 0, 0
    while position < len(text):
        length = lengths[turn % len(lengths)]
        result.append(text[position : position + length])
        position += length
        turn += 1
    return result


_MARKERS = (
    "- ", "* ", "1. ", "2) ", "7. ", "> ", ">", "  ", "   ", "    ", "\t", "\n", "\n", "\n\n", "word", "word ",
    "```\n", "# ", "***\n", "| a | b |\n", "|---|---|\n", "[ ] ", "[x] ", "$$", "\\[", "a", "-\n", "1.\n", "===\n",
    "[^1]: ", "**",
)  # fmt: skip
nested = st.lists(st.sampled_from(_MARKERS), max_size=40).map("".join)
"""Lists and quotes in each other."""

_repeated = st.tuples(
    st.sampled_from(
        (*PIECES, "some words here ", "more, *and* `more` ", "| cell | $|x|$ |\n", "- item\n")
    ),
    st.integers(1, 60),
)
long_markdown = st.lists(_repeated, max_size=20).map(
    lambda parts: "".join(piece * count for piece, count in parts)
)
"""Longer text: paragraphs, tables and code of which the start is final before the end has come."""


def thoughts_and_answer(path: Path) -> tuple[str, str]:
    """The two parts of one of ``ANSWERS``."""
    thoughts, _, answer = path.read_text(encoding="utf-8").partition("</think>")
    return thoughts.removeprefix("<think>").strip(), answer.strip()
