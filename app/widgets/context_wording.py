"""What the window says of the context: its parts, and what a draft would take."""

from __future__ import annotations

from app.core.context_use import ContextUse
from app.viewmodels.language import said, say, say_count


@said
def context_use(use: ContextUse, draft_tokens: int) -> str:
    """What the context is used for, a line for each part."""
    history = say("History: {number}", number=use.history)
    if use.instructions:
        history = say(
            "History: {number}, {told} of them your instructions",
            number=use.history,
            told=use.instructions,
        )
    lines = [
        say("Context of {number} tokens", number=use.total),
        history,
        say("Thoughts: {number}", number=use.thoughts),
        say("Answer: {number}", number=use.answer),
        say("Room left: {number}", number=use.room),
    ]
    if draft_tokens:
        lines.append(say("Your text: {size}", size=draft_size(use, draft_tokens)))
    return "\n".join(lines)


def draft_size(use: ContextUse, tokens: int) -> str:
    """What a text would take, and what would have to go for it."""
    if tokens > use.total:
        return say_count("about %n more: too long for this model", tokens)
    if use.forgets_for(tokens):
        return say_count("about %n more: the oldest messages go", tokens)
    return say_count("about %n more", tokens)
