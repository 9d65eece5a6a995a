"""What the view takes from the model: generation with an answer that is typeset, over without.

The engine process generates with the threads that it chooses, as in the program; the text that it
sends is thrown away, and in its place the window's process typesets the answers of the corpus, four
characters a token, at the pace of the program, or does nothing.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.core.control import AnswerControl
from app.core.messages import Role, Sampling, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from app.viewmodels.pace import Pace
from app.viewmodels.relay import EventRelay
from tests.benchmarks.models import r1_shaped_model
from tests.benchmarks.rows import Row
from tests.benchmarks.view_stream import CHARACTERS_PER_TOKEN, Page, text_of_answers

ROUNDS = 11
TOKENS = 150
FIRST_TOKEN = 2_000
"""The answer is so long already: what a stream costs must not grow with it."""
QUESTION = [Turn(Role.USER, "Go on.")]


def measure() -> Row:
    """Ask in turns with and without the view."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        engine = _Engine(Path(folder))
        engine.generate(None)  # warm
        with_view, without = [], []
        for _ in range(ROUNDS):
            page = Page()
            page.show(text_of_answers()[: FIRST_TOKEN * CHARACTERS_PER_TOKEN])
            page.settle()
            with_view.append(engine.generate(page))
            page.close()
            without.append(engine.generate(None))
        engine.close()
    name = "generation with the view streaming over without it, random R1 1.5B"
    return Row(name, with_view, without, "tokens/s", 0.97, is_floor=True)


class _Engine:
    """An engine process with the large random model."""

    def __init__(self, folder: Path) -> None:
        self._relay = EventRelay()
        self._relay.received.connect(self._on_event)
        self._loop = QEventLoop()
        self._job = 0
        self._page: Page | None = None
        self._tokens = 0
        self._pace = Pace(self._show)
        self._text = text_of_answers()
        self._tokens_per_s = 0.0
        self._link = EngineLink(
            self._relay.received.emit, log_file=folder / "engine.log", stop_folder=folder
        )
        self._job = self._link.load(r1_shaped_model(), context_tokens=1024)
        self._loop.exec()

    def generate(self, page: Page | None) -> float:
        """Tokens a second of one answer, shown on a page or nowhere."""
        self._page = page
        sampling = Sampling(temperature=0, max_tokens=TOKENS)
        self._job = self._link.answer(QUESTION, sampling, AnswerControl(pauses_loops=False))
        self._loop.exec()
        return self._tokens_per_s

    def close(self) -> None:
        self._link.close()

    def _on_event(self, event: protocol.Event) -> None:
        match event:
            case protocol.TextGenerated() if self._page is not None:
                self._tokens = event.figures.generated_tokens
                self._pace.ask()
            case protocol.AnswerFinished():
                assert event.figures.generated_tokens == TOKENS
                self._tokens_per_s = event.figures.tokens_per_s
                self._loop.quit()
            case protocol.JobFailed():
                raise RuntimeError(event.kind)
            case protocol.ModelLoaded():
                self._loop.quit()

    def _show(self) -> None:
        if self._page is not None:
            shown = FIRST_TOKEN + self._tokens
            self._page.show(self._text[: shown * CHARACTERS_PER_TOKEN])
