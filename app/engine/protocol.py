"""The messages between the window and the engine process.

Requests go to the engine, events come back. Every request of the user's is a job with an id chosen
by the sender; a job ends with exactly one final event (``FINAL_EVENTS``). Events of a job that is
no longer waited for are dropped by the receiver. On the wire: MessagePack with a type tag.
"""

from __future__ import annotations

from typing import get_args

import msgspec

from app.core.control import AnswerControl
from app.core.energy import NotMeasurable
from app.core.errors import ErrorKind
from app.core.fit import Fit
from app.core.load_options import ALL_LAYERS
from app.core.messages import AnswerFigures, Channel, Sampling, StopReason, Turn
from app.core.speed import Gpu, MachineSpeed


class LoadModel(msgspec.Struct, frozen=True, tag=True):
    """Load a model in place of the one that is loaded. Final: ``ModelLoaded`` or ``JobFailed``.

    Attributes:
        path: the GGUF file, or the first part of a split one.
        context_tokens: size of the context window.
        threads: for llama.cpp; 0 leaves the choice to the engine.
        cache_type, gpu_layers: wanted, as in ``LoadOptions``.
        device: name of the GPU to use; ``cpu`` for none, empty for all there are.
        draft_path: a small model of the same vocabulary that guesses what this one will say; empty
            for none. If it can't be loaded, there is none.
        draft_candidates: models among which the engine finds the draft model by itself.
        peers: computers that are to compute a part of the model, as ``host:port``; those that do
            not answer are left out.
        states_folder: where evaluated conversations are saved; empty for nowhere.
        stop_slot: index of the job's bytes in the stop file; 0 for none. Asked only before it
            begins: then what is loaded stays, and the job fails with ``LOAD_CANCELLED``.
    """

    job: int
    path: str
    context_tokens: int
    threads: int = 0
    cache_type: str = "f16"
    gpu_layers: int = ALL_LAYERS
    device: str = ""
    draft_path: str = ""
    draft_candidates: list[str] = []
    peers: list[str] = []
    states_folder: str = ""
    stop_slot: int = 0


class ConnectServer(msgspec.Struct, frozen=True, tag=True):
    """Use a server in place of the model that is loaded. Final: ``ModelLoaded`` or ``JobFailed``.

    Attributes:
        url: address of an OpenAI-compatible API.
        model: as the server knows it.
        key: of access; empty for none. It is in no log and in no representation.
        proxy: address of an HTTP proxy; empty for none.
        stop_slot: as in ``LoadModel``.
    """

    job: int
    url: str
    model: str
    key: str
    proxy: str = ""
    stop_slot: int = 0

    def __repr__(self) -> str:
        return f"ConnectServer(job={self.job}, url={self.url!r})"


class ListServerModels(msgspec.Struct, frozen=True, tag=True):
    """Ask a server for its models; whatever is loaded goes on.

    Final: ``ServerModels`` or ``JobFailed``. The attributes are those of ``ConnectServer``.
    """

    job: int
    url: str
    key: str
    proxy: str = ""

    def __repr__(self) -> str:
        return f"ListServerModels(job={self.job}, url={self.url!r})"


class GreetPeers(msgspec.Struct, frozen=True, tag=True):
    """Ask some computers whether they can help; whatever is loaded goes on.

    Final: ``PeersGreeted`` or ``JobFailed``.

    Attributes:
        peers: addresses as ``host:port``.
    """

    job: int
    peers: list[str]


class ProbeMachine(msgspec.Struct, frozen=True, tag=True):
    """Say what there is to compute on. Final: ``MachineProbed`` or ``JobFailed``.

    It yields to any request that arrives, with ``CANCELLED``.

    Attributes:
        measures_speed: also measure the processor, for about 0.4 s.
    """

    job: int
    measures_speed: bool = True


class UnloadModel(msgspec.Struct, frozen=True, tag=True):
    """Free the loaded model. Final: ``ModelUnloaded``."""

    job: int


class GenerateAnswer(msgspec.Struct, frozen=True, tag=True):
    """Answer the last turn. Final: ``AnswerFinished`` or ``JobFailed``.

    Attributes:
        turns: oldest first, the last one the user's; answers without their thoughts.
        sampling: how the tokens are chosen.
        control: how long to think, from where to go on, what to do without room.
        stop_slot: index of the job's bytes in the stop file.
    """

    job: int
    turns: list[Turn]
    sampling: Sampling
    control: AnswerControl
    stop_slot: int


