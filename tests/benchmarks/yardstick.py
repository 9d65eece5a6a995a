"""Other programs on the same file, each in a process of its own that answers line by line.

Two of them: ``peer_process``, llama.cpp's own server inside ``xllamacpp``, and ``bare_loop``,
nothing but llama.cpp's calls through the engine's own bindings. ``xllamacpp`` is compiled for any
x86-64 with AVX2, the bindings for this very processor: on a newer one (AVX-512) the first
comparison flatters the engine, the second does not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.benchmarks.measured import Measured, Question

PEER, BARE = "peer_process", "bare_loop"


class Yardstick:
    """A context manager; the model is loaded when it has been made."""

    def __init__(self, module: str, model: Path, *, threads: int, context_tokens: int) -> None:
        sizes = [str(threads), str(context_tokens)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"tests.benchmarks.{module}", str(model), *sizes],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._read() == "ready"

    def ask(self, question: Question) -> Measured:
        """Have it answered."""
        asked = {
            "history": question.history,
            "prompt": question.prompt,
            "max_tokens": question.max_tokens,
            "repeat_penalty": question.repeat_penalty,
            "reuses": question.reuses,
        }
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Measured(**json.loads(self._read()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def reply(measured: Measured) -> None:
    """In the process: what a question took."""
    print(json.dumps(asdict(measured)), flush=True)
