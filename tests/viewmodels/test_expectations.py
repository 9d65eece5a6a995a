"""What is expected of the catalog, and what changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.catalog import Catalog, load_catalog
from app.core.fit_verdict import Expectation, Verdict
from app.core.load_options import LoadOptions
from app.core.messages import AnswerFigures, Message
from app.core.offers import Offer
from app.core.settings import Settings
from app.core.speed import MachineSpeed
from app.engine.link import EngineLink
from app.hub.link import HubLink
from app.system.machine import load_runs, load_speed, physical_cores, processor_name, save_speed
from app.system.paths import Paths, resources_dir
from app.viewmodels import expectations as module
from app.viewmodels.expectations import Expectations
from app.viewmodels.hub_search import HubSearch
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay
from app.viewmodels.speed_records import SpeedRecords
from tests.helpers.loopback_hub import LoopbackHub
from tests.helpers.person import Person

PATIENCE_MS = 20_000
SLOW_MACHINE = MachineSpeed(1e9, 1e10, processor_name(), physical_cores())
TOO_SLOW = MachineSpeed(1e6, 1e30, processor_name(), physical_cores(), busy_share=0.9)
"""As measured while other programs took the memory for themselves; its products are fast."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resources_dir() / "catalog.json")


class Program:
    """What expectations need of a program, without a window."""

    def __init__(self, catalog: Catalog, paths: Paths) -> None:
        events, hub_events = self._relays = EventRelay(), EventRelay()
        self.settings = Settings(is_offline=True)
        self.engine = EngineLink(
            events.received.emit, log_file=paths.logs / "engine.log", stop_folder=paths.cache
        )
        self.models = ModelsViewModel(
            self.engine, events, options=lambda _: LoadOptions(context_tokens=2048)
        )
        self._hub = HubLink(hub_events.received.emit, paths.logs / "downloads.log")
        self.records = SpeedRecords(
            self.models, events, lambda: catalog, paths.data / "speeds.json"
        )
        search = HubSearch(self._hub, hub_events, lambda: self.settings.reachable_hub, self)
        self.expectations = Expectations(
            catalog,
            self.models,
            self.records,
            search,
            engine=self.engine,
            events=events,
            settings=lambda: self.settings,
            speed_file=paths.cache / "machine.json",
        )

    def read(self, _endpoint: str, done: Callable[[str], None]) -> None:
        """As ``Tokens.read``: there is none."""
        done("")

    def close(self) -> None:
        self.engine.close()
        self.records.close()
        self._hub.close()


@pytest.fixture
def program(qapp: QApplication, catalog: Catalog, paths: Paths) -> Iterator[Program]:
    made = Program(catalog, paths)
    yield made
    made.close()


def offer(expectations: Expectations, model: str) -> Offer:
    return next(one for one in expectations.offers if one.model.id == model)


def test_there_are_verdicts_before_any_probe(program: Program) -> None:
    offers = program.expectations.offers
    assert len(offers) == len(program.expectations.catalog.models)
    assert not program.expectations.is_probed
    assert offer(program.expectations, "r1-671b").verdict is Verdict.DOES_NOT_FIT
    small = offer(program.expectations, "r1-distill-qwen-1.5b").recommended.expectation
    assert small.tokens_per_s is None


def test_a_probe_is_made_once_and_kept(
    program: Program, catalog: Catalog, paths: Paths, qtbot: QtBot
) -> None:
    expectations = program.expectations
    expectations.refresh()
    qtbot.waitUntil(lambda: expectations.is_probed, timeout=PATIENCE_MS)
    small = offer(expectations, "r1-distill-qwen-1.5b").recommended.expectation
    assert (small.tokens_per_s or 0) > 0.1
    assert (paths.cache / "machine.json").is_file()
    again = Program(catalog, paths)
    assert again.expectations.is_probed
    assert again.expectations.machine.speed == expectations.machine.speed
    again.close()


