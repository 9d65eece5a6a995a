"""What to expect of a model, in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.core.fit_verdict import Expectation, Verdict
from app.viewmodels.language import said, say
from app.widgets import quantities

_SEPARATOR = "  ·  "


def verdict_words(expectation: Expectation) -> str:
    """How it will run, in a few words."""
    match expectation.verdict:
        case Verdict.RUNS_WELL:
            return say("Runs well here")
        case Verdict.RUNS_SLOWLY:
            return say("Runs here, slowly")
        case Verdict.DOES_NOT_FIT if expectation.fits_when_free:
            return say("Does not fit now")
    return say("Does not fit here")


@said
def expectation_words(expectation: Expectation) -> str:
    """Speed and thinking time, or what is missing."""
    if expectation.verdict is Verdict.DOES_NOT_FIT:
        missing = quantities.size(expectation.missing_bytes)
        if expectation.fits_when_free:
            return say("{size} of memory are missing: close other programs first", size=missing)
        return say("{size} of memory are missing on this computer", size=missing)
    parts = [_speed(expectation)]
    if expectation.thinking_s is not None:
        time = rough_duration(expectation.thinking_s)
        parts.append(say("a question thinks for about {time}", time=time))
    if expectation.has_small_context:
        parts.append(say("with a smaller context, for lack of memory"))
    if 0 < expectation.gpu_share < 1:
        parts.append(say("{percent} % on the GPU", percent=round(100 * expectation.gpu_share)))
    return listed(*parts)


@said
def expectation_sentence(expectation: Expectation) -> str:
    """The same as a sentence of its own."""
    words = expectation_words(expectation)
    return say("{sentence}.", sentence=words[:1].upper() + words[1:])


def rough_duration(seconds: float) -> str:
    """An estimate, in the unit that suits it."""
    if seconds < 10:
        return say("{seconds}\u00a0s", seconds=max(1, round(seconds)))
    if seconds < 90:
        return say("{seconds}\u00a0s", seconds=round(seconds / 10) * 10)
    if seconds < 5400:
        return say("{minutes}\u00a0min", minutes=round(seconds / 60))
    return say("{hours}\u00a0h", hours=round(seconds / 3600))


@said
def joined(*parts: str) -> str:
    """Facts in one line; empty ones are left out."""
    return _SEPARATOR.join(part for part in parts if part)


@said
def listed(*parts: str) -> str:
    """Words that follow one another in a sentence; empty ones are left out."""
    return say(", ", "between the parts of a list").join(part for part in parts if part)


def _speed(expectation: Expectation) -> str:
    speed = expectation.tokens_per_s
    if speed is None:
        return say("its speed is known once it has run")
    if speed >= 1.5:
        rate = quantities.speed(speed)
    else:
        rate = say("{number} tokens/s", number=QLocale().toString(speed, "f", 1))
    if expectation.is_measured:
        return say("{speed}, measured here", speed=rate)
    return say("about {speed}", speed=rate)
