"""What the window says about imports: what there is, what is left out, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.core.transcripts.skipping import Skipped, SkipReason
from app.storage.transfer_table import Arrived
from app.viewmodels.importing import ImportSummary
from app.widgets.wording import count

_REASONS = {
    SkipReason.NOT_JSON: "this is no JSON",
    SkipReason.NOT_A_CONVERSATION: "this is no conversation of a program that Penseur knows",
    SkipReason.NEWER_FORMAT: "a newer Penseur wrote this; update Penseur, then import it again",
    SkipReason.DAMAGED: "damaged",
    SkipReason.CUT_OFF: "the file ends in the middle of a conversation; what is before it is read",
    SkipReason.EMPTY: "nothing was said in it",
    SkipReason.TOO_LARGE: "too large for a conversation",
    SkipReason.UNREADABLE: "the file can't be read",
}
_COUNTED = {
    SkipReason.UNREACHABLE: ("message that nothing leads to", "messages that nothing leads to"),
    SkipReason.ATTACHMENT: ("picture or file", "pictures or files"),
    SkipReason.TOOL_CALL: ("use of a tool", "uses of tools"),
    SkipReason.SYSTEM_PROMPT: ("instruction to the model", "instructions to the model"),
    SkipReason.BROKEN_LINE: ("broken line", "broken lines"),
}


def skipped_text(summary: ImportSummary) -> str:
    """The list of what is left out, a line for each conversation that lacks something."""
    lines = [
        _line(where, list(group))
        for where, group in groupby(summary.skipped, key=lambda skipped: skipped.where)
    ]
    rest = summary.skipped_count - len(summary.skipped)
    if rest > 0:
        lines.append(f"… and {count(rest)} more.")
    return "\n".join(lines)


def _line(where: str, group: Sequence[Skipped]) -> str:
    reasons = [
        _REASONS[skipped.reason] + (f" ({skipped.detail})" if skipped.detail else "")
        for skipped in group
        if skipped.reason in _REASONS
    ]
    lacking = [_counted(skipped) for skipped in group if skipped.reason in _COUNTED]
    if lacking:
        reasons.append(f"without {', '.join(lacking)}")
    return f"{where}: {'; '.join(reasons)}"


def _counted(skipped: Skipped) -> str:
    one, many = _COUNTED[skipped.reason]
    return f"{count(skipped.count)} {one if skipped.count == 1 else many}"


def conversations(number: int) -> str:
    """A number of conversations."""
    return "1 conversation" if number == 1 else f"{count(number)} conversations"


def arrived_sentence(arrived: Arrived) -> str:
    """What was found."""
    if not arrived.conversations:
        return "No conversation was found that can be imported."
    if not arrived.known:
        return f"{conversations(arrived.conversations)} found."
    if arrived.known == arrived.conversations:
        who = "It is" if arrived.known == 1 else "All of them are"
        return f"{conversations(arrived.conversations)} found. {who} here already."
    are = "is" if arrived.known == 1 else "are"
    found = conversations(arrived.conversations)
    return f"{found} found, of which {count(arrived.known)} {are} here already."
