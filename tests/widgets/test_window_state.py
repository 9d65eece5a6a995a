"""The window comes back as it was left, and where it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.system.paths import Paths
from tests.helpers.person import Person


def test_a_maximised_window_comes_back_maximised_and_knows_its_size(
    qapp: QApplication, paths: Paths
) -> None:
    first = Person(qapp, paths)
    first.wait_for_model()
    first.window.resize(640, 500)
    first.window.toggle_sidebar()
    first.window.showMaximized()
    first.leave()
    second = Person(qapp, paths)
    second.wait_for_model()
    assert second.window.isMaximized()
    assert second.window.sidebar.isHidden()
    second.window.showNormal()
    second.wait_until(lambda: not second.window.isMaximized())
    assert second.window.normalGeometry().size().width() == 640
    second.leave()


def test_a_window_on_a_screen_that_is_gone_comes_to_one_that_is_there(
    qapp: QApplication, paths: Paths
) -> None:
    first = Person(qapp, paths)
    first.wait_for_model()
    first.window.showNormal()
    first.window.setGeometry(QRect(QPoint(9000, 7000), first.window.size()))
    first.leave()
    second = Person(qapp, paths)
    second.wait_for_model()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(second.window.geometry().center())
    second.leave()
