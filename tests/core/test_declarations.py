"""What is declared about a field is found, and its limits hold."""

from __future__ import annotations

import math
from typing import Annotated, Any, NamedTuple

import pytest

from app.core.declarations import (
    Declared,
    Kind,
    allowed,
    declaration_of,
    declarations,
)
from app.core.settings import Settings


class Sample(NamedTuple):
    """Of each type one."""

    bare: int = 1
    share: Annotated[float | None, Declared("Share", least=0, most=1, step=0.1)] = None
    tokens: Annotated[int, Declared("Tokens", least=512, most=4096)] = 1024
    way: Annotated[str, Declared("Way", choices={"fast": "Fast", "slow": "Slow"})] = "fast"
    name: Annotated[str, Declared("Name", longest=4, accepts=str.isalpha)] = "abc"


def test_only_declared_fields_are_found_with_their_types() -> None:
    found = declarations(Sample)
    assert list(found) == ["share", "tokens", "way", "name"]
    assert (found["share"].type, found["share"].is_optional) == (float, True)
    assert (found["tokens"].type, found["tokens"].default) == (int, 1024)
    assert declaration_of(Sample, "bare") is None


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("tokens", 100, 512),
        ("tokens", 10**9, 4096),
        ("tokens", 600, 600),
        ("share", 1.5, 1.0),
        ("share", None, None),
        ("share", math.nan, None),
        ("share", math.inf, None),
        ("tokens", None, 1024),
        ("way", "slow", "slow"),
        ("way", "backwards", "fast"),
        ("name", "xyz", "xyz"),
        ("name", "x1", "abc"),
        ("name", "xxxxx", "abc"),
    ],
)
def test_limits_hold(name: str, value: Any, expected: Any) -> None:
    declaration = declaration_of(Sample, name)
    assert declaration is not None
    assert allowed(declaration, value) == expected


def test_every_setting_has_a_name_and_a_default_within_its_limits() -> None:
    for name, declaration in declarations(Settings).items():
        assert declaration.declared.label, name
        assert allowed(declaration, declaration.default) == declaration.default, name
        if declaration.declared.kind is Kind.SLIDER:
            assert None not in (declaration.declared.least, declaration.declared.most), name
        if declaration.declared.choices and declaration.type is not str:
            assert set(declaration.declared.choices) == {each.value for each in declaration.type}
