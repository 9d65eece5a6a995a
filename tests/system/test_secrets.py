"""Keys in a keyring, and without one."""

from __future__ import annotations

import queue

import pytest

from app.core.errors import AppError, ErrorKind
from app.system.secrets import Secrets, SecretsThread
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


def test_a_key_that_must_outlive_the_program_is_read_back() -> None:
    with used_keyring(MemoryKeyring()):
        Secrets().store("one", "sesame")
        assert Secrets().fetch("one") == "sesame"
        assert Secrets().fetch("two") == ""


class ForgetfulKeyring(MemoryKeyring):
    """One that takes everything and keeps nothing, as ``keyring.backends.null``."""

    def get_password(self, service: str, username: str) -> str | None:
        self.kept.clear()
        return super().get_password(service, username)


@pytest.mark.parametrize("backend", [None, ForgetfulKeyring()])
def test_a_key_that_is_not_kept_is_refused(backend: MemoryKeyring | None) -> None:
    with used_keyring(backend):
        secrets = Secrets()
        with pytest.raises(AppError) as caught:
            secrets.store("one", "sesame")
        assert caught.value.kind is ErrorKind.KEYRING_REQUIRED
        assert secrets.read("one") == ""  # not kept in memory, either


class BrokenKeyring(MemoryKeyring):
    """One whose system raises what no library of keyrings knows."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(service, username, password)


def test_work_after_a_failure_of_any_kind_is_done() -> None:
    done: queue.SimpleQueue[str | AppError] = queue.SimpleQueue()

    def fail(secrets: Secrets) -> str:
        raise RuntimeError(secrets)

    with used_keyring(BrokenKeyring()):
        thread = SecretsThread()
        thread.submit(lambda secrets: secrets.read("one"), done.put)
        thread.submit(lambda secrets: secrets.write("one", "sesame"), done.put)
        thread.submit(fail, done.put)
        thread.submit(lambda secrets: secrets.read("one"), done.put)
        results = [done.get(timeout=10) for _ in range(4)]
    kinds = [result.kind if isinstance(result, AppError) else result for result in results]
    unavailable = ErrorKind.KEYRING_UNAVAILABLE
    assert kinds == ["", unavailable, unavailable, "sesame"]
