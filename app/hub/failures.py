"""What goes wrong between here and a server, as kinds, with how long to insist.

The table of exceptions is that of the design notes, tested subclasses first. Texts of exceptions
are never used: they hold signed addresses.
"""

from __future__ import annotations

import errno
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from app.core.errors import ErrorKind
from app.hub.cancellation import DeadlineMissedError

if TYPE_CHECKING:
    from app.hub.library import errors, httpx

    HfHubHTTPError = errors.HfHubHTTPError

# draft-ietf-httpapi-ratelimit-headers: "api";r=0;t=55
_RATE_LIMIT = re.compile(r";\s*r\s*=\s*0\s*;\s*t\s*=\s*(?P<seconds>\d+)")
PROXY_EXTENSION = "penseur.proxy"
"""Marks a request that goes through the proxy of the settings."""
# Statuses of the Hub itself (not of the file server behind it) that no repetition changes.
_FINAL_AT_THE_HUB = {
    400: ErrorKind.HUB_TROUBLE,
    403: ErrorKind.HUB_ACCESS_REFUSED,
    404: ErrorKind.HUB_FILE_NOT_FOUND,
    410: ErrorKind.HUB_FILE_NOT_FOUND,
    422: ErrorKind.HUB_TROUBLE,
    451: ErrorKind.HUB_ACCESS_REFUSED,
}


class Patience(Enum):
    """How long a failure is worth another try."""

    NONE = auto()
    BRIEF = auto()
    LONG = auto()


@dataclass(frozen=True)
class Failure:
    """A failure of the network or of a server.

    Attributes:
        kind: what to tell.
        patience: how often to try again.
        retry_after_s: what the server asked for; 0 for nothing.
        status: of the HTTP answer; 0 for none.
    """

    kind: ErrorKind
    patience: Patience
    retry_after_s: float = 0.0
    status: int = 0


class RemoteError(Exception):
    """Carries a ``Failure`` to the loop that decides whether to try again."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind.value)
        self.failure = failure


def not_a_hub() -> RemoteError:
    """Something else answers: a login page, a proxy, a server that lacks what a Hub says."""
    return RemoteError(Failure(ErrorKind.NOT_A_HUB, Patience.NONE))


def retry_after_s(headers: Mapping[str, str]) -> float:
    """Seconds that a server asks to wait (RFC 9110, 10.2.3: seconds or a date); 0 for none."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value)
    if value:
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return 0.0
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    limit = _RATE_LIMIT.search(headers.get("ratelimit", ""))
    return float(limit["seconds"]) if limit else 0.0


def status_failure(status: int, headers: Mapping[str, str]) -> Failure:
    """The failure that an HTTP status of a file server stands for."""
    wait_s = retry_after_s(headers)
    match status:
        case 429:
            return Failure(ErrorKind.HUB_RATE_LIMITED, Patience.LONG, wait_s, status)
        case 407:
            return Failure(ErrorKind.PROXY_FAILED, Patience.NONE, status=status)
        case 511:  # RFC 6585: a network that wants a login
            return Failure(ErrorKind.NOT_A_HUB, Patience.NONE, status=status)
        case _ if status >= 500 or status in (408, 425):
            return Failure(ErrorKind.HUB_TROUBLE, Patience.LONG, wait_s, status)
        case 401 | 403 | 404 | 410 | 416:
            return Failure(ErrorKind.HUB_ACCESS_REFUSED, Patience.BRIEF, wait_s, status)
        case _:
            return Failure(ErrorKind.HUB_TROUBLE, Patience.BRIEF, wait_s, status)


