"""The database's versions, one SQL script each: ``0001_first.sql`` brings an empty file to 1.

A released script is never edited: a change of the schema is a new script with the next number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources

_NAME = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True)
class Migration:
    """One step.

    Attributes:
        version: of the schema after it, counted from 1 without gaps.
        sql: the statements.
    """

    version: int
    sql: str


def all_migrations() -> list[Migration]:
    """Every step, in order."""
    steps = [
        Migration(int(match[1]), file.read_text(encoding="utf-8"))
        for file in resources.files(__name__).iterdir()
        if (match := _NAME.fullmatch(file.name))
    ]
    return sorted(steps, key=lambda step: step.version)
