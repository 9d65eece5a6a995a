"""A conversation as Markdown, for people and other programs; what was written stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.core.messages import Message, Role, StopReason
from app.core.transcripts.transcript import Transcript
from app.core.translatable import mark

_QUESTION = mark("You")
_ANSWER = mark("Answer")
_EDITED = mark("edited")
_THOUGHTS = mark("Thoughts")
_CUT = mark("The answer ends here before its end.")
_ENDED_WELL = (None, StopReason.END_OF_ANSWER)


def write(transcript: Transcript, say: Callable[[str], str] = str) -> bytes:
    """The path that is shown, oldest message first; thoughts are quoted above their answer.

    Args:
        transcript: the conversation.
        say: puts the headings, which are in English, into another language.
    """
    day = datetime.fromtimestamp(transcript.created_at).astimezone()
    parts = [f"# {transcript.title}", f"*{day:%Y-%m-%d %H:%M}*"]
    for message in transcript.path:
        parts += _parts(message, say)
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _parts(message: Message, say: Callable[[str], str]) -> list[str]:
    if message.role is Role.USER:
        return [f"## {say(_QUESTION)}", message.markdown]
    who = " · ".join(part for part in (message.model_name, message.quantisation) if part)
    edited = f" · {say(_EDITED)}" if message.is_edited else ""
    parts = [f"## {who or say(_ANSWER)}{edited}"]
    if message.reasoning:
        parts.append(_quoted(f"**{say(_THOUGHTS)}**\n\n{message.reasoning}"))
    if message.text:
        parts.append(message.text)
    if message.stop_reason not in _ENDED_WELL:
        parts.append(f"*({say(_CUT)})*")
    return parts


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
