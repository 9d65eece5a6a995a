"""Checks a value against a JSON schema: the keywords that ``resources/schemas`` uses, no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
_KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "anyOf", "type", "items", "required",
    "properties", "const", "enum", "minLength", "minimum", "maximum",
}  # fmt: skip


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> list[str]:
    """What is wrong with a value; empty if nothing is.

    Args:
        value: decoded JSON.
        schema: a part of ``root``.
        root: the whole schema.
        at: where the value stands.
    """
    assert set(schema) <= _KNOWN, f"this checker does not know {set(schema) - _KNOWN}"
    if reference := schema.get("$ref"):
        target: Any = root
        for name in reference.removeprefix("#/").split("/"):
            target = target[name]
        return problems(value, target, root, at)
    return list(_problems(value, schema, root, at))


def _problems(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    if "anyOf" in schema:
        found = [problems(value, choice, root, at) for choice in schema["anyOf"]]
        yield from min(found, key=len) if all(found) else []
    kinds = schema.get("type")
    if kinds is not None and not _is_of(value, [kinds] if isinstance(kinds, str) else kinds):
        yield f"{at} is no {kinds}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at} is none of {schema['enum']}"
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield f"{at} is too short"
    if "minimum" in schema and isinstance(value, int | float) and value < schema["minimum"]:
        yield f"{at} is too small"
    if "maximum" in schema and isinstance(value, int | float) and value > schema["maximum"]:
        yield f"{at} is too large"
    yield from _problems_inside(value, schema, root, at)


def _problems_inside(
    value: Any, schema: dict[str, Any], root: dict[str, Any], at: str
) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (
            f"{at} lacks {name}" for name in schema.get("required", []) if name not in value
        )
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from problems(value[name], part, root, f"{at}.{name}")
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from problems(item, schema["items"], root, f"{at}[{index}]")


def _is_of(value: Any, kinds: list[str]) -> bool:
    if isinstance(value, bool):
        return "boolean" in kinds
    return any(isinstance(value, _TYPES[kind]) for kind in kinds)
