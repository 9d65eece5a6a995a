"""What the window says of memory and energy."""

from __future__ import annotations

from app.core.energy import EnergyUse, NotMeasurable
from app.core.fit import Fit, Retreat
from app.core.messages import AnswerFigures
from app.widgets import wording

_NOT_MEASURABLE = {
    NotMeasurable.NO_COUNTER: "not measurable on this machine",
    NotMeasurable.NOT_READABLE: "not measurable on this machine: the system lets only its "
    "administrator read the counter",
    NotMeasurable.NO_GPU_COUNTER: "not measurable on this machine: its GPU has no counter",
}


def retreats(fit: Fit) -> str:
    """What is less than wanted for lack of memory, a sentence each; empty when nothing is."""
    plan = fit.plan
    made, wanted = wording.count(plan.context_tokens), wording.count(fit.wanted_context_tokens)
    sentences = {
        Retreat.SMALLER_CONTEXT: f"The context is {made} tokens instead of {wanted}: "
        "there is not enough memory for more.",
        Retreat.QUANTISED_CACHE: "The model's cache is kept in 8 bits for lack of memory: "
        "long questions take longer to read.",
        Retreat.FEWER_GPU_LAYERS: f"The GPU computes {plan.gpu_layers} of "
        f"{fit.offloadable_layers} layers: it has not enough memory for more.",
        Retreat.CPU_ONLY: "The processor computes alone: the GPU can't hold or run this model.",
    }
    return " ".join(sentences[retreat] for retreat in fit.retreats)


def energy(energy_j: float) -> str:
    """Joules, for example ``12.3 J`` or ``1.24 kJ``."""
    if energy_j < 0.1:
        return "under 0.1 J"
    for unit in ("J", "kJ", "MJ"):
        if energy_j < 999.5 or unit == "MJ":
            break
        energy_j /= 1000
    return f"{energy_j:.3g} {unit}"


def answer_energy(figures: AnswerFigures, use: EnergyUse) -> str:
    """What an answer took; why it is not known, or empty, when it is not."""
    if figures.energy_j is not None:
        return energy(figures.energy_j)
    return _NOT_MEASURABLE[use.problem] if use.problem else ""


def conversation_energy(use: EnergyUse) -> str:
    """What the answers of a conversation took together; empty when none was measured."""
    if not use.answers:
        return ""
    noun = "answer" if use.answers == 1 else "answers"
    return f"{energy(use.total_j)} for {wording.count(use.answers)} {noun}"
