"""What an import leaves out, and why; ``app.widgets.import_wording`` has the sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class SkipReason(StrEnum):
    """Why something of a file was not imported."""

    # Whole files and conversations
    NOT_JSON = "not_json"
    NOT_A_CONVERSATION = "not_a_conversation"
    NEWER_FORMAT = "newer_format"
    DAMAGED = "damaged"
    CUT_OFF = "cut_off"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    # Parts of conversations
    UNREACHABLE = "unreachable"
    ATTACHMENT = "attachment"
    TOOL_CALL = "tool_call"
    SYSTEM_PROMPT = "system_prompt"
    BROKEN_LINE = "broken_line"


@dataclass(frozen=True)
class Skipped:
    """Something that was left out.

    Attributes:
        where: the file, and the conversation in it.
        reason: why.
        count: how many such things there are.
        detail: what exactly was wrong, as far as is known; never text of a message.
    """

    where: str
    reason: SkipReason
    count: int = 1
    detail: str = ""


class Notes:
    """Collects what is left out of one conversation."""

    def __init__(self) -> None:
        self._counts: Counter[SkipReason] = Counter()

    def add(self, reason: SkipReason, count: int = 1) -> None:
        """Something is left out."""
        self._counts[reason] += count

    def skipped(self, where: str) -> list[Skipped]:
        """The list, one entry a reason."""
        return [Skipped(where, reason, count) for reason, count in self._counts.items() if count]


class UnfitError(Exception):
    """A conversation can't be imported.

    Attributes:
        reason: why.
        detail: what exactly was wrong.
    """

    def __init__(self, reason: SkipReason, detail: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.detail = detail
