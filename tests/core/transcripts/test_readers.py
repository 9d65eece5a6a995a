"""Conversations of other programs: their shapes, and what becomes of broken ones."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.core.message_tree import MessageTree
from app.core.messages import Role, StopReason
from app.core.transcripts import json_format
from app.core.transcripts.recognition import Outcome, read_jan, read_object, read_stream
from app.core.transcripts.skipping import SkipReason
from app.core.transcripts.think_tags import split_details, split_tags
from app.core.transcripts.transcript import Transcript
from tests.helpers.transcripts import IMPORTS, conversation

FILES = ("chatgpt.json", "deepseek.json", "lm_studio.conversation.json", "open_webui.json")


def read(name: str) -> list[Outcome]:
    with (IMPORTS / name).open("rb") as file:
        return list(read_stream(file, name))


def first(name: str) -> Transcript:
    transcript = read(name)[0].transcript
    assert transcript is not None
    return transcript


def said(transcript: Transcript) -> list[tuple[str, str, str]]:
    return [(message.role.value, message.reasoning, message.text) for message in transcript.path]


def reasons(outcome: Outcome) -> dict[SkipReason, int]:
    return {skipped.reason: skipped.count for skipped in outcome.skipped}


def test_chatgpt() -> None:
    circle, greeting, empty = read("chatgpt.json")
    assert circle.transcript is not None
    thoughts = "Reading the picture\nThe radius is 2.\n\nComputing\nπ·2² = 4π."
    assert said(circle.transcript) == [
        ("user", "", "What is the area of this circle?"),
        ("assistant", thoughts, "The area is $4\\pi \\approx 12.57$."),
        ("user", "", "And of half of it?"),
        ("assistant", "", "Half: $2\\pi$."),
    ]
    answers = MessageTree(circle.transcript.messages).versions(circle.transcript.path[1].id)
    assert len(answers) == 2, "the other version is kept, with its thoughts"
    assert circle.transcript.messages[1].reasoning == thoughts
    assert circle.transcript.path[1].model_name == "gpt-5-thinking"
    assert circle.transcript.path[1].created_at == 1760000006
    assert circle.transcript.origin == "chatgpt:68e6a0f2-0000-8000-9000-000000000001"
    assert reasons(circle) == {SkipReason.TOOL_CALL: 2, SkipReason.ATTACHMENT: 1}
    assert greeting.transcript is not None
    assert greeting.transcript.title == "Une salutation"
    assert reasons(empty) == {SkipReason.EMPTY: 1}


def test_deepseek() -> None:
    outcome, older = read("deepseek.json")
    assert outcome.transcript is not None
    assert said(outcome.transcript) == [
        ("user", "", "9.11 与 9.9 哪个大？"),
        ("assistant", "0.9 > 0.11。", "**9.9** 更大。"),
        ("user", "", "谢谢"),
        ("assistant", "", "不客气！"),
    ]
    assert len(outcome.transcript.messages) == 5
    assert outcome.transcript.created_at == 1743281376.505
    assert reasons(outcome) == {SkipReason.ATTACHMENT: 1, SkipReason.TOOL_CALL: 1}
    assert older.transcript is not None
    assert said(older.transcript) == [
        ("user", "", "Why is the sky blue?"),
        ("assistant", "Rayleigh scattering.", "Short waves scatter more."),
    ]


def test_lm_studio() -> None:
    (outcome,) = read("lm_studio.conversation.json")
    assert outcome.transcript is not None
    assert said(outcome.transcript) == [
        ("user", "", "2^10?"),
        ("assistant", "2^10 = 1024.", "$2^{10} = 1024$"),
        ("user", "", "and 2^20?"),
        ("assistant", "Square it.", "About a mill"),
    ]
    assert outcome.transcript.path[-1].stop_reason is StopReason.STOPPED
    assert outcome.transcript.updated_at == 1738230100.456
    assert reasons(outcome) == {SkipReason.SYSTEM_PROMPT: 1, SkipReason.ATTACHMENT: 1}


def test_open_webui() -> None:
    (outcome,) = read("open_webui.json")
    assert outcome.transcript is not None
    assert said(outcome.transcript) == [
        ("user", "", "Solve $x^2=4$ <details>"),
        ("assistant", "only one", "$x = 2$"),
        ("user", "", "Both, please."),
        ("assistant", "", "$\\pm 2$"),
    ]
    other = outcome.transcript.messages[1]
    assert (other.reasoning, other.text) == (
        "Two roots, x > 0 and x < 0.\n\nSo ±2.",
        "$x = \\pm 2$",
    )
    assert outcome.transcript.path[-1].stop_reason is StopReason.INTERRUPTED
    assert reasons(outcome) == {SkipReason.ATTACHMENT: 1, SkipReason.TOOL_CALL: 1}


def test_jan() -> None:
    thread = (IMPORTS / "jan" / "thread.json").read_bytes()
    messages = (IMPORTS / "jan" / "messages.jsonl").read_bytes()
    outcome = read_jan(thread, messages, "jan")
    assert outcome.transcript is not None
    assert said(outcome.transcript) == [
        ("user", "", "Is 91 prime?"),
        ("assistant", "91 = 7 · 13", "No: $91 = 7 \\cdot 13$."),
        ("user", "", "And 97?"),
        ("assistant", "Try 2, 3, 5, 7.", "Yes."),
    ]
    assert outcome.transcript.title == "Primes"
    assert outcome.transcript.path[1].created_at == 1738230002
    assert reasons(outcome) == {
        SkipReason.BROKEN_LINE: 1,
        SkipReason.ATTACHMENT: 1,
        SkipReason.TOOL_CALL: 1,
    }
    alone = read_jan(b"", messages, "jan")
    assert alone.transcript is not None
    assert alone.transcript.origin == outcome.transcript.origin


def test_our_own() -> None:
    ours = [conversation("1?", "1"), conversation("2?", "2")]
    data = b"[" + b",\n".join(map(json_format.write, ours)) + b"]"
    assert [outcome.transcript for outcome in read_stream(io.BytesIO(data), "all.json")] == ours


def test_half_a_character_does_not_cost_the_conversation() -> None:
    data = (IMPORTS / "chatgpt.json").read_bytes().replace("ça va".encode(), b"\\ud83d va")
    outcomes = list(read_stream(io.BytesIO(data), "x"))
    assert outcomes[1].transcript is not None
    assert outcomes[1].transcript.messages[0].text == "Bonjour, \ufffd va ?"


def test_a_file_that_breaks_off_gives_what_stands_before() -> None:
    data = (IMPORTS / "chatgpt.json").read_bytes()
    end = data.index(b"salutation")
    whole, rest = read_stream(io.BytesIO(data[:end]), "x")
    assert whole.transcript is not None
    assert reasons(rest) == {SkipReason.CUT_OFF: 1}


def test_a_cycle_is_left_out() -> None:
    data = json.loads((IMPORTS / "chatgpt.json").read_bytes())[1]
    data["mapping"]["x"] = {**data["mapping"]["a"], "parent": "y", "children": ["y"]}
    data["mapping"]["y"] = {**data["mapping"]["b"], "parent": "x", "children": ["x"]}
    outcome = read_object(data, "f", "f")
    assert outcome.transcript is not None
    assert len(outcome.transcript.messages) == 2
    assert reasons(outcome) == {SkipReason.UNREACHABLE: 2}


def test_forks_that_repeat_an_answer_without_end_are_refused() -> None:
    nodes: dict[str, Any] = {"0": {"parent": None, "message": None, "children": []}}
    part = {"author": {"role": "assistant"}, "content": {"parts": ["x" * 3_000]}}
    for number in range(1, 900):
        nodes[str(number)] = {"parent": str(number - 1), "message": part}
        nodes[f"leaf {number}"] = {"parent": str(number), "message": part}
    outcome = read_object({"mapping": nodes}, "f", "f")
    assert outcome.transcript is None
    assert reasons(outcome) == {SkipReason.DAMAGED: 1}


def test_a_very_long_conversation_is_read() -> None:
    nodes = {
        str(number): {
            "parent": str(number - 1),
            "message": {
                "author": {"role": "user" if number % 2 else "assistant"},
                "content": {"parts": [f"message {number}"]},
            },
        }
        for number in range(1, 20_001)
    }
    outcome = read_object({"mapping": nodes, "current_node": "20000"}, "f", "f")
    assert outcome.transcript is not None
    assert len(outcome.transcript.path) == 20_000


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("<think>a</think>\n\nb", ("a", "b")),
        ("<think>a", ("a", "")),
        ("b <think>a</think>", ("", "b <think>a</think>")),
        ("", ("", "")),
    ],
)
def test_thoughts_in_tags(text: str, parts: tuple[str, str]) -> None:
    assert split_tags(text) == parts


def test_hostile_tags_take_no_time() -> None:
    for text in ("<details " * 50_000, '<details type="reasoning">' * 50_000, "<summary>" * 90_000):
        split_details(text)


def values_of(data: Any) -> Iterator[tuple[Any, Any]]:
    """Each container in some JSON, and a key into it."""
    keys = data.keys() if isinstance(data, dict) else range(len(data))
    for key in list(keys):
        yield data, key
        if isinstance(data[key], dict | list):
            yield from values_of(data[key])


ODD: list[Any] = [
    None,
    True,
    -1,
    1e308,
    2**80,
    "",
    "x",
    "\ud800",
    [],
    {},
    [[]],
    {"": {}},
    [None],
    "root",
    "a2",
]


@settings(deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(1, 6))
@example("chatgpt.json", 7, 3)
def test_mutated_files_give_conversations_or_reasons(name: str, seed: int, changes: int) -> None:
    data = json.loads((IMPORTS / name).read_bytes())
    chance = random.Random(seed)
    for _ in range(changes):
        places = list(values_of([data] if isinstance(data, dict) else data))
        if not places:
            break
        container, key = chance.choice(places)
        if chance.random() < 0.3 and isinstance(container, dict):
            del container[key]
        else:
            container[key] = chance.choice(ODD)
    text = json.dumps(data).encode()
    for outcome in read_stream(io.BytesIO(text), name):
        assert_sound(outcome)


@settings(deadline=None)
@given(st.sampled_from((*FILES, "jan")), st.data())
def test_damaged_bytes_give_conversations_or_reasons(name: str, data: st.DataObject) -> None:
    path = IMPORTS / name if name != "jan" else IMPORTS / "jan" / "messages.jsonl"
    text = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(text) - 1))
        length = data.draw(st.integers(0, 30))
        text[place : place + length] = data.draw(st.binary(max_size=8))
    if name == "jan":
        assert_sound(read_jan(bytes(text[:200]), bytes(text), name))
        return
    for outcome in read_stream(io.BytesIO(bytes(text)), name):
        assert_sound(outcome)


def assert_sound(outcome: Outcome) -> None:
    """It can be kept, and written; or there is a reason."""
    transcript = outcome.transcript
    if transcript is None:
        assert outcome.skipped
        return
    ids = {None} | {message.id for message in transcript.messages}
    assert transcript.leaf_id in ids
    assert transcript.title
    known: set[int | None] = {None}
    for message in transcript.messages:
        assert message.parent_id in known
        known.add(message.id)
        assert (message.stop_reason is None) is (message.role is Role.USER)
        (message.text + message.reasoning + message.model_name + transcript.title).encode()
    assert json_format.read(json.loads(json_format.write(transcript))) == transcript
