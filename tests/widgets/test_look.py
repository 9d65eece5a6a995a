"""How the program looks is as the settings say, at once, and text can be read in all of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.core.settings import Appearance, Density, Settings
from app.widgets.accents import ACCENTS, contrast, with_accent
from app.widgets.look import dress
from app.widgets.relative_size import TEXT_POINTS
from app.widgets.theme import DARK, LIGHT, Theme, current_theme, room
from tests.helpers.person import Person

_OWN = ("#ff0000", "#ffff00", "#000000", "#ffffff", "#00ff00", "#0000ff", "#808080")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("accent", [*ACCENTS, *_OWN])
def test_text_can_be_read_in_and_on_each_accent(theme: Theme, accent: str) -> None:
    dressed = with_accent(theme, accent)
    for ground in (theme.window, theme.sidebar, theme.surface, theme.bubble):
        assert contrast(dressed.accent, ground) >= 4.5, ground
    assert contrast(dressed.on_accent, dressed.accent) >= 4.5
    assert contrast(dressed.text, dressed.selection) >= 4.5


def test_an_unknown_accent_changes_nothing() -> None:
    assert with_accent(LIGHT, "mauve") is LIGHT
    assert with_accent(LIGHT, "") is LIGHT


def test_the_look_changes_at_once_and_comes_back(person: Person, qapp: QApplication) -> None:
    person.ask_and_wait("What is 2 + 3?")
    answer, window = person.answer_widget, person.window
    person.program.change_settings(
        appearance=Appearance.DARK,
        accent="sea",
        text_percent=150,
        reading_font="DejaVu Serif",
        density=Density.COMPACT,
    )
    person.wait_until(lambda: current_theme() == with_accent(DARK, "sea"), "the theme")
    assert with_accent(DARK, "sea").accent in qapp.styleSheet()
    assert room(10) < 10
    person.wait_until(
        lambda: window.composer.font().pointSizeF() == pytest.approx(1.5 * TEXT_POINTS), "the size"
    )
    body = answer._answer
    person.wait_until(lambda: body.font().family() == "DejaVu Serif", "the font")
    assert window.sidebar.font().family() == "Inter"
    for name in ("appearance", "accent", "text_percent", "reading_font", "density"):
        person.program.change_settings(**{name: Settings._field_defaults[name]})
    person.program.change_settings(appearance=Appearance.LIGHT)
    person.wait_until(lambda: current_theme() is LIGHT, "the theme")
    person.wait_until(lambda: body.font().family() == "Inter", "the font")
    assert room(10) == 10


def test_a_start_has_the_look_from_the_first_picture_on(qapp: QApplication) -> None:
    settings = Settings(appearance=Appearance.LIGHT, accent="plum", text_percent=120)
    try:
        dress(qapp, settings)
        assert current_theme().accent == ACCENTS["plum"].light
        assert qapp.font().pointSizeF() == pytest.approx(1.2 * TEXT_POINTS)
    finally:
        dress(qapp, Settings(appearance=Appearance.LIGHT))
