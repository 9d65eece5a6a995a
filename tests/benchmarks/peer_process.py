"""llama.cpp's server as a library (``xllamacpp``), asked without HTTP: its fairest face.

Run as a process: path, threads and size of the context are its arguments. The times are the
server's own, but for the first text's.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import xllamacpp

from tests.benchmarks.measured import BATCH_TOKENS, PENALTY_WINDOW_TOKENS, Measured
from tests.benchmarks.yardstick import reply


def main(path: str, threads: int, context_tokens: int) -> None:
    """Answer line by line."""
    settings = xllamacpp.CommonParams()
    settings.model.path = path
    settings.n_ctx = context_tokens
    settings.n_parallel = 1
    settings.n_batch = settings.n_ubatch = BATCH_TOKENS
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = threads
    settings.warmup = False
    settings.port = 0
    server = xllamacpp.Server(settings)
    print("ready", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        request = {
            "prompt": asked["prompt"],
            "n_predict": asked["max_tokens"],
            "temperature": 0,
            "repeat_penalty": asked["repeat_penalty"],
            "repeat_last_n": PENALTY_WINDOW_TOKENS,
            "cache_prompt": asked["reuses"],
            "stream": True,
        }
        reply(_ask(server, request))


def _ask(server: xllamacpp.Server, request: dict[str, Any]) -> Measured:
    texts: list[float] = []
    timings: dict[str, float] = {}

    def text_came(chunk: dict[str, Any]) -> bool:
        texts.append(time.perf_counter())
        timings.update(chunk.get("timings", {}))
        return False

    began = time.perf_counter()
    server.handle_completions(request, text_came)
    return Measured(
        int(timings["prompt_n"]),
        timings["prompt_ms"] / 1000,
        int(timings["predicted_n"]) - 1,  # its clock starts after the first
        timings["predicted_ms"] / 1000,
        texts[0] - began,
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
