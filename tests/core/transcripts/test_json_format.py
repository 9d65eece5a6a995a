"""Conversations as JSON: nothing is lost, and the file is what the schema says."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given

from app.core.messages import AnswerFigures, Message, Role, Sampling, StopReason
from app.core.transcripts import json_format
from app.core.transcripts.skipping import SkipReason, UnfitError
from app.core.transcripts.transcript import Transcript
from app.system.paths import resources_dir
from tests.helpers.json_schema import problems
from tests.helpers.transcripts import conversation, transcripts

SCHEMA = json.loads((resources_dir() / "schemas" / "conversation.schema.json").read_text("utf-8"))


def written(transcript: Transcript) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(json_format.write(transcript))
    return record


@given(transcripts())
def test_a_round_trip_is_exact(transcript: Transcript) -> None:
    assert json_format.read(written(transcript)) == transcript


@given(transcripts())
def test_what_is_written_is_what_the_schema_says(transcript: Transcript) -> None:
    record = written(transcript)
    assert problems(record, SCHEMA, SCHEMA) == []
    assert problems([record, record], SCHEMA, SCHEMA) == []


def test_the_schema_describes_every_member() -> None:
    parts = SCHEMA["$defs"]
    names = {field.name for field in fields(Message)} - {"conversation_id"}
    assert set(parts["message"]["properties"]) == names
    assert set(parts["sampling"]["properties"]) == {field.name for field in fields(Sampling)}
    assert set(parts["figures"]["properties"]) == {field.name for field in fields(AnswerFigures)}
    assert set(parts["message"]["properties"]["stop_reason"]["enum"]) == {None, *StopReason}


def test_the_schema_refuses_what_it_should() -> None:
    record = written(conversation("2+2?", "4"))
    record["messages"][1]["role"] = "system"
    del record["title"]
    assert problems(record, SCHEMA, SCHEMA)


def test_an_answer_that_was_being_written_ends_there() -> None:
    transcript = conversation("2+2?", "4")
    question, answer = transcript.messages
    open_answer = replace(answer, stop_reason=None)
    read = json_format.read(written(replace(transcript, messages=(question, open_answer))))
    assert read.messages[1].stop_reason is StopReason.INTERRUPTED


def test_thoughts_can_stay_behind() -> None:
    transcript = conversation("2+2?", "4", thoughts="It is even.")
    assert b"It is even." in json_format.write(transcript)
    assert b"It is even." not in json_format.write(transcript.without_thoughts())


def test_versions_can_stay_behind() -> None:
    transcript = conversation("2+2?", "4")
    other = replace(transcript.messages[1], id=3, text="five")
    both = replace(transcript, messages=(*transcript.messages, other))
    assert both.with_path_only() == transcript


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, SkipReason.NEWER_FORMAT),
        ({"messages": []}, SkipReason.EMPTY),
        ({"messages": None}, SkipReason.DAMAGED),
        ({"shown": 99}, SkipReason.DAMAGED),
        ({"created_at": "yesterday"}, SkipReason.DAMAGED),
        ({"messages": [{"id": 1, "parent_id": 1, "role": "user", "text": ""}]}, SkipReason.DAMAGED),
        (
            {"messages": [{"id": 2**70, "parent_id": None, "role": "user", "text": ""}]},
            SkipReason.DAMAGED,
        ),
        (
            {"messages": [{"id": 1, "parent_id": None, "role": "tool", "text": ""}]},
            SkipReason.DAMAGED,
        ),
    ],
)
def test_a_file_that_was_changed_is_refused(change: dict[str, Any], reason: SkipReason) -> None:
    record = written(conversation("2+2?", "4")) | change
    if change.get("messages") == []:
        record["shown"] = None
    with pytest.raises(UnfitError) as caught:
        json_format.read(record)
    assert caught.value.reason is reason


def test_members_that_are_not_known_are_passed_over() -> None:
    record = written(conversation("2+2?", "4"))
    record["colour"] = record["messages"][0]["colour"] = "red"
    assert json_format.read(record).messages[0].role is Role.USER
