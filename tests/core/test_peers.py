"""Addresses of computers that help."""

from __future__ import annotations

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.load_options import LoadOptions, load_options
from app.core.peers import MOST_PEERS, are_elsewhere, parse_peer, parse_peers
from app.core.presets import ResolvedPreset
from app.core.settings import Settings


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.168.1.7:50052", "192.168.1.7:50052"),
        (" Garage.local ", "garage.local:50052"),
        ("localhost:07", "localhost:7"),
    ],
)
def test_addresses_are_read_as_people_write_them(text: str, address: str) -> None:
    assert parse_peer(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *("", ":50052", "a:0", "a:65536", "a:b", "a b", "::1", "[::1]:5", "http://a:5", "a:5/x"),
        *("é", "a..b", ".a", ".", 64 * "a", "a:" + 5000 * "1"),
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AppError) as caught:
        parse_peer(text)
    assert caught.value.kind is ErrorKind.PEER_ADDRESS_INVALID


def test_the_settings_keep_a_list() -> None:
    assert parse_peers("a:1  b nonsense:x a:1") == ("a:1", "b:50052")
    assert len(parse_peers(" ".join(f"h{n}" for n in range(40)))) == MOST_PEERS
    settings = Settings(device="cpu", draft="off", peers="a:1 b:2")
    preset = ResolvedPreset(context_tokens=4096, threads=3)
    assert load_options(settings, preset) == LoadOptions("cpu", "off", (), 4096, threads=3)
    helped = load_options(settings._replace(uses_peers=True), preset)
    assert helped.peers == ("a:1", "b:2")


def test_this_computer_is_told_from_others() -> None:
    assert not are_elsewhere(["127.0.0.1:1", "localhost:2"])
    assert are_elsewhere(["127.0.0.1:1", "192.168.1.7:2"])
