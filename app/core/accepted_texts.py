"""Which texts are what they should be: addresses, colours."""

from __future__ import annotations

import re

_HUB_SCHEMES = ("http", "https")
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_COLOUR = re.compile(r"#[0-9a-f]{6}|[a-z]*")


def is_hub_address(text: str) -> bool:
    """Whether it is written like ``https://huggingface.co``."""
    return _is_address(text, _HUB_SCHEMES)


def is_proxy_address(text: str) -> bool:
    """Whether it is written like ``socks5://127.0.0.1:9050``, or is empty: no proxy."""
    return not text or _is_address(text, _PROXY_SCHEMES)


def is_accent(text: str) -> bool:
    """Whether it is a colour ``#rrggbb``, or may be the name of one."""
    return _COLOUR.fullmatch(text) is not None


def _is_address(text: str, schemes: tuple[str, ...]) -> bool:
    from urllib.parse import (
        urlsplit,
    )  # late: not needed for colours, which are checked at the start

    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
