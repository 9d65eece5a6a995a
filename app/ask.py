"""``penseur ask QUESTION``: one question in a terminal, thoughts dimmed, then the answer."""

from __future__ import annotations

import argparse
import queue
import sys
import tempfile
from pathlib import Path

from app.core.messages import Channel, Role, Sampling, Turn
from app.core.model_files import Origin
from app.engine import protocol
from app.engine.link import EngineLink
from app.system.installed_models import find_models
from app.system.paths import default_paths, resources_dir

_DIM, _PLAIN = "\033[2m", "\033[0m"


def main(arguments: list[str]) -> int:
    """Answer one question and print it; returns 1 when the engine could not."""
    parser = argparse.ArgumentParser(prog="penseur ask", description=__doc__)
    parser.add_argument("question")
    parser.add_argument("--model", type=Path, help="a GGUF file; default: the model that ships")
    parser.add_argument("--context", type=int, default=8192, help="tokens")
    parser.add_argument("--temperature", type=float, default=0.6)
    parser.add_argument("--seed", type=int)
    options = parser.parse_args(arguments)
    paths = default_paths()
    path = options.model or find_models([resources_dir() / "models"], Origin.SHIPPED)[0].path
    events: queue.SimpleQueue[protocol.Event] = queue.SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        link = EngineLink(events.put, log_file=paths.logs / "engine.log", stop_folder=Path(folder))
        try:
            link.load(path, context_tokens=options.context)
            sampling = Sampling(temperature=options.temperature, seed=options.seed)
            job = link.answer([Turn(Role.USER, options.question)], sampling)
            return _print_events(events, job)
        finally:
            link.close()


def _print_events(events: queue.SimpleQueue[protocol.Event], job: int) -> int:
    colours = sys.stdout.isatty()
    channel: Channel | None = None
    while True:
        match events.get():
            case protocol.JobFailed(kind=kind):
                sys.stderr.write(f"\npenseur: {kind.value}\n")
                return 1
            case protocol.TextGenerated(parts=parts):
                for part_channel, text in parts:
                    if part_channel is not channel:
                        sys.stdout.write("\n\n" if channel else "")
                        if colours:
                            dim = part_channel is Channel.REASONING
                            sys.stdout.write(_DIM if dim else _PLAIN)
                        channel = part_channel
                    sys.stdout.write(text)
                sys.stdout.flush()
            case protocol.AnswerFinished(job=finished) if finished == job:
                sys.stdout.write(f"{_PLAIN if colours else ''}\n")
                return 0
