"""A conversation as one HTML page that needs nothing else: no script, no fetch, both schemes."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from html import escape
from string import Template

from PySide6.QtCore import QLocale, Qt

from app.core.messages import Message, Role
from app.core.transcripts.transcript import Transcript
from app.system.paths import resources_dir
from app.viewmodels.exporting import Check
from app.viewmodels.language import say
from app.widgets import wording
from app.widgets.exports.html_body import HtmlBody
from app.widgets.exports.html_formulas import HtmlFormulas
from app.widgets.markdown.code_colours import code_colours
from app.widgets.markdown.source import clean
from app.widgets.theme import DARK, LIGHT, Theme

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Should anything have slipped through, no browser would fetch or run it."""
_PAGE = Template(
    """<!doctype html>
<html$direction>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Penseur">
<title>$title</title>
<style>
$style</style>
</head>
<body>
$glyphs<main>
<h1 dir="auto">$title</h1>
<p class="when">$when</p>
$messages</main>
</body>
</html>
"""
)


class HtmlWriter:
    """Makes pages; one after the other, on one thread."""

    def __init__(self) -> None:
        self._style = _style()

    def write(self, transcript: Transcript, check: Check) -> bytes:
        """The path that is shown.

        Args:
            transcript: the conversation.
            check: ends the work when it was cancelled.
        """
        formulas = HtmlFormulas()
        body = HtmlBody(formulas)
        messages = []
        for number, message in enumerate(transcript.path):
            check()
            messages.append(_message(message, body, f"m{number}"))
        page = _PAGE.substitute(
            direction=' dir="rtl"' if _is_right_to_left() else "",
            policy=_POLICY,
            title=escape(clean(transcript.title)),
            when=f"{datetime.fromtimestamp(transcript.created_at).astimezone():%Y-%m-%d %H:%M}",
            style=self._style,
            glyphs=formulas.definitions,
            messages="".join(messages),
        )
        return page.encode("utf-8", "replace")


def _is_right_to_left() -> bool:
    """Whether the program speaks a language that is; paragraphs have their own direction."""
    return QLocale().textDirection() is Qt.LayoutDirection.RightToLeft


def _message(message: Message, body: HtmlBody, prefix: str) -> str:
    text = body.markup(message.markdown, prefix)
    if message.role is Role.USER:
        return f'<section class="question" aria-label="{escape(say("You"))}">\n{text}</section>\n'
    parts = ['<section class="answer">\n']
    if who := wording.byline(message):
        parts.append(f'<p class="who">{escape(who)}</p>\n')
    if message.reasoning:
        label = wording.thinking_label(message, message.figures, is_thinking=False)
        thoughts = escape(clean(message.reasoning))
        parts.append(
            f"<details><summary>{escape(label)}</summary>"
            f'<div class="thoughts" dir="auto">{thoughts}</div></details>\n'
        )
    parts.append(text)
    if note := wording.end_note(message):
        parts.append(f'<p class="ending">{escape(note)}</p>\n')
    return "".join([*parts, "</section>\n"])


@lru_cache(maxsize=1)
def _style() -> str:
    source = (resources_dir() / "themes" / "export.css").read_text(encoding="utf-8")
    return Template(source).substitute(light=_variables(LIGHT), dark=_variables(DARK))


def _variables(theme: Theme) -> str:
    """The colours of a theme and of its code as variables of CSS."""
    colours = vars(code_colours(theme)) | theme._asdict()
    colours["code"] = code_colours(theme).text
    return " ".join(f"--{name}: {value};" for name, value in colours.items())