def test_what_was_measured_on_a_busy_machine_is_measured_again_and_the_best_kept(
    qapp: QApplication,
    catalog: Catalog,
    paths: Paths,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_DISTURBED_MS", (0, 0, 0, 0))
    file = paths.cache / "machine.json"
    save_speed(file, TOO_SLOW)
    program = Program(catalog, paths)
    expectations = program.expectations
    assert expectations.is_probed
    assert not expectations.is_settled
    with qtbot.waitSignal(expectations.settled, timeout=PATIENCE_MS):
        expectations.refresh()
    assert expectations.is_settled
    kept = load_speed(file)
    program.close()
    assert kept is not None
    assert kept == expectations.machine.speed
    assert kept.read_bytes_per_s > 1e8
    assert kept.multiply_adds_per_s == TOO_SLOW.multiply_adds_per_s
    assert kept.busy_share < TOO_SLOW.busy_share


def test_the_context_and_the_memory_count(
    catalog: Catalog, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = 7_000_000_000
    monkeypatch.setattr(module, "available_bytes", lambda: free)
    program = Program(catalog, paths)

    def quantisation() -> Expectation:
        choices = offer(program.expectations, "r1-distill-qwen-7b").choices
        return next(c for c in choices if c.quantisation.name == "Q4_K_M").expectation

    assert quantisation().verdict is Verdict.RUNS_WELL
    program.settings = program.settings._replace(context_tokens=65_536)
    program.expectations.refresh()
    assert quantisation().has_small_context
    monkeypatch.setattr(module, "held_bytes", lambda _pid: 20_000_000_000)
    program.expectations.refresh()
    assert not quantisation().has_small_context
    program.close()


def test_any_file_can_be_judged(program: Program) -> None:
    expect = program.expectations.expect_file
    assert expect("o/Some-R2-900B-Q4_K_M.gguf", 500_000_000_000).verdict is Verdict.DOES_NOT_FIT
    assert expect("Tiny-0.5B-Q4_0.gguf", 300_000_000).verdict is not Verdict.DOES_NOT_FIT


def test_what_has_run_is_said_as_measured(
    qapp: QApplication, paths_with_slow_model: Paths, slow_model: Path, qtbot: QtBot
) -> None:
    save_speed(paths_with_slow_model.cache / "machine.json", SLOW_MACHINE)
    person = Person(qapp, paths_with_slow_model)
    try:
        person.wait_for_model()
        person.use_model("Slow-Random")
        expectations = person.program.expectations
        size = slow_model.stat().st_size
        before = expectations.expect_file("Slow-Random-Q8_0.gguf", size)
        assert not before.is_measured
        with qtbot.waitSignal(person.program.speeds.run_recorded, timeout=PATIENCE_MS):
            person.ask("Go on.")
            person.wait_until(lambda: tokens(person.messages[-1], person) > 60, "some tokens")
            person.program.chat.stop()
        now = expectations.expect_file("Slow-Random-Q8_0.gguf", size)
        figures = person.wait_for_answer().figures
        assert figures is not None
        assert now.is_measured
        assert now.tokens_per_s == pytest.approx(figures.tokens_per_s)
    finally:
        person.leave()
    (run,) = load_runs(paths_with_slow_model.data / "speeds.json").values()
    assert run.tokens_per_s == pytest.approx((figures.tokens_per_s,))


def tokens(_message: Message, person: Person) -> int:
    running = person.program.chat.running
    figures: AnswerFigures | None = running.figures if running else None
    return figures.generated_tokens if figures else 0


def test_the_header_is_read_when_a_person_looks_and_may_go_online(
    program: Program, shipped_model: Path, qtbot: QtBot
) -> None:
    expectations = program.expectations
    seen = offer(expectations, "r1-distill-qwen-1.5b")
    chosen = seen.recommended.quantisation
    with LoopbackHub() as hub:
        hub.add_file(chosen.repo, chosen.file_name, shipped_model.read_bytes())
        expectations.read_details(seen.model)  # offline: nothing is asked
        program.settings = program.settings._replace(is_offline=False, hub_endpoint=hub.endpoint)
        expectations.read_details(seen.model)
        qtbot.waitUntil(
            lambda: all(
                choice.needs.facts is not None
                for choice in offer(expectations, "r1-distill-qwen-1.5b").choices
                if choice.quantisation.repo == chosen.repo
            ),
            timeout=PATIENCE_MS,
        )
        asked = len(hub.records)
        expectations.read_details(seen.model)  # known: nothing is asked again
        assert len(hub.records) == asked
