"""llama-server on loopback, in a process of its own: the real thing, from ``xllamacpp``.

    with LlamaServer(model_path) as server:
        ...  # server.url, server.key

Run as a program it serves the file of its first argument until its input closes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

KEY = "open sesame"
MODEL = "demo"


class LlamaServer:
    """A context manager.

    Attributes:
        url: of the server's API.
        key: that it asks for.
        model: the name by which it knows its model.
    """

    key = KEY
    model = MODEL

    def __init__(self, model_path: Path, context_tokens: int = 2048) -> None:
        command = [sys.executable, __file__, str(model_path), str(context_tokens)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip() + "/v1"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.kill()

    def kill(self) -> None:
        """End it without a word, as a crash does."""
        self._process.kill()
        self._process.communicate()


def _serve(model_path: str, context_tokens: int) -> None:
    import xllamacpp

    settings = xllamacpp.CommonParams()
    settings.model.path = model_path
    settings.model_alias = {MODEL}
    settings.api_keys = [KEY]
    settings.n_ctx = context_tokens
    settings.n_parallel = 1
    settings.port = 0
    settings.cpuparams.n_threads = 1
    settings.warmup = False
    server = xllamacpp.Server(settings)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))
