"""Addresses as people write them."""

from __future__ import annotations

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.servers import Server, parse_address


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://api.deepseek.com", "https://api.deepseek.com/v1"),
        ("api.deepseek.com", "https://api.deepseek.com/v1"),
        (" https://router.huggingface.co/v1/ ", "https://router.huggingface.co/v1"),
        ("https://h.example/v1/chat/completions", "https://h.example/v1"),
        ("https://h.example/v1/models", "https://h.example/v1"),
        ("https://h.example:443/openai", "https://h.example/openai"),
        ("localhost:8080", "http://localhost:8080/v1"),
        ("127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("http://[::1]:8080", "http://[::1]:8080/v1"),
        ("HTTPS://API.Example.COM/V1", "https://api.example.com/V1"),
        ("https://bücher.example", "https://xn--bcher-kva.example/v1"),
    ],
)
def test_an_address_is_read_as_it_is_meant(text: str, url: str) -> None:
    assert parse_address(text).url == url
    assert parse_address(url).url == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "ftp://h.example",
        "file:///etc/passwd",
        "https://user:secret@h.example",
        "https://h.example?key=1",
        "https://h.example#x",
        "https://h.example:0",
        "https://h.example:99999",
        "https://h.example:port",
        "https://h example",
        "https://h.example/a\r\nHost: other",
        "http://[::1",
        "https://h.example/ä",
        "https://" + "x" * 300,
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AppError) as caught:
        parse_address(text)
    assert caught.value.kind is ErrorKind.SERVER_ADDRESS_INVALID


@pytest.mark.parametrize(
    ("text", "is_here", "is_readable"),
    [
        ("http://127.0.0.1:1", True, False),
        ("http://127.9.9.9", True, False),
        ("http://[::1]", True, False),
        ("http://localhost", True, False),
        ("http://192.168.1.5:8080", False, True),
        ("http://localhost.example", False, True),
        ("http://127.0.0.1.example", False, True),
        ("https://192.168.1.5", False, False),
    ],
)
def test_what_leaves_the_computer_and_who_can_read_it(
    text: str, is_here: bool, is_readable: bool
) -> None:
    address = parse_address(text)
    assert address.is_on_this_computer is is_here
    assert address.is_readable_on_the_way is is_readable
    assert Server("x", address.url, "m").leaves_computer is not is_here


def test_a_server_is_named_by_its_model_and_host() -> None:
    server = Server("Mine", "https://h.example:8443/v1", "org/DeepSeek-R1")
    assert server.name == "DeepSeek-R1 at h.example:8443"
    assert server.address.origin == "https://h.example:8443"