def failure_of(error: BaseException, *, has_token: bool) -> Failure | None:
    """Classify what ``huggingface_hub`` or its HTTP client raised.

    Args:
        error: what was raised.
        has_token: whether the request carried one: without, a 401 hides a missing model.

    Returns:
        ``None`` when it is no failure of the environment but a bug.
    """
    from app.hub.library import errors, httpx

    if isinstance(error, RemoteError):
        return error.failure
    if isinstance(error, errors.HfHubHTTPError):
        return _hub_failure(error, has_token=has_token)
    if isinstance(error, errors.LocalEntryNotFoundError) and error.__cause__ is not None:
        return failure_of(error.__cause__, has_token=has_token)
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return _connect_failure(error)
    rules = (
        (DeadlineMissedError, ErrorKind.CONNECTION_STALLED, Patience.LONG),
        (errors.OfflineModeIsEnabled, ErrorKind.NO_INTERNET, Patience.NONE),
        (errors.FileMetadataError, ErrorKind.NOT_A_HUB, Patience.NONE),
        (httpx.ProxyError, ErrorKind.PROXY_FAILED, Patience.BRIEF),
        (httpx.TimeoutException, ErrorKind.CONNECTION_STALLED, Patience.LONG),
        (httpx.TooManyRedirects, ErrorKind.NOT_A_HUB, Patience.NONE),
        (httpx.UnsupportedProtocol, ErrorKind.SERVER_UNREACHABLE, Patience.NONE),
        (httpx.InvalidURL, ErrorKind.SERVER_UNREACHABLE, Patience.NONE),
        (httpx.TransportError, ErrorKind.CONNECTION_LOST, Patience.LONG),
        (httpx.StreamError, ErrorKind.CONNECTION_LOST, Patience.LONG),
    )
    for exception, kind, patience in rules:
        if isinstance(error, exception):
            return Failure(kind, patience)
    return None


def _hub_failure(error: HfHubHTTPError, *, has_token: bool) -> Failure:
    from app.hub.library import errors

    status = error.response.status_code
    kind: ErrorKind | None
    if isinstance(error, errors.GatedRepoError):
        licence = status == 401
        kind = ErrorKind.HUB_ACCESS_LICENCE if licence else ErrorKind.HUB_ACCESS_PENDING
    elif isinstance(error, errors.RepositoryNotFoundError):
        kind = ErrorKind.HUB_MODEL_NOT_FOUND
    elif isinstance(error, errors.RevisionNotFoundError | errors.RemoteEntryNotFoundError):
        kind = ErrorKind.HUB_FILE_NOT_FOUND
    elif status == 401:
        kind = ErrorKind.HUB_TOKEN_INVALID if has_token else ErrorKind.HUB_MODEL_NOT_FOUND
    else:
        kind = _FINAL_AT_THE_HUB.get(status)
    if kind is None:
        return status_failure(status, error.response.headers)
    return Failure(kind, Patience.NONE, status=status)


def _connect_failure(error: httpx.ConnectError | httpx.ConnectTimeout) -> Failure:
    uses_proxy = _uses_chosen_proxy(error)
    for cause in _causes(error):
        match cause:
            case ssl.SSLCertVerificationError():
                return Failure(ErrorKind.SECURE_CONNECTION_FAILED, Patience.NONE)
            case ssl.SSLError():
                return Failure(ErrorKind.SECURE_CONNECTION_FAILED, Patience.BRIEF)
            case OSError() if uses_proxy:
                return Failure(ErrorKind.PROXY_FAILED, Patience.LONG)
            case socket.gaierror():
                return Failure(ErrorKind.NO_INTERNET, Patience.LONG)
            case OSError(errno=errno.ENETUNREACH | errno.ENETDOWN):
                return Failure(ErrorKind.NO_INTERNET, Patience.LONG)
    return Failure(ErrorKind.SERVER_UNREACHABLE, Patience.LONG)


def _uses_chosen_proxy(error: httpx.RequestError) -> bool:
    """Whether the connection that failed was the one to the proxy of the settings."""
    try:
        return PROXY_EXTENSION in error.request.extensions
    except RuntimeError:  # raised where the request was not known
        return False


def _causes(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__
