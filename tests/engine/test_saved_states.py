"""Evaluated conversations as files: exact, bounded, and never believed unchecked. A real model."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.control import AnswerControl
from app.core.load_options import LoadOptions
from app.core.messages import AnswerFigures, Role, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from app.engine.llama_cpp import LlamaModel
from app.engine.saved_states import SavedStates, read_state
from app.engine.session import Session, Undisturbed
from app.system.states_folder import clear_states
from tests.engine.test_session import GREEDY, Heard
from tests.helpers.engine_events import Events
from tests.helpers.random_model import Shape, write_random_model

LONG = "Count the letters of these words: " + "apple pear plum cherry " * 30
OTHER = "Sort these words: " + "one two three four five " * 30


@pytest.fixture(scope="module")
def model(shipped_model: Path) -> Iterator[LlamaModel]:
    loaded = LlamaModel(shipped_model, context_tokens=2048, threads=1)
    yield loaded
    loaded.close()


@pytest.fixture
def folder(tmp_path: Path, model: LlamaModel) -> Path:
    model.clear_cache()
    return tmp_path / "states"


@pytest.fixture
def states(folder: Path, model: LlamaModel, shipped_model: Path) -> SavedStates:
    return SavedStates(folder, model, shipped_model)


def ask(
    session: Session,
    *texts: str,
    control: AnswerControl = AnswerControl(),  # noqa: B008 - frozen
) -> tuple[Heard, AnswerFigures]:
    roles = [Role.USER if index % 2 == 0 else Role.ASSISTANT for index in range(len(texts))]
    heard = Heard()
    turns = [Turn(role, text) for role, text in zip(roles, texts, strict=True)]
    _, figures = session.answer(turns, GREEDY, heard.listener, control)
    return heard, figures


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def saved(states: SavedStates, model: LlamaModel, text: str) -> list[int]:
    """Evaluate a text and save it."""
    tokens = model.tokenize(text, special=False)[:250]
    model.clear_cache()
    model.evaluate(tokens)
    assert states.save(tokens)
    return tokens


def test_going_back_to_a_conversation_reads_only_what_is_new(
    model: LlamaModel, states: SavedStates, folder: Path
) -> None:
    session = Session(model, Undisturbed(), states=states)
    first, figures = ask(session, LONG)
    assert figures.prompt_tokens > 300
    ask(session, "Hello")
    assert len(files(folder)) == 1
    _, back = ask(session, LONG, "I can't.", "Why?")
    assert back.reused_tokens >= figures.prompt_tokens - 5
    ask(session, "Hello")
    again, whole = ask(session, LONG)
    assert whole.reused_tokens >= figures.prompt_tokens - 2
    assert again.texts == first.texts


def test_a_restored_cache_gives_the_same_logits_to_the_last_bit(
    model: LlamaModel, states: SavedStates
) -> None:
    tokens = saved(states, model, LONG)
    model.evaluate([7])
    expected = model.logits()
    model.clear_cache()
    state = states.find([*tokens, 7], longer_than=100)
    assert state is not None
    assert state.tokens == tokens
    assert states.restore(state)
    assert model.cached_tokens() == len(tokens)
    model.evaluate([7])
    assert model.logits() == expected


def test_a_new_process_finds_what_was_saved(
    model: LlamaModel, states: SavedStates, folder: Path, shipped_model: Path
) -> None:
    session = Session(model, Undisturbed(), states=states)
    _, figures = ask(session, LONG)
    assert session.save_state()
    model.clear_cache()
    fresh = Session(model, Undisturbed(), states=SavedStates(folder, model, shipped_model))
    _, again = ask(fresh, LONG)
    assert again.reused_tokens >= figures.prompt_tokens - 1


def test_nothing_is_saved_of_a_conversation_that_forbids_it(
    model: LlamaModel, states: SavedStates, folder: Path
) -> None:
    session = Session(model, Undisturbed(), states=states)
    ask(session, LONG, control=AnswerControl(keeps_state=False))
    ask(session, "Hello")
    assert not files(folder)
    session.warm([Turn(Role.USER, LONG), Turn(Role.ASSISTANT, "No.")], keeps_state=False)
    assert not session.save_state()
    ask(session, "Hello")
    assert not files(folder)


def test_short_conversations_and_the_same_one_are_not_saved(
    model: LlamaModel, states: SavedStates, folder: Path
) -> None:
    session = Session(model, Undisturbed(), states=states)
    ask(session, "What is 12 + 30?")
    ask(session, "Hello")
    ask(session, LONG)
    ask(session, LONG, "I can't.", "Why?")
    assert not files(folder)


def test_a_longer_state_takes_the_place_of_its_beginning(
    model: LlamaModel, states: SavedStates, folder: Path
) -> None:
    tokens = saved(states, model, LONG)
    (first,) = files(folder)
    model.evaluate([7, 8])
    assert states.save([*tokens, 7, 8])
    (second,) = files(folder)
    assert first != second
    model.keep_cached(len(tokens))
    assert states.save(tokens)
    assert files(folder) == [second]


@pytest.mark.parametrize("place", [0, 30, 0.5, 0.9, -300, -130, -100, -40, -1])
def test_a_flipped_bit_is_noticed_and_the_file_deleted(
    model: LlamaModel, states: SavedStates, folder: Path, place: float, shipped_model: Path
) -> None:
    tokens = saved(states, model, LONG)
    (path,) = files(folder)
    data = bytearray(path.read_bytes())
    data[int(place * len(data)) if isinstance(place, float) else place] ^= 1
    path.write_bytes(data)
    model.clear_cache()
    fresh = SavedStates(folder, model, shipped_model)
    state = fresh.find(tokens, longer_than=100)
    assert state is None or not fresh.restore(state)
    assert not files(folder)
    assert model.cached_tokens() == 0


@pytest.mark.parametrize("left", [0, 1, 100, 0.5, -1])
def test_a_truncated_file_is_deleted(
    model: LlamaModel, states: SavedStates, folder: Path, left: float, shipped_model: Path
) -> None:
    tokens = saved(states, model, LONG)
    (path,) = files(folder)
    data = path.read_bytes()
    path.write_bytes(data[: int(left * len(data)) if isinstance(left, float) else left])
    assert SavedStates(folder, model, shipped_model).find(tokens, longer_than=100) is None
    assert not files(folder)


def test_a_damaged_state_costs_no_more_than_the_time_to_read_again(
    model: LlamaModel, states: SavedStates, folder: Path
) -> None:
    session = Session(model, Undisturbed(), states=states)
    first, _ = ask(session, LONG)
    ask(session, "Hello")
    (path,) = files(folder)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 64
    path.write_bytes(data)
    again, figures = ask(session, LONG)
    assert figures.reused_tokens == 0
    assert again.texts == first.texts


def test_states_of_another_model_are_left_alone_and_not_used(
    model: LlamaModel, states: SavedStates, folder: Path, shipped_model: Path, tmp_path: Path
) -> None:
    tokens = saved(states, model, LONG)
    other = write_random_model(tmp_path / "Other.gguf", shipped_model, Shape(128, 2, 4, 4, 256))
    loaded = LlamaModel(other, context_tokens=512)
    try:
        assert SavedStates(folder, loaded, other).find(tokens, longer_than=10) is None
    finally:
        loaded.close()
    assert len(files(folder)) == 1


def test_a_replaced_model_file_makes_its_states_foreign(
    model: LlamaModel, folder: Path, shipped_model: Path, tmp_path: Path
) -> None:
    copy = tmp_path / shipped_model.name
    copy.write_bytes(shipped_model.read_bytes())
    tokens = saved(SavedStates(folder, model, copy), model, LONG)
    assert SavedStates(folder, model, copy).find(tokens, longer_than=10)
    os.utime(copy, (1, 1))
    assert SavedStates(folder, model, copy).find(tokens, longer_than=10) is None


def test_the_least_recently_used_go_first(
    model: LlamaModel, states: SavedStates, folder: Path, shipped_model: Path
) -> None:
    first = saved(states, model, LONG)
    (path,) = files(folder)
    size = path.stat().st_size
    os.utime(path, (1000, 1000))
    bounded = SavedStates(folder, model, shipped_model, limit_bytes=int(2.5 * size))
    second = saved(bounded, model, OTHER)
    for old in files(folder):
        os.utime(old, (1000, 1000))
    state = bounded.find(first, longer_than=100)
    assert state is not None
    assert bounded.restore(state)
    third = saved(bounded, model, "Say this: " + LONG)
    assert sum(file.stat().st_size for file in files(folder)) <= 2.5 * size
    found = [bounded.find(tokens, longer_than=100) for tokens in (first, second, third)]
    assert [state is not None for state in found] == [True, False, True]


def test_what_is_larger_than_the_bound_is_not_saved(
    model: LlamaModel, folder: Path, shipped_model: Path
) -> None:
    small = SavedStates(folder, model, shipped_model, limit_bytes=10_000)
    tokens = model.tokenize(LONG, special=False)[:250]
    model.evaluate(tokens)
    assert not small.save(tokens)
    assert not files(folder)


def test_a_folder_that_can_t_be_made_saves_nothing(
    model: LlamaModel, tmp_path: Path, shipped_model: Path
) -> None:
    (tmp_path / "states").write_text("in the way")
    states = SavedStates(tmp_path / "states" / "below", model, shipped_model)
    session = Session(model, Undisturbed(), states=states)
    ask(session, LONG)
    heard, _ = ask(session, "Hello")
    assert any(heard.texts.values())


@contextlib.contextmanager
def files_limited_to(size_bytes: int) -> Iterator[None]:
    """Writing beyond fails, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("missing_bytes", [100_000, 5_000, 1_200, 100])
