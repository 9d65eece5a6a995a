"""The energy of an answer, from the counters to its figures."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.core.control import AnswerControl
from app.core.energy import NotMeasurable
from app.core.messages import AnswerFigures, Role, Sampling, Turn
from app.engine import protocol
from app.engine.process import Engine
from app.engine.stop_flags import StopFlags
from app.system.child_process import read_frame
from app.system.energy import LEAST_REST_S

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

QUESTION = [Turn(Role.USER, "What is 12 + 30?")]


class Wire(io.BytesIO):
    """What the engine sends; told when something comes."""

    def __init__(self) -> None:
        super().__init__()
        self.on_sent: Callable[[], None] = lambda: None

    def write(self, data: ReadableBuffer, /) -> int:
        self.on_sent()
        return super().write(data)


class Socket:
    """A processor's counter in a folder like the kernel's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "powercap"
        zone = self.folder / "intel-rapl:0"
        zone.mkdir(parents=True)
        (zone / "name").write_text("package-0\n")
        (zone / "max_energy_range_uj").write_text("262143328850\n")
        self._counter = zone / "energy_uj"
        self._used_j = 0.0
        self.use(0)

    def use(self, joules: float) -> None:
        self._used_j += joules
        new = self._counter.with_suffix(".new")
        new.write_text(f"{int(self._used_j * 1e6)}\n")
        new.replace(self._counter)


def run(engine: Engine, events: io.BytesIO, request: protocol.Request) -> list[protocol.Event]:
    """Handle a request; what was sent for it."""
    start = events.tell()
    engine.handle(request)
    events.seek(start)
    frames = iter(lambda: read_frame(events), None)
    return [protocol.decode_event(frame) for frame in frames]


@pytest.fixture
def flags(tmp_path: Path) -> Iterator[StopFlags]:
    made = StopFlags(tmp_path / "stop")
    yield made
    made.close()


def answer_figures(engine: Engine, events: io.BytesIO, flags: StopFlags, job: int) -> AnswerFigures:
    greedy = Sampling(temperature=0)
    slot = flags.slot_for(job)
    request = protocol.GenerateAnswer(job, QUESTION, greedy, AnswerControl(), slot)
    finished = run(engine, events, request)[-1]
    assert isinstance(finished, protocol.AnswerFinished)
    return finished.figures


def test_an_answer_has_its_joules_above_rest(
    tmp_path: Path, flags: StopFlags, shipped_model: Path
) -> None:
    socket, events = Socket(tmp_path), Wire()
    engine = Engine(events, flags, socket.folder)
    (loaded,) = run(engine, events, protocol.LoadModel(1, str(shipped_model), 1024))
    assert isinstance(loaded, protocol.ModelLoaded)
    assert loaded.energy_problem is None
    engine.meter.rest()
    assert answer_figures(engine, events, flags, 2).energy_j is None  # there was no rest before it
    engine.meter.rest()
    began = time.monotonic()
    while time.monotonic() - began < LEAST_REST_S + 0.1:
        threading.Event().wait(0.05)  # the passing of time is what is measured
    engine.meter.end_rest()
    events.on_sent = lambda: socket.use(50)
    figures = answer_figures(engine, events, flags, 3)
    assert figures.energy_j is not None
    assert figures.energy_j >= 100  # progress and text were sent; not what came after the answer
    assert figures.energy_j % 50 == pytest.approx(0)
    engine.handle(protocol.UnloadModel(4))


def test_a_machine_without_counters_says_so_when_it_has_loaded(
    tmp_path: Path, flags: StopFlags, shipped_model: Path
) -> None:
    events = io.BytesIO()
    engine = Engine(events, flags, tmp_path / "nothing")
    (loaded,) = run(engine, events, protocol.LoadModel(1, str(shipped_model), 1024))
    assert isinstance(loaded, protocol.ModelLoaded)
    assert loaded.energy_problem is NotMeasurable.NO_COUNTER
    assert answer_figures(engine, events, flags, 2).energy_j is None
    engine.handle(protocol.UnloadModel(3))


def test_a_continued_answer_has_the_joules_of_both_parts() -> None:
    first, second = AnswerFigures(energy_j=20.0), AnswerFigures(energy_j=30.0)
    assert second.after(first).energy_j == 50
    assert second.after(AnswerFigures()).energy_j is None
    assert AnswerFigures().after(first).energy_j is None
    assert second.after(None).energy_j == 30
