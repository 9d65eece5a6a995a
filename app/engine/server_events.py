"""What an OpenAI-compatible server streams: server-sent events, and the JSON inside them.

The framing is that of the HTML standard ("Server-sent events", 9.2.6). The JSON is that of chat
and text completions, with the places where llama-server, vLLM, SGLang and DeepSeek put thoughts,
figures and errors. Nothing here is trusted: fields of a wrong type make the server incompatible.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any

import msgspec

MOST_EVENT_CHARACTERS = 8_000_000
"""A line or an event that is longer comes from no server of answers."""


class EventStream:
    """Cuts bytes, in any pieces, into the data of events."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._held = ""
        self._data: list[str] = []
        self._characters = 0

    def feed(self, piece: bytes) -> Iterator[str]:
        """The data of the events that are complete by now.

        Raises:
            ValueError: one is longer than any server makes them.
        """
        self._held += self._decoder.decode(piece)
        ends_in_return = self._held.endswith("\r")  # its line feed may be on the way
        whole = self._held[:-1] if ends_in_return else self._held
        lines = whole.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._held = lines.pop() + ("\r" if ends_in_return else "")
        if len(self._held) + self._characters > MOST_EVENT_CHARACTERS:
            raise ValueError("an event without end")
        for line in lines:
            yield from self._take(line)

    def finish(self) -> Iterator[str]:
        """The data of a last event whose blank line is missing; half a line is dropped."""
        yield from self._take("")

    def _take(self, line: str) -> Iterator[str]:
        if line:
            name, _, value = line.partition(":")
            if name == "data":
                self._data.append(value.removeprefix(" "))
                self._characters += len(value)
        elif self._data:
            data, self._data, self._characters = "\n".join(self._data), [], 0
            yield data


class TokenDetails(msgspec.Struct):
    """Parts of a count of tokens."""

    reasoning_tokens: int | None = None
    cached_tokens: int | None = None


class Usage(msgspec.Struct):
    """What an answer cost; ``prompt_cache_hit_tokens`` is DeepSeek's."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    completion_tokens_details: TokenDetails | None = None
    prompt_tokens_details: TokenDetails | None = None
    prompt_cache_hit_tokens: int | None = None


class Timings(msgspec.Struct):
    """llama-server's own figures, up to this token."""

    cache_n: int = 0
    prompt_n: int = 0
    prompt_ms: float = 0.0


class PromptProgress(msgspec.Struct):
    """How far llama-server has read the prompt, in tokens."""

    total: int = 0
    processed: int = 0


class Delta(msgspec.Struct):
    """New text; ``reasoning`` is what newer servers say for ``reasoning_content``."""

    content: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None


class Choice(msgspec.Struct):
    """One answer; ``delta`` and ``message`` of chats, ``text`` of plain completions."""

    delta: Delta | None = None
    message: Delta | None = None
    text: str | None = None
    finish_reason: str | None = None


class Chunk(msgspec.Struct):
    """The data of one event, or a whole response that did not stream."""

    choices: list[Choice] | None = None
    usage: Usage | None = None
    timings: Timings | None = None
    prompt_progress: PromptProgress | None = None
    error: Any = None

    @property
    def finish_reason(self) -> str:
        """Why the answer ended; empty as long as it goes on."""
        return (self.choices[0].finish_reason or "") if self.choices else ""

    @property
    def texts(self) -> tuple[str, str]:
        """New thoughts that the server tells apart, and other new text."""
        if not self.choices:
            return "", ""
        choice = self.choices[0]
        delta = choice.delta or choice.message or Delta(content=choice.text)
        return delta.reasoning_content or delta.reasoning or "", delta.content or ""


class ModelMeta(msgspec.Struct):
    """What llama-server says of a model."""

    n_ctx: int | None = None
    n_ctx_train: int | None = None


class ListedModel(msgspec.Struct):
    """An entry of ``/models``; ``max_model_len`` is vLLM's."""

    id: str
    owned_by: str | None = None
    max_model_len: int | None = None
    meta: ModelMeta | None = None


class ModelList(msgspec.Struct):
    """The response of ``/models``."""

    data: list[ListedModel]


class AppliedTemplate(msgspec.Struct):
    """The response of llama-server's ``/apply-template``."""

    prompt: str


decode_chunk = msgspec.json.Decoder(Chunk).decode
decode_models = msgspec.json.Decoder(ModelList).decode
decode_template = msgspec.json.Decoder(AppliedTemplate).decode
