"""A conversation view to look at, and hands to use it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.messages import Message, Role, StopReason
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.conversation_view import ConversationView
from app.widgets.markdown.segment_edit import SegmentEdit

PROOF = (Path(__file__).parents[2] / "data" / "markdown" / "proof.md").read_text(encoding="utf-8")
LEFT = Qt.MouseButton.LeftButton


def question(number: int, text: str = "And what of number {}?") -> Message:
    return Message(2 * number + 1, 1, None, Role.USER, text.format(number))


def answer(number: int, text: str = PROOF, reasoning: str = "Hm.\nWell. " * 30) -> Message:
    return Message(
        2 * number + 2,
        1,
        2 * number + 1,
        Role.ASSISTANT,
        text,
        reasoning,
        model_name="R1",
        stop_reason=StopReason.END_OF_ANSWER,
    )


def conversation(turns: int, text: str = PROOF) -> list[Message]:
    return [make for n in range(turns) for make in (question(n), answer(n, text))]


PARAGRAPHS = "\n\n".join(f"Paragraph {n} says that {n} is a number." for n in range(30))
SHORT = "**Short** words, but \\(x\\)."


def settled(qtbot: QtBot, view: ConversationView) -> None:
    """Wait until neighbours, formulas and actions are there."""
    column = view.column

    def is_settled() -> bool:
        return (
            not view._reading.neighbours._timer.isActive()
            and all(w.is_complete for w in column.widgets.values())
            and not any(a._answer.formulas.is_waiting for a in view.answers)
        )

    qtbot.waitUntil(is_settled, timeout=30_000)


def top_line(view: ConversationView, y: int = 40) -> tuple[int, str, int]:
    """Which text stands at a height of the viewport, and where exactly."""
    for step in range(400):
        for index, widget in view.column.widgets.items():
            for edit in widget.edits:
                top = edit.mapTo(view.viewport(), QPoint()).y()
                here = y + step
                if top <= here < top + edit.height():
                    cursor = edit.cursorForPosition(QPoint(0, here - top))
                    text = cursor.block().text()[cursor.positionInBlock() :][:40]
                    return index, text, top + edit.cursorRect(cursor).top()
    raise AssertionError("no text is visible")


def scroll(view: ConversationView, value: int) -> None:
    view.verticalScrollBar().setValue(value)


def message_at(view: ConversationView, index: int) -> MessageWidget:
    return view.column.widgets[index]


def place(edit: SegmentEdit, position: int) -> QPoint:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    return edit.cursorRect(cursor).center()


def drag(
    view: ConversationView, start: tuple[SegmentEdit, int], end: tuple[SegmentEdit, int]
) -> None:
    """Press in one text and release in another."""
    edit, position = start
    grabber = edit.viewport()
    QTest.mousePress(grabber, LEFT, Qt.KeyboardModifier.NoModifier, place(edit, position))
    other, position = end
    target = grabber.mapFromGlobal(other.viewport().mapToGlobal(place(other, position)))
    middle = (place(*start) + target) / 2
    for point in (middle, target):
        move(grabber, point)
    QTest.mouseRelease(grabber, LEFT, Qt.KeyboardModifier.NoModifier, target)


def marked(edit: SegmentEdit) -> list[str]:
    """The words that are marked in a text."""
    marks = edit.extraSelections()
    return [mark.cursor.selectedText() for mark in marks]


def move(grabber: QWidget, point: QPoint) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(grabber.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(grabber, event)


def focused() -> QWidget:
    """Who has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
