"""Servers that answer in place of a model on this machine: addresses, and what is kept of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from app.core.errors import AppError, ErrorKind

_PORTS = {"http": 80, "https": 443}
_DEFAULT_PATH = "/v1"
_ENDPOINTS = ("/chat/completions", "/completions", "/models")
"""What people copy behind the address that is meant."""


@dataclass(frozen=True)
class ServerAddress:
    """Where an OpenAI-compatible server listens.

    Attributes:
        scheme: ``http`` or ``https``.
        host: name or number, without brackets.
        port: 1 to 65535.
        path: of the API, beginning with a slash, without one at the end.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what an access key belongs to."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.path}"

    @property
    def is_on_this_computer(self) -> bool:
        """Whether nothing that is sent there leaves the machine by itself."""
        return is_loopback(self.host)

    @property
    def is_readable_on_the_way(self) -> bool:
        """Whether others in the network can read what is sent."""
        return self.scheme == "http" and not self.is_on_this_computer


def parse_address(text: str) -> ServerAddress:
    """Read an address as people write it.

    Without a scheme it is ``https``, on this computer ``http``. Without a path it is ``/v1``.

    Raises:
        AppError: ``SERVER_ADDRESS_INVALID``.
    """
    text = text.strip()
    has_scheme = "://" in text
    try:
        parts = urlsplit(text if has_scheme else f"//{text}")
        host = (parts.hostname or "").encode("idna").decode("ascii")
        scheme = parts.scheme or ("http" if is_loopback(host) else "https")
        port = _PORTS[scheme] if parts.port is None else parts.port
    except (ValueError, KeyError) as error:
        raise AppError(ErrorKind.SERVER_ADDRESS_INVALID) from error
    has_more = parts.username or parts.password or parts.query or parts.fragment
    if not host or not port or has_more or not _is_plain(host + parts.path):
        raise AppError(ErrorKind.SERVER_ADDRESS_INVALID)
    path = parts.path.rstrip("/")
    for endpoint in _ENDPOINTS:
        path = path.removesuffix(endpoint)
    return ServerAddress(scheme, host, port, path.rstrip("/") or _DEFAULT_PATH)


@dataclass(frozen=True)
class Server:
    """A server that the user has entered.

    Attributes:
        label: the user's name for it, unique among theirs.
        url: as ``ServerAddress.url``.
        model: the name by which the server knows the model.
        proxy: address of an HTTP proxy; empty for none. The environment's is never used.
    """

    label: str
    url: str
    model: str
    proxy: str = ""

    @cached_property
    def address(self) -> ServerAddress:
        """Where it listens.

        Raises:
            AppError: ``SERVER_ADDRESS_INVALID``.
        """
        return parse_address(self.url)

    @property
    def host(self) -> str:
        """Who gets the text."""
        return self.address.authority

    @property
    def leaves_computer(self) -> bool:
        """Whether the text goes to another machine, not just to another program."""
        return not self.address.is_on_this_computer

    @property
    def short_name(self) -> str:
        """What answers."""
        return self.model.rpartition("/")[2] or self.model

    @property
    def name(self) -> str:
        """What answers, and where."""
        return f"{self.short_name} at {self.host}"

    @property
    def quantisation(self) -> str:
        """Unknown: servers don't say."""
        return ""

    @property
    def choice(self) -> str:
        """What the settings keep when it is the model used last."""
        return f"server:{self.label}"


def is_loopback(host: str) -> bool:
    """Whether a name or number is this computer's own."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    import ipaddress  # the window imports this module, and seldom needs that one

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and not set(text) & set(' "<>\\^`{|}%@')
