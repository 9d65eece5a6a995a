"""Messages of a conversation: what was asked, thought and answered, and how it was made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.attachments import Attachment, as_markdown, with_files


class Role(StrEnum):
    """Who wrote a message."""

    USER = "user"
    ASSISTANT = "assistant"


class Channel(StrEnum):
    """The two parts of an assistant's message."""

    REASONING = "reasoning"
    ANSWER = "answer"


class StopReason(StrEnum):
    """Why an answer ended."""

    END_OF_ANSWER = "end_of_answer"
    """The model ended it."""
    STOPPED = "stopped"
    """The user stopped it."""
    TOKEN_LIMIT = "token_limit"
    """The limit on generated tokens was reached."""
    CONTEXT_FULL = "context_full"
    """No room was left in the context."""
    INTERRUPTED = "interrupted"
    """The program, the engine or the machine went down while it streamed."""
    LOOPING = "looping"
    """The model repeated itself; it was paused for the user to decide."""
    FAILED = "failed"
    """The engine reported an error."""


@dataclass(frozen=True)
class Sampling:
    """How tokens are chosen. Defaults: DeepSeek's usage recommendations for R1.

    Attributes:
        temperature: 0 is greedy; R1 wants 0.5 to 0.7.
        top_p: nucleus probability mass, 0 to 1.
        top_k: candidates kept before ``top_p``; 0 keeps all.
        min_p: least probability relative to the best candidate, 0 to 1.
        repeat_penalty: 1 is off.
        seed: of the random generator; ``None`` draws one, which the answer's figures report.
        max_tokens: limit on generated tokens, thoughts included; ``None`` is the context's room.
    """

    temperature: float = 0.6
    top_p: float = 0.95
    top_k: int = 40
    min_p: float = 0.0
    repeat_penalty: float = 1.0
    seed: int | None = None
    max_tokens: int | None = None

    @property
    def is_repeatable(self) -> bool:
        """Whether the same answer is expected when it is asked for again."""
        return self.temperature <= 0 or self.seed is not None


@dataclass(frozen=True)
class AnswerFigures:
    """What an answer cost.

    Attributes:
        prompt_tokens: length of the rendered prompt.
        reused_tokens: of those, taken from the KV cache.
        reasoning_tokens: generated before the end of the thoughts.
        answer_tokens: generated after it.
        prompt_s: seconds spent evaluating the prompt.
        thinking_s: seconds from the first generated token to the end of the thoughts.
        generation_s: seconds from the first generated token to the last.
        context_tokens: size of the context window.
        forgotten_turns: oldest turns that were left out for lack of room.
        seed: the seed used.
        shifted_tokens: of this answer, dropped from the model's memory in its midst for lack of
            room; the text stays.
        is_cut: the thoughts were closed by the user or by their budget.
        energy_j: joules, above what the machine takes at rest; ``None`` when not measured.
        guessed_tokens: of those generated, guessed rightly ahead, which saves time.
        draft_model: name of the small model that guessed, beside the text itself; empty for none.
        instruction_tokens: of the prompt, the user's instructions for every answer.
    """

    prompt_tokens: int = 0
    reused_tokens: int = 0
    reasoning_tokens: int = 0
    answer_tokens: int = 0
    prompt_s: float = 0.0
    thinking_s: float = 0.0
    generation_s: float = 0.0
    context_tokens: int = 0
    forgotten_turns: int = 0
    seed: int = 0
    shifted_tokens: int = 0
    is_cut: bool = False
    energy_j: float | None = None
    guessed_tokens: int = 0
    draft_model: str = ""
    instruction_tokens: int = 0

    @property
    def generated_tokens(self) -> int:
        """Thoughts and answer together."""
        return self.reasoning_tokens + self.answer_tokens

    @property
    def tokens_per_s(self) -> float:
        """Speed of generation; 0 when nothing was timed."""
        return self.generated_tokens / self.generation_s if self.generation_s > 0 else 0.0

    @property
    def used_tokens(self) -> int:
        """Tokens in the context when the answer ended."""
        return self.prompt_tokens + self.generated_tokens - self.shifted_tokens

    def after(self, earlier: AnswerFigures | None) -> AnswerFigures:
        """Of an answer that was continued: what both parts cost together.

        The prompt of the continuation holds the first part, so its tokens are counted as
        generated, once.
        """
        if earlier is None:
            return self
        return replace(
            self,
            prompt_tokens=max(0, self.prompt_tokens - earlier.generated_tokens),
            reused_tokens=min(self.reused_tokens, earlier.prompt_tokens),
            reasoning_tokens=self.reasoning_tokens + earlier.reasoning_tokens,
            answer_tokens=self.answer_tokens + earlier.answer_tokens,
            prompt_s=self.prompt_s + earlier.prompt_s,
            thinking_s=self.thinking_s + earlier.thinking_s,
            generation_s=self.generation_s + earlier.generation_s,
            shifted_tokens=self.shifted_tokens + earlier.shifted_tokens,
            is_cut=self.is_cut or earlier.is_cut,
            guessed_tokens=self.guessed_tokens + earlier.guessed_tokens,
            energy_j=None
            if self.energy_j is None or earlier.energy_j is None
            else self.energy_j + earlier.energy_j,
        )


