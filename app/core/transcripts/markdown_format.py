"""A conversation as Markdown, for people and other programs; what was written stays as it is."""

from __future__ import annotations

from datetime import datetime

from app.core.messages import Message, Role, StopReason
from app.core.transcripts.transcript import Transcript

QUESTION_HEADING = "You"
ANSWER_HEADING = "Answer"
_ENDED_WELL = (None, StopReason.END_OF_ANSWER)


def write(transcript: Transcript) -> bytes:
    """The path that is shown, oldest message first; thoughts are quoted above their answer."""
    day = datetime.fromtimestamp(transcript.created_at).astimezone()
    parts = [f"# {transcript.title}", f"*{day:%Y-%m-%d %H:%M}*"]
    for message in transcript.path:
        parts += _parts(message)
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _parts(message: Message) -> list[str]:
    if message.role is Role.USER:
        return [f"## {QUESTION_HEADING}", message.text]
    who = " · ".join(part for part in (message.model_name, message.quantisation) if part)
    parts = [f"## {who or ANSWER_HEADING}{' · edited' if message.is_edited else ''}"]
    if message.reasoning:
        parts.append(_quoted(f"**Thoughts**\n\n{message.reasoning}"))
    if message.text:
        parts.append(message.text)
    if message.stop_reason not in _ENDED_WELL:
        parts.append("*(The answer ends here before its end.)*")
    return parts


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
