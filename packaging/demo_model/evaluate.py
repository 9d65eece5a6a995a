"""Score the shipped GGUF through llama.cpp, as the program runs it: greedy, fresh questions.

An answer is right when the result in it is right; a trace is right when every line is. Questions
come from a seed that training never used, half of them in wordings that training never showed.
The words whose letters are counted are real ones, none of which training made up.

    .venv/bin/python packaging/demo_model/evaluate.py resources/models/Penseur-Demo-Q8_0.gguf
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tasks import WORDINGS, Curriculum, Example

from app.core.messages import Channel, Role, Sampling, Turn
from app.engine.answer_text import Listener
from app.engine.llama_cpp import LlamaModel
from app.engine.session import Session, Undisturbed

GOAL = 0.97
TASKS = ("add", "multiply", "compare", "letters", "sort", "problem", "follow", "code", "count")
WORDS = Path(__file__).with_name("evaluation_words.txt")


@dataclass
class Score:
    """Counts of one task."""

    asked: int = 0
    right_answers: int = 0
    right_traces: int = 0
    lengths: list[int] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)


class Student:
    """The model under test."""

    def __init__(self, path: Path) -> None:
        self._model = LlamaModel(path, context_tokens=4096, threads=1)
        self._session = Session(self._model, Undisturbed())

    def answer(self, example: Example) -> tuple[str, str, int]:
        """Trace, answer and the trace's length in tokens."""
        turns = [
            Turn(role, text)
            for pair in example.history
            for role, text in zip((Role.USER, Role.ASSISTANT), pair, strict=True)
        ]
        turns.append(Turn(Role.USER, example.question))
        texts = {Channel.REASONING: "", Channel.ANSWER: ""}

        def take(parts: list[tuple[Channel, str]], _figures: object, _revealed: bool) -> None:
            for channel, text in parts:
                texts[channel] += text

        listener = Listener(lambda _done, _total: None, take)
        sampling = Sampling(temperature=0, max_tokens=1000)
        _, figures = self._session.answer(turns, sampling, listener)
        return texts[Channel.REASONING], texts[Channel.ANSWER], figures.reasoning_tokens


def is_right_answer(example: Example, answer: str) -> bool:
    """Whether an answer holds the result where it belongs."""
    solution = example.solution
    if not solution.result:
        return answer == solution.answer
    if example.task == "count":
        return f"**{solution.result}**" in answer
    return f"\\boxed{{{solution.result}}}" in answer


def examine(
    student: Student, curriculum: Curriculum, task: str, language: str, score: Score
) -> None:
    """Ask one question."""
    example = curriculum.draw(task, language, turns=1 if task == "follow" else 0)
    trace, answer, length = student.answer(example)
    right = is_right_answer(example, answer)
    right_trace = example.is_right_trace(trace)
    score.asked += 1
    score.right_answers += right
    score.right_traces += right_trace
    score.lengths.append(length)
    if not (right and right_trace):
        score.mistakes.append(
            f"Q: {example.question}\nwanted {example.solution.result}\n{trace}\n=> {answer}\n"
        )


def main() -> int:
    """Print a table in Markdown; 1 when a task is below the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--questions", type=int, default=400, help="of each task and language")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--languages", nargs="+", choices=WORDINGS, default=list(WORDINGS))
    parser.add_argument("--mistakes", type=int, default=0, help="print so many of each task")
    arguments = parser.parse_args()
    student = Student(arguments.model)
    words = WORDS.read_text(encoding="utf-8").split()
    failed = False
    print("| task | language | questions | right answers | right traces | trace tokens |")
    print("|---|---|---|---|---|---|")
    for task in (*TASKS, "talk"):
        for language in arguments.languages:
            score = Score()
            for held_out in (False, True):
                curriculum = Curriculum(arguments.seed + held_out, held_out=held_out, words=words)
                for _ in range(arguments.questions // 2):
                    examine(student, curriculum, task, language, score)
            share, traces = (n / score.asked for n in (score.right_answers, score.right_traces))
            failed |= share < GOAL
            print(
                f"| {task} | {language} | {score.asked} | {share:.1%} | {traces:.1%} "
                f"| {min(score.lengths)}-{max(score.lengths)} |",
                flush=True,
            )
            for mistake in score.mistakes[: arguments.mistakes]:
                print(f"\n{mistake}\n")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
