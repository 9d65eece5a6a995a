"""Exports and imports on their threads: whole or not at all, and the window never waits."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.errors import AppError, ErrorKind
from app.core.transcripts import json_format
from app.core.transcripts.skipping import SkipReason
from app.storage.store import Store
from app.storage.thread import StorageThread
from app.storage.transfer_table import Arrived
from app.viewmodels.exporting import Exported, ExportFormat, Exporting, ExportOrder, Packaging
from app.viewmodels.importing import Importing, ImportState, ImportSummary
from app.viewmodels.relay import StorageRelay
from app.widgets.exports.writers import make_writer
from tests.endurance import import_kills
from tests.helpers.transcripts import IMPORTS, conversation

PATIENCE_MS = 30_000


@pytest.fixture
def storage(qapp: QApplication, tmp_path: Path) -> Iterator[StorageRelay]:
    thread = StorageThread(tmp_path / "conversations.db")
    thread.start()
    yield StorageRelay(thread)
    thread.close()


@pytest.fixture
def importing(storage: StorageRelay) -> Iterator[Importing]:
    importing = Importing(storage)
    yield importing
    importing.close()


@pytest.fixture
def exporting(storage: StorageRelay) -> Iterator[Exporting]:
    exporting = Exporting(storage, make_writer)
    yield exporting
    exporting.close()


def ask(qtbot: QtBot, storage: StorageRelay, work: Callable[[Store], Any]) -> Any:
    answers: list[Any] = []
    storage.submit(work, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    return answers[0]


def read(qtbot: QtBot, importing: Importing, *paths: Path) -> ImportSummary:
    with qtbot.waitSignal(importing.read, timeout=PATIENCE_MS) as signal:
        importing.start(paths)
    assert signal.args is not None
    summary = signal.args[0]
    assert isinstance(summary, ImportSummary)
    return summary


def keep(qtbot: QtBot, importing: Importing, *, with_known: bool = False) -> Any:
    with qtbot.waitSignal(importing.ended, timeout=PATIENCE_MS) as signal:
        importing.keep(with_known=with_known)
    assert signal.args is not None
    return signal.args[0]


def export(qtbot: QtBot, exporting: Exporting, order: ExportOrder) -> Exported | AppError:
    with qtbot.waitSignal(exporting.ended, timeout=PATIENCE_MS) as signal:
        exporting.start(order)
    assert signal.args is not None
    result = signal.args[0]
    assert isinstance(result, Exported | AppError)
    return result


def everything(target: Path, which: ExportFormat, packaging: Packaging) -> ExportOrder:
    return ExportOrder(None, which, packaging, target)


def add(qtbot: QtBot, storage: StorageRelay, *texts: str, title: str = "A talk") -> None:
    def work(store: Store) -> None:
        store.add_arrivals([conversation(*texts, title=title, thoughts="Hm.")])
        store.keep_arrivals(with_known=True)

    ask(qtbot, storage, work)


def test_all_formats_at_once_are_imported(
    qtbot: QtBot, storage: StorageRelay, importing: Importing
) -> None:
    summary = read(qtbot, importing, IMPORTS)
    assert summary.arrived == Arrived(7, 0)
    assert ask(qtbot, storage, lambda store: store.conversations()) == []
    assert keep(qtbot, importing) == 7
    shown = ask(qtbot, storage, lambda store: store.conversations())
    assert [item.title for item in shown[:2]] == ["Une salutation", "Area of a circle"]
    assert shown[1].created_at == 1_760_000_000


def test_the_same_file_again_brings_nothing(
    qtbot: QtBot, storage: StorageRelay, importing: Importing
) -> None:
    for known in (0, 2):
        assert read(qtbot, importing, IMPORTS / "chatgpt.json").arrived == Arrived(2, known)
        assert keep(qtbot, importing) == 2 - known
    read(qtbot, importing, IMPORTS / "chatgpt.json")
    assert keep(qtbot, importing, with_known=True) == 2
    assert len(ask(qtbot, storage, lambda store: store.conversations())) == 4


def test_a_cancelled_import_leaves_nothing(
    qtbot: QtBot, storage: StorageRelay, importing: Importing
) -> None:
    read(qtbot, importing, IMPORTS)
    with qtbot.waitSignal(importing.ended, timeout=PATIENCE_MS) as signal:
        importing.cancel()
    assert signal.args is not None
    assert signal.args[0].kind is ErrorKind.CANCELLED
    assert ask(qtbot, storage, lambda store: list(store._rows("SELECT 1 FROM messages"))) == []
    assert importing.state is ImportState.IDLE


def test_an_import_can_be_cancelled_while_it_reads(
    qtbot: QtBot, storage: StorageRelay, importing: Importing, tmp_path: Path
) -> None:
    path = tmp_path / "many.json"
    talk = json_format.write(conversation(*["words " * 400] * 40))
    path.write_bytes(b"[" + b",".join([talk] * 400) + b"]")
    with qtbot.waitSignal(importing.progress_changed, timeout=PATIENCE_MS):
        importing.start([path])
    with qtbot.waitSignal(importing.ended, timeout=PATIENCE_MS) as signal:
        importing.cancel()
    assert signal.args is not None
    assert signal.args[0].kind is ErrorKind.CANCELLED
    assert ask(qtbot, storage, lambda store: list(store._rows("SELECT 1 FROM conversations"))) == []


def test_what_is_left_out_is_listed(qtbot: QtBot, importing: Importing, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.json").write_text("hello")
    (folder / "b.json").write_text('[{"some": "thing"}, {"mapping": ')
    shutil.copy(IMPORTS / "open_webui.json", folder)
    summary = read(qtbot, importing, folder)
    assert summary.arrived == Arrived(1, 0)
    found = [(skipped.where.partition(",")[0], skipped.reason) for skipped in summary.skipped]
    assert found == [
        ("a.json", SkipReason.NOT_JSON),
        ("b.json", SkipReason.NOT_A_CONVERSATION),
        ("b.json", SkipReason.CUT_OFF),
        ("open_webui.json", SkipReason.ATTACHMENT),
        ("open_webui.json", SkipReason.TOOL_CALL),
    ]
    assert keep(qtbot, importing) == 1


def test_a_missing_file_is_named(qtbot: QtBot, importing: Importing, tmp_path: Path) -> None:
    with qtbot.waitSignal(importing.ended, timeout=PATIENCE_MS) as signal:
        importing.start([tmp_path / "gone.json"])
    assert signal.args is not None
    assert signal.args[0].kind is ErrorKind.IMPORT_UNREADABLE


def test_our_json_comes_back_exactly(
    qtbot: QtBot,
    storage: StorageRelay,
    importing: Importing,
    exporting: Exporting,
    tmp_path: Path,
) -> None:
    read(qtbot, importing, IMPORTS)
    keep(qtbot, importing)
    path = tmp_path / "all.json"
    result = export(qtbot, exporting, everything(path, ExportFormat.JSON, Packaging.ONE_FILE))
    assert result == Exported(path, 7)
    before = json.loads(path.read_bytes())
    assert read(qtbot, importing, path).arrived == Arrived(7, 7)
    ids = ask(qtbot, storage, lambda store: store.conversation_ids())
    ask(qtbot, storage, lambda store: store.move_to_trash(*ids))
    assert keep(qtbot, importing, with_known=True) == 7
    export(qtbot, exporting, everything(path, ExportFormat.JSON, Packaging.ONE_FILE))
    after = json.loads(path.read_bytes())
    assert list(map(bare, after)) == list(map(bare, before))


def bare(record: dict[str, Any]) -> dict[str, Any]:
    """A conversation with ids counted from 1."""
    ids = {None: None} | {item["id"]: n for n, item in enumerate(record["messages"], 1)}
    messages = [
        item | {"id": ids[item["id"]], "parent_id": ids[item["parent_id"]]}
        for item in record["messages"]
    ]
    return record | {"shown": ids[record["shown"]], "messages": messages}


@pytest.mark.parametrize("which", ExportFormat)
def test_each_format_goes_into_a_folder_and_a_zip(
    qtbot: QtBot, storage: StorageRelay, exporting: Exporting, tmp_path: Path, which: ExportFormat
) -> None:
    add(qtbot, storage, "2+2?", "$4$", title="Sum?")
    add(qtbot, storage, "3+3?", "**6**", title="Sum!")
    folder = tmp_path / "out"
    export(qtbot, exporting, everything(folder, which, Packaging.FOLDER))
    names = {f"Sum.{which}", f"Sum!.{which}"}
    assert {path.name for path in folder.iterdir()} == names
    archive = tmp_path / "out.zip"
    export(qtbot, exporting, everything(archive, which, Packaging.ARCHIVE))
    with zipfile.ZipFile(archive) as opened:
        assert set(opened.namelist()) == names
        assert opened.testzip() is None
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_some_conversations_without_thoughts(
    qtbot: QtBot, storage: StorageRelay, exporting: Exporting, tmp_path: Path
) -> None:
    add(qtbot, storage, "2+2?", "4")
    add(qtbot, storage, "3+3?", "6")
    number = ask(qtbot, storage, lambda store: store.conversation_ids())[0]
    path = tmp_path / "one.md"
    order = ExportOrder((number,), ExportFormat.MARKDOWN, Packaging.ONE_FILE, path, False)
    assert export(qtbot, exporting, order) == Exported(path, 1)
    assert "Hm." not in path.read_text()
    assert path.read_text().count("?") == 1


def test_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, storage: StorageRelay, exporting: Exporting, tmp_path: Path
) -> None:
    add(qtbot, storage, "2+2?", "4")
    target = tmp_path / "gone" / "one.md"
    result = export(qtbot, exporting, everything(target, ExportFormat.MARKDOWN, Packaging.ARCHIVE))
    assert isinstance(result, AppError)
    assert result.kind is ErrorKind.FOLDER_NOT_WRITABLE


@pytest.mark.parametrize(
    ("which", "packaging"),
    [
        (ExportFormat.JSON, Packaging.ONE_FILE),
        (ExportFormat.MARKDOWN, Packaging.ARCHIVE),
        (ExportFormat.HTML, Packaging.ARCHIVE),
    ],
)
def test_a_full_disk_leaves_the_old_file(
    qtbot: QtBot,
    storage: StorageRelay,
    exporting: Exporting,
    tmp_path: Path,
    which: ExportFormat,
    packaging: Packaging,
) -> None:
    resource = pytest.importorskip("resource")
    add(qtbot, storage, "2+2?", "".join(map(chr, range(0x4E00, 0x9000))) * 8)
    target = tmp_path / "all.json"
    order = everything(target, which, packaging)
    export(qtbot, exporting, order)  # the conversation has its origin: the database rests
    target.write_text("old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))  # the kernel refuses the rest
    try:
        result = export(qtbot, exporting, order)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert isinstance(result, AppError)
    assert result.kind is ErrorKind.EXPORT_DISK_FULL
    assert target.read_text() == "old"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".all")]


def test_a_cancelled_export_leaves_nothing(
    qtbot: QtBot, storage: StorageRelay, exporting: Exporting, tmp_path: Path
) -> None:
    for number in range(30):
        add(qtbot, storage, *["# A heading\n\nWords $x^2$.\n\n" * 40] * 6, title=str(number))
    folder = tmp_path / "out"
    with qtbot.waitSignal(exporting.progress_changed, timeout=PATIENCE_MS):
        exporting.start(everything(folder, ExportFormat.PDF, Packaging.FOLDER))
    with qtbot.waitSignal(exporting.ended, timeout=PATIENCE_MS) as signal:
        exporting.cancel()
    assert signal.args is not None
    assert signal.args[0].kind is ErrorKind.CANCELLED
    assert not folder.exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out")]


def test_an_exported_file_is_the_users_own(
    qtbot: QtBot, storage: StorageRelay, exporting: Exporting, tmp_path: Path
) -> None:
    add(qtbot, storage, "2+2?", "4")
    target = tmp_path / "all.json"
    export(qtbot, exporting, everything(target, ExportFormat.JSON, Packaging.ONE_FILE))
    assert stat.S_IMODE(target.stat().st_mode) & 0o077 == 0


def test_a_kill_leaves_all_or_nothing(tmp_path: Path) -> None:
    file = tmp_path / "talks.json"
    import_kills.write_file(file)
    ends = [
        import_kills.run_round(tmp_path / f"{number}.db", file, share)
        for number, share in enumerate((0.12, 0.3))
    ]
    assert set(ends) <= {"all", "nothing"}
