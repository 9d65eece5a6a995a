"""Hundreds of downloads under faults drawn by lot: the right bytes, or a clear error."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.helpers.loopback_hub import Fault
from tests.hub.fault_schedules import check, schedules

ROUNDS = 300


def run(rounds: int = ROUNDS) -> str:
    """Do so many; a schedule that fails is shrunk and printed. Returns the line to print."""
    from app.hub.client import PRIVACY_ENVIRONMENT

    os.environ.update({**PRIVACY_ENVIRONMENT, "NO_PROXY": "127.0.0.1"})
    ends: Counter[str] = Counter()

    @settings(
        max_examples=rounds,
        deadline=None,
        derandomize=False,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(faults=schedules(), is_split=st.booleans())
    def check_one(faults: list[Fault], is_split: bool) -> None:
        ends[check(faults, is_split=is_split)] += 1

    check_one()
    counts = ", ".join(f"{count} {end}" for end, count in ends.most_common())
    return f"fault_schedules: {ends.total()} downloads ({counts}); none ended otherwise"


if __name__ == "__main__":
    print(run())
