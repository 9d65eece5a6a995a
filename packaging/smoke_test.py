"""Tries a bundle as a person would: start, ask, read, quit, start again, go on.

    python packaging/smoke_test.py [--pictures FOLDER] PROGRAM [ARGUMENT ...]

On Linux the window is on a virtual screen (Xvfb, xdotool): keys are pressed, and what happened is
read from the screen and from the database. On other systems keys go to the real screen
(real_screen.py), which is not looked at.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from real_screen import RealScreen

from tests.helpers.virtual_screen import VirtualScreen, wait_until

QUESTION, RESULT = "What is 4728 + 356?", "5084"
NEXT_QUESTION, NEXT_RESULT = "What is 1789 + 236?", "2025"
SEARCHED = "4728"
TITLE = "Penseur"
UPPER_ROWS = slice(150, 600)
"""Of the screen: there no text cursor blinks."""
STILL_S = 1.0
MANY_COLOURS = 30
"""Text with smooth edges has more; an empty window does not."""
START_S, ANSWER_S, END_S = 60, 90, 30


@dataclass
class Person:
    """Somebody in front of a screen.

    Attributes:
        screen: where its window is.
        command: starts the program.
        environment: of the program.
        database: where it keeps conversations.
        pictures: where pictures of the screen go; ``None`` for nowhere.
    """

    screen: VirtualScreen | RealScreen
    command: Sequence[str]
    environment: dict[str, str]
    database: Path
    pictures: Path | None = None

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Start the program and wait for its window; quit it and see it end well."""
        environment = {**self.environment, **self.screen.environment}
        process = subprocess.Popen(self.command, env=environment)
        try:
            self.screen.find_window(TITLE, START_S, process)
            wait_until(self._has_contents, START_S, "the window's contents")
            yield
            self.screen.find_window(TITLE)
            self.screen.press("ctrl+q")
            code = process.wait(END_S)
            assert code == 0, f"the program ended with {code}"
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()

    def ask(self, question: str, result: str) -> None:
        """Type a question and wait until the answer and its thoughts are kept."""
        before = len(self.answers())
        self.screen.type(question)
        self.screen.press("Return")
        wait_until(lambda: len(self.answers()) > before, ANSWER_S, f"an answer to {question!r}")
        thoughts, answer = self.answers()[-1]
        assert thoughts.strip(), "the answer has no thoughts"
        assert result in answer, f"{result} is not in the answer: {answer}"

    def answers(self) -> list[tuple[str, str]]:
        """Thoughts and text of all finished answers, oldest first."""
        return self._select(
            "SELECT reasoning, text FROM messages WHERE stop_reason IS NOT NULL ORDER BY id"
        )

    def conversations(self) -> list[tuple[int, int]]:
        """Each conversation with the number of its messages."""
        return self._select(
            "SELECT conversation_id, count(*) FROM messages GROUP BY conversation_id"
        )

    def take_picture(self, name: str) -> None:
        """Keep what the screen shows, if pictures are wanted."""
        if self.pictures is not None and isinstance(self.screen, VirtualScreen):
            self.screen.picture().save(self.pictures / f"{name}.png")

    def find_conversation(self, words: str) -> None:
        """Search all conversations for words, and open what is found."""
        self.wait_until_still()
        self.screen.press("ctrl+shift+f")
        self.wait_until_still()
        self.screen.type(words)
        self.wait_until_still()
        self.take_picture("3-found")
        self.screen.press("Return")
        self.wait_until_still()

    def wait_until_still(self) -> None:
        """Until nothing has changed for a while but the text cursor at the bottom."""
        screen = self.screen
        if isinstance(screen, RealScreen):
            screen.let_settle()
            return
        last, since = screen.picture().rows[UPPER_ROWS], time.monotonic()

        def look() -> bool:
            nonlocal last, since
            now = screen.picture().rows[UPPER_ROWS]
            if now != last:
                last, since = now, time.monotonic()
            return time.monotonic() - since > STILL_S

        wait_until(look, START_S, "a picture that stands still")

    def _has_contents(self) -> bool:
        return isinstance(self.screen, RealScreen) or (
            self.screen.picture().colours() > MANY_COLOURS
        )

    def _select(self, sql: str) -> list[tuple]:
        if not self.database.exists():
            return []
        with contextlib.closing(
            sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)
        ) as connection:
            try:
                return connection.execute(sql).fetchall()
            except sqlite3.OperationalError:  # the first start has not made the tables yet
                return []


def converse(person: Person) -> None:
    """Ask; quit; start again and go on with the same conversation."""
    with person.running():
        person.wait_until_still()
        person.take_picture("1-started")
        person.screen.press("space")  # the welcome page: begin
        person.ask(QUESTION, RESULT)
        person.take_picture("2-answered")
    go_on(person)


def go_on(person: Person) -> None:
    """Start again: what was said is there, and the conversation goes on."""
    answers = person.answers()
    with person.running():
        assert person.answers() == answers, "what was said is not there any more"
        person.find_conversation(SEARCHED)
        person.take_picture("4-opened")
        person.ask(NEXT_QUESTION, NEXT_RESULT)
        person.take_picture("5-went-on")
    assert len(person.conversations()) == 1, "the question went into another conversation"


def main() -> int:
    """Try the program that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the screen")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="PROGRAM")
    options = parser.parse_args()
    place = VirtualScreen() if sys.platform == "linux" else RealScreen()
    with tempfile.TemporaryDirectory() as home, place as screen:
        environment = {**os.environ, "PENSEUR_HOME": home, "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}
        database = Path(home) / "data" / "conversations.db"
        converse(Person(screen, options.command, environment, database, options.pictures))
    print("started, asked, thought, answered, quit, started again, went on")
    return 0


if __name__ == "__main__":
    sys.exit(main())
