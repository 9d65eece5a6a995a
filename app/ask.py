"""``penseur ask QUESTION``: one question in a terminal; thoughts to stderr, the answer to stdout.

Exit codes: 0 answered, 1 failed, 2 wrong arguments, 3 the answer was cut short, 130 Ctrl+C. Qt is
loaded only where something is said to the user in their language.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.core.attachments import with_files
from app.core.control import AnswerControl, Thinking
from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Role, Sampling, StopReason, Turn
from app.core.model_files import InstalledModel, Origin
from app.core.settings import Settings
from app.engine import protocol
from app.engine.link import EngineLink
from app.system.answer_printer import AnswerPrinter, SilentPrinter
from app.system.attached_files import read_file
from app.system.command_line import CommandLine
from app.system.installed_models import check_model, find_models, find_other_programs_models
from app.system.paths import Paths, default_paths, resources_dir, use_home
from app.system.settings_file import load_settings

FAILED, CUT, INTERRUPTED = 1, 3, 130
STOP_S = 5.0
"""What the engine may take to stop; then it is ended."""
_LOOK_S = 0.5
"""Between two looks for Ctrl+C: on Windows it does not wake a waiting queue."""
_STANDARD_INPUT = "-"
_ENDINGS = {
    StopReason.TOKEN_LIMIT: ErrorKind.ANSWER_AT_LIMIT,
    StopReason.CONTEXT_FULL: ErrorKind.ANSWER_WITHOUT_ROOM,
    StopReason.LOOPING: ErrorKind.ANSWER_LOOPING,
}


def main(arguments: list[str]) -> int:
    """Answer one question and print it."""
    try:
        parser = _parser(str)
        if {"-h", "--help"} & set(arguments):
            _print_help()
            return 0
        options = parser.parse_args(arguments)
        if options.data_dir is not None:
            use_home(options.data_dir)
        question = _question(options)
        if not question:
            parser.error("there is no question")
        return _Asking(options, default_paths()).ask(question)
    except AppError as error:
        _tell(error)
        return FAILED
    except BrokenPipeError:  # whoever reads the answer has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED


# What is said; Qt comes with it


def _print_help() -> None:
    from app.viewmodels.early_language import speak_early
    from app.viewmodels.language import say

    application = speak_early(default_paths())  # noqa: F841 - it translates while it lives
    _parser(say).print_help()


def _tell(error: AppError) -> None:
    from app.viewmodels.early_language import speak_early
    from app.widgets.wording import sentence

    application = speak_early(default_paths())  # noqa: F841 - it translates while it lives
    sys.stderr.write(f"penseur: {sentence(error)}\n")


def _parser(say: Callable[[str], str]) -> CommandLine:
    parser = CommandLine(
        say,
        prog="penseur ask",
        description=say(
            "Ask one question in the terminal. The thoughts go to stderr, the answer to stdout."
        ),
        epilog=say(
            "Exit codes: 0 answered, 1 failed, 2 wrong arguments, 3 cut short, 130 interrupted."
        ),
    )
    question = say("the question; - or nothing reads it from a pipe")
    parser.arguments.add_argument("question", nargs="?", help=question)
    add = parser.options.add_argument
    add("--model", help=say("name or file of a model; without it, the one used last"))
    add("--attach", type=Path, action="append", default=[], metavar=say("FILE"),
        help=say("a text file to go with the question; may be given several times"))  # fmt: skip
    add("--no-thinking", action="store_true", help=say("answer at once"))
    add("--budget", type=int, metavar=say("TOKENS"), help=say("close the thoughts after so many"))
    add("--max-tokens", type=int, metavar=say("TOKENS"), help=say("end the answer after so many"))
    add("--context", type=int, metavar=say("TOKENS"), help=say("size of the context window"))
    add("--temperature", type=float, default=Sampling().temperature, help=say("0 to 2"))
    add("--seed", type=int, help=say("the same seed gives the same answer"))
    add("--json", action="store_true", help=say("print one JSON object once the answer is there"))
    add("--data-dir", type=Path, metavar=say("FOLDER"), help=say("the program's folder"))
    add("--offline", action="store_true", help=say("always so here: this command uses no network"))
    return parser


def _question(options: argparse.Namespace) -> str:
    question: str | None = options.question
    if question is None and sys.stdin.isatty():
        return ""
    if question in (None, _STANDARD_INPUT):
        question = sys.stdin.buffer.read().decode("utf-8", "replace")
    return with_files(question.strip(), map(read_file, options.attach)) if question.strip() else ""


class _Asking:
    """One question, from the choice of the model to the exit code."""

    def __init__(self, options: argparse.Namespace, paths: Paths) -> None:
        self._options = options
        self._paths = paths
        self._settings, _ = load_settings(paths.settings)
        self._events: queue.SimpleQueue[protocol.Event | None] = queue.SimpleQueue()
        self._printer = SilentPrinter() if options.json else AnswerPrinter()

    def ask(self, question: str) -> int:
        """Print thoughts and answer as they come.

        Raises:
            AppError: there is no answer.
        """
        options = self._options
        signal.signal(signal.SIGINT, self._on_interrupt)
        model = _chosen_model(options.model, self._settings, self._paths)
        with tempfile.TemporaryDirectory() as folder:
            log = _folder(self._paths.logs) / "engine.log"
            link = EngineLink(self._events.put, log_file=log, stop_folder=Path(folder))
            try:
                context = options.context or self._settings.context_tokens
                link.load(model.path, context_tokens=context)
                sampling = Sampling(
                    temperature=options.temperature,
                    seed=options.seed,
                    max_tokens=options.max_tokens,
                )
                thinking = Thinking(not options.no_thinking, options.budget)
                turns = [Turn(Role.USER, question)]
                job = link.answer(turns, sampling, AnswerControl(thinking, keeps_state=False))
                try:
                    ended = self._follow(job)
                except KeyboardInterrupt:
                    link.stop(job)
                    self._wait_for_end(job)
                    raise
            finally:
                link.close()
        self._printer.end()
        return self._conclude(ended, model)

    def _on_interrupt(self, *_signal: object) -> None:
        """Raised in a destructor an exception is dropped: the queue brings this one again."""
        self._events.put(None)
        raise KeyboardInterrupt

    def _follow(self, job: int) -> protocol.AnswerFinished:
        while True:
            try:
                event = self._events.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
            match event:
                case None:
                    raise KeyboardInterrupt
                case protocol.JobFailed():
                    raise AppError(event.kind, **event.details)
                case protocol.TextGenerated(parts=parts):
                    if event.thoughts_revealed:
                        self._printer.reveal()
                    for channel, text in parts:
                        self._printer.add(channel, text)
                case protocol.AnswerFinished() if event.job == job:
                    return event

    def _wait_for_end(self, job: int) -> None:
        """Let the engine stop what it does."""
        until = time.monotonic() + STOP_S
        while (left := until - time.monotonic()) > 0:
            try:
                event = self._events.get(timeout=left)
            except (queue.Empty, KeyboardInterrupt):
                return
            if isinstance(event, protocol.FINAL_EVENTS) and event.job == job:
                return

    def _conclude(self, ended: protocol.AnswerFinished, model: InstalledModel) -> int:
        if self._options.json:
            sys.stdout.write(_as_json(self._printer, ended.reason, ended.figures, model) + "\n")
            sys.stdout.flush()
        if ended.reason is StopReason.END_OF_ANSWER:
            return 0
        if (kind := _ENDINGS.get(ended.reason)) is not None:
            _tell(AppError(kind))
        return CUT


def _as_json(
    printer: AnswerPrinter, reason: StopReason, figures: AnswerFigures, model: InstalledModel
) -> str:
    return json.dumps(
        {
            "model": model.name,
            "quantisation": model.quantisation,
            "thoughts": printer.thoughts,
            "answer": printer.answer,
            "stop_reason": reason.value,
            "prompt_tokens": figures.prompt_tokens,
            "thoughts_tokens": figures.reasoning_tokens,
            "answer_tokens": figures.answer_tokens,
            "tokens_per_s": round(figures.tokens_per_s, 2),
            "seed": figures.seed,
        },
        ensure_ascii=False,
    )


def _folder(path: Path) -> Path:
    """A folder of the program, made where there is none."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise AppError(ErrorKind.FOLDER_NOT_WRITABLE, path=str(path)) from error
    return path


