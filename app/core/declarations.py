"""What a setting is to the person who chooses it, declared where its field is, and read late.

The fields of a NamedTuple are annotated ``Annotated[int, Declared(label=mark("Context"), ...)]``.
While ``from __future__ import annotations`` keeps annotations as texts, they cost nothing before
somebody asks for them here: when a dialog opens, or a file holds a number that is not the default.
"""

from __future__ import annotations

import math
import sys
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from app.core.accepted_texts import is_accent, is_hub_address, is_proxy_address
from app.core.global_keys import are_keys
from app.core.translatable import mark

LONGEST_TEXT = 20_000
"""Characters that a text may have where nothing else is declared."""


class Page(StrEnum):
    """The pages of the settings, in their order."""

    APPEARANCE = "appearance"
    LANGUAGE = "language"
    MODELS = "models"
    INSTRUCTIONS = "instructions"
    NETWORK = "network"
    STORAGE = "storage"
    PRIVACY = "privacy"
    DESKTOP = "desktop"
    SHORTCUTS = "shortcuts"


class Kind(Enum):
    """How a value is chosen, where its type alone does not say it."""

    BY_TYPE = "by_type"
    """A switch, a number, a choice (an enumeration, or ``choices``), a line of text."""
    SLIDER = "slider"
    """A number that is rather felt than known: a slider beside the field."""
    OFFERED = "offered"
    """One of what the dialog offers at run time: a language, a device."""
    LONG_TEXT = "long_text"
    FOLDER = "folder"
    ACCENT = "accent"
    FONT = "font"


@dataclass(frozen=True)
class Declared:
    """What is said about a field, and which values it takes. Texts are in English, marked.

    Attributes:
        label: its name.
        help: a sentence or two below it.
        page: where it is shown; ``None``: nowhere.
        group: heading above it, shared by those that follow one another.
        unit: of a number, written after it.
        least, most: limits of a number, both allowed.
        step: of the arrows beside a number.
        decimals: digits after the point, of numbers that have them.
        least_label: what the least number means, for example *Never*.
        choices: values and their names, where only these are allowed.
        kind: how it is chosen.
        longest: characters of a text at most.
        accepts: whether a text is allowed; asked before it is taken over.
        refusal: said when it is not.
    """

    label: str
    help: str = ""
    page: Page | None = None
    group: str = ""
    unit: str = ""
    least: float | None = None
    most: float | None = None
    step: float = 1
    decimals: int = 2
    least_label: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    kind: Kind = Kind.BY_TYPE
    longest: int = LONGEST_TEXT
    accepts: Callable[[str], bool] | None = None
    refusal: str = mark("This can't be used here. It was not changed.")


@dataclass(frozen=True)
class Declaration:
    """A field with what is declared about it.

    Attributes:
        name: of the field.
        type: of its values, without ``None``.
        is_optional: whether it may be ``None``: as the level above says.
        default: of the field.
        declared: the rest.
    """

    name: str
    type: type[Any]
    is_optional: bool
    default: Any
    declared: Declared


def declarations(kind: type[Any]) -> dict[str, Declaration]:
    """The declared fields of a NamedTuple by their names, in their order."""
    found = {}
    for name in kind.__annotations__:
        declaration = declaration_of(kind, name)
        if declaration is not None:
            found[name] = declaration
    return found


def declaration_of(kind: type[Any], name: str) -> Declaration | None:
    """What is declared about one field; ``None`` if nothing is."""
    hint = _resolved(kind, name)
    if get_origin(hint) is not Annotated:
        return None
    bare, *about = get_args(hint)
    declared = next((each for each in about if isinstance(each, Declared)), None)
    if declared is None:
        return None
    types = get_args(bare) if get_origin(bare) in (Union, UnionType) else (bare,)
    only = next(each for each in types if each is not NoneType)
    default = kind._field_defaults.get(name)
    return Declaration(name, only, NoneType in types, default, declared)


def allowed(declaration: Declaration, value: Any) -> Any:
    """A value that is allowed: the given one, the nearest number, else the default.

    Args:
        declaration: of its field.
        value: of the right type.
    """
    declared = declaration.declared
    if value is None:
        return None if declaration.is_optional else declaration.default
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _nearest(declaration, value)
    if isinstance(value, str):
        is_choice = not declared.choices or value in declared.choices
        is_accepted = declared.accepts is None or declared.accepts(value)
        if not (is_choice and is_accepted and len(value) <= declared.longest):
            return declaration.default
    return value


def _nearest(declaration: Declaration, value: float) -> Any:
    declared = declaration.declared
    if not math.isfinite(value):
        return declaration.default
    low = -math.inf if declared.least is None else declared.least
    high = math.inf if declared.most is None else declared.most
    return declaration.type(min(max(value, low), high))


def _resolved(kind: type[Any], name: str) -> Any:
    """The annotation of a field as a type, the names of this module known to it."""
    hint = kind.__annotations__[name]
    if not isinstance(hint, typing.ForwardRef | str):
        return hint
    text = hint if isinstance(hint, str) else hint.__forward_arg__
    accepted = (is_accent, is_hub_address, is_proxy_address, are_keys)
    by_name = {each.__name__: each for each in accepted}
    known = {**vars(typing), **globals(), **by_name, **vars(sys.modules[kind.__module__])}
    return eval(text, known)  # noqa: S307 - a text of our own source