def test_a_disk_that_becomes_full_leaves_nothing_behind(
    model: LlamaModel, states: SavedStates, folder: Path, missing_bytes: int
) -> None:
    tokens = saved(states, model, LONG)
    whole = files(folder)[0].stat().st_size
    clear_states(folder)
    with files_limited_to(whole - missing_bytes):
        assert not states.save(tokens)
    assert not files(folder)
    assert states.save(tokens)


def test_a_full_disk_fails_no_answer(model: LlamaModel, states: SavedStates, folder: Path) -> None:
    session = Session(model, Undisturbed(), states=states)
    ask(session, LONG)
    with files_limited_to(10_000):
        heard, _ = ask(session, "Hello")
    assert any(heard.texts.values())
    assert not files(folder)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="a folder nobody can write to")
def test_a_folder_that_can_t_be_written_to_saves_nothing(
    model: LlamaModel, shipped_model: Path
) -> None:
    model.clear_cache()
    session = Session(
        model, Undisturbed(), states=SavedStates(Path("/proc/self/task"), model, shipped_model)
    )
    ask(session, LONG)
    heard, _ = ask(session, "Hello")
    assert any(heard.texts.values())
    assert not session.save_state()


def test_a_folder_in_whose_place_is_a_file_has_no_states(
    model: LlamaModel, states: SavedStates, folder: Path
) -> None:
    tokens = saved(states, model, LONG)
    clear_states(folder)
    folder.rmdir()
    folder.write_text("in the way")
    assert states.find(tokens, longer_than=100) is None
    assert not states.save(tokens)
    heard, _ = ask(Session(model, Undisturbed(), states=states), OTHER)
    assert any(heard.texts.values())


def test_states_are_private_and_can_be_cleared(
    model: LlamaModel, states: SavedStates, folder: Path
) -> None:
    tokens = saved(states, model, LONG)
    (path,) = files(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    state = read_state(path)
    assert state is not None
    assert state.tokens == tokens
    clear_states(folder)
    assert not files(folder)
    assert states.find(tokens, longer_than=100) is None


def test_an_engine_process_finds_what_the_one_before_it_saved(
    events: Events, tmp_path: Path, shipped_model: Path
) -> None:
    folder = tmp_path / "states"
    reused = []
    for _ in range(2):
        link = EngineLink(
            events.put, log_file=tmp_path / "log", stop_folder=tmp_path, states_folder=folder
        )
        link.load(shipped_model, context_tokens=2048, options=LoadOptions(draft=str(shipped_model)))
        finished = events.to_the_end_of(link.answer([Turn(Role.USER, LONG)], GREEDY))[-1]
        assert isinstance(finished, protocol.AnswerFinished)
        reused.append(finished.figures.reused_tokens)
        events.to_the_end_of(link.unload())
        link.close()
    assert reused[0] == 0
    assert reused[1] > 300
