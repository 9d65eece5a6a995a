"""The bundle's other roles; its window is tried by ``packaging/smoke_test.py``.

``make smoke`` runs these on the bundle that it has just made.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from app import __version__
from app.hub.link import HubLink
from tests.helpers.loopback_hub import LoopbackHub, gguf_bytes
from tests.hub.support import FILE, REPO, Recorder

_FOLDER = os.environ.get("PENSEUR_BUNDLE", "")
PROGRAM = str(Path(_FOLDER) / "penseur")
pytestmark = pytest.mark.skipif(not _FOLDER, reason="PENSEUR_BUNDLE names no bundle: make smoke")


def _run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    names = {"PENSEUR_HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [PROGRAM, *arguments], env=names, capture_output=True, text=True, check=False
    )


def test_it_says_its_version(tmp_path: Path) -> None:
    assert _run(tmp_path, "--version").stdout == f"Penseur {__version__}\n"


def test_it_answers_in_a_terminal(tmp_path: Path) -> None:
    result = _run(tmp_path, "ask", "What is 4728 + 356?", "--temperature", "0")
    assert result.returncode == 0, result.stderr
    assert "5084" in result.stdout


def test_it_says_that_there_is_no_screen(tmp_path: Path) -> None:
    result = _run(tmp_path)
    assert result.returncode == 2
    assert "screen" in result.stderr


def test_its_download_process_downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    recorder, data = Recorder(), gguf_bytes(200_000)
    log = tmp_path / "downloader.log"
    with LoopbackHub() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        hub.add_file(REPO, FILE, data)
        link = HubLink(recorder, log, [PROGRAM, "--downloader", str(log)])
        job = link.start_download(REPO, FILE, tmp_path / "Models", endpoint=hub.endpoint)
        finished = recorder.finished(job)
        link.close()
    assert Path(finished.path).read_bytes() == data
