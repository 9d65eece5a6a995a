"""Access tokens: each for its own host, and none for a foreign one without a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import AppError, ErrorKind
from app.core.settings import HUB_ENDPOINT
from app.system.secrets import SecretsThread
from app.viewmodels.hub_tokens import HubTokens
from tests.helpers.memory_keyring import MemoryKeyring, used_keyring

MIRROR = "https://hf-mirror.example"
Read = Callable[[str], str]


@pytest.fixture
def tokens(qapp: object) -> Iterator[HubTokens]:
    with used_keyring(MemoryKeyring()):
        yield HubTokens(SecretsThread())


@pytest.fixture
def read(tokens: HubTokens, qtbot: QtBot) -> Read:
    """What is kept for an address."""

    def ask(endpoint: str) -> str:
        found: list[str] = []
        tokens.read(endpoint, found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=20_000)
        return found[0]

    return ask


def test_a_mirror_has_its_own_token(tokens: HubTokens, read: Read) -> None:
    tokens.write(HUB_ENDPOINT, " hf_one ")
    assert read(MIRROR) == ""
    tokens.write(MIRROR, "hf_two")
    assert read(f"{MIRROR}/") == "hf_two"
    assert read(HUB_ENDPOINT) == "hf_one"
    tokens.write(MIRROR, "")
    assert read(MIRROR) == ""
    assert read(HUB_ENDPOINT) == "hf_one"


@pytest.mark.parametrize(
    ("endpoint", "host"),
    [
        (HUB_ENDPOINT, ""),
        (HUB_ENDPOINT + "/", ""),
        ("https://HuggingFace.co", ""),
        (MIRROR, "hf-mirror.example"),
        ("http://huggingface.co", "huggingface.co"),  # everybody on the way would read it
        ("https://huggingface.co:8443", "huggingface.co:8443"),
        ("https://huggingface.co.example", "huggingface.co.example"),
        ("https://huggingface.co@example.org", "example.org"),
    ],
)
def test_a_host_other_than_the_hub_is_named(endpoint: str, host: str) -> None:
    assert HubTokens.foreign_host(endpoint) == host


def test_without_a_keyring_a_token_is_kept_until_the_end_and_that_is_said(
    qapp: object, qtbot: QtBot
) -> None:
    problems: list[AppError] = []
    with used_keyring():
        tokens = HubTokens(SecretsThread())
        tokens.problem_occurred.connect(problems.append)
        tokens.write(MIRROR, "hf_two")
        found: list[str] = []
        tokens.read(MIRROR, found.append)
        qtbot.waitUntil(lambda: bool(found and problems), timeout=20_000)
    assert found == ["hf_two"]
    assert problems[0].kind is ErrorKind.KEYRING_UNAVAILABLE
