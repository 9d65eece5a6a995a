"""Searching all conversations in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.messages import Sampling, StopReason, new_answer, new_question
from app.core.search import Place
from app.storage.store import open_store
from app.system.paths import Paths
from app.widgets.search_panel import SearchPanel
from app.widgets.search_results import SearchResults
from tests.helpers.person import Person


def write_conversations(paths: Paths) -> None:
    """Two conversations; in the first, what is asked for lies on a branch that is not shown."""
    store = open_store(paths.database)
    asked = new_question(0, None, "What is a nebula?")
    empty = new_answer(asked, "R1", "Q4_K_M", Sampling())
    question, first = store.add_exchange(asked, empty, title="Nebula")
    shown = ("It is far. " * 300 + "A cloud perhaps.", "A nébuleuse of gas.")
    store.finish_answer(first.id, StopReason.END_OF_ANSWER, None, shown)
    again = store.add_message(new_answer(question, "R1", "Q4_K_M", Sampling()))
    store.finish_answer(again.id, StopReason.END_OF_ANSWER, None, ("", "Another answer."))
    other = new_question(0, None, "Something else")
    store.add_exchange(other, new_answer(other, "R1", "", Sampling()), title="Other")
    store.close()


def open_panel(person: Person) -> SearchPanel:
    """Press the keys of the menu's entry."""
    menu = person.window.menus._chat
    person.choose(menu, "Search all conversations")
    panel = person.program.library.search_commands.panel
    assert panel is not None
    return panel


def search(person: Person, panel: SearchPanel, words: str) -> list[tuple[str, Place]]:
    """Type words; what is listed when they have been found."""
    panel.field.clear()
    QTest.keyClicks(panel.field, words)
    view_model = person.program.library.search

    def is_there() -> bool:
        wanted = view_model._wanted
        is_idle = not panel._timer.isActive() and not view_model._is_preparing
        return is_idle and wanted is not None and view_model.query is wanted[0]

    person.wait_until(is_there, "the search")
    model = panel.results.model()
    rows = [model.index(row, 0).data(SearchResults.RowRole) for row in range(model.rowCount())]
    return [(row.hit.title, row.hit.place) for row in rows if not row.is_header]


def test_enter_goes_to_the_thoughts_on_a_branch_that_was_not_shown(
    qapp: QApplication, paths: Paths
) -> None:
    write_conversations(paths)
    person = Person(qapp, paths)
    person.wait_for_model()
    panel = open_panel(person)
    assert search(person, panel, "cloud perhaps") == [("Nebula", Place.THOUGHTS)]
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    person.wait_until(lambda: bool(person.messages), "the conversation")
    assert not panel.isVisible()
    assert person.messages[-1].text == "A nébuleuse of gas."
    person.wait_until(lambda: person.answer_widget.pane.is_open, "the thoughts to open")
    panel = open_panel(person)
    assert search(person, panel, "another answ") == [("Nebula", Place.ANSWERS)]
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    person.wait_until(lambda: person.messages[-1].text == "Another answer.", "the other branch")
    person.leave()


def test_who_presses_enter_at_once_goes_to_what_they_typed(
    qapp: QApplication, paths: Paths
) -> None:
    write_conversations(paths)
    person = Person(qapp, paths)
    person.wait_for_model()
    panel = open_panel(person)
    assert search(person, panel, "something") != []
    panel.field.setText("cloud perhaps")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.isVisible()  # what is listed is not what was typed
    person.wait_until(lambda: bool(person.messages), "the conversation")
    assert person.messages[-1].text == "A nébuleuse of gas."
    panel = open_panel(person)
    panel.field.setText("quasar")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    person.wait_until(lambda: panel.state.text().startswith("Nothing found."), "no result")
    assert panel.isVisible()
    panel.field.setText("something")
    person.wait_until(lambda: panel.results.model().rowCount() > 0, "the other one")
    assert panel.isVisible()  # that Enter was for the words before
    person.leave()


def test_words_without_accents_find_words_with_them(qapp: QApplication, paths: Paths) -> None:
    write_conversations(paths)
    person = Person(qapp, paths)
    person.wait_for_model()
    panel = open_panel(person)
    assert search(person, panel, "nebul") == [
        ("Nebula", Place.ANSWERS),
        ("Nebula", Place.QUESTIONS),
    ]
    panel.filters.places[2].click()
    assert search(person, panel, "nebul") == [("Nebula", Place.QUESTIONS)]
    assert "1 place in 1 conversation" in panel.state.text()
    assert search(person, panel, "quasar") == []
    assert panel.state.text().startswith("Nothing found.")
    for _ in range(len(panel.filters.places) + 3):  # Tab goes round in the panel
        focused = QApplication.focusWidget()
        assert focused is not None
        assert panel.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert panel.field.hasFocus()
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert person.window.composer.edit.hasFocus()
    person.leave()


def test_a_new_answer_is_found_at_once(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30?")
    panel = open_panel(person)
    places = {place for _, place in search(person, panel, "12")}
    assert {Place.QUESTIONS, Place.THOUGHTS} <= places
