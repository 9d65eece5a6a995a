"""Renders a conversation through a model's own chat template, contents apart from the skeleton.

A content is never pasted into text that is tokenised with special tokens: a user who types
``<｜User｜>`` or ``<think>`` types plain characters. The result is a list of segments for the
engine to tokenise one by one.
"""

from __future__ import annotations

import itertools
import json
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NoReturn

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.core.errors import AppError, ErrorKind
from app.core.messages import Role, Turn
from app.core.reasoning import OPEN_TAG

# What DeepSeek-R1 expects, for files that carry no template (deepseek-ai/DeepSeek-R1,
# tokenizer_config.json, without its tools).
R1_TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}"
    "{% if message['role'] == 'user' %}{{ '<｜User｜>' + message['content'] }}"
    "{% elif message['role'] == 'assistant' %}"
    "{{ '<｜Assistant｜>' + message['content'] + '<｜end▁of▁sentence｜>' }}"
    "{% else %}{{ message['content'] }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<｜Assistant｜><think>\\n' }}{% endif %}"
)


@dataclass(frozen=True)
class Segment:
    """A stretch of a rendered prompt.

    Attributes:
        text: to tokenise on its own.
        is_special: whether the names of special tokens in it are meant.
    """

    text: str
    is_special: bool


@dataclass(frozen=True)
class RenderedPrompt:
    """A prompt ready to be tokenised.

    Attributes:
        segments: in order.
        opens_thinking: whether it ends inside an open ``<think>``.
    """

    segments: list[Segment]
    opens_thinking: bool


def render_prompt(
    template: str,
    turns: Sequence[Turn],
    *,
    bos: str = "",
    eos: str = "",
    add_generation_prompt: bool = True,
    plain_tags: Iterable[str] = (),
) -> RenderedPrompt:
    """Render turns with a chat template.

    Args:
        template: Jinja source from the model's file; empty for R1's own.
        turns: oldest first.
        bos: text of the token that begins a sequence.
        eos: text of the token that ends an answer.
        add_generation_prompt: whether the model is to speak next.
        plain_tags: texts that the tokeniser would take for one token even in plain text
            (user-defined tokens such as ``<think>``); they are split inside contents.

    Raises:
        AppError: ``MODEL_TEMPLATE_BROKEN`` when the template cannot be used.
    """
    mark = secrets.token_hex(8)
    messages = [
        {"role": turn.role.value, "content": f"[{mark}:{index}]"}
        for index, turn in enumerate(turns)
    ]
    try:
        text = _compile(template or R1_TEMPLATE).render(
            messages=messages,
            bos_token=bos,
            eos_token=eos,
            add_generation_prompt=add_generation_prompt,
            enable_thinking=True,
        )
    except (jinja2.TemplateError, TypeError, ValueError, LookupError, AttributeError) as error:
        raise AppError(ErrorKind.MODEL_TEMPLATE_BROKEN, reason=type(error).__name__) from error
    tags = _pattern(plain_tags)
    segments: list[Segment] = []
    for index, piece in enumerate(re.split(rf"\[{mark}:(\d+)\]", text)):
        if index % 2 == 0:
            segments.append(Segment(piece, is_special=True))
        else:
            contents = _broken_up(turns[int(piece)].text, tags)
            segments += [Segment(content, is_special=False) for content in contents]
    opens_thinking = add_generation_prompt and text.rstrip().endswith(OPEN_TAG)
    return RenderedPrompt([s for s in segments if s.text], opens_thinking)


def with_instructions(turns: Sequence[Turn], instructions: str) -> list[Turn]:
    """The turns, with what the user wants of every answer before the first question.

    R1 was trained without a system prompt and wants instructions in the user's turn (DeepSeek-R1,
    README); they are marked as its template for files marks those. They stand first, so that what
    has been evaluated of a conversation stays of use.
    """
    first = next((index for index, turn in enumerate(turns) if turn.role is Role.USER), None)
    if first is None or not instructions:
        return list(turns)
    text = marked_instructions(instructions) + turns[first].text
    return [*turns[:first], Turn(Role.USER, text), *turns[first + 1 :]]


def marked_instructions(instructions: str) -> str:
    """What stands before the first question."""
    return f"[instructions begin]\n{instructions.strip()}\n[instructions end]\n"


def plain_segments(content: str, plain_tags: Iterable[str]) -> list[str]:
    """A text in pieces to be tokenised one by one, so that no tag in it is taken for a token."""
    return _broken_up(content, _pattern(plain_tags))


def _pattern(tags: Iterable[str]) -> re.Pattern[str] | None:
    names = [re.escape(tag) for tag in sorted(tags) if tag]
    return re.compile("|".join(names)) if names else None


def _broken_up(content: str, tags: re.Pattern[str] | None) -> list[str]:
    """Cut a content inside every tag, after its first character."""
    cuts = [match.start() + 1 for match in tags.finditer(content)] if tags else []
    edges = [0, *cuts, len(content)]
    return [content[start:end] for start, end in itertools.pairwise(edges)]


@lru_cache(maxsize=8)
def _compile(template: str) -> jinja2.Template:
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    environment.filters["tojson"] = _to_json
    environment.globals["raise_exception"] = _raise
    environment.globals["strftime_now"] = _now
    return environment.from_string(template)


def _to_json(value: Any, **options: Any) -> str:
    return json.dumps(value, ensure_ascii=False, **options)


def _raise(message: str) -> NoReturn:
    raise jinja2.TemplateError(message)


def _now(pattern: str) -> str:
    return datetime.now().astimezone().strftime(pattern)
