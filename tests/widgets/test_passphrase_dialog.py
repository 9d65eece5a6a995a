"""The dialog that asks for a passphrase."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.icon_button import IconLabel
from app.widgets.passphrase_dialog import PassphraseDialog
from app.widgets.passphrase_field import PassphraseField
from app.widgets.theme import DARK, LIGHT, apply_theme


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def opened(parent: QWidget, *, asks_current: bool, asks_new: bool) -> PassphraseDialog:
    dialog = PassphraseDialog(
        "Encrypt", "Encrypt", parent, asks_current=asks_current, asks_new=asks_new
    )
    dialog.open()
    return dialog


def test_a_new_passphrase_is_long_enough_and_typed_twice(qtbot: QtBot, parent: QWidget) -> None:
    dialog = opened(parent, asks_current=False, asks_new=True)
    assert (dialog.hint.text(), dialog.accept_button.isEnabled()) == ("", False)
    dialog.first.setText("short")
    assert dialog.hint.text() == "At least 8 characters."
    dialog.first.setText("a long one")
    dialog.second.setText("a long")
    assert dialog.hint.text() == "The two are not the same yet."
    assert not dialog.accept_button.isEnabled()
    dialog.second.setText("a long one")
    assert dialog.hint.text() == ""
    with qtbot.waitSignal(dialog.given) as given:
        dialog.accept_button.click()
    assert given.args == ["", "a long one"]


def test_the_one_until_now_is_asked_for(qtbot: QtBot, parent: QWidget) -> None:
    dialog = opened(parent, asks_current=True, asks_new=False)
    assert not dialog.accept_button.isEnabled()
    dialog.current.setText("x")  # however short: it may be an old one
    with qtbot.waitSignal(dialog.given) as given:
        dialog.accept_button.click()
    assert given.args == ["x", ""]


def test_what_was_typed_is_hidden_and_forgotten(parent: QWidget) -> None:
    dialog = opened(parent, asks_current=False, asks_new=True)
    modes = QLineEdit.EchoMode
    assert dialog.first.echoMode() is modes.Password
    (eye,) = dialog.first.actions()
    eye.trigger()
    assert dialog.first.echoMode() is modes.Normal
    dialog.first.setText("a long one")
    dialog.reject()
    assert (dialog.first.text(), dialog.first.echoMode()) == ("", modes.Password)
    dialog.first.undo()
    assert dialog.first.text() == ""


def test_icons_beside_fields_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    field, glass = PassphraseField("Passphrase"), IconLabel("search")
    for widget in (field, glass):
        qtbot.addWidget(widget)
        widget.show()
    for theme in (DARK, LIGHT):
        apply_theme(qapp, theme)
        for drawn in (field.actions()[0].icon(), QIcon(glass.pixmap())):
            image = drawn.pixmap(QSize(18, 18)).toImage()
            pixels = [
                image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
            ]
            assert QColor(theme.muted) in [pixel for pixel in pixels if pixel.alpha() == 255]
