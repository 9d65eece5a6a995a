"""What the window says of memory and energy."""

from __future__ import annotations

from app.core.energy import EnergyUse, NotMeasurable
from app.core.fit import Fit, Retreat
from app.core.messages import AnswerFigures
from app.core.translatable import mark
from app.viewmodels.language import said, say, say_count
from app.widgets import quantities

_NOT_MEASURABLE = {
    NotMeasurable.NO_COUNTER: mark("not measurable on this machine"),
    NotMeasurable.NOT_READABLE: mark(
        "not measurable on this machine: the system lets only its administrator read the counter"
    ),
    NotMeasurable.NO_GPU_COUNTER: mark("not measurable on this machine: its GPU has no counter"),
}
_ENERGIES = {"J": mark("{number} J"), "kJ": mark("{number} kJ"), "MJ": mark("{number} MJ")}


@said
def retreats(fit: Fit) -> str:
    """What is less than wanted, a sentence each; empty when nothing is."""
    plan = fit.plan
    sentences = {
        Retreat.SMALLER_CONTEXT: say(
            "The context is {made} tokens instead of {wanted}: "
            "there is not enough memory for more.",
            made=plan.context_tokens,
            wanted=fit.wanted_context_tokens,
        ),
        Retreat.QUANTISED_CACHE: say(
            "The model's cache is kept in 8 bits for lack of memory: "
            "long questions take longer to read."
        ),
        Retreat.UNQUANTISED_CACHE: say(
            "The model's cache is kept in 16 bits: in 8 bits this model would read long questions "
            "several times slower, or not at all."
        ),
        Retreat.FEWER_GPU_LAYERS: say(
            "The GPU computes {number} of {total} layers: it has not enough memory for more.",
            number=plan.gpu_layers,
            total=fit.offloadable_layers,
        ),
        Retreat.CPU_ONLY: say(
            "The processor computes alone: the GPU can't hold or run this model."
        ),
    }
    return " ".join(sentences[retreat] for retreat in fit.retreats)


@said
def energy(energy_j: float) -> str:
    """Joules, for example ``12.3 J`` or ``1.24 kJ``."""
    if energy_j < 0.1:
        return say("under 0.1 J")
    units = list(_ENERGIES)
    while energy_j >= 999.5 and len(units) > 1:
        energy_j /= 1000
        units.pop(0)
    return say(_ENERGIES[units[0]], number=quantities.short_number(energy_j))


def answer_energy(figures: AnswerFigures, use: EnergyUse) -> str:
    """What an answer took; why it is not known, or empty, when it is not."""
    if figures.energy_j is not None:
        return energy(figures.energy_j)
    return say(_NOT_MEASURABLE[use.problem]) if use.problem else ""


def conversation_energy(use: EnergyUse) -> str:
    """What the answers of a conversation took together; empty when none was measured."""
    if not use.answers:
        return ""
    return say_count("{energy} for %n answers", use.answers, energy=energy(use.total_j))
