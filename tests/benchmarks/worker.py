"""The engine as the window has it: its process, asked through its link."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from app.core.control import AnswerControl
from app.core.messages import Sampling, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from tests.benchmarks.measured import Measured, Question
from tests.helpers.engine_events import Events

_QUIET_S = 0.3
_LOOPS_ARE_FINE = AnswerControl(pauses_loops=False)


class Worker:
    """A context manager; the model is loaded when it has been made.

    Attributes:
        events: of all jobs.
        link: to the process.
    """

    def __init__(
        self,
        model: Path,
        command: Sequence[str] | None = None,
        /,
        *,
        threads: int,
        context_tokens: int,
    ) -> None:
        """Start; ``command`` is another program in place of this one's engine role."""
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        self.events = Events()
        self.link = EngineLink(
            self.events.put, log_file=folder / "log", stop_folder=folder, command=command
        )
        load = self.link.load(model, context_tokens=context_tokens, threads=threads)
        loaded = self.events.to_the_end_of(load)[-1]
        assert isinstance(loaded, protocol.ModelLoaded), loaded

    def ask(self, question: Question) -> Measured:
        """Have it answered."""
        began = time.perf_counter()
        job = self.start(question)
        signs = (protocol.TextGenerated, *protocol.FINAL_EVENTS)
        end = self.events.until(lambda e: e.job == job and isinstance(e, signs))[-1]
        first_s = time.perf_counter() - began
        if isinstance(end, protocol.TextGenerated):
            end = self.events.to_the_end_of(job)[-1]
        assert isinstance(end, protocol.AnswerFinished), end
        figures = end.figures
        new = figures.prompt_tokens - figures.reused_tokens
        steps, generation_s = figures.generated_tokens, figures.generation_s
        return Measured(new, figures.prompt_s, steps, generation_s, first_s)

    def start(self, question: Question) -> int:
        """Ask; returns the job's id."""
        sampling = Sampling(
            temperature=0, repeat_penalty=question.repeat_penalty, max_tokens=question.max_tokens
        )
        return self.link.answer(question.turns, sampling, _LOOPS_ARE_FINE)

    def warm(self, turns: Sequence[Turn]) -> None:
        """Let it read a history, as after an answer; returns when it rests."""
        self.link.warm(turns)
        process = psutil.Process(self.link.pid)
        before = -1.0
        while (now := sum(process.cpu_times()[:2])) > before:
            before = now
            time.sleep(_QUIET_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.link.close()
        self._folder.cleanup()
