"""Two versions side by side: marked, scrolled together, chosen, closed by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.messages import Message, Role, StopReason
from app.widgets.compare_thoughts import ComparisonDialog
from app.widgets.theme import DARK, LIGHT, apply_theme
from app.widgets.thoughts.full_text import ThoughtText


def version(number: int, reasoning: str, text: str = "4") -> Message:
    return Message(
        number, 1, 4, Role.ASSISTANT, text, reasoning, stop_reason=StopReason.END_OF_ANSWER
    )


LINES = [f"Sentence {number} of the thoughts." for number in range(200)]
FIRST = "\n".join(LINES)
SECOND = "\n".join([*LINES[:100], *(f"Added {n}!" for n in range(50)), *LINES[100:]])


def backgrounds(text: ThoughtText) -> set[str]:
    """The words that have a colour behind them."""
    found = set()
    block = text.document().begin()
    while block.isValid():
        for run in block.layout().formats():
            if run.format.background().style() is not Qt.BrushStyle.NoBrush:
                found.add(block.text()[run.start : run.start + run.length])
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().background().style() is not Qt.BrushStyle.NoBrush:
                found.add(fragment.text())
            fragments += 1
        block = block.next()
    return found


def opened(qtbot: QtBot, *messages: Message) -> ComparisonDialog:
    dialog = ComparisonDialog(messages)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_differs_has_a_colour_behind_it(qtbot: QtBot) -> None:
    dialog = opened(qtbot, version(1, "It is 4. Yes. Wait."), version(2, "It is 5. Yes."))
    left, right = dialog.columns
    assert backgrounds(left.text) == {"4", "Wait."}
    assert backgrounds(right.text) == {"5"}
    assert dialog.summary.text().startswith("2 differences")


def test_answers_can_be_compared_too(qtbot: QtBot) -> None:
    dialog = opened(qtbot, version(1, "Hm.", "It is 4."), version(2, "Hm.", "It is 5."))
    dialog.answers.click()
    assert [column.text.source for column in dialog.columns] == ["It is 4.", "It is 5."]
    dialog.thoughts.click()
    assert backgrounds(dialog.columns[0].text) == set()


def test_without_thoughts_answers_are_compared(qtbot: QtBot) -> None:
    dialog = opened(qtbot, version(1, "", "It is 4."), version(2, "", "It is 5."))
    assert dialog.answers.isChecked()
    assert not dialog.thoughts.isEnabled()


def test_both_sides_scroll_to_what_belongs_together(qtbot: QtBot) -> None:
    dialog = opened(qtbot, version(1, FIRST), version(2, SECOND))
    left, right = (column.text for column in dialog.columns)
    left.scroll_to(FIRST.index(LINES[150]))
    assert right.firstVisibleBlock().text() == LINES[150]
    right.scroll_to(SECOND.index(LINES[20]))
    assert left.firstVisibleBlock().text() == LINES[20]
    left.verticalScrollBar().setValue(left.verticalScrollBar().maximum())
    assert right.verticalScrollBar().value() == right.verticalScrollBar().maximum()


def test_the_arrows_lead_from_difference_to_difference(qtbot: QtBot) -> None:
    dialog = opened(qtbot, version(1, FIRST), version(2, SECOND + "\nEnd."))
    right = dialog.columns[1].text
    dialog.later.click()
    assert right.firstVisibleBlock().text() == "Added 0!"
    dialog.later.click()
    assert right.textCursor().block().text() == "End."
    dialog.earlier.click()
    assert right.firstVisibleBlock().text() == "Added 0!"
    again = opened(qtbot, version(1, FIRST), version(2, SECOND + "\nEnd."))
    again.earlier.click()
    assert again.columns[1].text.textCursor().block().text() == "End."


def test_one_of_many_versions_is_chosen(qtbot: QtBot) -> None:
    dialog = opened(qtbot, version(1, "One."), version(2, "Two."), version(3, "Three."))
    left, right = dialog.columns
    assert (left.text.source, right.text.source) == ("One.", "Three.")
    right.versions.setCurrentIndex(1)
    assert right.text.source == "Two."
    assert backgrounds(right.text) == {"Two."}


@pytest.mark.parametrize("width", [460, 1000, 1400])
def test_narrow_windows_stack_the_sides(qtbot: QtBot, width: int) -> None:
    dialog = opened(qtbot, version(1, FIRST), version(2, SECOND))
    dialog.resize(width, 600)
    qtbot.waitUntil(lambda: dialog.width() == width)
    left, right = dialog.columns
    qtbot.waitUntil(lambda: (right.x() > left.x()) == (width > 640))


def test_marks_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    dialog = opened(qtbot, version(1, "It is 4 now."), version(2, "It is 5 now."))
    text = dialog.columns[0].text

    def behind() -> str:
        cursor = text.textCursor()
        cursor.setPosition(len("It is 4"))
        return cursor.charFormat().background().color().name()

    light = behind()
    apply_theme(qapp, DARK)
    qtbot.waitUntil(lambda: behind() not in {light, "#000000"})
    apply_theme(qapp, LIGHT)


def test_escape_closes_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = ComparisonDialog([version(1, "One."), version(2, "Two.")], window)
    dialog.open()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ComparisonDialog))
