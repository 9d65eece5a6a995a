"""Keys in a keyring, and without one."""

from __future__ import annotations

import pytest

from app.core.errors import AppError, ErrorKind
from app.system.secrets import Secrets
from tests.helpers.memory_keyring import MemoryKeyring, used_keyring


def test_a_key_outlives_the_program() -> None:
    with used_keyring(MemoryKeyring()):
        Secrets().write("one", "sesame")
        later = Secrets()
        assert later.read("one") == "sesame"
        assert later.read("two") == ""
        later.write("one", "")
        later.write("two", "")
        assert Secrets().read("one") == ""


def test_without_a_keyring_a_key_is_kept_until_the_end_and_that_is_said() -> None:
    with used_keyring():
        secrets = Secrets()
        with pytest.raises(AppError) as caught:
            secrets.write("one", "sesame")
        assert caught.value.kind is ErrorKind.KEYRING_UNAVAILABLE
        assert "sesame" not in str(caught.value)
        assert secrets.read("one") == "sesame"
        secrets.write("one", "")
        assert secrets.read("one") == ""
        assert Secrets().read("one") == ""
