"""Forms made from declarations: a control for each type, named, limited, told by name."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.declarations import Declared, Kind
from app.core.settings import Appearance
from app.viewmodels.language import Languages
from app.widgets.declared_form.controls import Choice, Number, Switch
from app.widgets.declared_form.form import DeclaredForm, Inherited
from app.widgets.declared_form.row import Row
from app.widgets.declared_form.text_controls import Folder, Line, LongText

_THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}


class Sample(NamedTuple):
    """A field of each type and kind."""

    heat: Annotated[
        float | None,
        Declared("Heat", "Warm words.", least=0, most=2, step=0.05, kind=Kind.SLIDER),
    ] = None
    size: Annotated[int, Declared("Size", least=512, most=4096, unit="tokens")] = 1024
    wait: Annotated[int, Declared("Wait", least=0, most=60, least_label="Never")] = 10
    is_on: Annotated[bool, Declared("On it")] = True
    thinks: Annotated[bool | None, Declared("Thinks")] = None
    theme: Annotated[Appearance, Declared("Theme", choices=_THEMES)] = Appearance.SYSTEM
    device: Annotated[str, Declared("Device", kind=Kind.OFFERED)] = ""
    about: Annotated[str, Declared("About", kind=Kind.LONG_TEXT, longest=20)] = ""
    place: Annotated[str, Declared("Place", kind=Kind.FOLDER)] = ""
    hub: Annotated[
        str, Declared("Hub", accepts=lambda text: text.startswith("http"), refusal="No address.")
    ] = "http://hub"


class Filled:
    """A form, and the values as whoever listens keeps them.

    Attributes:
        told: what was told, the latest last.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self.values = Sample()
        self.told: list[tuple[str, Any]] = []
        self.form = DeclaredForm(Sample, self.values)
        qtbot.addWidget(self.form)
        self.form.changed.connect(self._keep)
        self.form.resize(700, 900)
        self.form.show()

    def _keep(self, name: str, value: Any) -> None:
        self.told.append((name, value))
        self.values = self.values._replace(**{name: value})
        self.form.show_values(self.values)

    def control(self, name: str) -> Any:
        """The control of a field."""
        return self.form.rows[name].control


@pytest.fixture
def filled(qtbot: QtBot) -> Filled:
    return Filled(qtbot)


def test_each_type_has_its_control_with_a_name(filled: Filled) -> None:
    kinds = [type(row.control) for row in filled.form.rows.values()]
    assert kinds == [
        *(Number, Number, Number, Switch, Choice, Choice, Choice, LongText, Folder, Line),
    ]
    for name, row in filled.form.rows.items():
        assert row.control.field.accessibleName() == row.label.text() != "", name
    heat = filled.control("heat")
    assert heat.field.accessibleDescription() == "Warm words."
    assert heat.slider.accessibleName() == "Heat"


def test_a_choice_is_told_by_name_and_can_be_taken_back(filled: Filled) -> None:
    row = filled.form.rows["is_on"]
    assert row.reset.isHidden()
    QTest.mouseClick(row.label, Qt.MouseButton.LeftButton)
    assert filled.told == [("is_on", False)]
    assert row.reset.isVisible()
    assert row.reset.accessibleName() == "Back to the default: On it"
    row.reset.click()
    assert filled.told[-1] == ("is_on", True)
    assert row.reset.isHidden()


def test_numbers_keep_to_their_limits(filled: Filled) -> None:
    box = filled.control("size").box
    box.selectAll()
    QTest.keyClicks(box, "9999")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert filled.values.size <= 4096
    box.setValue(1)
    assert filled.values.size == 512
    assert "tokens" in box.text()
    wait = filled.control("wait").box
    wait.setValue(0)
    assert wait.text() == "Never"


def type_number(control: Any, text: str) -> str:
    """Type it over the number that is there; what stands in the field after Enter."""
    line = control.box.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return str(line.text())


@pytest.mark.parametrize("typed", ["5000", "100", "x"])
def test_a_refused_number_is_answered_with_the_limits(filled: Filled, typed: str) -> None:
    answer = filled.form.rows["size"].answer
    type_number(filled.control("size"), typed)
    assert answer.text() == "Write a number from 512 to 4,096."
    type_number(filled.control("size"), "2048")
    assert answer.text() == ""
    assert filled.values.size == 2048


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("typed", ["1.25", "1,25"])
def test_a_point_and_a_comma_are_the_same(
    filled: Filled, english: Languages, language: str, typed: str
) -> None:
    english.speak(language)
    try:
        filled.form.retranslate()
        type_number(filled.control("heat"), typed)
        assert filled.values.heat == 1.25
    finally:
        english.speak("en")


