"""Which plan fits which memory."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import AppError, ErrorKind
from app.core.fit import (
    LEAST_CONTEXT_TOKENS,
    CacheType,
    Fit,
    Footprint,
    Plan,
    Retreat,
    Room,
    believable_context,
    fit,
    host_bytes,
    smaller_plans,
)

GB = 10**9
QWEN_7B = Footprint(
    weights_bytes=4_680_000_000,
    layers=29,
    cache_token_bytes=57_344,  # 28 layers, 4 heads of 128, keys and values, 2 bytes
    compute_bytes=300_000_000,
    compute_token_bytes=1024,
)


def room_for(plan: Plan) -> Room:
    return Room(host_bytes(QWEN_7B, Room(0), plan))


def test_what_is_wanted_is_made_where_there_is_room() -> None:
    assert fit(QWEN_7B, Room(16 * GB), 8192) == Plan(8192)
    assert fit(QWEN_7B, Room(16 * GB), 512) == Plan(512)


def test_the_context_shrinks_before_the_cache_is_quantised() -> None:
    assert fit(QWEN_7B, room_for(Plan(8192)), 8192) == Plan(8192)
    assert fit(QWEN_7B, Room(room_for(Plan(8192)).host_bytes - 1), 8192) == Plan(7168)
    assert fit(QWEN_7B, room_for(Plan(4096)), 8192) == Plan(4096)
    assert fit(QWEN_7B, room_for(Plan(2048)), 8192) == Plan(2048)
    little_less = Room(room_for(Plan(2048)).host_bytes - 1)
    assert fit(QWEN_7B, little_less, 8192) == Plan(2048, CacheType.Q8_0)


def test_a_refusal_says_what_is_needed_and_what_there_is() -> None:
    smallest = room_for(Plan(2048, CacheType.Q8_0)).host_bytes
    with pytest.raises(AppError) as caught:
        fit(QWEN_7B, Room(smallest - 1), 8192)
    assert caught.value.kind is ErrorKind.OUT_OF_MEMORY
    assert caught.value.details == {"needed_bytes": smallest, "available_bytes": smallest - 1}


def test_the_reserve_is_used_before_a_model_is_refused() -> None:
    need = room_for(Plan(8192)).host_bytes
    assert fit(QWEN_7B, Room(need, host_reserve_bytes=1), 8192) == Plan(7168)
    least = room_for(Plan(2048, CacheType.Q8_0)).host_bytes
    kept = fit(QWEN_7B, Room(least, host_reserve_bytes=GB), 8192)
    assert kept == Plan(2048, CacheType.Q8_0)


def test_a_large_gpu_takes_all_layers_and_the_computer_needs_little() -> None:
    plan = fit(QWEN_7B, Room(GB, device_bytes=8 * GB), 8192)
    assert plan == Plan(8192, gpu_layers=29)
    assert host_bytes(QWEN_7B, Room(GB, device_bytes=8 * GB), plan) < GB // 2


def test_a_small_gpu_takes_what_it_can() -> None:
    plan = fit(QWEN_7B, Room(16 * GB, device_bytes=3 * GB), 8192)
    assert plan == Plan(8192, gpu_layers=15)
    assert fit(QWEN_7B, Room(16 * GB, device_bytes=GB // 4), 8192).gpu_layers == 0


def test_a_gpu_in_the_computers_memory_takes_nothing_off_it() -> None:
    own, shared = Room(4 * GB, device_bytes=8 * GB), Room(4 * GB, 0, 8 * GB, is_shared=True)
    assert fit(QWEN_7B, own, 8192).gpu_layers == 29
    with pytest.raises(AppError):
        fit(QWEN_7B, shared, 8192)


@given(
    weights=st.integers(0, 10**12),
    layers=st.integers(1, 200),
    cache=st.floats(0, 10**7),
    scratch=st.integers(0, 10**10),
    host=st.integers(0, 10**12),
    reserve=st.integers(0, 10**9),
    device=st.integers(0, 10**12),
    is_shared=st.booleans(),
    wanted=st.integers(256, 131_072),
)
def test_a_plan_never_takes_more_than_there_is(
    weights: int,
    layers: int,
    cache: float,
    scratch: int,
    host: int,
    reserve: int,
    device: int,
    is_shared: bool,
    wanted: int,
) -> None:
    footprint = Footprint(weights, layers, cache, scratch)
    room = Room(host, reserve, device, is_shared)
    plan, needed_bytes = None, 0
    try:
        plan = fit(footprint, room, wanted)
    except AppError as error:
        needed_bytes = int(error.details["needed_bytes"])
    if plan is None:
        assert needed_bytes > host
        return
    assert host_bytes(footprint, room, plan) <= host
    assert min(LEAST_CONTEXT_TOKENS, wanted) <= plan.context_tokens <= wanted
    on_device = (weights + cache * plan.context_tokens) * plan.gpu_layers / layers
    if plan.gpu_layers and plan.cache_type is CacheType.F16:
        assert on_device + scratch <= device * (1 + 1e-9) + 1


def test_a_failed_load_retreats_on_the_gpu_then_to_the_cpu_then_in_the_context() -> None:
    plans = list(smaller_plans(Plan(8192, gpu_layers=29), QWEN_7B, Room(16 * GB, 0, 8 * GB)))
    assert plans == [
        Plan(8192, gpu_layers=14),
        Plan(8192),
        Plan(4096),
        Plan(2048),
        Plan(2048, CacheType.Q8_0),
    ]


def test_without_the_gpu_the_context_is_fitted_to_the_computer() -> None:
    room = replace(room_for(Plan(4096)), device_bytes=8 * GB)
    assert list(smaller_plans(Plan(8192, gpu_layers=29), QWEN_7B, room))[1] == Plan(4096)
    with pytest.raises(AppError):
        list(smaller_plans(Plan(8192, gpu_layers=29), QWEN_7B, Room(GB, 0, 8 * GB)))


def test_a_small_context_is_not_made_smaller() -> None:
    assert list(smaller_plans(Plan(512), None, Room(0))) == [Plan(512, CacheType.Q8_0)]
    assert list(smaller_plans(Plan(2048, CacheType.Q8_0), None, Room(0))) == []


@pytest.mark.parametrize(
    ("made", "retreats"),
    [
        (Fit(Plan(8192), 8192), []),
        (Fit(Plan(8192, gpu_layers=29), 8192, 29), []),
        (Fit(Plan(8192), 8192, 29), [Retreat.CPU_ONLY]),
        (Fit(Plan(8192, gpu_layers=12), 8192, 29), [Retreat.FEWER_GPU_LAYERS]),
        (
            Fit(Plan(2048, CacheType.Q8_0), 8192),
            [Retreat.SMALLER_CONTEXT, Retreat.QUANTISED_CACHE],
        ),
    ],
)
def test_retreats_are_what_is_less_than_wanted(made: Fit, retreats: list[Retreat]) -> None:
    assert made.retreats == retreats


def test_a_file_is_believed_when_it_is_credible() -> None:
    assert believable_context(8192, 4096) == 4096
    assert believable_context(8192, 131_072) == 8192
    for nonsense in (-(2**31), -1, 0, 3):
        assert believable_context(8192, nonsense) == 8192
