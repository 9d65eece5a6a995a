"""Kills the program while it imports: afterwards all of the import is there, or nothing.

The child imports a file and keeps it, as the window does. After a kill the database is opened
again: what had not been kept must be gone, in the list and in the tables.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from app.core.transcripts import json_format
from app.storage.store import Store
from tests.helpers.transcripts import conversation

ROUNDS = 100
CONVERSATIONS = 150
_LONGEST_S = 1.2
_CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.storage.thread import StorageThread
from app.viewmodels.importing import Importing
from app.viewmodels.relay import StorageRelay

application = QCoreApplication([])
thread = StorageThread(Path(sys.argv[1]))
thread.start()
importing = Importing(StorageRelay(thread))
importing.read.connect(lambda summary: importing.keep(with_known=True))
importing.ended.connect(lambda result: application.quit())
importing.start([Path(sys.argv[2])])
print("started", flush=True)
application.exec()
importing.close()
thread.close()
"""


def write_file(path: Path) -> None:
    """A file of some size to import."""
    talks = (
        conversation(*["words and more words " * 50] * 30, title=f"Talk {number}")
        for number in range(CONVERSATIONS)
    )
    path.write_bytes(b"[" + b",".join(map(json_format.write, talks)) + b"]")


def run_round(database: Path, file: Path, share: float) -> str:
    """Kill one child and look at what it left.

    Args:
        database: to be made.
        file: to import.
        share: of the time that the import may take, after which it is killed.

    Returns:
        ``"all"`` or ``"nothing"``.
    """
    command = [sys.executable, "-c", _CHILD, str(database), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        try:
            child.wait(share * _LONGEST_S)
        except subprocess.TimeoutExpired:
            child.kill()
    store = Store(database)
    kept = len(store.conversation_ids())
    rows = next(store._rows("SELECT count(*) FROM messages"))[0]
    store.close()
    assert kept in (0, CONVERSATIONS), f"{kept} of {CONVERSATIONS} conversations"
    assert rows == kept * 30, f"{rows} messages of {kept} conversations"
    return "all" if kept else "nothing"


def run() -> str:
    """All rounds; returns the line to print."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "talks.json"
        write_file(file)
        ends = [
            run_round(Path(folder) / f"{number}.db", file, random.random())
            for number in range(ROUNDS)
        ]
    counts = ", ".join(f"{ends.count(end)} {end}" for end in ("nothing", "all"))
    return f"import_kills: {ROUNDS} kills, never half an import ({counts})"
