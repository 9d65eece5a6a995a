"""Marks texts that are said later, so that the translators find them."""

from __future__ import annotations


def mark(text: str) -> str:
    """The text as it is; ``make translations`` collects it.

    For tables and declarations, which are read before a language is chosen:
    ``app.viewmodels.language.say`` says it where it is shown.
    """
    return text
