"""The only module that calls llama.cpp: a loaded model with its context, as plain Python.

It wraps the low-level C API of llama-cpp-python. One thread makes all calls. Nothing here knows of
jobs, conversations or processes.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import llama_cpp as C  # noqa: N812 - the C API, named as such at every call
import psutil

from app.core.errors import AppError, ErrorKind
from app.core.messages import Sampling
from app.core.model_files import GGUF_MAGIC
from app.core.reasoning import CLOSE_TAG, OPEN_TAG

BATCH_TOKENS = 512
PENALTY_WINDOW_TOKENS = 256
ONE_THREAD_BYTES = 64_000_000
"""A model smaller than this runs on one thread."""
_PIECE_BYTES = 512
_DEBUG_LEVEL, _ERROR_LEVEL, _CONTINUED_LEVEL = 1, 4, 5  # ggml.h, enum ggml_log_level
# What llama.cpp prints when a load fails, and what it means; the first match counts.
_LOAD_FAILURES = (
    ("file bounds, model is corrupted or incomplete", ErrorKind.MODEL_FILE_INCOMPLETE),
    ("failed to read", ErrorKind.MODEL_FILE_INCOMPLETE),
    ("invalid magic", ErrorKind.MODEL_FILE_NOT_GGUF),
    ("unknown model architecture", ErrorKind.MODEL_ARCHITECTURE_UNKNOWN),
    ("unknown pre-tokenizer", ErrorKind.MODEL_TOKENIZER_UNKNOWN),
    ("unknown tokenizer", ErrorKind.MODEL_TOKENIZER_UNKNOWN),
    ("failed to allocate", ErrorKind.OUT_OF_MEMORY),
    ("out of memory", ErrorKind.OUT_OF_MEMORY),
)


class DecodeAborted(Exception):  # noqa: N818 - not an error: the user stopped it
    """A computation was stopped by its flag; what was evaluated stays in the cache."""


class _Log:
    """llama.cpp's log: to standard error, which is the log file, and its errors kept."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self._level = 0
        self._callback = C.llama_log_callback(self._on_line)
        C.llama_log_set(self._callback, ctypes.c_void_p(0))

    def _on_line(self, level: int, text: bytes, _data: object) -> None:
        line = text.decode("utf-8", "replace")
        if level != _CONTINUED_LEVEL:
            self._level = level
        if self._level == _ERROR_LEVEL:
            self.errors.append(line.strip())
        if self._level > _DEBUG_LEVEL:
            sys.stderr.write(line)


_log: _Log | None = None


def start_llama() -> None:
    """Initialise llama.cpp once in this process and take over its log."""
    global _log  # noqa: PLW0603 - C state of the whole process
    if _log is None:
        os.environ["GGML_NO_BACKTRACE"] = "1"  # an abort would start a debugger
        _log = _Log()
        C.llama_backend_init()


def default_threads(model_bytes: int) -> int:
    """How many threads serve a model best.

    The physical cores (hyper-threads slow llama.cpp down), but one for a very small model: its
    threads would wait for each other at every step, and on a busy machine without end (measured
    with 5 MB on two cores of which one was taken: 2,300 tokens/s with one thread, 50 with two).

    Args:
        model_bytes: size of the weights.
    """
    if model_bytes < ONE_THREAD_BYTES:
        return 1
    return psutil.cpu_count(logical=False) or os.cpu_count() or 1


