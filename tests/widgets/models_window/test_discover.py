"""Finding a model: the catalog, a search beyond it, a gated repository, no connection."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import ErrorKind
from app.widgets.models_window.window import ModelsWindow, Section
from tests.helpers.loopback_hub import LoopbackHub, Route, gguf_bytes
from tests.helpers.memory_keyring import MemoryKeyring
from tests.helpers.person import Person
from tests.widgets.models_window.support import FILE, REPO, get, search


def test_the_catalog_is_judged_and_nothing_is_sent_before_it_is_asked_for(
    person: Person, window: ModelsWindow, hub: LoopbackHub, shipped_model: Path
) -> None:
    cards = window.discover.catalog.cards
    assert len(cards) >= 8
    assert [card.offer.is_best for card in cards].count(True) == 1
    best = cards[0]
    assert best.ribbon.isVisible()
    assert best.badge.words.text()
    assert best.offer.recommended.quantisation.name in best.facts.text()
    for card in cards:
        assert card.offer.model.name in card.accessibleName()
        assert card.badge.words.text() in card.accessibleName()
    best.details.click()
    details = window.discover.details
    assert details.headline.text() == best.offer.model.name
    assert len(details.rows) == len(best.offer.choices)
    assert [row.file.is_recommended for row in details.rows].count(True) == 1
    assert not hub.records
    (one,) = (row.file for row in details.rows if row.file.is_recommended)
    hub.add_file(one.repo, one.file_name, shipped_model.read_bytes())
    assert hub.hub_host in details.check.text()
    details.check.click()
    person.wait_until(details.check.isHidden, "the exact figures")
    assert hub.bytes_sent < shipped_model.stat().st_size / 2
    details.back.click()
    assert window.discover.shown is window.discover.catalog


def test_a_search_goes_out_when_it_is_told_to_and_page_by_page(
    person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    for number in range(25):
        repo = f"maker{number}/Tiny-{number}-GGUF"
        hub.add_file(repo, f"Tiny-{number}-Q8_0.gguf", gguf_bytes(1000))
        hub.describe(repo, downloads=1000 - number, licence="mit")
    discover = window.discover
    discover.field.setText("tiny")
    assert hub.hub_host in discover.promise.text()
    assert not hub.records
    discover.button.click()
    person.wait_until(lambda: discover.found.list.count() == 20, "the first page")
    assert "first 20" in discover.found.state.text()
    discover.found.more.click()
    person.wait_until(lambda: discover.found.list.count() == 25, "the second page")
    assert discover.found.more.isHidden()
    discover.found.list.setCurrentRow(24)
    discover.found.open.click()
    person.wait_until(lambda: len(discover.details.rows) == 1, "the files")
    assert discover.details.headline.text() == "maker24/Tiny-24-GGUF"
    window.discover.go_back()
    assert discover.shown is discover.found
    search(window, "no such thing")
    person.wait_until(lambda: "no GGUF repository" in discover.found.state.text(), "the answer")


def test_a_pasted_address_opens_its_repository(
    person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    hub.add_file(REPO, "Small-R1-Q2_K.gguf", gguf_bytes(900))
    discover = window.discover
    discover.field.setText(f"{hub.endpoint}/{REPO}/blob/main/{FILE}")
    assert discover.button.text() == "Open"
    discover.button.click()
    person.wait_until(lambda: len(discover.details.rows) == 2, "the files")
    assert discover.details.rows[0].file.file_name == FILE  # the one that was named
    assert not discover.details.rows[0].badge.isHidden()
    search(window, "someone/Nothing-GGUF")
    person.wait_until(discover.details.problem.isVisible, "the sentence")
    assert "no repository someone/Nothing-GGUF" in discover.details.problem.text.text()


def test_a_gated_model_comes_with_a_token_from_the_keyring(
    person: Person, window: ModelsWindow, hub: LoopbackHub, keyring: MemoryKeyring
) -> None:
    hub.gate(REPO)
    hub.add_token("hf_secret", REPO)
    row = get(person, window)
    window.show_section(Section.DOWNLOADS)
    person.wait_until(row.token.isVisible, "the refusal")
    assert row.download.error is not None
    assert row.download.error.kind is ErrorKind.HUB_ACCESS_LICENCE
    row.token.click()
    dialog = window.token_dialog
    assert dialog is not None
    assert not dialog.save.isEnabled()
    dialog.field.setText("  hf_secret ")
    assert not dialog.save.isEnabled()  # this Hub is not Hugging Face
    dialog.consent.click()
    dialog.save.click()
    person.wait_until(row.use.isVisible, "the model")
    assert "hf_secret" in keyring.kept.values()
    window.show_section(Section.NETWORK)
    window.network.settings.forget_token.click()
    person.wait_until(lambda: "hf_secret" not in keyring.kept.values(), "the keyring")
    assert all("hf_secret" not in str(record.headers) for record in hub.requests(Route.FILE))


def test_offline_the_catalog_is_there_and_a_switch_says_why(
    person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    window.show_section(Section.NETWORK)
    window.network.settings.offline.click()
    assert person.program.settings.is_offline
    assert "stay offline" in window.discover.promise.text()
    search(window, "tiny")
    assert "stay offline" in window.discover.found.problem.text.text()
    window.discover.found.problem.button.click()
    assert window.rail.current == Section.NETWORK
    window.discover.go_back()
    window.discover.catalog.cards[0].get.click()
    window.show_section(Section.DOWNLOADS)
    (row,) = window.downloads.rows.values()
    assert "stay offline" in row.state.text()
    assert row.retry.isVisible()
    assert not hub.records


def test_the_network_page_tells_what_went_out_and_takes_a_mirror(
    person: Person, window: ModelsWindow, hub: LoopbackHub
) -> None:
    search(window, "small")
    person.wait_until(lambda: window.discover.found.list.count() == 1, "the answer")
    window.show_section(Section.NETWORK)
    rows = window.network.connections
    assert rows.rowCount() == 1
    assert rows.index(0, 1).data() == hub.hub_host
    settings = window.network.settings
    settings.hub.setText("ftp://nowhere")
    settings.hub.editingFinished.emit()
    assert "not changed" in settings.answer.text()
    assert person.program.settings.hub_endpoint == hub.endpoint
    settings.hub.setText("https://mirror.example/")
    settings.hub.editingFinished.emit()
    assert person.program.settings.hub_endpoint == "https://mirror.example"
    assert "mirror.example" in window.discover.promise.text()
    window.network.clear.click()
    assert rows.rowCount() == 0
