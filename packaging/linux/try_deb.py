"""Tries a Debian package on a clean Debian 12: install, use, upgrade, use, remove.

    python packaging/linux/try_deb.py FOLDER MIRROR OLD.deb NEW.deb [--pictures FOLDER]

As root. FOLDER becomes a minimal system (debootstrap) with nothing of ours but the package and what
it depends on; a second user there starts the program by its menu entry, as in smoke_test.py. The
settings of apt on this machine are copied, since a closed network needs them.
"""

from __future__ import annotations

import argparse
import configparser
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smoke_test import Person, VirtualScreen, converse, go_on

USER = "person"
ENTRY = Path("usr/share/applications/penseur.desktop")
COPIED = (
    *("/etc/ssl/certs", "/etc/apt/sources.list.d/debian.sources", "/etc/apt/apt.conf.d"),
    *("/etc/resolv.conf", "/etc/hosts", "/usr/share/keyrings"),
)
ENVIRONMENT = {
    "HOME": f"/home/{USER}",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "LANGUAGE": "en",
}


class Machine:
    """A Debian system in a folder, entered with chroot."""

    def __init__(self, root: Path, mirror: str) -> None:
        """Make it if it is not there, and take the program off it if it is."""
        self.root = root
        if not (root / "usr/bin/apt-get").exists():
            command = ["debootstrap", "--variant=minbase", "bookworm", str(root), mirror]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for name in COPIED:
            source, target = Path(name), root / name.lstrip("/")
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            elif source.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        for kind, folder in (("proc", "proc"), ("devpts", "dev/pts")):
            subprocess.run([_tool("mount"), "-t", kind, kind, str(root / folder)], check=True)
        self.run("apt-get", "purge", "-qq", "-y", "penseur", is_quiet=True)
        self.run("apt-get", "autoremove", "-qq", "-y", "--purge", is_quiet=True)
        self.run("userdel", "--remove", USER, is_quiet=True)
        self.run("useradd", "--create-home", USER)

    def run(self, *command: str, is_quiet: bool = False) -> str:
        """Run a command as root; what it prints."""
        names = {"DEBIAN_FRONTEND": "noninteractive", "PATH": os.defpath + ":/usr/sbin:/sbin"}
        proxies = {name: value for name, value in os.environ.items() if "proxy" in name.lower()}
        done = subprocess.run(
            [_tool("chroot"), str(self.root), *command],
            env={**proxies, **names},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode and not is_quiet:
            raise RuntimeError(f"{shlex.join(command)}: {done.stdout}{done.stderr}")
        return done.stdout

    def install(self, package: Path) -> None:
        """Install a package with what it depends on, nothing that it only recommends."""
        shutil.copy(package, self.root / "root" / package.name)
        self.run("apt-get", "update", "-qq")
        options = ("-qq", "-y", "--no-install-recommends")
        self.run("apt-get", "install", *options, f"/root/{package.name}")

    def menu_command(self) -> list[str]:
        """What the menu entry starts, for the second user."""
        entry = configparser.ConfigParser(interpolation=None)
        entry.read(self.root / ENTRY, encoding="utf-8")
        words = shlex.split(entry["Desktop Entry"]["Exec"])
        program = [word for word in words if not word.startswith("%")]
        return [_tool("chroot"), f"--userspec={USER}:{USER}", str(self.root), *program]


def try_packages(machine: Machine, person: Person, old: Path, new: Path) -> None:
    """Install the old package, talk; upgrade, go on talking; remove."""
    machine.install(old)
    print("installed", installed_version(machine))
    person.command = machine.menu_command()
    converse(person)
    print("started by its menu entry, asked, answered, started again")
    machine.install(new)
    print("upgraded to", installed_version(machine))
    go_on(person)
    print("the conversation is there and goes on")
    machine.run("apt-get", "purge", "-qq", "-y", "penseur")
    for path in ("usr/lib/penseur", "usr/bin/penseur", ENTRY):
        assert not (machine.root / path).exists(), f"still there: {path}"
    assert person.database.exists(), "the conversations went with the program"
    print("removed; the conversations are still there")


def _tool(name: str) -> str:
    path = shutil.which(name)
    assert path is not None, f"{name} is missing"
    return path


def installed_version(machine: Machine) -> str:
    """That of the installed package; also what the program says."""
    version = machine.run("dpkg-query", "-W", "-f", "${Version}", "penseur")
    return f"{version} ({machine.run('penseur', '--version').strip()})"


def main() -> int:
    """Run the steps in a mount namespace of their own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("root", type=Path)
    parser.add_argument("mirror")
    parser.add_argument("packages", type=Path, nargs=2, metavar="DEB")
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    if "PENSEUR_TRIED_APART" not in os.environ:  # mounts end with the process
        os.environ["PENSEUR_TRIED_APART"] = "1"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])  # noqa: S606, S607
    machine = Machine(options.root.resolve(), options.mirror)
    data = machine.root / "home" / USER / ".local" / "share" / "Penseur"
    with VirtualScreen() as screen:
        person = Person(screen, [], ENVIRONMENT, data / "conversations.db", options.pictures)
        try_packages(machine, person, *options.packages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
