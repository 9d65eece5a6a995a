"""A key with modifiers, as people write it: ``Ctrl+Alt+Space``."""

from __future__ import annotations

import re
from typing import NamedTuple

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
NAMED_KEYS = ("Space", "Return", "Tab", "Home", "End", "Insert", "Pause", "Up", "Down")
_KEY = re.compile(r"[A-Z0-9]|F(?:[1-9]|1[0-2])|" + "|".join(NAMED_KEYS))


class GlobalKeys(NamedTuple):
    """A key that is to work while other programs are used.

    Attributes:
        modifiers: of ``MODIFIERS``, in that order.
        key: a letter, a digit, ``F1`` to ``F12``, or one of ``NAMED_KEYS``.
    """

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


def parse_keys(text: str) -> GlobalKeys | None:
    """The keys that a text names, in any case.

    Returns:
        ``None`` where it names none, or such as other programs need: one without Ctrl, Alt or Meta
        (F1 to F12 do without).
    """
    *before, key = (part.strip().capitalize() for part in text.split("+"))
    if not _KEY.fullmatch(key) or not set(before) <= set(MODIFIERS):
        return None
    is_function_key = key[0] == "F" and len(key) > 1
    if not is_function_key and not set(before) - {"Shift"}:
        return None
    return GlobalKeys(tuple(name for name in MODIFIERS if name in before), key)


def are_keys(text: str) -> bool:
    """Whether a text names keys, or none at all."""
    return not text.strip() or parse_keys(text) is not None
