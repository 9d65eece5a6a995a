"""Numbers, sizes, times and dates in words, as the language that is spoken writes them."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale

from app.core.translatable import mark
from app.viewmodels.language import said, say

_SIZES = {
    "B": mark("{size} B"),
    "kB": mark("{size} kB"),
    "MB": mark("{size} MB"),
    "GB": mark("{size} GB"),
}


@said
def count(number: int) -> str:
    """A number with its thousands apart."""
    return QLocale().toString(number)


def short_number(value: float) -> str:
    """A number of three digits, for example ``4.68`` or ``1,234``."""
    if value >= 999.5:
        return QLocale().toString(round(value))
    return QLocale().toString(float(f"{value:.3g}"), "g", 6)


@said
def size(size_bytes: int) -> str:
    """A size in decimal units, for example ``4.68 GB``."""
    value, units = float(size_bytes), list(_SIZES)
    while value >= 1000 and len(units) > 1:
        value /= 1000
        units.pop(0)
    number = count(round(value)) if units[0] == "B" or value >= 100 else short_number(value)
    return say(_SIZES[units[0]], size=number)


@said
def duration(seconds: float) -> str:
    """Whole seconds, then minutes, for example ``12 s`` or ``2 min 05 s``."""
    whole = round(seconds)
    if whole < 60:
        return say("{seconds} s", seconds=whole) if seconds >= 1 else say("less than a second")
    locale = QLocale()
    rest = locale.toString(whole % 60).rjust(2, locale.zeroDigit())
    return say("{minutes} min {seconds} s", minutes=whole // 60, seconds=rest)


@said
def speed(tokens_per_s: float) -> str:
    """A speed, for example ``1,200 tokens/s``."""
    return say("{number} tokens/s", number=round(tokens_per_s))


@said
def percent(share: float) -> str:
    """A share in hundredths, for example ``45%`` for 0.45."""
    return say("{number}%", number=round(100 * share))


@said
def moment(unix_s: float) -> str:
    """A date with its time, in this computer's time zone, for example ``4 May 2026, 14:05``."""
    return _date(unix_s, say("d MMMM yyyy, HH:mm"))


@said
def stamp(unix_s: float) -> str:
    """A date with its time in figures, for example ``2026-05-04, 14:05``."""
    return _date(unix_s, say("yyyy-MM-dd, HH:mm"))


@said
def day(unix_s: float) -> str:
    """A date in short, for example ``4 May 2026``."""
    return _date(unix_s, say("d MMM yyyy"))


def _date(unix_s: float, form: str) -> str:
    """A date in a form of Qt's, which a language may put in another order."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(unix_s)), form)
