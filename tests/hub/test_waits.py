"""Waits that take real work to bring about: names that nobody resolves, disks that take their time.

The other states in which a cancel must be felt are in ``test_process``.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.hub.link import HubLink
from app.hub.protocol import DownloadState
from app.system.child_process import role_command
from tests.helpers.loopback_hub import LoopbackHub, gguf_bytes
from tests.hub.conftest import LocalDownloads
from tests.hub.support import FILE, REPO, Recorder
from tests.hub.test_process import CANCEL_LIMIT_S, assert_cancel_is_felt

NAME_SERVER = "127.9.9.9"


@pytest.fixture
def silent_name_server(tmp_path: Path) -> Iterator[socket.socket]:
    """Gets questions and answers none; ``resolv.conf`` in ``tmp_path`` names it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        try:
            server.bind((NAME_SERVER, 53))
            subprocess.run(["unshare", "--mount", "true"], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("needs the rights to be a name server and to have its own mounts")
        settings = f"nameserver {NAME_SERVER}\noptions timeout:30 attempts:3\n"
        (tmp_path / "resolv.conf").write_text(settings)
        server.settimeout(20)
        yield server


@pytest.mark.skipif(sys.platform != "linux", reason="needs a mount of its own")
def test_cancel_is_felt_while_a_name_is_resolved(
    recorder: Recorder, tmp_path: Path, silent_name_server: socket.socket
) -> None:
    unshare = shutil.which("unshare")
    assert unshare is not None
    script = 'mount --bind "$0" /etc/resolv.conf && exec "$@"'
    role = [*role_command("--downloader"), str(tmp_path / "log")]
    command = [unshare, "--mount", "sh", "-c", script, str(tmp_path / "resolv.conf"), *role]
    link = HubLink(recorder, tmp_path / "log", command)
    job = link.start_download(REPO, FILE, tmp_path / "Models", endpoint="http://hub.example")
    question, _ = silent_name_server.recvfrom(512)
    assert b"\x03hub\x07example" in question
    assert_cancel_is_felt(link, recorder, job)
    link.close()


def test_cancel_is_felt_while_the_disk_takes_its_time(
    hub: LoopbackHub,
    downloads: LocalDownloads,
    recorder: Recorder,
    models: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sha256 = hub.add_file(REPO, FILE, gguf_bytes(100_000))
    is_asked, may_return = threading.Event(), threading.Event()

    def slow_fsync(_: int) -> None:
        is_asked.set()
        may_return.wait(20)

    monkeypatch.setattr(os, "fsync", slow_fsync)  # a disk this slow can't be had on demand
    job = downloads.start()
    assert is_asked.wait(20)
    assert recorder.wait_for_state(job, DownloadState.VERIFYING)
    began = time.monotonic()
    downloads.cancel(job)
    assert recorder.failed(job).kind is ErrorKind.CANCELLED
    assert time.monotonic() - began < CANCEL_LIMIT_S
    may_return.set()
    assert (models / ".downloads" / f"{sha256}.part").stat().st_size == 100_000
