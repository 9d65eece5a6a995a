"""From turns to the tokens that the model reads: rendered, cut to the room there is, continued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.context_use import prompt_room
from app.core.control import AnswerControl
from app.core.errors import AppError, ErrorKind
from app.core.messages import Role, Turn
from app.core.prompts import (
    RenderedPrompt,
    marked_instructions,
    plain_segments,
    render_prompt,
    with_instructions,
)
from app.core.reasoning import CLOSE_TAG, OPEN_TAG, closing_sentence
from app.engine.llama_cpp import LlamaModel


@dataclass(frozen=True)
class Prompt:
    """Tokens to evaluate before an answer.

    Attributes:
        tokens: all of them.
        head_tokens: how many of them come before the answer that is continued.
        opens_thinking: whether they end inside the thoughts.
        forgotten_turns: oldest turns that were left out for lack of room.
        shifted_tokens: of the answer that is continued, left out for lack of room.
        instruction_tokens: of all tokens, the user's instructions.
    """

    tokens: list[int]
    head_tokens: int
    opens_thinking: bool
    forgotten_turns: int = 0
    shifted_tokens: int = 0
    instruction_tokens: int = 0


class PromptTokens:
    """Makes prompts for one model."""

    def __init__(self, model: LlamaModel) -> None:
        self._model = model

    def history(self, turns: Sequence[Turn], instructions: str = "") -> list[int]:
        """A conversation as it stands, nobody asked to go on."""
        turns = with_instructions(turns, instructions)
        return self._tokenized(self._render(turns, add_generation_prompt=False))

    def fitted(self, turns: Sequence[Turn], control: AnswerControl) -> Prompt:
        """A prompt that leaves room to answer.

        The oldest whole turns are left out until it fits; then, of an answer that is continued,
        its oldest part. The instructions stay.

        Raises:
            AppError: ``PROMPT_TOO_LONG`` when the last question alone does not fit,
                ``INSTRUCTIONS_TOO_LONG`` when the instructions are most of it.
        """
        if not control.instructions:
            return self._fitted(turns, control)
        count = len(self._plain(marked_instructions(control.instructions)))
        context = self._model.context_tokens
        try:
            return replace(self._fitted(turns, control), instruction_tokens=count)
        except AppError as error:
            if error.kind is ErrorKind.PROMPT_TOO_LONG and count > context // 2:
                kind = ErrorKind.INSTRUCTIONS_TOO_LONG
                raise AppError(kind, tokens=count, context_tokens=context) from error
            raise

    def _fitted(self, turns: Sequence[Turn], control: AnswerControl) -> Prompt:
        context = self._model.context_tokens
        room = prompt_room(context)
        forgotten = 0
        while True:
            kept = with_instructions(turns[forgotten:], control.instructions)
            rendered = self._render(kept)
            head = self._tokenized(rendered)
            tail, opens_thinking = self._tail(rendered, control)
            if len(head) + len(tail) <= room:
                return Prompt([*head, *tail], len(head), opens_thinking, forgotten)
            following = next(
                (i for i in range(forgotten + 1, len(turns)) if turns[i].role is Role.USER), None
            )
            if following is None:
                return self._squeezed(head, tail, opens_thinking, forgotten, room)
            forgotten = following

    def closing(self, thoughts: str) -> list[int]:
        """The tokens that end thoughts which are cut.

        Args:
            thoughts: their end, for its language.
        """
        sentence = f"\n\n{closing_sentence(thoughts)}"
        return [
            *self._model.tokenize(sentence, special=False),
            *self._model.tokenize(f"\n{CLOSE_TAG}\n\n", special=True),
        ]

    def _squeezed(
        self, head: list[int], tail: list[int], opens_thinking: bool, forgotten: int, room: int
    ) -> Prompt:
        """The question alone: it may use the reserve, if it fits at all."""
        context = self._model.context_tokens
        if len(head) + len(tail) < context and len(tail) <= context // 2:
            return Prompt([*head, *tail], len(head), opens_thinking, forgotten)
        kept = max(context // 8, room - len(head))
        if not tail or len(head) + kept >= context:
            raise AppError(
                ErrorKind.PROMPT_TOO_LONG, tokens=len(head) + len(tail), context_tokens=context
            )
        shifted = max(0, len(tail) - kept)
        return Prompt([*head, *tail[shifted:]], len(head), opens_thinking, forgotten, shifted)

    def _tail(self, rendered: RenderedPrompt, control: AnswerControl) -> tuple[list[int], bool]:
        """What follows the rendered turns, and whether it leaves the thoughts open."""
        model, begun = self._model, control.begun
        close = model.tokenize(f"\n{CLOSE_TAG}\n\n", special=True)
        if begun is None:
            if control.thinking.is_on:
                return [], rendered.opens_thinking
            opened = [] if rendered.opens_thinking else self._open_tokens()
            return [*opened, *close], False
        if not begun.reasoning:
            if rendered.opens_thinking and begun.text:
                return [*close, *self._plain(begun.text)], False
            return self._plain(begun.text), rendered.opens_thinking
        opened = [] if rendered.opens_thinking else self._open_tokens()
        thoughts = [*opened, *self._plain(begun.reasoning)]
        if begun.is_thinking:
            return thoughts, True
        return [*thoughts, *close, *self._plain(begun.text)], False

    def _open_tokens(self) -> list[int]:
        return self._model.tokenize(f"{OPEN_TAG}\n", special=True)

    def _plain(self, text: str) -> list[int]:
        return [
            token
            for piece in plain_segments(text, self._model.plain_tags)
            for token in self._model.tokenize(piece, special=False)
        ]

    def _render(
        self, turns: Sequence[Turn], *, add_generation_prompt: bool = True
    ) -> RenderedPrompt:
        return render_prompt(
            self._model.chat_template,
            turns,
            bos=self._model.bos,
            eos=self._model.eos,
            add_generation_prompt=add_generation_prompt,
            plain_tags=self._model.plain_tags,
        )

    def _tokenized(self, prompt: RenderedPrompt) -> list[int]:
        return [
            token
            for segment in prompt.segments
            for token in self._model.tokenize(segment.text, special=segment.is_special)
        ]
