"""Encrypted databases: what opens them, what does not, and what can be read without a key."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.messages import Channel, Sampling, new_answer, new_question
from app.core.protection import Protection
from app.storage import key_file
from app.storage.key_file import key_file_paths
from app.storage.keys import DataKey, connect, is_encrypted, is_plain
from app.storage.store import Store, open_store
from app.storage.thread import StorageThread
from app.storage.vault import IN_MEMORY, Vault
from tests.endurance.encryption_kills import CANARY, run_round

pytestmark = pytest.mark.usefixtures("cheap_passphrases")
PHRASE = "correct horse, Zürich"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conversations.db"


@pytest.fixture
def vault(path: Path) -> Iterator[Vault]:
    opened = Vault(path)
    opened.start()
    yield opened
    opened.close()


def store_of(vault: Vault) -> Store:
    assert isinstance(vault.store, Store)
    return vault.store


def fill(store: Store) -> None:
    """The canary wherever text is kept, an answer that streams among it."""
    conversation = store.add_conversation(CANARY)
    question = store.add_message(new_question(conversation.id, None, CANARY))
    answer = store.add_message(new_answer(question, "R1", "Q4_K_M", Sampling()))
    parts = [(Channel.REASONING, f"{CANARY} a"), (Channel.ANSWER, f"{CANARY} b")]
    store.append_to_journal(answer.id, parts)
    store.save_draft(conversation.id, CANARY)


def found_in(folder: Path) -> list[str]:
    """The files below a folder in which the canary stands."""
    needles = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be")]
    return sorted(
        file.name
        for file in folder.rglob("*")
        if file.is_file() and any(needle in file.read_bytes() for needle in needles)
    )


def kind_of(call: Callable[[], object]) -> ErrorKind:
    with pytest.raises(AppError) as caught:
        call()
    return caught.value.kind


def reopened(path: Path) -> Vault:
    vault = Vault(path)
    vault.start()
    return vault


def test_nothing_can_be_read_without_the_passphrase(vault: Vault, path: Path) -> None:
    fill(store_of(vault))
    assert "conversations.db-wal" in found_in(path.parent)
    vault.protect(Protection.PASSPHRASE, PHRASE)
    fill(store_of(vault))
    assert path.with_name("conversations.db-wal").stat().st_size > 0
    assert is_encrypted(path)
    assert found_in(path.parent) == []
    assert PHRASE.encode() not in key_file_paths(path)[0].read_bytes()


def test_the_passphrase_opens_what_was_locked(vault: Vault) -> None:
    fill(store_of(vault))
    before = store_of(vault).messages(1)
    vault.protect(Protection.PASSPHRASE, PHRASE)
    key = vault.key
    assert vault.lock()
    assert vault.is_locked
    assert key is not None
    assert set(key._data) == {0}
    assert kind_of(lambda: connect(vault.path, key)) is ErrorKind.CONVERSATIONS_LOCKED
    assert kind_of(lambda: vault.unlock("another")) is ErrorKind.PASSPHRASE_WRONG
    assert vault.is_locked
    vault.unlock("correct horse, Zu\u0308rich")  # as another keyboard writes it
    after = store_of(vault).messages(1)
    assert [m.text for m in after][:1] == [m.text for m in before][:1]
    assert (after[1].reasoning, after[1].text) == (f"{CANARY} a", f"{CANARY} b")
    assert store_of(vault).draft(1) == CANARY


def test_another_passphrase_replaces_the_first(vault: Vault, path: Path) -> None:
    vault.protect(Protection.PASSPHRASE, PHRASE)
    content = path.read_bytes()[:4096]
    call = partial(vault.protect, Protection.PASSPHRASE, "something new", "a guess")
    assert kind_of(call) is ErrorKind.PASSPHRASE_WRONG
    vault.protect(Protection.PASSPHRASE, "something new", PHRASE)
    assert path.read_bytes()[:4096] == content
    vault.lock()
    assert kind_of(lambda: vault.unlock(PHRASE)) is ErrorKind.PASSPHRASE_WRONG
    vault.unlock("something new")
    key_file_paths(path)[0].unlink()  # the copy knows the new one alone, too
    vault.lock()
    assert kind_of(lambda: vault.unlock(PHRASE)) is ErrorKind.PASSPHRASE_WRONG
    vault.unlock("something new")


def test_encryption_can_be_taken_away(vault: Vault, path: Path) -> None:
    vault.protect(Protection.PASSPHRASE, PHRASE)
    fill(store_of(vault))
    copy = path.with_name("conversations.before-9.db")
    vault.close()
    shutil.copy(path, copy)
    vault.lock()
    vault.unlock(PHRASE)
    assert kind_of(partial(vault.protect, Protection.NONE)) is ErrorKind.PASSPHRASE_WRONG
    vault.protect(Protection.NONE, current=PHRASE)
    assert is_plain(path)
    assert is_plain(copy)
    assert not any(file.exists() for file in key_file_paths(path))
    assert store_of(vault).draft(1) == CANARY
    assert vault.key is None


def test_the_keyring_s_key_opens_it(vault: Vault) -> None:
    name, text = vault.key_for_keyring()
    vault.protect(Protection.KEYRING)
    assert vault.way is Protection.KEYRING
    assert name.startswith("conversations ")
    vault.lock()
    for wrong in ("", "no key", DataKey.random().data.hex()):
        assert kind_of(partial(vault.unlock, wrong)) is ErrorKind.KEY_NOT_IN_KEYRING
    vault.unlock(text)
    assert store_of(vault).conversations() == []


def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(vault: Vault, path: Path) -> None:
    vault.protect(Protection.PASSPHRASE, PHRASE)
    vault.close()
    first, copy = key_file_paths(path)
    first.write_bytes(first.read_bytes().replace(b'"salt": "', b'"salt": "0'))
    again = reopened(path)
    again.unlock(PHRASE)  # by the copy
    again.close()
    copy.write_bytes(b"{}")
    again = reopened(path)
    assert kind_of(lambda: again.unlock(PHRASE)) is ErrorKind.KEY_FILE_DAMAGED
    assert is_encrypted(path)


def test_a_copy_elsewhere_opens_with_its_key_file(vault: Vault, path: Path) -> None:
    fill(store_of(vault))
    vault.protect(Protection.PASSPHRASE, PHRASE)
    vault.close()
    elsewhere = path.parent / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(path, elsewhere)
    copied = reopened(elsewhere / path.name)
    assert kind_of(partial(copied.unlock, PHRASE)) is ErrorKind.KEY_FILE_DAMAGED
    key_file.copy_key_file(path, elsewhere)
    copied.unlock(PHRASE)
    assert store_of(copied).draft(1) == CANARY
    copied.close()


def test_a_damaged_encrypted_database_is_set_aside(vault: Vault, path: Path) -> None:
    fill(store_of(vault))
    vault.protect(Protection.PASSPHRASE, PHRASE)
    vault.close()
    content = bytearray(path.read_bytes())
    content[100:4000] = bytes(3900)
    path.write_bytes(content)
    again = reopened(path)
    again.unlock(PHRASE)
    assert store_of(again).damaged is not None
    assert is_encrypted(path)
    fill(store_of(again))
    assert found_in(path.parent) == []
    again.close()


def test_copies_from_before_are_encrypted_or_deleted(vault: Vault, path: Path) -> None:
    fill(store_of(vault))
    vault.close()
    old = path.with_name("conversations.before-2.db")
    damaged = path.with_name("conversations.damaged-1.db")
    backup = path.parent / "backups" / "2026-11-01.db"
    backup.parent.mkdir()
    for copy in (old, backup):
        shutil.copy(path, copy)
    damaged.write_bytes(CANARY.encode())
    vault.start()
    vault.protect(Protection.PASSPHRASE, PHRASE)
    assert set(vault.readable_copies()) == {old, damaged, backup}
    assert kind_of(lambda: vault.clear_copies(encrypts=True)) is ErrorKind.COPIES_LEFT
    assert found_in(path.parent) == ["conversations.damaged-1.db"]
    vault.clear_copies(encrypts=False)
    assert found_in(path.parent) == []
    assert vault.key is not None
    copied = open_store(backup, vault.key)
    assert copied.draft(1) == CANARY
    copied.close()


def test_without_room_for_the_key_file_nothing_is_changed(vault: Vault, path: Path) -> None:
    fill(store_of(vault))
    key_file_paths(path)[0].mkdir()  # nothing can be written there
    with pytest.raises(AppError):
        vault.protect(Protection.PASSPHRASE, PHRASE)
    assert is_plain(path)
    assert vault.key is None
    assert store_of(vault).draft(1) == CANARY


def test_a_file_that_somebody_else_has_open_is_not_replaced(vault: Vault, path: Path) -> None:
    fill(store_of(vault))
    other = open_store(path)
    assert kind_of(lambda: vault.protect(Protection.PASSPHRASE, PHRASE)) is (
        ErrorKind.DATABASE_LOCKED
    )
    assert is_plain(path)
    assert store_of(vault).draft(1) == CANARY
    other.close()


_WITHOUT_ROOM = """
import resource, signal, sys
from pathlib import Path
from app.core.errors import AppError
from app.core.protection import Protection
from app.storage.vault import Vault

