"""Where lines are read from the right, everything stands and is drawn at the other side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.context_use import ContextUse
from app.core.speed import MachineSpeed
from app.system.machine import physical_cores, processor_name, save_speed
from app.system.paths import Paths
from app.viewmodels.language import Languages
from app.widgets import quantities
from app.widgets.aligned_label import AlignedLabel
from app.widgets.context_gauge import ContextGauge
from app.widgets.conversation.plain_text import PlainText
from app.widgets.elided_label import ElidedLabel
from app.widgets.exports.html_page import HtmlWriter
from app.widgets.icons import DIRECTED
from app.widgets.mirroring import mirrored, turn
from app.widgets.models_window.fit_wording import joined
from app.widgets.relabelling import relabel
from app.widgets.theme import current_theme, icon
from app.widgets.thoughts.live_tail import LiveTail
from tests.helpers.person import Person
from tests.helpers.transcripts import conversation

FROM_RIGHT, FROM_LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
ROUNDING_PX = 2
"""Qt halves what is left over, and its splitters count one more."""
STILL = 10
"""Looks at the windows, 5 ms apart."""
_Places = list[tuple[QWidget, QRect]]


@pytest.fixture
def in_arabic(english: Languages, qapp: QApplication) -> Iterator[None]:
    """What is made meanwhile speaks Arabic."""
    english.speak("ar")
    turn(qapp, FROM_RIGHT)
    yield
    english.speak("en")
    turn(qapp, FROM_LEFT)


def test_all_that_is_seen_stands_at_the_other_side(qapp: QApplication, paths: Paths) -> None:
    """The words are the same here, so each control stands exactly where a mirror shows it."""
    speed = MachineSpeed(40e9, 3e11, processor_name(), physical_cores())
    save_speed(paths.cache / "machine.json", speed)  # or words change when it is measured
    person = Person(qapp, paths)
    person.wait_for_model()
    windows = _open_windows(person)
    before = _settled_places(person, windows)
    turn(qapp, FROM_RIGHT)
    relabel(qapp)
    _settled_places(person, windows)
    for window, places in zip(windows, before, strict=True):
        for widget, place in places:
            _assert_at(window, widget, mirrored(place, window.rect(), FROM_RIGHT))
    turn(qapp, FROM_LEFT)
    relabel(qapp)
    _settled_places(person, windows)
    for window, places in zip(windows, before, strict=True):
        for widget, place in places:
            _assert_at(window, widget, place)
    person.leave()


def _open_windows(person: Person) -> tuple[QWidget, ...]:
    """A conversation with all that can lie over it, and dialogs of all kinds."""
    person.ask_and_wait("What is 2 + 2?")
    person.answer_widget.pane.is_animated = False
    person.answer_widget.pane.set_open(True)
    person.window.view.open_find()
    person.window.notice.offer("Something", "Undo", lambda: None)
    program = person.program
    return (
        person.window,
        program.show_models_window(),
        program.show_servers_dialog(),
        program.transfers.show_export_dialog(),
        program.show_settings(),
    )


def _settled_places(person: Person, windows: tuple[QWidget, ...]) -> list[_Places]:
    """Where everything stands once nothing moves any more."""
    seen: list[list[_Places]] = []

    def is_still() -> bool:
        seen.append([_places(window) for window in windows])
        return len(seen) > STILL and all(each == seen[-1] for each in seen[-STILL:])

    person.wait_until(is_still, "the windows to stand still")
    return seen[-1]


def _places(window: QWidget) -> _Places:
    """Where each visible widget stands in its window."""
    return [
        (widget, QRect(widget.mapTo(window, QPoint()), widget.size()))
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window) and widget.window() is window
    ]


def _assert_at(window: QWidget, widget: QWidget, wanted: QRect) -> None:
    now = QRect(widget.mapTo(window, QPoint()), widget.size())
    off = max(abs(now.left() - wanted.left()), abs(now.right() - wanted.right()))
    name = f"{widget.metaObject().className()} {widget.objectName()} {widget.accessibleName()}"
    assert off <= ROUNDING_PX, (name, now, wanted)


def test_arabic_turns_the_window_and_english_turns_it_back(
    person: Person, qapp: QApplication
) -> None:
    window = person.window
    person.program.speak("ar")
    assert qapp.layoutDirection() is FROM_RIGHT
    assert window.sidebar.mapTo(window, QPoint()).x() > _middle_of_view(person)
    assert _edge(window.sidebar, is_left=True) == QColor(current_theme().border)
    person.program.speak("en")
    assert qapp.layoutDirection() is FROM_LEFT
    assert window.sidebar.mapTo(window, QPoint()).x() < _middle_of_view(person)
    assert _edge(window.sidebar, is_left=False) == QColor(current_theme().border)


def _middle_of_view(person: Person) -> int:
    view = person.window.view
    return view.mapTo(person.window, view.rect().center()).x()


def _edge(widget: QWidget, *, is_left: bool) -> QColor:
    """The colour of the last pixel at a side."""
    picture = widget.grab().toImage()
    return picture.pixelColor(0 if is_left else picture.width() - 1, picture.height() // 2)


def test_an_unread_answer_is_marked_at_the_end_of_its_row(person: Person) -> None:
    person.ask_and_wait("What is 2 + 2?")
    shown = person.program.chat.conversation
    assert shown is not None
    person.program.chat.start_conversation()
    person.window.sidebar.list.rows.set_unread(shown.id, is_unread=True)
    person.wait_until(lambda: bool(_dots(person)), "the mark")
    middle = person.window.sidebar.list.viewport().width() / 2
    assert min(_dots(person)) > middle
    person.program.speak("ar")
    assert max(_dots(person)) < middle
    person.program.speak("en")


def _dots(person: Person) -> list[int]:
    """Where something is drawn in the accent's colour in the list of conversations."""
    picture = person.window.sidebar.list.viewport().grab().toImage()
    accent = QColor(current_theme().accent)
    return [
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == accent
    ]


