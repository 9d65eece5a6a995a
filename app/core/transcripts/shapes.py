"""Values of files that others wrote, taken for what they should be, or for nothing."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from typing import Any

_SURROGATES = re.compile("[\ud800-\udfff]")
_LATEST = 4_102_444_800.0
"""2100: a later time is in other units."""
_MS_PER_S = 1000.0


def text_of(value: object) -> str:
    """The text, without halves of characters; empty where there is none."""
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else ""


def line_of(value: object) -> str:
    """The text as one line."""
    return " ".join(text_of(value).split())


def object_of(value: object) -> dict[str, Any]:
    """The JSON object; empty where there is none."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """The JSON array; empty where there is none."""
    return value if isinstance(value, list) else []


def id_of(value: object) -> str:
    """A name of something: programs use texts and whole numbers; empty where there is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return text_of(value)


def time_of(value: object) -> float:
    """Unix time in seconds; 0 where there is none.

    Args:
        value: seconds or milliseconds since 1970, or a date by ISO 8601 (UTC if it has no zone).
    """
    if isinstance(value, str):
        value = _from_iso(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    seconds = value / _MS_PER_S if value > _LATEST else float(value)
    return seconds if 0 < seconds <= _LATEST else 0.0


def _from_iso(text: str) -> float:
    try:
        moment = datetime.fromisoformat(text[:40])
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.timestamp()
    except (OverflowError, ValueError):
        return 0.0