vault = Vault(Path(sys.argv[1]))
vault.start()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    vault.protect(Protection.KEYRING)
except AppError as error:
    print(error.kind.value, vault.store.draft(1))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_without_room_for_the_new_file_the_old_one_stays(path: Path) -> None:
    first = reopened(path)
    fill(store_of(first))
    store_of(first).add_message(new_question(1, None, "x" * 200_000))
    first.close()
    result = subprocess.run(
        [sys.executable, "-c", _WITHOUT_ROOM, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    kinds = {ErrorKind.DISK_FULL.value, ErrorKind.STORAGE_FAILED.value}
    assert result.stdout.strip() in {f"{kind} {CANARY}" for kind in kinds}
    assert is_plain(path)
    assert not list(path.parent.glob("*.rewritten*"))


def test_work_waits_until_it_is_unlocked(path: Path) -> None:
    first = reopened(path)
    first.protect(Protection.PASSPHRASE, PHRASE)
    first.close()
    thread = StorageThread(path)
    results: list[object] = []
    assert thread.is_locked
    thread.submit(lambda store: store.conversations(), results.append)
    thread.start()
    thread.submit_vault(lambda vault: vault.unlock("wrong one"), results.append)
    thread.submit_vault(lambda vault: vault.unlock(PHRASE), results.append)
    thread.submit_vault(lambda vault: vault.lock(), results.append)
    thread.submit(lambda store: store.conversations(), results.append)
    thread.close()
    kinds = [result.kind if isinstance(result, AppError) else result for result in results]
    wrong, locked = ErrorKind.PASSPHRASE_WRONG, ErrorKind.CONVERSATIONS_LOCKED
    assert kinds == [wrong, None, [], True, locked]


def test_an_incognito_store_is_on_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    vault = reopened(IN_MEMORY)
    fill(store_of(vault))
    assert list(tmp_path.iterdir()) == []
    assert not vault.lock()
    vault.close()


def test_killed_at_any_moment_one_whole_database_is_left(tmp_path: Path) -> None:
    states = [run_round(tmp_path / str(number), share=number / 3) for number in range(3)]
    assert len(states) == 3


def test_the_driver_says_nothing_on_stderr(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from app.storage.keys import DataKey, connect\n"
        "path = Path(sys.argv[1]); one = connect(path, DataKey.random())\n"
        "one.execute('CREATE TABLE t (a)'); one.close()\n"
        "try: connect(path, DataKey.random()).execute('SELECT * FROM t')\n"
        "except Exception as error: print(error)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.db")],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ},
    )
    assert "not a database" in result.stdout
    assert result.stderr == ""
