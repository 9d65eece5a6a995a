"""What the dialog of servers says of what it was given, and of what came of it."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.core.translatable import mark
from app.viewmodels.language import said, say, say_count

NEEDED = (mark("a name"), mark("an address"), mark("a model"))
"""Without which a server can't be used."""


@said
def still_needed(names: tuple[str, ...]) -> str:
    """What is missing.

    Args:
        names: of ``NEEDED``.
    """
    things = QLocale().createSeparatedList([say(name) for name in names])
    return say("It still needs {things}.", things=things)


@said
def models_listed(number: int, missing: str) -> str:
    """What a server has.

    Args:
        number: of models.
        missing: one that was asked for and is not among them; may be empty.
    """
    found = say_count("It answers and has %n models.", number)
    if not missing:
        return found
    return f"{found} {say('{model} is not among them.', model=missing)}"