@dataclass(frozen=True)
class Message:
    """One node of a conversation's tree.

    Attributes:
        id: unique in the database; chosen by the storage.
        conversation_id: the conversation it belongs to.
        parent_id: the message it follows; ``None`` for a first one.
        role: who wrote it.
        text: the user's question or the assistant's answer, Markdown.
        reasoning: the assistant's thoughts, plain text; empty for a user.
        created_at: Unix time in seconds.
        model_name: name of the model that answered; empty for a user.
        quantisation: for example ``Q4_K_M``; empty when unknown.
        sampling: how the tokens were chosen; ``None`` for a user.
        figures: what it cost; ``None`` for a user and while it streams.
        stop_reason: why it ended; ``None`` for a user and while it streams.
        is_edited: whether a person has changed what the model wrote.
        attachments: text files that go with a question.
    """

    id: int
    conversation_id: int
    parent_id: int | None
    role: Role
    text: str
    reasoning: str = ""
    created_at: float = 0.0
    model_name: str = ""
    quantisation: str = ""
    sampling: Sampling | None = None
    figures: AnswerFigures | None = None
    stop_reason: StopReason | None = None
    is_edited: bool = False
    attachments: tuple[Attachment, ...] = ()

    @property
    def prompt_text(self) -> str:
        """What the model reads: the text, and before it the files that go with it."""
        return with_files(self.text, self.attachments) if self.attachments else self.text

    @property
    def markdown(self) -> str:
        """The text, and below it the files that go with it, for exports."""
        return as_markdown(self.text, self.attachments) if self.attachments else self.text

    def with_appended(self, channel: Channel, text: str) -> Message:
        """The message with more thoughts or more answer."""
        if channel is Channel.REASONING:
            return replace(self, reasoning=self.reasoning + text)
        return replace(self, text=self.text + text)

    def with_answer_as_reasoning(self) -> Message:
        """The message after its answer so far turned out to be thoughts."""
        return replace(self, reasoning=self.reasoning + self.text, text="")


def new_question(
    conversation_id: int,
    parent_id: int | None,
    text: str,
    now: float = 0.0,
    attachments: tuple[Attachment, ...] = (),
) -> Message:
    """A question that is not in the database yet."""
    question = Message(0, conversation_id, parent_id, Role.USER, text, created_at=now)
    return replace(question, attachments=attachments)


def new_answer(question: Message, model_name: str, quantisation: str, how: Sampling) -> Message:
    """An empty answer that is to stream below a question, not in the database yet."""
    return replace(
        question,
        id=0,
        parent_id=question.id,
        role=Role.ASSISTANT,
        text="",
        model_name=model_name,
        quantisation=quantisation,
        sampling=how,
        attachments=(),
    )


@dataclass(frozen=True)
class Turn:
    """One message as the engine needs it: thoughts of earlier turns are never sent back."""

    role: Role
    text: str


def turns_for_prompt(path: list[Message]) -> list[Turn]:
    """The turns to render for a path through the tree, without thoughts.

    An answer that was cut while still thinking stays as an empty answer: given its thoughts, the
    chat template would present them as the answer.
    """
    return [Turn(message.role, message.prompt_text) for message in path]
