"""llama.cpp's own loop through the bindings, nothing around it.

Run as a process: path, threads and size of the context are its arguments. With ``reuses`` the
history is evaluated first, untimed: what is timed then is the last turn alone.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from pathlib import Path

import llama_cpp as C  # noqa: N812 - the C API

from tests.benchmarks.measured import BATCH_TOKENS, PENALTY_WINDOW_TOKENS, Measured
from tests.benchmarks.yardstick import reply


class BareLoop:
    """A model with a context."""

    def __init__(self, path: Path, threads: int, context_tokens: int) -> None:
        self._silent = C.llama_log_callback(lambda _level, _text, _data: None)
        C.llama_log_set(self._silent, ctypes.c_void_p(0))
        model = C.llama_model_load_from_file(str(path).encode(), C.llama_model_default_params())
        parameters = C.llama_context_default_params()
        parameters.n_ctx = context_tokens
        parameters.n_batch = parameters.n_ubatch = BATCH_TOKENS
        parameters.n_threads = parameters.n_threads_batch = threads
        parameters.no_perf = True
        self._context = C.llama_init_from_model(model, parameters)
        self._vocab = C.llama_model_get_vocab(model)
        self._memory = C.llama_get_memory(self._context)
        self._cached: list[int] = []

    def answer(
        self, history: str, prompt: str, max_tokens: int, *, repeat_penalty: float, reuses: bool
    ) -> Measured:
        """Answer greedily."""
        past, tokens = self._tokens(history), self._tokens(prompt)
        reused = len(past) if reuses and tokens[: len(past)] == past else 0
        self._go_back_to(tokens[:reused])
        began = time.perf_counter()
        self._evaluate(tokens[reused:])
        prompt_s = time.perf_counter() - began
        chain = self._chain(repeat_penalty)
        one = (C.llama_token * 1)()
        batch_of_one = C.llama_batch_get_one(one, 1)
        steps, first_s = 0, 0.0
        began_generation = time.perf_counter()
        while steps < max_tokens:
            token = C.llama_sampler_sample(chain, self._context, -1)
            first_s = first_s or time.perf_counter() - began
            if C.llama_vocab_is_eog(self._vocab, token):
                break
            one[0] = token
            C.llama_decode(self._context, batch_of_one)
            steps += 1
        generation_s = time.perf_counter() - began_generation
        C.llama_sampler_free(chain)
        return Measured(len(tokens) - reused, prompt_s, steps, generation_s, first_s)

    def _go_back_to(self, tokens: list[int]) -> None:
        """Let the cache hold exactly these."""
        if self._cached != tokens:
            C.llama_memory_clear(self._memory, True)
            self._evaluate(tokens)
            self._cached = tokens
        C.llama_memory_seq_rm(self._memory, 0, len(tokens), -1)

    def _evaluate(self, tokens: list[int]) -> None:
        for start in range(0, len(tokens), BATCH_TOKENS):
            part = tokens[start : start + BATCH_TOKENS]
            array = (C.llama_token * len(part))(*part)
            C.llama_decode(self._context, C.llama_batch_get_one(array, len(part)))

    def _tokens(self, text: str) -> list[int]:
        data = text.encode()
        tokens = (C.llama_token * (len(data) + 8))()
        count = C.llama_tokenize(self._vocab, data, len(data), tokens, len(tokens), False, True)
        return list(tokens[:count])

    def _chain(self, repeat_penalty: float) -> C.llama_sampler_p:
        chain = C.llama_sampler_chain_init(C.llama_sampler_chain_default_params())
        if repeat_penalty != 1:
            size = C.llama_vocab_n_tokens(self._vocab)
            penalties = C.llama_sampler_init_penalties(
                size, PENALTY_WINDOW_TOKENS, repeat_penalty, 0.0, 0.0
            )
            C.llama_sampler_chain_add(chain, penalties)
        C.llama_sampler_chain_add(chain, C.llama_sampler_init_greedy())
        return chain


def main(path: Path, threads: int, context_tokens: int) -> None:
    """Answer line by line."""
    loop = BareLoop(path, threads, context_tokens)
    print("ready", flush=True)
    for line in sys.stdin:
        reply(loop.answer(**json.loads(line)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
