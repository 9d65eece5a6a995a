"""The single file for Linux, with a small program in place of the bundle."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.packaging.scripts import PACKAGING

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("xz") is None, reason="needs Linux and xz"
)


@dataclass
class Machine:
    """A home folder, and files to install from."""

    home: Path
    files: dict[str, Path]

    def run(self, version: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the file of a version."""
        return self._run("sh", str(self.files[version]), *arguments)

    def menu_entry(self) -> Path:
        """Where the entry of the menu is."""
        return self.home / ".local" / "share" / "applications" / "penseur.desktop"

    def start_from_menu(self) -> str:
        """What the program prints that the entry starts."""
        lines = self.menu_entry().read_text(encoding="utf-8").splitlines()
        command = next(line for line in lines if line.startswith("Exec=")).removeprefix("Exec=")
        return self._run(*[word for word in shlex.split(command) if word != "%F"]).stdout

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        names = {"HOME": str(self.home), "PATH": os.environ["PATH"]}
        return subprocess.run(command, env=names, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file to install from for each of two versions."""
    folder = tmp_path_factory.mktemp("run files")
    made = {}
    for version in ("1.0.0", "1.1.0"):
        bundle = folder / version / "penseur"
        (bundle / "lib").mkdir(parents=True)
        shutil.copy("/bin/sleep", bundle / "lib" / "sleep")
        program = bundle / "penseur"
        program.write_text(f"#!/bin/sh\necho Penseur {version}\n", encoding="utf-8")
        program.chmod(0o755)
        result = subprocess.run(
            [str(PACKAGING / "linux" / "build_run.sh"), str(bundle), version, str(folder)],
            env={**os.environ, "PYTHON": sys.executable},
            capture_output=True,
            text=True,
            check=True,
        )
        made[version] = Path(result.stdout.strip())
    return made


@pytest.fixture
def machine(tmp_path: Path, files: dict[str, Path]) -> Machine:
    """An empty home."""
    home = tmp_path / "a home"
    home.mkdir()
    return Machine(home, files)


def test_it_installs_and_starts(machine: Machine) -> None:
    result = machine.run("1.0.0")
    assert result.returncode == 0, result.stderr
    assert "Penseur 1.0.0\n" in result.stdout
    assert machine.start_from_menu() == "Penseur 1.0.0\n"
    assert (machine.home / ".local/bin/penseur").exists()
    assert (machine.home / ".local/share/icons/hicolor/48x48/apps/penseur.png").exists()


def test_an_upgrade_takes_the_place_of_the_older_one(machine: Machine) -> None:
    machine.run("1.0.0", "--no-start")
    machine.run("1.1.0", "--no-start")
    assert machine.start_from_menu() == "Penseur 1.1.0\n"
    assert not (machine.home / ".local/share/penseur-app/1.0.0").exists()


def test_a_damaged_file_changes_nothing(machine: Machine, tmp_path: Path) -> None:
    machine.run("1.0.0", "--no-start")
    damaged = tmp_path / "damaged.run"
    damaged.write_bytes(machine.files["1.1.0"].read_bytes()[:-100])
    machine.files = {"damaged": damaged}
    result = machine.run("damaged", "--no-start")
    assert result.returncode == 1
    assert "Download it again" in result.stderr
    assert machine.start_from_menu() == "Penseur 1.0.0\n"


def test_a_running_program_is_left_alone(machine: Machine) -> None:
    machine.run("1.0.0", "--no-start")
    program = machine.home / ".local/share/penseur-app/1.0.0/lib/sleep"
    with subprocess.Popen([str(program), "60"]) as running:
        for arguments in (["--no-start"], ["--uninstall"]):
            result = machine.run("1.1.0", *arguments)
            assert result.returncode == 1
            assert "Penseur is running" in result.stderr
        running.kill()
    assert machine.start_from_menu() == "Penseur 1.0.0\n"


def test_it_goes_away_again_but_not_what_was_said(machine: Machine) -> None:
    machine.run("1.0.0", "--no-start")
    said = machine.home / ".local/share/Penseur/conversations.db"
    said.parent.mkdir()
    said.write_text("kept")
    uninstaller = machine.home / ".local/share/penseur-app/uninstall.sh"
    machine.files = {"uninstaller": uninstaller}
    result = machine.run("uninstaller", "--uninstall")
    assert result.returncode == 0, result.stderr
    assert not uninstaller.parent.exists()
    assert not machine.menu_entry().exists()
    assert not list((machine.home / ".local/share/icons").rglob("penseur.*"))
    assert not (machine.home / ".local/bin/penseur").is_symlink()
    assert said.read_text() == "kept"


def test_help_says_what_it_can_do(machine: Machine) -> None:
    result = machine.run("1.0.0", "--help")
    assert "--uninstall" in result.stdout
    assert not (machine.home / ".local").exists()
