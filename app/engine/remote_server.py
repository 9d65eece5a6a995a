"""A server that speaks OpenAI's interface: what it is found to be, and how it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from app.core.errors import AppError, ErrorKind
from app.core.messages import Role, Sampling, Turn
from app.engine.server_events import ListedModel, decode_models, decode_template
from app.engine.server_exchange import Endpoint, ServerExchange
from app.engine.server_failures import status_failure
from app.engine.server_requests import (
    Question,
    chat_body,
    completed,
    prompt_body,
    template_body,
)

_MOST_ERROR_BYTES = 65_536
_MOST_LIST_BYTES = 8_000_000
_LLAMA_SERVER = "llamacpp"
_LIST_S = 20.0
"""A server that is well says at once what models it has."""


def list_models(endpoint: Endpoint, is_stopped: Callable[[], bool]) -> list[ListedModel]:
    """The models of a server; this is also how an address and a key are tried.

    Raises:
        AppError: it can't be reached, refuses the key, or is no such server.
        NotWantedError: it was stopped.
    """
    endpoint = replace(endpoint, silence_s=min(endpoint.silence_s, _LIST_S))
    body = _fetch(endpoint, "/models", None, is_stopped)
    try:
        return decode_models(body).data
    except msgspec.MsgspecError as error:
        raise endpoint.failure(ErrorKind.SERVER_NOT_COMPATIBLE) from error


@dataclass(frozen=True)
class Opened:
    """A question that a server has begun to answer.

    Attributes:
        exchange: the response that streams.
        opens_thinking: whether its text begins inside the thoughts, as far as is known.
    """

    exchange: ServerExchange
    opens_thinking: bool


class RemoteServer:
    """One model of one server.

    Attributes:
        endpoint: the server.
        model: as the server knows it.
        context_tokens: window of the model; 0 as long as it is unknown.
        trained_context_tokens: the longest context the model was trained for; 0 if unknown.
        is_exact: whether the server takes whole prompts.
        opens_thinking: whether an answer's text begins inside the thoughts, as far as earlier
            answers have shown. For a server that is not exact.
    """

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self.endpoint = endpoint
        self.model = model
        self.context_tokens = self.trained_context_tokens = 0
        self.is_exact = self.opens_thinking = False

    def connect(self, is_stopped: Callable[[], bool]) -> None:
        """Try address, key and model; learn what the server is.

        Raises:
            AppError: one of them is wrong, or there is no answer.
            NotWantedError: it was stopped.
        """
        models = list_models(self.endpoint, is_stopped)
        base = self.model.partition(":")[0]  # the Hub's names have a provider behind a colon
        listed = next((model for model in models if model.id in (self.model, base)), None)
        is_llama_server = any(model.owned_by == _LLAMA_SERVER for model in models)
        if is_llama_server and listed is None and len(models) == 1:
            listed = models[0]  # it has one model and does not look at the name
        if listed is None and models:
            raise self.endpoint.failure(ErrorKind.SERVER_MODEL_UNKNOWN, model=self.model)
        self.is_exact = is_llama_server and self._renders(is_stopped)
        if listed is not None:
            meta = listed.meta
            self.context_tokens = listed.max_model_len or (meta and meta.n_ctx) or 0
            self.trained_context_tokens = (meta and meta.n_ctx_train) or self.context_tokens

    def open(
        self, question: Question, sampling: Sampling, seed: int, is_stopped: Callable[[], bool]
    ) -> Opened:
        """Have a server begin to answer.

        Raises:
            AppError: it does not.
            NotWantedError: it was stopped.
        """
        if self.is_exact:
            prompt, is_open = completed(self._rendered(question.turns, is_stopped), question)
            body = prompt_body(self.model, prompt, sampling, seed)
            return Opened(self._post("/completions", body, is_stopped), is_open)
        path, own_seed = "/chat/completions", sampling.seed
        body = chat_body(self.model, question, sampling, own_seed, is_bare=False)
        try:
            return Opened(self._post(path, body, is_stopped), self.opens_thinking)
        except AppError as error:
            if error.kind is not ErrorKind.SERVER_REFUSES:
                raise
        body = chat_body(self.model, question, sampling, own_seed, is_bare=True)
        return Opened(self._post(path, body, is_stopped), self.opens_thinking)

    def _renders(self, is_stopped: Callable[[], bool]) -> bool:
        """Whether llama-server lends its template: an old one, or one behind a proxy, may not."""
        try:
            return bool(self._rendered([Turn(Role.USER, "Hello")], is_stopped))
        except AppError:
            return False

    def _rendered(self, turns: Sequence[Turn], is_stopped: Callable[[], bool]) -> str:
        """The turns as llama-server's template renders them; its route lies above ``/v1``."""
        root = self.endpoint.address
        root = replace(root, path=root.path.removesuffix("/v1"))
        at_root = replace(self.endpoint, address=root)
        body = _fetch(at_root, "/apply-template", template_body(turns), is_stopped)
        try:
            return decode_template(body).prompt
        except msgspec.MsgspecError as error:
            raise self.endpoint.failure(ErrorKind.SERVER_NOT_COMPATIBLE) from error

    def _post(self, path: str, body: bytes, is_stopped: Callable[[], bool]) -> ServerExchange:
        exchange = ServerExchange(self.endpoint, path, body, is_stopped)
        if exchange.head.status != 200:
            try:
                said = exchange.read(_MOST_ERROR_BYTES)
                raise status_failure(self.endpoint, exchange.head, said, self.model)
            finally:
                exchange.close()
        return exchange


def _fetch(
    endpoint: Endpoint, path: str, body: bytes | None, is_stopped: Callable[[], bool]
) -> bytes:
    exchange = ServerExchange(endpoint, path, body, is_stopped)
    try:
        data = exchange.read(_MOST_LIST_BYTES)
    finally:
        exchange.close()
    if exchange.head.status != 200:
        raise status_failure(endpoint, exchange.head, data)
    return data
