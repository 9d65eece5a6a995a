"""The catalog as it is for one machine: what runs well first, one of all recommended."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.catalog import Catalog, CatalogModel, Quantisation
from app.core.fit_verdict import (
    Expectation,
    Machine,
    Needs,
    Verdict,
    best_model,
    expect,
    recommended,
)
from app.core.gguf_facts import GgufFacts
from app.core.model_files import parse_model_file_name
from app.core.speed import SpeedHistory

_SIZE = re.compile(r"(?i)(?<![a-z0-9.])(?P<active>a)?(?P<billion>\d+(?:\.\d+)?)b(?![a-z0-9])")
"""Of the parameters in a file's name: ``7B``, of a mixture ``30B-A3B``."""
_BITS = {"Q2": 3.0, "Q3": 3.9, "Q4": 4.8, "Q5": 5.7, "Q6": 6.6, "Q8": 8.5, "BF": 16.0, "F1": 16.0}
_USUAL_BITS = 4.8
_ORDER = (Verdict.RUNS_WELL, Verdict.RUNS_SLOWLY, Verdict.DOES_NOT_FIT)
FileKey = tuple[str, str]
"""Repository and path of a download."""


@dataclass(frozen=True)
class Choice:
    """One quantisation of a model, with what to expect of it."""

    quantisation: Quantisation
    needs: Needs
    expectation: Expectation


@dataclass(frozen=True)
class Offer:
    """One model of the catalog.

    Attributes:
        model: of the catalog.
        choices: its quantisations, the smallest first.
        recommended: the one to take; where none fits, the smallest.
        is_best: it is the one to take of all models.
    """

    model: CatalogModel
    choices: tuple[Choice, ...]
    recommended: Choice
    is_best: bool = False

    @property
    def verdict(self) -> Verdict:
        """Of the one to take."""
        return self.recommended.expectation.verdict


def speed_key(file_name: str, size_bytes: int) -> str:
    """Under which the speed of a model is remembered, be it installed or offered."""
    return f"{file_name.rpartition('/')[2]}:{round(size_bytes / 1e8)}"


def needs_of(
    model: CatalogModel, quantisation: Quantisation, facts: GgufFacts | None = None
) -> Needs:
    """What a download would need."""
    return Needs(
        speed_key(quantisation.file_name, quantisation.size_bytes),
        quantisation.size_bytes,
        model.parameters_billion,
        model.active_billion,
        facts,
    )


def needs_of_file(
    catalog: Catalog, file_name: str, size_bytes: int, facts: GgufFacts | None = None
) -> Needs:
    """What any GGUF would need; where nothing tells its parameters, by its size.

    Args:
        catalog: knows the parameters of its own.
        file_name: of the whole file, or of the first part.
        size_bytes: of all parts.
        facts: from its header, when that was read.
    """
    name = file_name.rpartition("/")[2]
    key = speed_key(name, size_bytes)
    for model in catalog.models:
        if any(one.file_name.rpartition("/")[2] == name for one in model.quantisations):
            return Needs(key, size_bytes, model.parameters_billion, model.active_billion, facts)
    parsed = parse_model_file_name(name)
    sizes = {bool(size["active"]): float(size["billion"]) for size in _SIZE.finditer(name)}
    bits = _BITS.get(parsed.quantisation.removeprefix("UD-").lstrip("I")[:2], _USUAL_BITS)
    billion = sizes.get(False, 8 * size_bytes / bits / 1e9)
    if facts is not None and facts.parameters:
        billion = facts.parameters / 1e9
    active = sizes.get(True, 0.0)
    if not active and facts is not None and facts.experts:
        active = billion * facts.used_experts / facts.experts
    return Needs(key, size_bytes, billion, active, facts)


def make_offers(
    catalog: Catalog,
    machine: Machine,
    context_tokens: int,
    history: SpeedHistory,
    facts: Mapping[FileKey, GgufFacts] | None = None,
) -> list[Offer]:
    """Judge the whole catalog.

    Args:
        catalog: all models.
        machine: to run them on.
        context_tokens: wanted.
        history: of models that have run here.
        facts: headers that were read.

    Returns:
        The recommended model first; then those that run well, the largest first; then the others,
        the smallest first.
    """
    known = facts or {}
    offers, fitting = [], []
    for model in catalog.models:
        choices = []
        for one in model.quantisations:
            needs = needs_of(model, one, known.get((one.repo, one.file_name)))
            choices.append(Choice(one, needs, expect(needs, machine, context_tokens, history)))
        index = recommended([(choice.needs, choice.expectation) for choice in choices])
        chosen = choices[index or 0]
        offers.append(Offer(model, tuple(choices), chosen))
        fitting.append(None if index is None else (chosen.needs, chosen.expectation))
    best = best_model(fitting)
    marked = [
        Offer(offer.model, offer.choices, offer.recommended, index == best)
        for index, offer in enumerate(offers)
    ]
    return sorted(marked, key=_place)


def _place(offer: Offer) -> tuple[bool, int, float]:
    size = offer.model.parameters_billion
    is_good = offer.verdict is Verdict.RUNS_WELL
    return not offer.is_best, _ORDER.index(offer.verdict), -size if is_good else size
