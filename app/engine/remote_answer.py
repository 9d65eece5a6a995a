"""One answer of a server on its way: its stream read, its thoughts closed, its figures made."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from app.core.context_use import about_tokens
from app.core.control import AnswerControl, Begun
from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Channel, Sampling, StopReason, Turn
from app.core.prompts import with_instructions
from app.core.reasoning import CLOSE_TAG, closing_sentence
from app.engine.answer_text import AnswerText, Listener
from app.engine.contract import Interruptions
from app.engine.remote_server import RemoteServer
from app.engine.server_chunks import ChunkReader
from app.engine.server_events import Chunk
from app.engine.server_exchange import NotWantedError
from app.engine.server_requests import Question

_NEARLY_FULL_TOKENS = 8
_FAILED_ENDINGS = {
    "content_filter": ErrorKind.SERVER_FILTERS,
    "insufficient_system_resource": ErrorKind.SERVER_TROUBLE,  # DeepSeek's
}


class RemoteAnswer:
    """Asks, and asks again when the thoughts are to end."""

    def __init__(
        self,
        server: RemoteServer,
        interruptions: Interruptions,
        listener: Listener,
        *,
        turns: Sequence[Turn],
        sampling: Sampling,
        control: AnswerControl,
        forgotten_turns: int,
    ) -> None:
        """Prepare.

        Args:
            server: that is asked.
            interruptions: of this job.
            listener: gets progress and text.
            turns: oldest first, the last one the user's.
            sampling: how the tokens are chosen.
            control: how long to think, from where to go on.
            forgotten_turns: oldest turns that were left out already.
        """
        self._server = server
        self._interruptions = interruptions
        self._sampling = sampling
        self._listener = listener
        self._control = control
        begun = control.begun or Begun("", "")
        self._is_continued = bool(begun.text)
        # Thoughts that have begun are closed with a sentence, as at any other moment.
        is_open = bool(begun.reasoning) and begun.is_thinking
        self._is_to_close = is_open and not control.thinking.is_on
        asked = with_instructions(turns, control.instructions)
        self._question = Question(asked, control.begun, not control.thinking.is_on)
        self._is_closed = self._is_continued or not control.thinking.is_on
        self._wants_answer = False
        seed = secrets.randbits(31) if sampling.seed is None else sampling.seed
        is_sent = server.is_exact or sampling.seed is not None
        self._seed = seed
        self._figures = AnswerFigures(
            context_tokens=server.context_tokens,
            forgotten_turns=forgotten_turns,
            seed=seed if is_sent else 0,
            instruction_tokens=about_tokens(control.instructions),
        )
        self._text: AnswerText | None = None
        self._kept = {Channel.REASONING: "", Channel.ANSWER: ""}
        self._names_channels = False
        self._begins_paragraph = bool(begun.reasoning) and not server.is_exact
        self._streams = 0
        self._asked = time.perf_counter()
        self._reader: ChunkReader | None = None

    @property
    def has_text(self) -> bool:
        """Whether anything has come."""
        return self._text is not None

    def run(self) -> tuple[StopReason, AnswerFigures]:
        """Answer.

        Raises:
            AppError: it failed; what had come is with the listener.
        """
        try:
            if self._is_to_close:
                self._close_thoughts()
            while True:
                try:
                    if (reason := self._stream()) is not None:
                        break
                except NotWantedError:
                    if self._interruptions.is_stopped():
                        reason = StopReason.STOPPED
                        break
                self._close_thoughts()
        except AppError:
            self._finish()
            raise
        figures = self._finish()
        ending = self._reader.ending if self._reader else ""
        if ending in _FAILED_ENDINGS:
            raise self._server.endpoint.failure(_FAILED_ENDINGS[ending])
        if ending == "length":
            reason = self._reason_of_length(figures)
        return reason, figures

    def _stream(self) -> StopReason | None:
        """Read one response; ``None`` when the thoughts are to end."""
        self._streams += 1
        self._asked = time.perf_counter()
        self._names_channels = False
        if self._text is None:
            self._listener.prompt_progressed(0, 0)
        opened = self._server.open(
            self._question, self._rest_of_sampling(), self._seed, self._is_unwanted
        )
        with closing(opened.exchange) as exchange:
            self._reader = ChunkReader(exchange, self._server.endpoint, self._server.model)
            for chunk in self._reader.chunks():
                self._take(chunk, opened.opens_thinking)
                if self._text is None:
                    continue
                if self._text.is_looping:
                    return StopReason.LOOPING
                if self._is_thinking_over(self._text):
                    return None
        return StopReason.END_OF_ANSWER

    def _take(self, chunk: Chunk, opens_thinking: bool) -> None:
        if chunk.prompt_progress is not None and self._text is None:
            progress = chunk.prompt_progress
            self._listener.prompt_progressed(progress.processed, progress.total)
        reasoning, text = chunk.texts
        if not reasoning and not text:
            return
        answer = self._opened_text(opens_thinking=opens_thinking)
        if chunk.timings is not None and self._streams == 1:
            timings = chunk.timings
            prompt_tokens = timings.cache_n + timings.prompt_n
            answer.know_prompt(prompt_tokens, timings.cache_n, timings.prompt_ms / 1000)
        if reasoning:
            self._names_channels = True
            answer.take(reasoning.encode(errors="replace"), Channel.REASONING)
        if text:
            channel = Channel.ANSWER if self._names_channels else None
            answer.take(text.encode(errors="replace"), channel)

    def _opened_text(self, *, opens_thinking: bool) -> AnswerText:
        if self._text is None:
            waited_s = time.perf_counter() - self._asked
            self._figures = replace(self._figures, prompt_s=waited_s)
            self._text = AnswerText(
                self._figures,
                replace(self._listener, text_generated=self._on_text),
                opens_thinking=opens_thinking,
                begun=self._control.begun if self._server.is_exact else None,
                watches_loops=self._control.pauses_loops,
            )
        return self._text

    def _on_text(
        self, parts: list[tuple[Channel, str]], figures: AnswerFigures, revealed: bool
    ) -> None:
        """Keep what is said, for a server that must be asked again, and pass it on."""
        kept = self._kept
        if revealed:
            self._server.opens_thinking = True
            kept[Channel.REASONING] += kept[Channel.ANSWER]
            kept[Channel.ANSWER] = ""
        if self._begins_paragraph and parts and parts[0][0] is Channel.REASONING:
            parts = [(Channel.REASONING, f"\n\n{parts[0][1]}"), *parts[1:]]
        self._begins_paragraph = False
        for channel, text in parts:
            kept[channel] += text
        # What an answer that is continued had before are no thoughts, whatever comes now.
        self._listener.text_generated(parts, figures, revealed and not self._is_continued)

    def _is_unwanted(self) -> bool:
        """Whether the present response is of no use: stopped, or the answer is wanted now.

        Asked every 20 ms while the server says nothing: what came before must not wait for more.
        """
        if self._text is not None:
            self._text.send_due()
        interruptions = self._interruptions
        if interruptions.is_stopped():
            return True
        if interruptions.take_answer_request() and not self._is_closed:
            self._wants_answer = self._text is None or self._text.is_thinking
        return self._wants_answer and not self._is_closed

    def _is_thinking_over(self, text: AnswerText) -> bool:
        if self._is_closed or not text.is_thinking:
            return False
        budget = self._control.thinking
        if budget.budget_tokens is not None and text.reasoning_tokens >= budget.budget_tokens:
            return True
        return budget.budget_s is not None and text.thinking_s >= budget.budget_s

    def _close_thoughts(self) -> None:
        """End the thoughts with a sentence, as the engine does; what follows is asked for."""
        text = self._opened_text(opens_thinking=True)
        text.close_thoughts()
        self._is_closed = True
        self._wants_answer = False
        sentence = f"\n\n{closing_sentence(text.last_thoughts)}"
        if self._server.is_exact:
            text.take(f"{sentence}\n{CLOSE_TAG}\n\n".encode())
        else:  # it may think again
            text.take(sentence.encode(), Channel.REASONING)
            text.open_anew(opens_thinking=self._server.opens_thinking)
        text.flush()
        self._begins_paragraph = not self._server.is_exact
        earlier = self._control.begun.reasoning if self._control.begun else ""
        begun = Begun(earlier + self._kept[Channel.REASONING], "")
        self._question = replace(self._question, begun=begun, answers_now=True)

    def _rest_of_sampling(self) -> Sampling:
        if self._text is None or self._sampling.max_tokens is None:
            return self._sampling
        done = self._text.reasoning_tokens + self._text.answer_tokens
        return replace(self._sampling, max_tokens=max(1, self._sampling.max_tokens - done))

    def _finish(self) -> AnswerFigures:
        """Send what is left; the figures, corrected by what the server counted."""
        figures = self._figures if self._text is None else self._text.finish()
        usage = self._reader.usage if self._reader else None
        if usage is None:
            return figures
        if not figures.prompt_tokens and usage.prompt_tokens:
            details = usage.prompt_tokens_details
            cached = (details and details.cached_tokens) or usage.prompt_cache_hit_tokens or 0
            prompt_tokens = usage.prompt_tokens
            if self._streams > 1:  # the thoughts were part of the second question
                prompt_tokens = max(0, prompt_tokens - figures.reasoning_tokens)
            figures = replace(figures, prompt_tokens=prompt_tokens, reused_tokens=cached)
        counted, total = figures.generated_tokens, usage.completion_tokens
        if self._streams == 1 and counted and total:
            thoughts = usage.completion_tokens_details
            reasoning = (thoughts and thoughts.reasoning_tokens) or 0
            if not 0 < reasoning <= total or not figures.reasoning_tokens:
                reasoning = round(total * figures.reasoning_tokens / counted)
            answer = total - reasoning
            figures = replace(figures, reasoning_tokens=reasoning, answer_tokens=answer)
        return figures

    def _reason_of_length(self, figures: AnswerFigures) -> StopReason:
        limit, context = self._sampling.max_tokens, figures.context_tokens
        is_full = context and figures.used_tokens >= context - _NEARLY_FULL_TOKENS
        if is_full and (limit is None or figures.generated_tokens < limit):
            return StopReason.CONTEXT_FULL
        return StopReason.TOKEN_LIMIT