def test_an_empty_number_shows_what_applies_and_steps_from_there(filled: Filled) -> None:
    filled.form.set_inherited({"heat": Inherited(0.6, "0.6, as everywhere")})
    box = filled.control("heat").box
    assert (box.text(), box.lineEdit().placeholderText()) == ("", "0.6, as everywhere")
    box.stepUp()
    assert filled.values.heat == pytest.approx(0.65)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert filled.told[-1] == ("heat", None)
    filled.control("heat").slider.setValue(20)
    assert filled.values.heat == pytest.approx(1.0)
    assert box.value() == pytest.approx(1.0)


def test_choices_name_their_values(filled: Filled) -> None:
    theme = filled.control("theme").box
    assert [theme.itemText(row) for row in range(3)] == list(_THEMES.values())
    theme.setCurrentIndex(2)
    theme.activated.emit(2)
    assert filled.values.theme is Appearance.DARK
    filled.form.set_inherited({"thinks": Inherited(True, "On, as everywhere")})
    thinks = filled.control("thinks").box
    assert [thinks.itemText(row) for row in range(3)] == ["On, as everywhere", "On", "Off"]
    assert thinks.currentData() is None


def test_what_is_offered_no_more_stays_chosen_with_a_note(filled: Filled) -> None:
    filled.form.offer("device", [("", "By itself"), ("gpu", "GPU")])
    box = filled.control("device").box
    assert box.count() == 2
    filled.form.show_values(filled.values._replace(device="gpu9"))
    assert box.currentText() == "gpu9 (not found)"


def test_a_refused_text_is_said_and_not_told(filled: Filled) -> None:
    row, edit = filled.form.rows["hub"], filled.control("hub").edit
    edit.setText("ftp://x")
    edit.editingFinished.emit()
    assert (row.answer.text(), filled.told) == ("No address.", [])
    edit.setText(" http://mirror ")
    edit.editingFinished.emit()
    assert filled.told == [("hub", "http://mirror")]
    assert row.answer.isHidden()
    edit.setText("")
    edit.editingFinished.emit()
    assert filled.told[-1] == ("hub", "http://hub")


def test_a_long_text_counts_when_the_keyboard_goes_elsewhere(filled: Filled) -> None:
    edit = filled.control("about").edit
    edit.setFocus()
    QTest.keyClicks(edit, "I am")
    assert not filled.told
    edit.left.emit()
    assert filled.told == [("about", "I am")]
    edit.setPlainText("x" * 21)
    edit.left.emit()
    assert filled.values.about == "I am"
    assert filled.form.rows["about"].answer.isVisible()


def test_rows_are_found_by_words_of_names_and_explanations(filled: Filled) -> None:
    filled.form.add_row(Row("Élan", "", QWidget()))
    assert filled.form.filter(["warm"])
    shown = [name for name, row in filled.form.rows.items() if row.isVisible()]
    assert shown == ["heat"]
    assert filled.form.filter(["elan"])
    assert not filled.form.filter(["nothing"])
    assert filled.form.filter([])
    assert all(row.isVisible() for row in filled.form.rows.values())


def test_a_narrow_form_puts_controls_below_their_names(filled: Filled, qtbot: QtBot) -> None:
    row = filled.form.rows["size"]

    control: QWidget = row.control

    def top_left() -> QPoint:
        return control.mapTo(row, QPoint())

    filled.form.resize(900, 900)
    qtbot.waitUntil(lambda: top_left().x() > row.label.x() + 100)
    filled.form.resize(240, 900)
    qtbot.waitUntil(lambda: top_left().y() > row.label.geometry().bottom())


def test_from_right_to_left_the_control_is_on_the_left(filled: Filled, qtbot: QtBot) -> None:
    filled.form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row = filled.form.rows["is_on"]
    qtbot.waitUntil(
        lambda: row.control.mapTo(row, row.control.rect().center()).x() < row.width() / 3
    )
