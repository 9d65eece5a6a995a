"""What a server's refusal means: HTTP statuses and error objects, as kinds of errors.

The server's own words are read, never passed on: they may repeat a key or a question.
"""

from __future__ import annotations

import json
import time
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from app.core.errors import AppError, ErrorKind
from app.engine.server_exchange import Endpoint, Head

_KINDS = {
    401: ErrorKind.SERVER_KEY_REFUSED,
    402: ErrorKind.SERVER_UNPAID,
    403: ErrorKind.SERVER_KEY_REFUSED,
    404: ErrorKind.SERVER_NOT_COMPATIBLE,
    405: ErrorKind.SERVER_NOT_COMPATIBLE,
    407: ErrorKind.PROXY_FAILED,
    408: ErrorKind.SERVER_SILENT,
    429: ErrorKind.SERVER_RATE_LIMITED,
}
# How llama-server, OpenAI, vLLM and SGLang say that a prompt is too long.
_TOO_LONG = (
    "exceed_context_size",
    "context_length_exceeded",
    "maximum context length",
    "context length",
    "context size",
)
_NO_MODEL = ("model_not_found", "does not exist", "model not exist", "unknown model", "not found")


def status_failure(endpoint: Endpoint, head: Head, body: bytes, model: str = "") -> AppError:
    """The failure that a response with a status other than 200 stands for.

    Args:
        endpoint: the server.
        head: of the response.
        body: its beginning.
        model: that was asked for, if one was.
    """
    if 300 <= head.status < 400:
        target = urlsplit(head.headers.get("location", "")).hostname or "another address"
        return endpoint.failure(ErrorKind.SERVER_REDIRECTS, target=target)
    error = _error_object(body)
    if head.status == 429:
        wait_s = retry_after_s(head.headers.get("retry-after", ""))
        return endpoint.failure(ErrorKind.SERVER_RATE_LIMITED, retry_after_s=wait_s)
    if error is not None and head.status in (400, 404, 422, 500):
        return error_failure(endpoint, error, model, status=head.status)
    if head.status in _KINDS:
        return endpoint.failure(_KINDS[head.status])
    trouble = head.status >= 500
    return endpoint.failure(ErrorKind.SERVER_TROUBLE if trouble else ErrorKind.SERVER_REFUSES)


def error_failure(endpoint: Endpoint, error: Any, model: str, *, status: int = 0) -> AppError:
    """The failure that an error object stands for, which may come in the midst of a stream.

    Args:
        endpoint: the server.
        error: as the server words it.
        model: that was asked for.
        status: of the response; 0 reads the object's own.
    """
    said = json.dumps(error).lower()
    if not status and isinstance(error, dict) and isinstance(error.get("code"), int):
        status = error["code"]
    if any(words in said for words in _TOO_LONG):
        limit = error.get("n_ctx") if isinstance(error, dict) else None
        tokens = limit if isinstance(limit, int) else "some"
        return AppError(ErrorKind.PROMPT_TOO_LONG, context_tokens=tokens)
    if model and status in (400, 404) and any(words in said for words in _NO_MODEL):
        is_page = "file not found" in said or "url" in said or "route" in said
        if not is_page:
            return endpoint.failure(ErrorKind.SERVER_MODEL_UNKNOWN, model=model)
    if status in _KINDS:
        return endpoint.failure(_KINDS[status])
    is_ours = 400 <= status < 500
    return endpoint.failure(ErrorKind.SERVER_REFUSES if is_ours else ErrorKind.SERVER_TROUBLE)


def retry_after_s(value: str) -> float:
    """Seconds that a server asks to wait (RFC 9110, 10.2.3: seconds or a date); 0 for none."""
    value = value.strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0


def _error_object(body: bytes) -> Any:
    """What a JSON body says under ``error``, or says at all; ``None`` if it is no JSON object."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return said.get("error") or said if isinstance(said, dict) else None
