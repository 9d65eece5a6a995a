"""The yardstick: llama.cpp's own loop through the bindings, nothing around it.

Run as a process: reads a number of threads from its arguments and a line from its input for every
round, and prints tokens and seconds of the generation (not of the prompt).
"""

from __future__ import annotations

import ctypes
import sys
import time
from pathlib import Path

import llama_cpp

PROMPT = "<｜User｜>{}<｜Assistant｜><think>\n"


def main(path: Path, threads: int, question: str) -> None:
    """Answer the question greedily once for every line of input."""
    silent = llama_cpp.llama_log_callback(lambda _level, _text, _data: None)
    llama_cpp.llama_log_set(silent, ctypes.c_void_p(0))
    model = llama_cpp.llama_model_load_from_file(
        str(path).encode(), llama_cpp.llama_model_default_params()
    )
    parameters = llama_cpp.llama_context_default_params()
    parameters.n_ctx = 4096
    parameters.n_threads = parameters.n_threads_batch = threads
    parameters.no_perf = True
    context = llama_cpp.llama_init_from_model(model, parameters)
    vocab = llama_cpp.llama_model_get_vocab(model)
    memory = llama_cpp.llama_get_memory(context)
    text = PROMPT.format(question).encode()
    tokens = (llama_cpp.llama_token * 1024)()
    count = llama_cpp.llama_tokenize(vocab, text, len(text), tokens, 1024, True, True)
    chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
    llama_cpp.llama_sampler_chain_add(chain, llama_cpp.llama_sampler_init_greedy())
    one = (llama_cpp.llama_token * 1)()
    batch_of_one = llama_cpp.llama_batch_get_one(one, 1)
    for _ in sys.stdin:
        llama_cpp.llama_memory_clear(memory, True)
        llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(tokens, count))
        generated = 0
        began = time.perf_counter()
        while True:
            token = llama_cpp.llama_sampler_sample(chain, context, -1)
            if llama_cpp.llama_vocab_is_eog(vocab, token):
                break
            generated += 1
            one[0] = token
            llama_cpp.llama_decode(context, batch_of_one)
        print(generated, time.perf_counter() - began, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
