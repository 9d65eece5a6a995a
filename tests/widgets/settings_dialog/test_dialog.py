"""The window of the settings: made from the declarations, searched, used at once, kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.core.declarations import Page, declarations
from app.core.settings import Settings
from app.system.offline import VARIABLE
from app.system.settings_file import load_settings
from app.widgets.declared_form.accent_control import AccentControl
from app.widgets.declared_form.control import Control
from app.widgets.declared_form.controls import Choice, Number, Switch
from app.widgets.declared_form.row import SettingRow
from app.widgets.declared_form.text_controls import Line, LongText
from app.widgets.models_window.network_settings import NetworkSettings
from app.widgets.relative_size import TEXT_POINTS
from app.widgets.settings_dialog.dialog import _USUAL, SettingsDialog
from app.widgets.texts import ScrollingColumn
from tests.helpers.person import Person, paths_below

_TEXTS = {
    "hub_endpoint": "https://mirror.example",
    "hub_proxy": "socks5://127.0.0.1:9050",
    "quick_ask_keys": "Ctrl+Alt+Q",
}


@pytest.fixture(scope="module")
def person(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody in front of one window for all tests."""
    somebody = Person(qapp, paths_below(tmp_path_factory.mktemp("home")))
    somebody.wait_for_model()
    yield somebody
    somebody.leave()


@pytest.fixture
def dialog(person: Person) -> Iterator[SettingsDialog]:
    """The window as it is first opened, from its menu."""
    person.choose(person.window.menus._chat, "Settings…")
    dialog = person.program.show_settings(Page.APPEARANCE)
    yield dialog
    dialog.close()
    dialog.unsetLayoutDirection()
    declared = {name: Settings._field_defaults[name] for name in declarations(Settings)}
    person.program.change_settings(**declared)


def rows(dialog: SettingsDialog) -> dict[str, SettingRow]:
    """The rows of all pages."""
    for place in range(len(dialog.rail.buttons)):
        dialog.rail.choose(place)
    found: dict[str, SettingRow] = {}
    for page in dialog.pages.values():
        found |= page.form.rows
    return found


def is_whole(label: QLabel) -> bool:
    """Whether all lines of its text have room."""
    return label.height() >= label.heightForWidth(label.width())


def saved(person: Person) -> Settings:
    return load_settings(person.program.paths.settings)[0]


def choose_another(name: str, control: Control) -> None:
    """Choose another value, as a person does."""
    match control:
        case Switch():
            control.box.click()
        case Number():
            control.box.stepUp()
        case Choice():
            control.box.setCurrentIndex((control.box.currentIndex() + 1) % control.box.count())
            control.box.activated.emit(control.box.currentIndex())
        case Line():
            control.edit.setText(_TEXTS.get(name, "another"))
            control.edit.editingFinished.emit()
        case LongText():
            control.edit.setPlainText("I am a baker.")
            control.edit.left.emit()
        case AccentControl():
            control.swatches["sea"].click()
        case _:
            raise AssertionError(control)


def test_every_declared_setting_stands_on_its_page_under_a_name(dialog: SettingsDialog) -> None:
    found = rows(dialog)
    shown = {name for name, each in declarations(Settings).items() if each.declared.page}
    assert set(found) == shown
    for name, row in found.items():
        assert row.control.field.accessibleName() == row.label.text() != "", name


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # the offscreen platform has no tray
def test_each_control_changes_the_saved_file_and_can_go_back(
    person: Person, dialog: SettingsDialog
) -> None:
    for name, row in rows(dialog).items():
        if name == "language":
            continue  # below: it says everything again
        before = getattr(person.program.settings, name)
        choose_another(name, row.control)
        now = getattr(saved(person), name)
        assert now != before, name
        assert now == getattr(person.program.settings, name), name
        assert type(now) is type(before), name
        assert not row.reset.isHidden(), name
        row.reset.click()
        assert getattr(saved(person), name) == Settings._field_defaults[name], name
        assert row.reset.isHidden(), name


def test_a_language_is_spoken_at_once(person: Person, dialog: SettingsDialog) -> None:
    dialog.show_page(Page.LANGUAGE)
    box = dialog.pages[Page.LANGUAGE].form.rows["language"].control
    assert isinstance(box, Choice)
    box.box.setCurrentIndex(box.box.findText("Français"))
    box.box.activated.emit(box.box.currentIndex())
    assert person.program.languages.code == "fr"
    assert saved(person).language == "fr"
    assert box.box.currentText() == "Français"
    person.program.speak("en")
    assert box.box.currentText() == "English"