@pytest.mark.parametrize("name", sorted(DIRECTED))
def test_icons_that_mean_a_direction_turn(qapp: QApplication, name: str) -> None:
    usual = _drawn(name)
    turn(qapp, FROM_RIGHT)
    turned = _drawn(name)
    turn(qapp, FROM_LEFT)
    assert turned == usual.flipped(Qt.Orientation.Horizontal)


@pytest.mark.parametrize("name", ["play", "step-forward", "check", "search"])
def test_signs_of_players_and_things_stay(qapp: QApplication, name: str) -> None:
    usual = _drawn(name)
    turn(qapp, FROM_RIGHT)
    turned = _drawn(name)
    turn(qapp, FROM_LEFT)
    assert turned == usual


def _drawn(name: str) -> QImage:
    return icon(name, "#804020").pixmap(18, 18).toImage()


def test_the_gauge_fills_from_where_lines_begin(qapp: QApplication, qtbot: QtBot) -> None:
    rows = []
    for direction in (FROM_LEFT, FROM_RIGHT):
        turn(qapp, direction)
        gauge = ContextGauge()
        qtbot.addWidget(gauge)
        gauge.resize(100, 8)
        gauge.show_use(ContextUse(12, 24, 36, 96), 0, "")
        picture = gauge.grab().toImage()
        rows.append([picture.pixel(x, picture.height() // 2) for x in range(4, 92)])
    turn(qapp, FROM_LEFT)
    assert rows[1] == rows[0][::-1]
    assert rows[1] != rows[0]


@pytest.mark.usefixtures("in_arabic")
def test_a_line_with_a_foreign_name_in_front_is_read_from_the_right() -> None:
    facts = joined("Q4_K_M", quantities.size(5_000_000_000))
    assert facts.startswith("\u200fQ4_K_M")
    assert joined("Q4_K_M", "MIT") == "Q4_K_M  ·  MIT"


@pytest.mark.usefixtures("in_arabic")
def test_a_title_in_english_ends_with_its_question_mark(qtbot: QtBot) -> None:
    drawn = []
    for text, is_own in (("What?", True), ("What?", False), ("\u200eWhat?\u200e", False)):
        label = ElidedLabel(text)
        qtbot.addWidget(label)
        label.is_own = is_own
        label.resize(200, 30)
        drawn.append(label.grab().toImage())
    title, without, from_the_left = drawn
    assert title == from_the_left
    assert title != without


@pytest.mark.usefixtures("in_arabic")
def test_a_foreign_name_alone_begins_at_the_right(qtbot: QtBot) -> None:
    label = AlignedLabel("DeepSeek-R1")
    qtbot.addWidget(label)
    label.resize(400, 30)
    assert min(_inked(label)) > label.width() / 2
    label.setWordWrap(True)
    assert min(_inked(label)) > label.width() / 2
    assert max(_inked(label)) > label.width() - 4


def _inked(widget: QWidget) -> list[int]:
    """Where something is drawn."""
    picture = widget.grab().toImage()
    ground = picture.pixelColor(0, 0)
    return [
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != ground
    ]


@pytest.mark.parametrize(("text", "is_at_right"), [("So it is.", False), ("هو كذلك.", True)])
def test_the_tail_of_thoughts_is_drawn_where_its_lines_begin(
    qtbot: QtBot, text: str, is_at_right: bool
) -> None:
    tail = LiveTail()
    qtbot.addWidget(tail)
    tail.resize(400, tail.fit(400))
    tail.show_text(text)
    assert (min(_inked(tail)) > tail.width() / 2) is is_at_right


@pytest.mark.usefixtures("in_arabic")
def test_what_was_written_keeps_its_own_direction(qtbot: QtBot) -> None:
    for text, direction in (("What is it?", FROM_LEFT), ("ما هذا؟", FROM_RIGHT)):
        shown = PlainText(text, "")
        qtbot.addWidget(shown)
        shown.fit(300)
        assert shown.edits[0].document().firstBlock().textDirection() is direction


def test_an_exported_page_is_read_like_the_program(english: Languages) -> None:
    transcript = conversation("2+2?", "4", thoughts="Even.")
    write = HtmlWriter().write
    assert b"<html>" in write(transcript, lambda: None)
    english.speak("ar")
    page = write(transcript, lambda: None).decode()
    english.speak("en")
    assert '<html dir="rtl">' in page
    assert "الأفكار" in page
