"""Reads the chunks of one answer from a server's response, streaming or not."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from app.core.errors import ErrorKind
from app.engine.server_events import Chunk, EventStream, Usage, decode_chunk
from app.engine.server_exchange import Endpoint, ServerExchange
from app.engine.server_failures import error_failure

_DONE = "[DONE]"
_MOST_WHOLE_BYTES = 32_000_000
_LAST_WORDS_S = 2.0
"""After the end of an answer: for its figures, which some servers send and some do not."""


class ChunkReader:
    """Decodes one response.

    Attributes:
        ending: why the answer ended, in the server's word; empty as long as it goes on.
        usage: the server's own figures, once it has sent them.
    """

    def __init__(self, exchange: ServerExchange, endpoint: Endpoint, model: str) -> None:
        self._exchange = exchange
        self._endpoint = endpoint
        self._model = model
        self.ending = ""
        self.usage: Usage | None = None

    def chunks(self) -> Iterator[Chunk]:
        """What the server sends, in order.

        Raises:
            AppError: it is no such response, it ends before the answer does, or tells a failure.
            NotWantedError: it was stopped.
        """
        if "event-stream" not in self._exchange.head.headers.get("content-type", ""):
            chunk = self._decoded(self._exchange.read(_MOST_WHOLE_BYTES))
            if not chunk.choices:
                raise self._endpoint.failure(ErrorKind.SERVER_NOT_COMPATIBLE)
            yield chunk
            return
        for data in self._events():
            if data.strip() == _DONE:
                return
            yield self._decoded(data.encode(errors="replace"))
        if not self.ending:
            raise self._endpoint.failure(ErrorKind.SERVER_LOST)

    def _events(self) -> Iterator[str]:
        events = EventStream()
        try:
            for piece in self._exchange.pieces(self._patience_s):
                yield from events.feed(piece)
        except ValueError as error:
            raise self._endpoint.failure(ErrorKind.SERVER_NOT_COMPATIBLE) from error
        yield from events.finish()

    def _patience_s(self) -> float:
        return _LAST_WORDS_S if self.ending else self._endpoint.silence_s

    def _decoded(self, data: bytes) -> Chunk:
        try:
            chunk = decode_chunk(data)
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise self._endpoint.failure(ErrorKind.SERVER_NOT_COMPATIBLE) from error
        if chunk.error is not None:
            raise error_failure(self._endpoint, chunk.error, self._model)
        self.usage = chunk.usage or self.usage
        self.ending = chunk.finish_reason or self.ending
        return chunk
