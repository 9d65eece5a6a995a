"""A real AT-SPI client on a virtual screen hears what the program announces.

Wants ``Xvfb``, ``dbus-run-session``, ``dbus-monitor`` and ``at-spi2-core``; says so where they are
missing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_REGISTRY = Path("/usr/libexec/at-spi2-registryd")
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_PROGRAMS = ("xvfb-run", "dbus-run-session", "dbus-monitor", "gdbus")
_LIMIT_S = 180
_EXPECTED = (
    "Thinking",
    "Answering",
    "Answer finished",
    "Copied",
    "The disk is full. Make room, then try again.",
    "The model repeats itself.",
)
_SESSION = """
trap 'kill $(jobs -p) 2>/dev/null' EXIT
{launcher} --launch-immediately &
for _ in $(seq 100); do
    address=$(gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
        --method org.a11y.Bus.GetAddress 2>/dev/null | sed "s/^('//;s/',)$//")
    [ -n "$address" ] && break
    sleep 0.1
done
{registry} &
dbus-monitor --address "$address" "interface='org.a11y.atspi.Event.Object'" > "$HEARD" &
{python} -m tests.endurance.screen_reader listen "$address" &
{python} -m tests.endurance.screen_reader speak
"""


def run() -> str:
    """Start everything, and compare what was heard.

    Returns:
        a line with counts.
    """
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    missing += [str(path) for path in (_REGISTRY, _LAUNCHER) if not path.exists()]
    if missing:
        return f"screen reader: not run, {', '.join(missing)} missing"
    script = _SESSION.format(launcher=_LAUNCHER, registry=_REGISTRY, python=sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        heard = Path(folder) / "heard.txt"
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_RUNTIME_DIR": folder,
            "HEARD": str(heard),
        }
        subprocess.run(
            ["xvfb-run", "-a", "dbus-run-session", "--", "bash", "-c", script],
            env=environment,
            check=True,
            timeout=_LIMIT_S,
            stderr=subprocess.DEVNULL,
        )
        text = heard.read_text(errors="replace")
    said = re.findall(r'member=Announcement\n.*\n.*\n.*\n\s*variant\s+string "(.*)"', text)
    assert said == list(_EXPECTED), said
    return f"screen reader: {len(said)} of {len(_EXPECTED)} announcements heard over AT-SPI"


def _listen(address: str) -> None:
    """Be a client that wants announcements: without one Qt sends none."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(address, "accessibility")
    request = QDBusMessage.createMethodCall(
        "org.a11y.atspi.Registry",
        "/org/a11y/atspi/registry",
        "org.a11y.atspi.Registry",
        "RegisterEvent",
    )
    request.setArguments(["object:announcement", ["name"], ""])
    bus.call(request)
    application.exec()


def _speak() -> None:
    """Ask, copy, and let two things go wrong."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.widgets.offered_actions import MessageAction
    from tests.helpers.person import Person, paths_below

    application = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        person = Person(application, paths_below(Path(home)))
        person.wait_for_model()
        QTest.qWait(_SETTLED_MS)
        person.ask_and_wait("What is 4728 + 356?")
        row = person.answer_widget.actions_row
        assert row is not None
        row.triggered.emit(MessageAction.COPY)
        person.window.notice.tell(_EXPECTED[-2])
        person.answer_widget.pane.show_loop_warning(_EXPECTED[-1])
        QTest.qWait(_SETTLED_MS)
        person.leave()


_SETTLED_MS = 2_000
"""Until the bus knows the program, and has all that it said."""

if __name__ == "__main__":
    if sys.argv[1] == "listen":
        _listen(sys.argv[2])
    else:
        _speak()
