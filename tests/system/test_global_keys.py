"""Keys that work in all programs: how they are written, and X11's, pressed on a real server."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
from collections.abc import Iterator, Mapping

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.global_keys import GlobalKeys, are_keys, parse_keys
from app.system.portal_keys import PortalKeys
from app.system.session_bus import SessionBus
from app.system.x11_keys import X11Keys
from tests.helpers.desktop_services import Answer, Desktop, private_bus

PATIENCE_S = 20


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ctrl+Alt+Space", GlobalKeys(("Ctrl", "Alt"), "Space")),
        (" alt + ctrl + k ", GlobalKeys(("Ctrl", "Alt"), "K")),
        ("F9", GlobalKeys((), "F9")),
        ("Meta+Shift+1", GlobalKeys(("Shift", "Meta"), "1")),
        ("Space", None),
        ("Shift+A", None),
        ("Ctrl+", None),
        ("Ctrl+F13", None),
        ("Hyper+A", None),
        ("Ctrl+AB", None),
    ],
)
def test_keys_are_read_as_people_write_them(text: str, keys: GlobalKeys | None) -> None:
    assert parse_keys(text) == keys
    assert are_keys(text) == (keys is not None)
    assert keys is None or parse_keys(str(keys)) == keys


def test_no_keys_are_allowed() -> None:
    assert are_keys("")


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An X server of this test."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("Xvfb and xdotool are not both installed (Debian's packages of these names)")
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "320x240x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as said:
        monkeypatch.setenv("DISPLAY", f":{said.readline().strip()}")
    try:
        yield os.environ["DISPLAY"]
    finally:
        server.terminate()
        server.wait()


def press(keys: str) -> None:
    subprocess.run(["xdotool", "key", keys], check=True, timeout=PATIENCE_S)


def test_a_key_is_heard_until_it_is_given_back(display: str) -> None:
    heard: queue.SimpleQueue[str] = queue.SimpleQueue()
    grabbed = X11Keys(GlobalKeys(("Ctrl", "Alt"), "K"), lambda: heard.put("k"))
    press("k")
    press("ctrl+alt+j")
    press("ctrl+alt+k")
    assert heard.get(timeout=PATIENCE_S) == "k"
    with pytest.raises(AppError) as taken:
        X11Keys(GlobalKeys(("Ctrl", "Alt"), "K"), lambda: None)
    assert taken.value.kind is ErrorKind.KEYS_TAKEN
    assert taken.value.details == {"keys": "Ctrl+Alt+K"}
    grabbed.close()
    again = X11Keys(GlobalKeys(("Ctrl", "Alt"), "K"), lambda: heard.put("again"))
    press("Num_Lock")
    press("ctrl+alt+k")
    assert heard.get(timeout=PATIENCE_S) == "again"
    again.close()
    assert heard.empty()


@pytest.mark.parametrize("key", ["Space", "F12", "7", "Return"])
def test_every_kind_of_key_has_a_place_on_the_keyboard(display: str, key: str) -> None:
    X11Keys(GlobalKeys(("Meta",), key), lambda: None).close()


def test_without_a_server_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":9876")
    with pytest.raises(AppError) as refusal:
        X11Keys(GlobalKeys(("Ctrl",), "K"), lambda: None)
    assert refusal.value.kind is ErrorKind.KEYS_UNAVAILABLE


# Wayland's, of a portal that the test plays

PORTAL = "org.freedesktop.portal.Desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.portal.Request"
PATH = "/org/freedesktop/portal/desktop"


def _portal(code: int) -> dict[str, Answer]:
    """A portal whose user agrees (0) or refuses (1)."""

    def respond(desktop: Desktop, call: object, results: Mapping[str, object]) -> str:
        from jeepney import HeaderFields

        sender = call.header.fields[HeaderFields.sender].removeprefix(":").replace(".", "_")  # type: ignore[attr-defined]
        token = call.body[-1]["handle_token"][1]  # type: ignore[attr-defined]
        path = f"{PATH}/request/{sender}/{token}"
        desktop.emit(path, REQUEST, "Response", "ua{sv}", code, results)
        return path

    def create(desktop: Desktop, call: object) -> tuple[str, tuple[object, ...]]:
        handle = {"session_handle": ("s", f"{PATH}/session/1")}
        return "o", (respond(desktop, call, handle),)

    def bind(desktop: Desktop, call: object) -> tuple[str, tuple[object, ...]]:
        return "o", (respond(desktop, call, {}),)

    return {
        "CreateSession": create,
        "BindShortcuts": bind,
        "Close": lambda _desktop, _call: ("", ()),
    }


def test_the_portal_is_asked_and_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: queue.SimpleQueue[str] = queue.SimpleQueue()
    with private_bus(monkeypatch) as address:
        desktop, bus = Desktop(address, [PORTAL], _portal(0)), SessionBus()
        keys = GlobalKeys(("Ctrl", "Meta"), "Space")
        bound = PortalKeys(bus, keys, "Ask", heard.put, lambda: heard.put("refused"))
        assert desktop.asked.get(timeout=PATIENCE_S)[0] == "CreateSession"
        member, body = desktop.asked.get(timeout=PATIENCE_S)
        assert member == "BindShortcuts"
        ((name, what),) = body[1]
        assert what["preferred_trigger"] == ("s", "CTRL+LOGO+space")
        assert what["description"] == ("s", "Ask")
        session = f"{PATH}/session/1"
        token = {"activation_token": ("s", "token")}
        for home in (f"{PATH}/session/2", session):  # the first is another program's
            desktop.emit(PATH, SHORTCUTS, "Activated", "osta{sv}", home, name, 1, token)
        assert heard.get(timeout=PATIENCE_S) == "token"
        bound.close()
        assert desktop.asked.get(timeout=PATIENCE_S)[0] == "Close"
        assert heard.empty()
        bus.close()
        desktop.close()


def test_a_refusal_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    refused: queue.SimpleQueue[str] = queue.SimpleQueue()
    keys = GlobalKeys(("Ctrl",), "K")
    with private_bus(monkeypatch) as address:
        desktop, bus = Desktop(address, [PORTAL], _portal(1)), SessionBus()
        PortalKeys(bus, keys, "Ask", refused.put, lambda: refused.put("by the user"))
        assert refused.get(timeout=PATIENCE_S) == "by the user"
        desktop.close()
        bus.close()
        bare = SessionBus()
        PortalKeys(bare, keys, "Ask", refused.put, lambda: refused.put("no portal"))
        assert refused.get(timeout=PATIENCE_S) == "no portal"
        bare.close()
