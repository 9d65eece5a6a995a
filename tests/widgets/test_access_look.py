"""What is seen: contrasts of both themes and all accents, the ring, and movement."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.core.settings import Motion
from app.widgets.accents import ACCENTS, contrast, with_accent
from app.widgets.focus_ring import FocusRing
from app.widgets.message_actions import FADED_SHARE
from app.widgets.motion import CHOSEN, may_move
from app.widgets.theme import DARK, LIGHT, Theme, apply_theme, mix

TEXT, PICTURE = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11, level AA."""
GROUNDS = ("window", "sidebar", "surface", "bubble", "hover", "selected")
THEMES = [
    pytest.param(with_accent(theme, accent), id=f"{name}-{accent or 'bronze'}")
    for name, theme in (("light", LIGHT), ("dark", DARK))
    for accent in ACCENTS
]


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    pairs = [(ink, ground) for ink in ("text", "muted") for ground in GROUNDS]
    pairs += [("accent", ground) for ground in ("window", "sidebar", "surface", "bubble")]
    pairs += [("text", "selection"), ("on_accent", "accent"), ("on_warning", "warning")]
    pairs += [(ink, ground) for ink in ("good", "caution", "bad") for ground in GROUNDS]
    weak = {
        f"{ink} on {ground}": round(contrast(getattr(theme, ink), getattr(theme, ground)), 2)
        for ink, ground in pairs
        if contrast(getattr(theme, ink), getattr(theme, ground)) < TEXT
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_rings_and_pictures_can_be_seen(theme: Theme) -> None:
    rings = {ground: contrast(theme.accent, getattr(theme, ground)) for ground in GROUNDS}
    assert min(rings.values()) >= PICTURE, rings
    quiet = mix(theme.muted, theme.window, FADED_SHARE)
    assert contrast(quiet, theme.window) >= PICTURE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", ["hint", "statusLine", "headline", "notice", "problem"])
def test_words_are_drawn_in_readable_colours(qapp: QApplication, theme: Theme, kind: str) -> None:
    apply_theme(qapp, theme)
    box = QWidget()
    box.setObjectName(kind if kind in ("notice", "problem", "statusLine") else "")
    box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    label = QLabel("MMMMM", box)
    label.setObjectName("" if box.objectName() else kind)
    QVBoxLayout(box).addWidget(label)
    box.setAutoFillBackground(True)
    box.show()

    assert _strongest(box.grab().toImage()) >= TEXT


def _strongest(image: QImage) -> float:
    """The contrast of the ink with the ground, from the pixels."""
    ground = image.pixelColor(image.width() // 2, 4).name()
    middle = image.height() // 2
    return max(
        contrast(image.pixelColor(x, y).name(), ground)
        for x in range(image.width())
        for y in range(middle - 6, middle + 6)
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("is_primary", [False, True])
def test_tab_draws_a_ring_and_the_mouse_none(
    qapp: QApplication, theme: Theme, is_primary: bool
) -> None:
    apply_theme(qapp, theme)
    window, ring = _window_with_buttons(qapp, is_primary)
    first, second = window.findChildren(QPushButton)
    before = window.grab().toImage()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert ring.drawn is not None

    place = QRect(second.mapTo(window, QPoint()), second.size())
    edge = QPoint(place.center().x(), place.top() - 2)
    now = window.grab().toImage().pixelColor(edge).name()
    assert contrast(now, before.pixelColor(edge).name()) >= PICTURE
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert ring.drawn is None


def test_the_ring_goes_with_what_it_marks(qapp: QApplication) -> None:
    window, ring = _window_with_buttons(qapp, is_primary=False)
    first, second = window.findChildren(QPushButton)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    drawn = ring.drawn
    assert drawn is not None

    window.resize(window.width() + 80, window.height() + 60)
    qapp.processEvents()
    assert drawn.geometry().contains(QRect(second.mapTo(window, QPoint()), second.size()))
    second.hide()
    qapp.processEvents()
    assert not drawn.geometry().contains(second.geometry()) or not drawn.isVisible()


def _window_with_buttons(qapp: QApplication, is_primary: bool) -> tuple[QWidget, FocusRing]:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(20, 20, 20, 20)
    layout.setSpacing(16)
    for text in ("One", "Two"):
        button = QPushButton(text)
        button.setProperty("primary", is_primary)
        layout.addWidget(button)
    ring = FocusRing(qapp, window)
    window.show()
    QTest.qWaitForWindowActive(window)
    window.findChildren(QPushButton)[0].setFocus()
    return window, ring


def test_one_place_decides_whether_anything_moves(qapp: QApplication) -> None:
    button = QToolButton()
    before = qapp.property(CHOSEN)
    try:
        qapp.setProperty(CHOSEN, Motion.REDUCED.value)
        assert not may_move(button)
        qapp.setProperty(CHOSEN, Motion.FULL.value)
        assert may_move(button)
    finally:
        qapp.setProperty(CHOSEN, before)