def _chosen_model(wanted: str | None, settings: Settings, paths: Paths) -> InstalledModel:
    """The model that is to answer.

    Args:
        wanted: a file, or a part of a name; without one it is the model used last, if that is on
            this machine, else the one that ships.
        settings: of the user.
        paths: of the program.

    Raises:
        AppError: there is none such.
    """
    if wanted and (Path(wanted).exists() or wanted.endswith(".gguf")):
        return check_model(Path(wanted).absolute())
    shipped = find_models([resources_dir() / "models"], Origin.SHIPPED)
    used = Path(settings.model_path or ".")
    if not wanted:
        return check_model(used) if used.is_file() else shipped[0]
    places = [Path(place) for place in settings.model_folders.split("\n") if place]
    found = [
        *shipped,
        *find_models([paths.models_folder(settings.models_folder)]),
        *find_models(places, Origin.ADDED),
        *find_other_programs_models(),
    ]
    words = wanted.casefold()
    for model in found:
        if words in (model.name.casefold(), f"{model.name}-{model.quantisation}".casefold()):
            return model
    for model in found:
        if words in f"{model.name}-{model.quantisation}".casefold():
            return model
    names = ", ".join(f"{model.name}-{model.quantisation}" for model in found)
    raise AppError(ErrorKind.MODEL_UNKNOWN, name=wanted, names=names)
