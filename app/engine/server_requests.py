"""What is asked of a server: bodies of requests, and questions in place of what it can't do.

llama-server takes a whole prompt, so thoughts can be closed and answers continued exactly as in
this program's own engine. Any other server is asked in words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.control import Begun
from app.core.messages import Role, Sampling, Turn
from app.core.reasoning import CLOSE_TAG, OPEN_TAG

_GO_ON = "Go on exactly where you stopped. Repeat nothing."
_THINK_ON = "Go on from there, then answer."
_ANSWER_NOW = "Answer now, without thinking any further."
_ANSWER_AT_ONCE = "Answer at once, without thinking first."


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes:
        turns: oldest first, the last one the user's.
        begun: what there is of the answer.
        answers_now: whether thoughts are over.
    """

    turns: Sequence[Turn]
    begun: Begun | None = None
    answers_now: bool = False


def in_words(question: Question) -> list[dict[str, str]]:
    """The messages for a server that can't go on from the beginning of an answer."""
    messages = [_message(turn.role, turn.text) for turn in question.turns]
    begun = question.begun
    if begun is not None and begun.text:
        return [*messages, _message(Role.ASSISTANT, begun.text), _message(Role.USER, _GO_ON)]
    parts = [question.turns[-1].text]
    if begun is not None and begun.reasoning:
        parts.append(f"Your thoughts so far:\n\n{begun.reasoning}")
        parts.append(_ANSWER_NOW if question.answers_now else _THINK_ON)
    elif question.answers_now:
        parts.append(_ANSWER_AT_ONCE)
    return [*messages[:-1], _message(Role.USER, "\n\n".join(parts))]


def completed(prompt: str, question: Question) -> tuple[str, bool]:
    """A whole prompt, and whether it ends inside the thoughts.

    Args:
        prompt: the turns, rendered by the server.
        question: what is asked.
    """
    is_open = prompt.rstrip().endswith(OPEN_TAG)
    begun = question.begun or Begun("", "")
    if begun.reasoning or (question.answers_now and not begun.text):
        prompt = prompt if is_open else f"{prompt}{OPEN_TAG}\n"
        prompt, is_open = prompt + begun.reasoning, True
    if is_open and (begun.text or question.answers_now):
        prompt, is_open = f"{prompt}\n{CLOSE_TAG}\n\n", False
    return prompt + begun.text, is_open


def chat_body(
    model: str, question: Question, sampling: Sampling, seed: int | None, *, is_bare: bool
) -> bytes:
    """A chat completion, streaming.

    Args:
        model: as the server knows it.
        question: what is asked.
        sampling: how tokens are chosen; only what OpenAI's own interface knows is sent.
        seed: of the random generator; ``None`` leaves it to the server.
        is_bare: without anything that a strict server could refuse.
    """
    body: dict[str, Any] = {"model": model, "messages": in_words(question), "stream": True}
    if not is_bare:
        body |= _sampled(sampling, seed) | {"stream_options": {"include_usage": True}}
    return json.dumps(body).encode()


def template_body(turns: Sequence[Turn]) -> bytes:
    """Asks llama-server to render turns."""
    return json.dumps({"messages": [_message(turn.role, turn.text) for turn in turns]}).encode()


def prompt_body(model: str, prompt: str, sampling: Sampling, seed: int) -> bytes:
    """A completion of a whole prompt by llama-server, streaming."""
    own = {
        "top_k": sampling.top_k,
        "min_p": sampling.min_p,
        "repeat_penalty": sampling.repeat_penalty,
        "return_progress": True,
        "timings_per_token": True,
        "stream_options": {"include_usage": True},
    }
    body = {"model": model, "prompt": prompt, "stream": True} | _sampled(sampling, seed) | own
    return json.dumps(body).encode()


def _sampled(sampling: Sampling, seed: int | None) -> dict[str, float]:
    wanted: dict[str, float | None] = {
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "seed": seed,
        "max_tokens": sampling.max_tokens,
    }
    return {name: value for name, value in wanted.items() if value is not None}


def _message(role: Role, text: str) -> dict[str, str]:
    return {"role": role.value, "content": text}
