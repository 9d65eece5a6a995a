"""What the window says about imports: what there is, what is left out, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from app.core.transcripts.skipping import Skipped, SkipReason
from app.core.translatable import mark
from app.storage.transfer_table import Arrived
from app.viewmodels.importing import ImportSummary
from app.viewmodels.language import say, say_count

_REASONS = {
    SkipReason.NOT_JSON: mark("this is no JSON"),
    SkipReason.NOT_A_CONVERSATION: mark("this is no conversation of a program that Penseur knows"),
    SkipReason.NEWER_FORMAT: mark(
        "a newer Penseur wrote this; update Penseur, then import it again"
    ),
    SkipReason.DAMAGED: mark("damaged"),
    SkipReason.CUT_OFF: mark(
        "the file ends in the middle of a conversation; what is before it is read"
    ),
    SkipReason.EMPTY: mark("nothing was said in it"),
    SkipReason.TOO_LARGE: mark("too large for a conversation"),
    SkipReason.UNREADABLE: mark("the file can't be read"),
}
_COUNTED: dict[SkipReason, Callable[[int], str]] = {
    SkipReason.UNREACHABLE: lambda n: say_count("%n messages that nothing leads to", n),
    SkipReason.ATTACHMENT: lambda n: say_count("%n pictures or files", n),
    SkipReason.TOOL_CALL: lambda n: say_count("%n uses of tools", n),
    SkipReason.SYSTEM_PROMPT: lambda n: say_count("%n instructions to the model", n),
    SkipReason.BROKEN_LINE: lambda n: say_count("%n broken lines", n),
}


def skipped_text(summary: ImportSummary) -> str:
    """The list of what is left out, a line for each conversation that lacks something."""
    lines = [
        _line(where, list(group))
        for where, group in groupby(summary.skipped, key=lambda skipped: skipped.where)
    ]
    rest = summary.skipped_count - len(summary.skipped)
    if rest > 0:
        lines.append(say_count("… and %n more.", rest))
    return "\n".join(lines)


def _line(where: str, group: Sequence[Skipped]) -> str:
    reasons = [
        say(_REASONS[skipped.reason]) + (f" ({skipped.detail})" if skipped.detail else "")
        for skipped in group
        if skipped.reason in _REASONS
    ]
    lacking = [
        _COUNTED[skipped.reason](skipped.count) for skipped in group if skipped.reason in _COUNTED
    ]
    if lacking:
        reasons.append(say("without {things}", things=", ".join(lacking)))
    return say("{where}: {reasons}", where=where, reasons="; ".join(reasons))


def arrived_sentence(arrived: Arrived) -> str:
    """What was found."""
    if not arrived.conversations:
        return say("No conversation was found that can be imported.")
    number = arrived.conversations
    if not arrived.known:
        return say_count("%n conversations found.", number)
    if arrived.known == number:
        return say_count("%n conversations found. All of them are here already.", number)
    return say(
        "{found}, of which {known}.",
        found=say_count("%n conversations found", number),
        known=say_count("%n are here already", arrived.known),
    )
