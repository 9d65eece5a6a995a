"""The icon in the tray: on a real X server, a real bus, with a tray that the test plays."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.threading import DBusRouter, open_dbus_connection
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.declarations import Page
from tests.helpers.desktop_services import Answer, Desktop, private_bus
from tests.helpers.person import Person, paths_below

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 40
WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"

# The program itself; it tells what becomes of its window, and does what is written to it.
_WATCHED = """
import sys, threading
from PySide6.QtCore import QEvent, QObject, Signal
from app import main
from app.widgets.desktop import manners
class Remote(QObject):
    said = Signal(str)
    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and not event.spontaneous():
            print(watched.objectName() or "window", event.type().name, flush=True)
        return False
remote = Remote()
answer_starts = manners.DesktopManners.answer_starts
def listening(self, request):
    answer_starts(self, request)
    self._program.window.installEventFilter(remote)
    self.quick_ask.setObjectName("quick")
    self.quick_ask.installEventFilter(remote)
    does = {"close": self._program.window.close, "quit": self.quit}
    remote.said.connect(lambda line: does[line]())
    read = lambda: [remote.said.emit(line.strip()) for line in sys.stdin]
    threading.Thread(target=read, daemon=True).start()
    print("tray", self.tray is not None and self.tray.is_there, flush=True)
manners.DesktopManners.answer_starts = listening
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.fixture
def display() -> Iterator[str]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (Debian's package xvfb)")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24", "-noreset"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def watcher() -> dict[str, Answer]:
    return {
        "Get": lambda _desktop, _call: ("v", (("b", True),)),
        "GetAll": lambda _desktop, _call: (
            "a{sv}",
            ({"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)},),
        ),
        "RegisterStatusNotifierItem": lambda _desktop, _call: ("", ()),
    }


def test_the_window_is_closed_to_the_tray_and_comes_back(
    tmp_path: Path, display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {"shows_tray": True, "closes_to_tray": True, "was_welcomed": True}
    paths_below(tmp_path).settings.write_text(json.dumps(wanted))
    with private_bus(monkeypatch) as address:
        tray = Desktop(address, [WATCHER], watcher())
        environment = {**os.environ, "DISPLAY": display, "PENSEUR_HOME": str(tmp_path)}
        environment |= {"QT_QPA_PLATFORM": "xcb"}
        environment.pop("XDG_CURRENT_DESKTOP", None)
        program = subprocess.Popen(
            [sys.executable, "-c", _WATCHED],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        try:
            _go_through(program, tray, address)
        finally:
            if program.poll() is None:
                for child in psutil.Process(program.pid).children(recursive=True):
                    child.kill()
                program.kill()
            program.communicate()
            tray.close()


def _go_through(program: subprocess.Popen[str], tray: Desktop, address: str) -> None:
    assert program.stdout is not None
    assert program.stdin is not None
    assert program.stdout.readline() == "tray True\n"
    item = _registered(tray)
    program.stdin.write("close\n")
    assert program.stdout.readline() == "window Hide\n"
    connection = open_dbus_connection(address)
    with DBusRouter(connection) as router:
        place = DBusAddress("/StatusNotifierItem", item, ITEM)
        for method, becomes in (("Activate", "window Show"), ("SecondaryActivate", "quick Show")):
            router.send_and_get_reply(new_method_call(place, method, "ii", (0, 0)), timeout=10)
            assert program.stdout.readline() == f"{becomes}\n"
    connection.close()
    program.stdin.write("quit\n")
    assert program.wait(PATIENCE_S) == 0


def _registered(tray: Desktop) -> str:
    while True:
        try:
            member, body = tray.asked.get(timeout=PATIENCE_S)
        except queue.Empty:
            pytest.fail("no icon came")
        if member == "RegisterStatusNotifierItem":
            return str(body[0])


def test_a_desktop_without_a_tray_is_told_of(person: Person) -> None:
    person.program.change_settings(shows_tray=True, closes_to_tray=True)
    assert "This desktop has no tray" in person.window.notice.text
    person.window.close()
    assert person.window.isHidden()
    assert person.program.desktop.tray is not None
    assert not person.program.desktop._stays_in_tray


def test_the_settings_say_which_of_them_the_desktop_does_not_let_be_obeyed(person: Person) -> None:
    dialog = person.program.show_settings(Page.DESKTOP)
    rows = dialog.pages[Page.DESKTOP].form.rows
    tray, keys = rows["shows_tray"], rows["quick_ask_keys"]
    tray.control.toggle()
    assert "This desktop has no tray" in tray.answer.text()
    QTest.keyClicks(keys.control.edit, "ctrl+alt+q")
    QTest.keyClick(keys.control.edit, Qt.Key.Key_Return)
    assert "This system gives no keys" in keys.answer.text()
    person.program.speak("fr")
    assert "zone de notification" in tray.answer.text()
    person.program.speak("en")
    tray.control.toggle()
    keys.reset.click()
    assert not tray.answer.text() + keys.answer.text()
