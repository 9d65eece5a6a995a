"""What the window says of the context: its parts, and what a draft would take."""

from __future__ import annotations

from app.core.context_use import ContextUse
from app.widgets.wording import count


def context_use(use: ContextUse, draft_tokens: int) -> str:
    """What the context is used for, a line for each part."""
    lines = [
        f"Context of {count(use.total)} tokens",
        f"History: {count(use.history)}",
        f"Thoughts: {count(use.thoughts)}",
        f"Answer: {count(use.answer)}",
        f"Room left: {count(use.room)}",
    ]
    if draft_tokens:
        lines.append(f"Your text: {draft_size(use, draft_tokens)}")
    return "\n".join(lines)


def draft_size(use: ContextUse, tokens: int) -> str:
    """What a text would take, and what would have to go for it."""
    size = f"about {count(tokens)} more"
    if tokens > use.total:
        return f"{size}: too long for this model"
    return f"{size}: the oldest messages go" if use.forgets_for(tokens) else size
