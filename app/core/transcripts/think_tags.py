"""Thoughts inside the text of an answer, as other programs keep them."""

from __future__ import annotations

import html
import re

from app.core.reasoning import CLOSE_TAG, OPEN_TAG

_DETAILS = re.compile(
    r"<details(?=[^>]{0,400}\stype=\"(\w+)\")[^>]{0,1000}>(.*?)(?:</details>|$)", re.DOTALL
)
_SUMMARY = re.compile(r"\s*<summary>.*?</summary>", re.DOTALL)
_QUOTED = re.compile(r"^>[ ]?", re.MULTILINE)
_MOST_BLOCKS = 10_000


def split_tags(text: str) -> tuple[str, str]:
    """Thoughts and answer of a text that begins with ``<think>``."""
    head, tag, rest = text.partition(OPEN_TAG)
    if not tag or head.strip():
        return "", text
    reasoning, closing, answer = rest.partition(CLOSE_TAG)
    return (reasoning.strip(), answer.lstrip()) if closing else (rest.strip(), "")


def split_details(text: str) -> tuple[str, str, int]:
    """Thoughts, answer, and how many calls of tools, of a text with ``<details type="…">``.

    Open WebUI folds thoughts away that way, quoted line by line and escaped as HTML
    (``backend/open_webui/utils/middleware.py`` of github.com/open-webui/open-webui).
    """
    thoughts: list[str] = []
    kept: list[str] = []
    calls = end = 0
    for count, match in enumerate(_DETAILS.finditer(text)):
        if count == _MOST_BLOCKS:
            break
        kept.append(text[end : match.start()])
        end = match.end()
        if match[1] == "reasoning":
            summary = _SUMMARY.match(match[2])
            inner = match[2][summary.end() if summary else 0 :].strip()
            inner = _QUOTED.sub("", inner)
            thoughts.append(html.unescape(inner).strip())
        else:
            calls += 1
    if not end:
        return "", text, 0
    kept.append(text[end:])
    answer = "\n\n".join(part.strip() for part in kept if part.strip())
    return "\n\n".join(thought for thought in thoughts if thought), answer, calls
