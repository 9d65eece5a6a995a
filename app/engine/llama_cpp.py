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
from typing import Unpack

import llama_cpp as C  # noqa: N812 - the C API, named as such at every call

from app.core.errors import AppError, ErrorKind
from app.core.messages import Sampling
from app.core.model_files import parse_model_file_name
from app.core.reasoning import CLOSE_TAG, OPEN_TAG
from app.engine.loading import How, load

PENALTY_WINDOW_TOKENS = 256
AHEAD_TOKENS = 16
"""The largest batch of ``evaluate_ahead``."""
_PIECE_BYTES = 512


class DecodeAborted(Exception):  # noqa: N818 - not an error: the user stopped it
    """A computation was stopped by its flag; what was evaluated stays in the cache."""


class LlamaModel:
    """A model and one context of one sequence.

    Attributes:
        name: by its file.
        description: in llama.cpp's words, for example ``qwen2 7B Q4_K - Medium``.
        context_tokens: size of the context.
        trained_context_tokens: what the model was trained for.
        fit: how it was loaded, and what had been wanted.
        room_left: memory for another model beside it; ``None`` when it was not measured.
        chat_template: Jinja source; empty when the file has none.
        bos, eos: texts of the tokens that begin and end a sequence.
        plain_tags: texts that tokenise to one token even when special tokens are off.
        vocabulary_size: number of tokens.
        can_cut_cache: whether tokens at its end can be forgotten one by one.
    """

    def __init__(self, path: Path, **how: Unpack[How]) -> None:
        """Load a file, as ``app.engine.loading.load`` does.

        Raises:
            AppError: as there.
        """
        loaded = load(path, **how)
        self.name = parse_model_file_name(path.name).model_name
        self._model, self.fit, self.room_left = loaded.model, loaded.fit, loaded.room_left
        self._context: C.llama_context_p | None = loaded.context
        self._sampler: C.llama_sampler_p | None = None
        self._memory, self._can_shift = C.llama_get_memory(loaded.context), loaded.can_shift
        self.context_tokens = loaded.fit.plan.context_tokens
        self._vocab = C.llama_model_get_vocab(self._model)
        self.trained_context_tokens = C.llama_model_n_ctx_train(self._model)
        self.description = self._read_description()
        template = C.llama_model_chat_template(self._model, None)
        self.chat_template = template.decode("utf-8", "replace") if template else ""
        self.vocabulary_size = C.llama_vocab_n_tokens(self._vocab)
        self.can_cut_cache = not (
            C.llama_model_is_recurrent(self._model)
            or C.llama_model_is_hybrid(self._model)
            or C.llama_model_n_swa(self._model)
        )
        self._piece_buffer = ctypes.create_string_buffer(_PIECE_BYTES)
        self._ahead = (C.llama_token * AHEAD_TOKENS)()
        self._wanted = (ctypes.c_int8 * AHEAD_TOKENS)(*[1] * AHEAD_TOKENS)
        self.bos = self._token_name(C.llama_vocab_bos(self._vocab))
        self.eos = self._token_name(C.llama_vocab_eos(self._vocab))
        self.plain_tags = self._find_plain_tags()
        self._thinking_tags = self._find_thinking_tags()

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
        if not self._can_shift or not C.llama_memory_can_shift(self._memory):
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
        """Append tokens to the cache, at most ``weights.BATCH_TOKENS``.

        Raises:
            DecodeAborted: the stop flag was set.
            AppError: ``PROMPT_TOO_LONG``: the context is full; or it can't be computed.
        """
        array = (C.llama_token * len(tokens))(*tokens)
        self._decode(C.llama_batch_get_one(array, len(tokens)))

    def evaluate_one(self, token: int) -> None:
        """As ``evaluate`` for one token, without allocating."""
        self._one[0] = token
        self._decode(self._batch_of_one)

    def evaluate_ahead(self, tokens: Sequence[int]) -> None:
        """As ``evaluate`` for at most ``AHEAD_TOKENS``; ``sample`` may choose among their logits.

        Raises:
            DecodeAborted: the stop flag was set.
            AppError: as ``evaluate``.
        """
        self._ahead[: len(tokens)] = tokens
        batch = C.llama_batch_get_one(self._ahead, len(tokens))
        batch.logits = self._wanted
        self._decode(batch)

    def wait(self) -> None:
        """Until what was evaluated has been computed: on a GPU it takes its time."""
        C.llama_synchronize(self._context)

    def logits(self, row: int = -1) -> bytes:
        """Those of one token of the last evaluation, bit for bit."""
        return ctypes.string_at(
            C.llama_get_logits_ith(self._context, row),
            self.vocabulary_size * ctypes.sizeof(ctypes.c_float),
        )

    # The cache as a file. llama.cpp reads it without a check: see ``saved_states``.

    def cache_bytes(self) -> int:
        """Size of the file that ``save_cache`` would write."""
        return int(C.llama_state_seq_get_size(self._context, 0))

    def save_cache(self, path: Path) -> int:
        """Write the cache without its tokens; the size of the file, 0 if it can't be written.

        A disk that is full may leave a file that is shorter.
        """
        none = (C.llama_token * 1)()
        return int(C.llama_state_seq_save_file(self._context, os.fsencode(path), 0, none, 0))

    def load_cache(self, path: Path) -> bool:
        """Put a file in place of the cache; on ``False`` the cache is to be cleared."""
        none, count = (C.llama_token * 1)(), ctypes.c_size_t()
        read = C.llama_state_seq_load_file(
            self._context, os.fsencode(path), 0, none, 0, ctypes.byref(count)
        )
        return bool(read)

    def _decode(self, batch: C.llama_batch) -> None:
        status = C.llama_decode(self._context, batch)
        if status == 0:
            return
        if status == 2:
            raise DecodeAborted
        failed = ErrorKind.GPU_FAILED if self.fit.is_on_gpu else ErrorKind.DECODE_FAILED
        kind = ErrorKind.PROMPT_TOO_LONG if status == 1 else failed
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
                    self.vocabulary_size,
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

    def sample(self, row: int = -1) -> int:
        """Draw the next token from the logits of one token of the last evaluation."""
        return int(C.llama_sampler_sample(self._sampler, self._context, row))

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
        for token in range(self.vocabulary_size):
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
