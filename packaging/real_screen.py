"""Presses keys in a window on the real screen of Windows or macOS, as ``VirtualScreen`` does.

On macOS the program that runs this needs the right to control the computer (System Settings,
Privacy & Security, Accessibility).
"""

from __future__ import annotations

import subprocess
import sys
import time
from types import TracebackType
from typing import ClassVar, Self

SETTLE_S = 4.0
"""Nobody looks at this screen: what was asked for is given time instead."""


class RealScreen:
    """The keyboard of the screen; a context manager.

    Attributes:
        environment: what a program needs to find it: nothing.
    """

    environment: ClassVar[dict[str, str]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def find_window(
        self, title: str, timeout_s: float = 60, owner: subprocess.Popen[bytes] | None = None
    ) -> str:
        """Wait for a window with this in its title and give it the keyboard.

        Raises:
            TimeoutError: there is none.
            RuntimeError: its owner has ended.
        """
        end = time.monotonic() + timeout_s
        while not self._activate(title):
            if owner is not None and owner.poll() is not None:
                raise RuntimeError(f"the program ended with {owner.returncode}, without a window")
            if time.monotonic() > end:
                raise TimeoutError(f"waited {timeout_s:.0f} s for a window named {title}")
            self.let_settle()
        self.let_settle()
        return title

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        if sys.platform == "win32":
            self._send("".join(f"{{{c}}}" if c in "+^%~(){}[]" else c for c in text))
        else:
            self._tell(f'keystroke "{text}"')
        self.let_settle()

    def press(self, keys: str) -> None:
        """Press keys together, for example ``ctrl+q``; the command key on macOS."""
        *held, key = keys.split("+")
        if sys.platform == "win32":
            named = {"Return": "{ENTER}", "space": " "}.get(key, key)
            self._send("".join({"ctrl": "^", "shift": "+"}[name] for name in held) + named)
        else:
            named = {"Return": "return", "space": "space"}.get(key, f'"{key}"')
            names = [{"ctrl": "command down", "shift": "shift down"}[name] for name in held]
            using = f" using {{{', '.join(names)}}}" if names else ""
            self._tell(f"keystroke {named}{using}")

    def let_settle(self) -> None:
        """Give the program time."""
        time.sleep(SETTLE_S)

    def _activate(self, title: str) -> bool:
        if sys.platform == "win32":
            command = f"exit -not (New-Object -ComObject WScript.Shell).AppActivate('{title}')"
            return self._run("powershell", "-Command", command)
        process = f'(first process whose name is "{title.lower()}")'
        return self._tell(f"set frontmost of {process} to true")

    def _send(self, keys: str) -> None:
        quoted = keys.replace("'", "''")
        command = f"(New-Object -ComObject WScript.Shell).SendKeys('{quoted}')"
        self._run("powershell", "-Command", command)

    def _tell(self, what: str) -> bool:
        return self._run("osascript", "-e", f'tell application "System Events" to {what}')

    def _run(self, *command: str) -> bool:
        return subprocess.run(command, check=False).returncode == 0
