"""Answers from an OpenAI-compatible server: llama-server, vLLM, SGLang, the Hub's, DeepSeek's.

The second implementation of the engine's contract. What differs from a model in this process:

- llama-server is given whole prompts. Thoughts are closed and answers continued exactly, and the
  server's own cache is reused.
- Any other server gets chat completions. It can't be made to close its thoughts: for "answer now",
  a budget or an answer to be continued, the question is asked once more with what was thought or
  written so far, and an instruction in English. It may think again.
- Thoughts that a server does not tell apart and whose opening tag stands in its template are
  known as thoughts only at their closing tag; from then on the session expects it.
- Nothing is sent before a question: there is no warming.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core.control import AnswerControl
from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Role, Sampling, StopReason, Turn
from app.engine.answer_text import Listener
from app.engine.contract import Interruptions
from app.engine.remote_answer import RemoteAnswer
from app.engine.remote_server import RemoteServer


class RemoteSession:
    """Answers of one server.

    Attributes:
        interruptions: of the current job; another may be put in its place between jobs.
    """

    def __init__(self, server: RemoteServer, interruptions: Interruptions) -> None:
        """Prepare; nothing is sent before the first question.

        Args:
            server: connected.
            interruptions: of the current job.
        """
        self._server = server
        self.interruptions = interruptions

    def answer(
        self,
        turns: Sequence[Turn],
        sampling: Sampling,
        listener: Listener,
        control: AnswerControl = AnswerControl(),  # noqa: B008 - frozen
    ) -> tuple[StopReason, AnswerFigures]:
        """Answer the last turn; the oldest are left out when the server has no room for them.

        Raises:
            AppError: the server failed; what had come is with the listener.
        """
        forgotten = 0
        while True:
            answer = RemoteAnswer(
                self._server,
                self.interruptions,
                listener,
                turns=turns[forgotten:],
                sampling=sampling,
                control=control,
                forgotten_turns=forgotten,
            )
            try:
                return answer.run()
            except AppError as error:
                if error.kind is not ErrorKind.PROMPT_TOO_LONG or answer.has_text:
                    raise
                following = _next_question(turns, forgotten)
                if following is None:
                    raise
                forgotten = following

    def warm(
        self, turns: Sequence[Turn], *, keeps_state: bool = True, instructions: str = ""
    ) -> None:
        """Nothing: a server is told nothing before a question."""

    def save_state(self) -> bool:
        """Nothing is saved here."""
        return False

    def close(self) -> None:
        """Nothing is held."""


def _next_question(turns: Sequence[Turn], after: int) -> int | None:
    """Index of the question that follows; ``None`` behind the last one."""
    return next((i for i in range(after + 1, len(turns)) if turns[i].role is Role.USER), None)