class WarmCache(msgspec.Struct, frozen=True, tag=True):
    """Evaluate a history in idle time, so that the next question starts at once.

    Yields to any request that arrives. No event is sent for it.

    Attributes:
        keeps_state, instructions: as in ``AnswerControl``.
    """

    turns: list[Turn]
    keeps_state: bool = True
    instructions: str = ""


class ModelLoaded(msgspec.Struct, frozen=True, tag=True):
    """The model is ready.

    Attributes:
        description: as llama.cpp words it, for example ``qwen2 7B Q4_K - Medium``.
        context_tokens: the window that was made.
        trained_context_tokens: the longest context the model was trained for.
        load_s: seconds the load took.
        fit: what was made for the memory there is; ``None`` when it is not of this machine.
        energy_problem: why the energy of answers can't be measured, if it can't.
        draft_path: the model that guesses ahead; empty for none.
        peers: those that compute a part of the model.
        can_use_peers: whether llama.cpp's part for peers is installed.
        devices: names of this computer's GPUs; empty when none was to be used.
    """

    job: int
    description: str
    context_tokens: int
    trained_context_tokens: int
    load_s: float
    fit: Fit | None = None
    energy_problem: NotMeasurable | None = None
    draft_path: str = ""
    peers: list[str] = []
    can_use_peers: bool = True
    devices: list[str] = []


class ModelUnloaded(msgspec.Struct, frozen=True, tag=True):
    """No model is loaded any more."""

    job: int


class ServerModels(msgspec.Struct, frozen=True, tag=True):
    """The models of a server, in its order."""

    job: int
    names: list[str]


class PeersGreeted(msgspec.Struct, frozen=True, tag=True):
    """Which of the peers are free to help."""

    job: int
    answering: list[str]


class MachineProbed(msgspec.Struct, frozen=True, tag=True):
    """What there is to compute on: the processor, if it was measured, and GPUs.

    Attributes:
        kernels: that suit this processor best, for example ``haswell``; empty in a build for one
            machine.
    """

    job: int
    speed: MachineSpeed | None
    devices: list[Gpu]
    kernels: str = ""


class ConnectionMade(msgspec.Struct, frozen=True, tag=True):
    """A connection that the engine opens for a job, for the log that a person can read.

    Attributes:
        host: name and port.
        purpose: for people, for example ``model server``.
    """

    job: int
    host: str
    purpose: str


class PromptProgress(msgspec.Struct, frozen=True, tag=True):
    """How much of the prompt has been evaluated, reused tokens included."""

    job: int
    done_tokens: int
    total_tokens: int


class TextGenerated(msgspec.Struct, frozen=True, tag=True):
    """New text since the last event of this job, at most 20 times a second.

    Attributes:
        parts: (channel, text) pairs in order; consecutive parts differ in channel.
        figures: so far.
        thoughts_revealed: all that was sent before as answer were thoughts: a ``</think>`` came
            that nothing had opened.
    """

    job: int
    parts: list[tuple[Channel, str]]
    figures: AnswerFigures
    thoughts_revealed: bool = False


class AnswerFinished(msgspec.Struct, frozen=True, tag=True):
    """The answer has ended; all its text was sent before."""

    job: int
    reason: StopReason
    figures: AnswerFigures


class JobFailed(msgspec.Struct, frozen=True, tag=True):
    """A job could not be done.

    Attributes:
        details: facts for the sentence, as in ``AppError``.
    """

    job: int
    kind: ErrorKind
    details: dict[str, str | int | float]


Request = (
    LoadModel
    | ConnectServer
    | ListServerModels
    | GreetPeers
    | ProbeMachine
    | UnloadModel
    | GenerateAnswer
    | WarmCache
)
FinalEvent = (
    ModelLoaded
    | ModelUnloaded
    | ServerModels
    | PeersGreeted
    | MachineProbed
    | AnswerFinished
    | JobFailed
)
Event = FinalEvent | ConnectionMade | PromptProgress | TextGenerated
FINAL_EVENTS = get_args(FinalEvent)

encode = msgspec.msgpack.Encoder().encode
decode_request = msgspec.msgpack.Decoder(Request).decode
decode_event = msgspec.msgpack.Decoder(Event).decode