def test_settings_are_found_by_words_on_all_pages(dialog: SettingsDialog) -> None:
    QTest.keyClicks(dialog.field, "proxy")
    shown = [page for page in dialog.pages.values() if page.isVisible()]
    assert [page.page for page in shown] == [Page.NETWORK]
    visible = [row.label.text() for row in shown[0].form.rows.values() if row.isVisible()]
    assert visible == ["Proxy"]
    dialog.field.clear()
    QTest.keyClicks(dialog.field, "nothing at all")
    assert dialog.nothing.isVisible()
    dialog.field.clear()
    assert not dialog.nothing.isVisible()
    assert [page.page for page in dialog.pages.values() if page.isVisible()] == [Page.APPEARANCE]
    QTest.keyClicks(dialog.field, "storage")
    storage = dialog.pages[Page.STORAGE]
    assert storage.isVisible()
    dialog.rail.buttons[0].click()
    assert not dialog.field.text()
    assert not storage.isVisible()


def test_a_setting_can_be_gone_to(person: Person, dialog: SettingsDialog) -> None:
    person.program.show_settings(setting="lock_after_min")
    page = dialog.pages[Page.PRIVACY]
    assert page.isVisible()
    assert dialog.focusWidget() is page.form.rows["lock_after_min"].control.field


def test_what_is_changed_elsewhere_is_shown(person: Person, dialog: SettingsDialog) -> None:
    dialog.show_page(Page.NETWORK)
    person.program.change_settings(is_offline=True)
    network: Any = dialog.pages[Page.NETWORK]
    assert network.settings.offline.isChecked()
    assert not network.settings.hub.isEnabled()
    models_window = person.program.show_models_window()
    assert models_window.network.settings.offline.isChecked()


def test_a_run_without_network_has_no_switch_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    settings = NetworkSettings(lambda: Settings(is_offline=True), lambda **_changes: None)
    assert settings.offline.isChecked()
    assert not settings.offline.isEnabled()
    assert "--offline" in settings.form.rows["is_offline"].state.text()


def test_minutes_count_at_once(person: Person, dialog: SettingsDialog) -> None:
    found = rows(dialog)
    for name, minutes in (("rest_after_min", 7), ("lock_after_min", 3)):
        number = found[name].control
        assert isinstance(number, Number)
        number.box.setValue(minutes)
    assert person.program.models._rest_timer.interval() == 7 * 60_000
    assert person.program.discretion.lock._after_s == 180


def test_storage_says_where_things_are_and_how_large(
    person: Person, dialog: SettingsDialog
) -> None:
    dialog.show_page(Page.STORAGE)
    page: Any = dialog.pages[Page.STORAGE]
    assert str(person.program.paths.data) in page.conversations.state.text()
    assert "kB" in page.conversations.state.text()
    assert str(person.program.paths.models) in page.models.state.text()


def test_the_pages_have_their_names_at_the_size_that_it_has_at_first(
    dialog: SettingsDialog,
) -> None:
    dialog.resize(_USUAL)
    styles = {button.toolButtonStyle() for button in dialog.rail.buttons}
    assert styles == {Qt.ToolButtonStyle.ToolButtonTextBesideIcon}


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_everything_fits_at_twice_the_size(
    person: Person, dialog: SettingsDialog, direction: Qt.LayoutDirection
) -> None:
    person.program.change_settings(text_percent=200)
    person.wait_until(lambda: dialog.font().pointSizeF() == 2 * TEXT_POINTS, "the size")
    dialog.setLayoutDirection(direction)
    dialog.resize(640, 700)
    for page in (Page.APPEARANCE, Page.MODELS, Page.NETWORK, Page.STORAGE, Page.PRIVACY):
        dialog.show_page(page)
        shown = dialog.pages[page]
        assert shown.minimumSizeHint().width() <= 560, page
        for row in shown.form.rows.values():
            person.wait_until(partial(is_whole, row.label), row.label.text())


def test_a_page_is_scrolled_no_further_than_its_end(person: Person, dialog: SettingsDialog) -> None:
    dialog.resize(560, 480)
    column = dialog.findChildren(ScrollingColumn)[0]
    content = column.widget()
    assert content is not None
    for page in (Page.DESKTOP, Page.NETWORK):
        dialog.show_page(page)

        def ends_with_the_page() -> bool:
            needed = content.heightForWidth(column.viewport().width())
            most = column.verticalScrollBar().maximum()
            return 0 < most == needed - column.viewport().height()

        person.wait_until(ends_with_the_page, f"the end of the page {page}")


def test_the_place_of_the_window_is_kept(person: Person, dialog: SettingsDialog) -> None:
    dialog.resize(901, 602)
    dialog.close()
    assert saved(person).settings_window_geometry
