"""What the window says: sentences for failures and endings; what it calls models and thoughts.

A sentence says what happened and what to do next.
"""

from __future__ import annotations

from string import Formatter

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Message, StopReason
from app.core.model_files import InstalledModel
from app.core.servers import Server
from app.core.translatable import mark
from app.system.offline import is_offline_run
from app.viewmodels.language import said, say, say_count
from app.widgets.failures import keeping, running, starting
from app.widgets.quantities import duration, size, speed

_SENTENCES = {**running.SENTENCES, **keeping.SENTENCES, **starting.SENTENCES}
_GENERAL = mark("the file")


def sentence(error: AppError) -> str:
    """What happened and what to do next."""
    details = error.details
    if error.kind is ErrorKind.DISK_FULL and "needed_bytes" in details:
        return say(
            "The disk is full: {size} more are needed. Free some space and try again.",
            size=size(int(details["needed_bytes"])),
        )
    if error.kind is ErrorKind.DATABASE_DAMAGED and "conversations" in details:
        return say_count(
            "The file of your conversations was damaged. %n conversations could be saved; the "
            "damaged file was kept as {path}. Backups in the Chat menu may have what is missing.",
            int(details["conversations"]),
            path=details["path"],
        )
    if error.kind is ErrorKind.OUT_OF_MEMORY and "available_bytes" in details:
        return say(
            "This model needs {needed} of memory, and {free} are free. "
            "Close other programs, or choose a smaller model or quantisation.",
            needed=size(int(details["needed_bytes"])),
            free=size(int(details["available_bytes"])),
        )
    if error.kind is ErrorKind.SERVER_RATE_LIMITED and details.get("retry_after_s"):
        return say(
            "{host} asks for fewer questions. Try again in {time}.",
            host=details["host"],
            time=duration(float(details["retry_after_s"])),
        )
    is_for_this_run = error.kind is ErrorKind.STAYS_OFFLINE and is_offline_run()
    template = _SENTENCES[ErrorKind.STARTED_OFFLINE if is_for_this_run else error.kind]
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return say(template, **{name: details.get(name) or say(_GENERAL) for name in names})


@said
def model_label(model: InstalledModel) -> str:
    """A model as the menu lists it."""
    parts = [model.name, model.quantisation, size(model.size_bytes)]
    return "  ·  ".join(part for part in parts if part)


@said
def server_label(server: Server) -> str:
    """A server as the menu lists it."""
    return "  ·  ".join((server.label, server.short_name, whereabouts(server.leaves_computer)))


def whereabouts(leaves_computer: bool) -> str:
    """Who reads what a server is sent."""
    return say("leaves this computer") if leaves_computer else say("another program")


def byline(message: Message) -> str:
    """Who answered."""
    return _byline(message.model_name, message.quantisation, is_edited=message.is_edited)


@said
def _byline(*names: str, is_edited: bool) -> str:
    parts = (*names, say("edited") if is_edited else "")
    return "  ·  ".join(part for part in parts if part)


def thinking_for(elapsed_s: float) -> str:
    """The line above thoughts that are being written."""
    if elapsed_s < 1:
        return say("Thinking…")
    return say("Thinking…  {time}", time=duration(elapsed_s))


def thinking_label(message: Message, figures: AnswerFigures | None, *, is_thinking: bool) -> str:
    """The line above the thoughts."""
    if is_thinking:
        return thinking_for(figures.thinking_s if figures else 0.0)
    if figures is None or not figures.reasoning_tokens:
        return say("Thoughts")
    time = duration(figures.thinking_s)
    tokens = say_count("%n tokens", figures.reasoning_tokens)
    if not message.text and message.stop_reason is not StopReason.END_OF_ANSWER:
        return say("Thought for {time}, unfinished  ·  {tokens}", time=time, tokens=tokens)
    if figures.is_cut:
        return say("Thought for {time}, cut short  ·  {tokens}", time=time, tokens=tokens)
    return say("Thought for {time}  ·  {tokens}", time=time, tokens=tokens)


_ENDINGS = {
    StopReason.STOPPED: mark("Stopped."),
    StopReason.TOKEN_LIMIT: mark("Ended at the limit on tokens."),
    StopReason.CONTEXT_FULL: mark("Ended because the context is full."),
    StopReason.INTERRUPTED: mark(
        "Interrupted: the program or its engine went down here. What had been written is kept."
    ),
    StopReason.LOOPING: mark("Paused: the model repeats itself."),
    StopReason.FAILED: mark("The engine could not go on."),
}


LOOPING_THOUGHTS = mark("The model has begun to repeat itself, so it was paused.")


def end_note(message: Message) -> str:
    """How an answer ended, if not by itself; and what it cost."""
    return _end_note(message.stop_reason, message.figures)


@said
def _end_note(reason: StopReason | None, figures: AnswerFigures | None) -> str:
    """Of values that say nothing of what was written: texts that are said are remembered."""
    parts = [say(_ENDINGS[reason])] if reason in _ENDINGS else []
    if figures is not None and figures.generated_tokens:
        parts.append(say_count("%n tokens", figures.generated_tokens))
        parts.append(speed(figures.tokens_per_s).replace("/", "/\u2060"))  # never broken in two
        if turns := figures.forgotten_turns:
            parts.append(say_count("the first %n messages were left out: no room", turns))
        if dropped := figures.shifted_tokens:
            parts.append(say_count("the model forgot %n tokens of it midway: no room", dropped))
    return "  ·  ".join(parts)
