"""The window itself: its size, its keys, its end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton

from app.system.paths import Paths
from app.widgets.models_window.window import ModelsWindow, Section
from tests.helpers.person import Person


def test_the_window_waits_for_nobody_and_keeps_its_size(
    qapp: QApplication, paths: Paths, person: Person, window: ModelsWindow
) -> None:
    assert not window.isModal()
    window.resize(777, 555)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isHidden()
    person.program.show_models_window()
    person.window.close()
    assert window.isHidden()
    other = Person(qapp, paths)
    assert other.program.show_models_window().size() == QSize(777, 555)
    other.leave()


def test_keys_lead_everywhere_everything_has_a_name_and_fits_a_narrow_window(
    person: Person, window: ModelsWindow
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    assert window.focusWidget() is window.discover.field
    for section in Section:
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + section), control)
        assert window.rail.current == section
    QTest.keyClick(window, Qt.Key.Key_F, control)
    assert window.rail.current == Section.DISCOVER
    assert window.focusWidget() is window.discover.field
    nameless = [
        widget
        for kind in (QPushButton, QToolButton, QLineEdit)
        for widget in window.findChildren(kind)
        if not (widget.accessibleName() or widget.property("text"))
        and widget.objectName() != "_q_qlineeditclearbutton"
        and widget is not window.discover.found.problem.button
        and widget is not window.discover.details.problem.button
        and widget is not window.installed.problem.button
        and widget is not window.discover.details.check
        and not isinstance(widget.parent(), QLineEdit)
    ]
    assert not nameless
    window.resize(640, 600)
    button = window.rail.buttons[Section.DOWNLOADS]
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert "Downloads" in button.toolTip()
    for section in Section:
        window.show_section(section)
        person.wait_until(lambda: window.width() == 640, "the layout")
        assert window.minimumSizeHint().width() <= 640
    window.resize(900, 600)
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
