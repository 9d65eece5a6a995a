"""A program that speaks as an engine and does what its requests' texts say; it has no model."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from app.engine import protocol
from app.engine.link import EngineLink

_PROGRAM = """
import os, sys, time
from pathlib import Path
from app.core.messages import AnswerFigures, StopReason
from app.engine import protocol
from app.engine.stop_flags import StopFlags
from app.system.child_process import read_frame, take_over_stdio, write_frame

requests, events = take_over_stdio(Path(sys.argv[1]))
flags = StopFlags(Path(sys.argv[2]))
send = lambda event: write_frame(events, protocol.encode(event))
while (frame := read_frame(requests)) is not None:
    asked = protocol.decode_request(frame)
    if isinstance(asked, protocol.LoadModel):
        if "dies" in asked.path or ("driver" in asked.path and asked.device != "cpu"):
            time.sleep(0.3)
            os._exit(11)
        if "slow" in asked.path:
            time.sleep(2.5)
        send(protocol.ModelLoaded(asked.job, asked.path + asked.device, 100, 100, 1.0))
    elif isinstance(asked, protocol.GenerateAnswer):
        if asked.turns[-1].text == "die":
            os._exit(11)
        if asked.turns[-1].text == "mute":
            continue
        send(protocol.AnswerFinished(asked.job, StopReason.END_OF_ANSWER, AnswerFigures()))
"""


def made_engine(
    folder: Path, on_event: Callable[[protocol.Event], None], *, silence_s: float = 600.0
) -> EngineLink:
    """A link to the program.

    It dies at loading ``dies.gguf``, at loading ``driver.gguf`` onto a GPU, and at the question
    ``die``; it says nothing for 2.5 s while it loads ``slow.gguf``, and never ends the question
    ``mute``, though it goes on. It does not look at the stop flags: a load is always too late to be
    withdrawn.
    """
    program = folder / "engine.py"
    program.write_text(_PROGRAM)
    return EngineLink(
        on_event,
        log_file=folder / "log",
        stop_folder=folder,
        command=[sys.executable, str(program)],
        silence_s=silence_s,
    )
