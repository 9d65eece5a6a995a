"""Numbers, sizes, times and dates, in English and as other languages write them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from app.viewmodels.language import Languages, say_again
from app.widgets import quantities

MOMENT = 1.75e9
"""In June 2025."""


@pytest.fixture
def french(english: Languages) -> Iterator[Languages]:
    """Somebody speaks French for a while."""
    english.speak("fr")
    yield english
    english.speak("en")


@pytest.mark.parametrize(
    ("size_bytes", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (5_040_000, "5.04 MB"),
        (4_680_000_000, "4.68 GB"),
        (404_300_000_000, "404 GB"),
    ],
)
def test_sizes_are_decimal(size_bytes: int, text: str) -> None:
    assert quantities.size(size_bytes) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "less than a second"), (12.4, "12 s"), (59.7, "1 min 00 s"), (125, "2 min 05 s")],
)
def test_durations(seconds: float, text: str) -> None:
    assert quantities.duration(seconds) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (0.6, "0.6"), (4.6849, "4.68"), (117.4, "117"), (2340, "2,340")]
)
def test_numbers_have_three_figures(value: float, text: str) -> None:
    assert quantities.short_number(value) == text


def test_shares_are_whole() -> None:
    assert quantities.percent(0.456) == "46%"


def test_dates_are_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    assert quantities.moment(MOMENT) == "15 June 2025, 15:06"
    assert quantities.day(MOMENT) == "15 Jun 2025"
    assert quantities.stamp(MOMENT) == "2025-06-15, 15:06"
    monkeypatch.undo()
    time.tzset()


def test_french_has_its_own_units_commas_and_months(french: Languages) -> None:
    assert quantities.size(4_680_000_000) == "4,68\u00a0Go"
    assert quantities.count(12_345) == "12\u202f345"
    assert quantities.percent(0.456) == "46\u202f%"
    assert "juin 2025" in quantities.moment(MOMENT)
    french.speak("en")
    assert say_again("4,68\u00a0Go") == "4.68 GB"
