"""Getting a model: watched, paused, sorted, cancelled, failed and tried again, used."""

from __future__ import annotations

from app.viewmodels.download import Status
from app.widgets.models_window.window import ModelsWindow, Section
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.helpers.person import Person
from tests.widgets.models_window.support import FILE, REPO, get, search


def menu_entry(person: Person) -> str:
    """The new model in the Models menu."""
    (label,) = (
        action.text() for action in person.window.models_menu.actions() if "Small" in action.text()
    )
    return label


def test_a_model_arrives_verified_and_is_used_from_there(
    person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    row = get(person, window)
    button = window.discover.details.rows[0].get
    person.wait_until(lambda: row.download.status is Status.FINISHED, "the model")
    person.wait_until(lambda: button.text() == "Use", "the button")
    assert "verified" in row.state.text()
    assert person.window.notice._action.text() == "Use it now"
    assert menu_entry(person).endswith("new")
    window.show_section(Section.DOWNLOADS)
    row.use.click()
    person.wait_for_model()
    assert button.text() == "In use"
    assert not menu_entry(person).endswith("new")
    answer = person.ask_and_wait("What is 12 + 30?")
    assert (answer.model_name, answer.quantisation) == ("Small-R1", "Q4_K_M")
    assert row.download.path is not None
    row.download.path.unlink()
    row.use.click()
    assert "not there any more" in window.installed.problem.text.text()
    row.forget.click()
    assert not window.downloads.rows
    window.show_section(Section.DOWNLOADS)
    assert window.downloads.empty.isVisible()


def test_a_download_is_paused_goes_on_and_is_cancelled(
    person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    hub.add_fault(Fault(Route.FILE, bytes_per_s=1_000_000, times=None))
    row = get(person, window)
    window.show_section(Section.DOWNLOADS)
    person.wait_until(lambda: row.bar.value() > 50, "progress")
    assert "of 5.0" in row.state.text()
    assert window.rail.buttons[Section.DOWNLOADS].accessibleName() == "Downloads, 1"
    row.pause.click()
    assert row.state.text().startswith("Paused")
    assert row.pause.isHidden()
    before = row.download.done_bytes
    row.resume.click()
    person.wait_until(lambda: row.download.done_bytes > before, "more of it")
    row.cancel_and_keep.trigger()
    assert "kept" in row.state.text()
    assert row.cancel.isHidden()
    hub.clear_faults()
    row.again.click()
    person.wait_until(
        lambda: [one.status for one in person.program.downloads.downloads] == [Status.FINISHED],
        "the second try",
    )


def test_the_order_is_changed_and_the_first_comes_first(
    person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    hub.add_fault(Fault(Route.FILE, bytes_per_s=50_000, times=None))
    for number in (1, 2):
        hub.add_file(f"maker/Tiny-{number}-GGUF", f"Tiny-{number}-Q8_0.gguf", gguf_bytes(500_000))
    downloads = person.program.downloads
    first = downloads.start("maker/Tiny-1-GGUF", "Tiny-1-Q8_0.gguf")
    second = downloads.start("maker/Tiny-2-GGUF", "Tiny-2-Q8_0.gguf")
    window.show_section(Section.DOWNLOADS)
    rows = window.downloads.rows
    assert rows[first].up.isHidden()
    assert rows[second].down.isHidden()
    rows[second].up.click()
    assert rows[second].download.status is Status.RUNNING
    assert rows[first].download.status is Status.WAITING
    assert rows[first].state.text().startswith("Waiting for its turn")
    person.wait_until(lambda: rows[second].y() < rows[first].y(), "the rows to change places")


def test_a_failure_says_what_to_do_and_is_tried_again(
    person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    hub.add_fault(Fault(Route.ADDRESS, status=404, headers={"X-Error-Code": "EntryNotFound"}))
    row = get(person, window)
    window.show_section(Section.DOWNLOADS)
    person.wait_until(row.retry.isVisible, "the failure")
    assert f"has no file {FILE}" in row.state.text()
    assert row.token.isHidden()
    row.retry.click()
    person.wait_until(row.use.isVisible, "the second try")
    search(window, REPO)
    assert "someone" in window.discover.details.headline.text()