class LlamaModel:
    """A model and one context of one sequence.

    Attributes:
        description: in llama.cpp's words, for example ``qwen2 7B Q4_K - Medium``.
        context_tokens: size of the context.
        trained_context_tokens: what the model was trained for.
        chat_template: Jinja source; empty when the file has none.
        bos, eos: texts of the tokens that begin and end a sequence.
        plain_tags: texts that tokenise to one token even when special tokens are off.
    """

    def __init__(self, path: Path, *, context_tokens: int, threads: int = 0) -> None:
        """Load a file.

        Args:
            path: the GGUF, or the first part of a split one.
            context_tokens: wanted context; no more than the model was trained for is made.
            threads: 0 chooses (``default_threads``).

        Raises:
            AppError: the file is missing, not a GGUF, incomplete, of an unknown kind, or too
                large for the memory.
        """
        start_llama()
        assert _log is not None
        self._context: C.llama_context_p | None = None
        self._sampler: C.llama_sampler_p | None = None
        _check_file(path)
        _log.errors.clear()
        parameters = C.llama_model_default_params()
        model = C.llama_model_load_from_file(os.fsencode(path), parameters)
        if not model:
            raise _load_failure(path, _log.errors)
        self._model = model
        self._vocab = C.llama_model_get_vocab(model)
        self.trained_context_tokens = C.llama_model_n_ctx_train(model)
        wanted = min(context_tokens, self.trained_context_tokens or context_tokens)
        self._make_context(path, wanted, threads or default_threads(int(C.llama_model_size(model))))
        self.description = self._read_description()
        template = C.llama_model_chat_template(model, None)
        self.chat_template = template.decode("utf-8", "replace") if template else ""
        self._vocabulary_size = C.llama_vocab_n_tokens(self._vocab)
        self._piece_buffer = ctypes.create_string_buffer(_PIECE_BYTES)
        self.bos = self._token_name(C.llama_vocab_bos(self._vocab))
        self.eos = self._token_name(C.llama_vocab_eos(self._vocab))
        self.plain_tags = self._find_plain_tags()
        self._thinking_tags = self._find_thinking_tags()

    def _make_context(self, path: Path, context_tokens: int, threads: int) -> None:
        parameters = C.llama_context_default_params()
        parameters.n_ctx = context_tokens
        parameters.n_batch = parameters.n_ubatch = BATCH_TOKENS
        parameters.n_threads = parameters.n_threads_batch = threads
        parameters.flash_attn_type = C.LLAMA_FLASH_ATTN_TYPE_AUTO
        parameters.no_perf = True
        context = C.llama_init_from_model(self._model, parameters)
        if not context:
            C.llama_model_free(self._model)
            raise AppError(ErrorKind.OUT_OF_MEMORY, path=str(path), context_tokens=context_tokens)
        self._context = context
        self._memory = C.llama_get_memory(context)
        self.context_tokens = C.llama_n_ctx(context)

    def close(self) -> None:
        """Free everything; the object is of no use afterwards."""
        if self._sampler:
            C.llama_sampler_free(self._sampler)
            self._sampler = None
        if self._context:
            C.llama_free(self._context)
            C.llama_model_free(self._model)
            self._context = None

    # Vocabulary

    def tokenize(self, text: str, *, special: bool) -> list[int]:
        """Token ids of a text; never adds a BOS.

        Args:
            text: any text.
            special: whether names of special tokens in it become those tokens.
        """
        data = text.encode("utf-8", "surrogatepass")
        room = len(data) + 8
        tokens = (C.llama_token * room)()
        count = C.llama_tokenize(self._vocab, data, len(data), tokens, room, False, special)
        if count < 0:
            raise AppError(ErrorKind.PROMPT_TOO_LONG, context_tokens=self.context_tokens)
        return list(tokens[:count])

    def piece(self, token: int) -> bytes:
        """The bytes that a token stands for; empty for control tokens but those of thinking."""
        if token in self._thinking_tags:
            return self._thinking_tags[token]
        buffer = self._piece_buffer
        count = C.llama_token_to_piece(self._vocab, token, buffer, len(buffer), 0, False)
        if count < 0:
            buffer = self._piece_buffer = ctypes.create_string_buffer(-count)
            count = C.llama_token_to_piece(self._vocab, token, buffer, len(buffer), 0, False)
        return buffer.raw[:count]

    def is_end(self, token: int) -> bool:
        """Whether a token ends the answer."""
        return bool(C.llama_vocab_is_eog(self._vocab, token))

    # Cache and computation

    def keep_cached(self, tokens: int) -> bool:
        """Drop everything in the cache after the first ``tokens``; ``False`` if it can't be cut."""
        return bool(C.llama_memory_seq_rm(self._memory, 0, tokens, -1))

    def cached_tokens(self) -> int:
        """How many tokens the cache holds."""
        return int(C.llama_memory_seq_pos_max(self._memory, 0)) + 1

    def shift_cache(self, kept: int, dropped: int) -> bool:
        """Forget a stretch in the middle and move what follows up to it.

        What follows keeps what it has seen of the stretch: the cache is approximate afterwards.

        Args:
            kept: tokens before the stretch.
            dropped: its length.

        Returns:
            whether this kind of model can do it.
        """
        if not C.llama_memory_can_shift(self._memory):
            return False
        if not C.llama_memory_seq_rm(self._memory, 0, kept, kept + dropped):
            return False
        C.llama_memory_seq_add(self._memory, 0, kept + dropped, -1, -dropped)
        return True

    def clear_cache(self) -> None:
        """Forget everything."""
        C.llama_memory_clear(self._memory, True)

    def set_stop_address(self, address: int) -> None:
        """Let computations be stopped by a byte (``StopFlags.address``)."""
        self._strlen = _strlen()  # referenced as long as llama.cpp may call it
        C.llama_set_abort_callback(self._context, self._strlen, ctypes.c_void_p(address))

    def evaluate(self, tokens: Sequence[int]) -> None:
        """Append tokens to the cache, at most ``BATCH_TOKENS``.

        Raises:
            DecodeAborted: the stop flag was set.
            AppError: ``DECODE_FAILED``, or ``PROMPT_TOO_LONG`` when the context is full.
        """
        array = (C.llama_token * len(tokens))(*tokens)
        self._decode(C.llama_batch_get_one(array, len(tokens)))

    def evaluate_one(self, token: int) -> None:
        """As ``evaluate`` for one token, without allocating."""
        self._one[0] = token
        self._decode(self._batch_of_one)

    def _decode(self, batch: C.llama_batch) -> None:
        status = C.llama_decode(self._context, batch)
        if status == 0:
            return
        if status == 2:
            raise DecodeAborted
        kind = ErrorKind.PROMPT_TOO_LONG if status == 1 else ErrorKind.DECODE_FAILED
        raise AppError(kind, status=status, context_tokens=self.context_tokens)

    # Sampling

    def start_sampling(self, sampling: Sampling, seed: int) -> None:
        """Make the sampler chain: penalties, top-k, top-p, min-p, temperature, draw."""
        if self._sampler:
            C.llama_sampler_free(self._sampler)
        chain = C.llama_sampler_chain_init(C.llama_sampler_chain_default_params())
        stages = []
        if sampling.repeat_penalty != 1.0:
            stages.append(
                C.llama_sampler_init_penalties(
                    self._vocabulary_size,
                    PENALTY_WINDOW_TOKENS,
                    sampling.repeat_penalty,
                    0.0,
                    0.0,
                )
            )
        if sampling.temperature <= 0:
            stages.append(C.llama_sampler_init_greedy())
        else:
            if sampling.top_k > 0:
                stages.append(C.llama_sampler_init_top_k(sampling.top_k))
            if sampling.top_p < 1:
                stages.append(C.llama_sampler_init_top_p(sampling.top_p, 1))
            if sampling.min_p > 0:
                stages.append(C.llama_sampler_init_min_p(sampling.min_p, 1))
            stages.append(C.llama_sampler_init_temp(sampling.temperature))
            stages.append(C.llama_sampler_init_dist(seed))
        for stage in stages:
            C.llama_sampler_chain_add(chain, stage)
        self._sampler = chain
        self._one = (C.llama_token * 1)()
        self._batch_of_one = C.llama_batch_get_one(self._one, 1)

    def sample(self) -> int:
        """Draw the next token from the last evaluation's logits."""
        return int(C.llama_sampler_sample(self._sampler, self._context, -1))

    # Facts

    def _read_description(self) -> str:
        buffer = ctypes.create_string_buffer(256)
        C.llama_model_desc(self._model, buffer, len(buffer))
        return buffer.value.decode("utf-8", "replace")

    def _token_name(self, token: int) -> str:
        text = C.llama_vocab_get_text(self._vocab, token) if token >= 0 else None
        return text.decode("utf-8", "replace") if text else ""

    def _find_plain_tags(self) -> list[str]:
        tags = []
        for token in range(self._vocabulary_size):
            if C.llama_vocab_get_attr(self._vocab, token) & C.LLAMA_TOKEN_ATTR_USER_DEFINED:
                name = self._token_name(token)
                if len(name) > 1 and name.startswith("<"):
                    tags.append(name)
        return tags

    def _find_thinking_tags(self) -> dict[int, bytes]:
        """Some files make control tokens of them, which have no text of their own."""
        tokens = {tag: self.tokenize(tag, special=True) for tag in (OPEN_TAG, CLOSE_TAG)}
        return {found[0]: tag.encode() for tag, found in tokens.items() if len(found) == 1}


def _strlen() -> C.ggml_abort_callback:
    library = ctypes.CDLL("msvcrt" if sys.platform == "win32" else ctypes.util.find_library("c"))
    return ctypes.cast(library.strlen, C.ggml_abort_callback)


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(len(GGUF_MAGIC))
    except OSError as error:
        raise AppError(ErrorKind.MODEL_FILE_MISSING, path=str(path)) from error
    if magic != GGUF_MAGIC:
        raise AppError(ErrorKind.MODEL_FILE_NOT_GGUF, path=str(path))


def _load_failure(path: Path, errors: Sequence[str]) -> AppError:
    text = "\n".join(errors)
    kind = next(
        (kind for needle, kind in _LOAD_FAILURES if needle in text), ErrorKind.MODEL_LOAD_FAILED
    )
    return AppError(kind, path=str(path))
