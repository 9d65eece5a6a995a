"""Any schedule of faults ends in the right bytes or a clear error."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.loopback_hub import Fault
from tests.hub.fault_schedules import check, schedules


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(faults=schedules(), is_split=st.booleans())
def test_the_right_bytes_or_a_clear_error(faults: list[Fault], is_split: bool) -> None:
    check(faults, is_split=is_split)
