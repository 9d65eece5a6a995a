"""What counts for an answer: the conversation's choice, the model's, the settings'."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.control import Thinking
from app.core.declarations import allowed, declarations
from app.core.kept_presets import (
    LONGEST_NAME,
    MOST_MODELS,
    SHIPPED,
    from_habits,
    own_presets,
    preset_of,
    read_preset,
    with_own,
    with_preset,
)
from app.core.messages import Sampling
from app.core.presets import (
    DRAWN,
    NOTHING_CHOSEN,
    Preset,
    ResolvedPreset,
    chosen,
    defaults_of,
    resolve,
)
from app.core.settings import Settings
from app.core.thinking_habits import ThinkingHabit
from tests.helpers.transcripts import presets

WARM = Preset(temperature=1.0)


@given(presets(), presets())
def test_the_highest_level_that_chooses_counts(of_model: Preset, of_conversation: Preset) -> None:
    defaults = ResolvedPreset()
    found = resolve(defaults, of_model, of_conversation)
    for name in Preset._fields:
        levels = (getattr(level, name) for level in (of_conversation, of_model, defaults))
        assert getattr(found, name) == next(value for value in levels if value is not None)


@given(presets())
def test_what_is_kept_is_what_was_chosen(preset: Preset) -> None:
    assert read_preset(json.loads(json.dumps(chosen(preset)))) == preset


def test_the_defaults_are_those_of_the_settings_and_of_deepseek() -> None:
    assert defaults_of(Settings()) == ResolvedPreset()
    assert ResolvedPreset().sampling == Sampling()
    assert ResolvedPreset().habit == ThinkingHabit()
    assert defaults_of(Settings(temperature=0.3)).temperature == 0.3


def test_every_value_is_declared_once_for_all_levels() -> None:
    of_settings, of_presets = declarations(Settings), declarations(Preset)
    assert list(of_presets) == list(Preset._fields) == list(ResolvedPreset._fields)
    for name in set(Preset._fields) - {"uses_instructions"}:
        assert of_settings[name].declared.label == of_presets[name].declared.label


@given(st.dictionaries(st.sampled_from(Preset._fields), st.none() | st.integers() | st.text()))
def test_whatever_a_file_says_is_within_its_limits(values: dict[str, object]) -> None:
    for name, value in read_preset(values)._asdict().items():
        assert value is None or value == allowed(declarations(Preset)[name], value)


@pytest.mark.parametrize("damaged", [None, [], "x", {"temperature": "hot", "top_k": True}])
def test_what_is_damaged_is_not_chosen(damaged: object) -> None:
    assert read_preset(damaged) == NOTHING_CHOSEN


def test_a_seed_is_drawn_unless_it_is_chosen() -> None:
    assert ResolvedPreset(seed=DRAWN).sampling.seed is None
    assert ResolvedPreset(seed=0, max_tokens=9).sampling == Sampling(seed=0, max_tokens=9)


def test_each_model_has_its_own() -> None:
    kept = with_preset("/a.gguf", WARM, with_preset("", Preset(top_k=1), {}))
    assert preset_of("/a.gguf", kept) == WARM
    assert preset_of("", kept) == Preset(top_k=1)
    assert preset_of("/b.gguf", kept) == NOTHING_CHOSEN
    assert with_preset("/a.gguf", NOTHING_CHOSEN, kept) == {"": {"top_k": 1}}


def test_the_oldest_are_forgotten() -> None:
    kept: dict[str, object] = {}
    for number in range(MOST_MODELS + 5):
        kept = with_preset(str(number), WARM, kept)
        kept = with_preset("0", WARM, kept)  # in use all the time
    assert len(kept) == MOST_MODELS
    assert "0" in kept
    assert "1" not in kept


def test_habits_of_older_versions_are_taken_over() -> None:
    kept = from_habits({"/a.gguf": [True, 250, 30], "/b.gguf": "damaged", "/c.gguf": [1, 0, 0]})
    assert list(kept) == ["/a.gguf"]
    habit = resolve(ResolvedPreset(), preset_of("/a.gguf", kept)).habit
    assert habit.thinking == Thinking(True, 250, 30)
    assert from_habits([]) == {}


def test_values_are_kept_under_names() -> None:
    kept = with_own("b", WARM, with_own("A", Preset(top_k=1), {}))
    assert list(own_presets(kept).items()) == [("A", Preset(top_k=1)), ("b", WARM)]
    assert list(with_own("b", None, kept)) == ["A"]
    assert list(with_own("x" * 99, WARM, {})) == ["x" * LONGEST_NAME]


def test_the_shipped_ones_are_within_the_limits() -> None:
    assert len(SHIPPED) == 3
    assert all(read_preset(chosen(preset)) == preset for preset in SHIPPED.values())
