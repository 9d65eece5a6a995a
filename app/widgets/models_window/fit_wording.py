"""What to expect of a model, in words."""

from __future__ import annotations

from app.core.fit_verdict import Expectation, Verdict
from app.widgets import wording

_SEPARATOR = "  ·  "


def verdict_words(expectation: Expectation) -> str:
    """How it will run, in a few words."""
    match expectation.verdict:
        case Verdict.RUNS_WELL:
            return "Runs well here"
        case Verdict.RUNS_SLOWLY:
            return "Runs here, slowly"
        case Verdict.DOES_NOT_FIT if expectation.fits_when_free:
            return "Does not fit now"
    return "Does not fit here"


def expectation_words(expectation: Expectation) -> str:
    """Speed and thinking time, or what is missing."""
    if expectation.verdict is Verdict.DOES_NOT_FIT:
        missing = wording.size(expectation.missing_bytes)
        if expectation.fits_when_free:
            return f"{missing} of memory are missing: close other programs first"
        return f"{missing} of memory are missing on this computer"
    parts = [_speed(expectation)]
    if expectation.thinking_s is not None:
        parts.append(f"a question thinks for about {rough_duration(expectation.thinking_s)}")
    if expectation.has_small_context:
        parts.append("with a smaller context, for lack of memory")
    if 0 < expectation.gpu_share < 1:
        parts.append(f"{round(100 * expectation.gpu_share)} % on the GPU")
    return ", ".join(part for part in parts if part)


def rough_duration(seconds: float) -> str:
    """An estimate, in the unit that suits it."""
    if seconds < 10:
        return f"{max(1, round(seconds))}\u00a0s"
    if seconds < 90:
        return f"{round(seconds / 10) * 10}\u00a0s"
    if seconds < 5400:
        return f"{round(seconds / 60)}\u00a0min"
    return f"{round(seconds / 3600)}\u00a0h"


def joined(*parts: str) -> str:
    """Facts in one line; empty ones are left out."""
    return _SEPARATOR.join(part for part in parts if part)


def _speed(expectation: Expectation) -> str:
    speed = expectation.tokens_per_s
    if speed is None:
        return "its speed is known once it has run"
    rate = wording.speed(speed) if speed >= 1.5 else f"{speed:.1f} tokens/s"
    return f"{rate}, measured here" if expectation.is_measured else f"about {rate}"
