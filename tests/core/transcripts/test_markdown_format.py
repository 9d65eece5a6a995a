"""Conversations as Markdown."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from app.core.messages import StopReason
from app.core.transcripts import markdown_format
from app.core.transcripts.transcript import Transcript
from tests.helpers.transcripts import conversation, transcripts


def test_it_reads_like_the_conversation() -> None:
    transcript = conversation("2+2?", "**4**", "Sure?", "Yes.", thoughts="Even.\n\nSo 4.")
    text = markdown_format.write(transcript).decode()
    head, _, rest = text.partition("## You\n\n2+2?\n\n")
    assert head.startswith("# A talk\n\n*2025-10-")
    assert rest.startswith(
        "## DeepSeek-R1\n\n> **Thoughts**\n>\n> Even.\n>\n> So 4.\n\n**4**\n\n## You"
    )


def test_an_end_before_the_end_is_said() -> None:
    transcript = conversation("2+2?", "4")
    question, answer = transcript.messages
    cut = replace(transcript, messages=(question, replace(answer, stop_reason=StopReason.STOPPED)))
    assert "before its end" in markdown_format.write(cut).decode()
    assert "before its end" not in markdown_format.write(transcript).decode()


@given(transcripts())
def test_every_word_of_the_shown_path_is_there(transcript: Transcript) -> None:
    text = markdown_format.write(transcript).decode()
    place = 0
    for message in transcript.path:
        thoughts = "\n".join(f"> {line}" if line else ">" for line in message.reasoning.split("\n"))
        for part in (thoughts if message.reasoning else "", message.text):
            place = text.index(part, place) + len(part)
