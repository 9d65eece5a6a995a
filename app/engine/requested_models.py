"""Carries out a request to load: greets the peers, loads the model, finds it a draft model."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from app.core.draft_models import find_draft
from app.core.errors import AppError, ErrorKind
from app.core.fit import CacheType
from app.engine import protocol
from app.engine.devices import can_use_peers
from app.engine.llama_cpp import LlamaModel
from app.engine.llama_log import start_llama
from app.engine.loading import is_small_model
from app.system.gguf_vocabulary import vocabulary_of


@dataclass(frozen=True)
class RequestedModels:
    """What was loaded.

    Attributes:
        model: it answers.
        draft: it guesses what the other will say; ``None`` where there is none.
        draft_path: its file; empty where there is none.
        peers: that compute a part of the model.
    """

    model: LlamaModel
    draft: LlamaModel | None
    draft_path: str
    peers: list[str]


def load_requested(request: protocol.LoadModel) -> RequestedModels:
    """Load what a request names, as well as it can be done.

    Raises:
        AppError: as ``LlamaModel``; ``PEERS_NEEDED`` when it is too large without a peer that does
            not answer.
    """
    start_llama()
    peers = _free_peers(request.peers)
    try:
        model = LlamaModel(
            Path(request.path),
            context_tokens=request.context_tokens,
            threads=request.threads,
            cache_type=CacheType(request.cache_type),
            gpu_layers=request.gpu_layers,
            device=request.device,
            peers=peers,
        )
    except AppError as error:
        missing = [peer for peer in request.peers if peer not in peers]
        if error.kind is not ErrorKind.OUT_OF_MEMORY or not missing:
            raise
        raise AppError(ErrorKind.PEERS_NEEDED, peers=", ".join(missing)) from error
    if peers:
        from app.engine.peers import notice_dead_connections

        notice_dead_connections(peers)
    path = _draft_path(request)
    draft = _load_draft(path, model, request) if path is not None else None
    at_work = peers if model.fit.plan.gpu_layers else []  # they may have no memory for a layer
    return RequestedModels(model, draft, str(path) if draft else "", at_work)


def _free_peers(peers: list[str]) -> list[str]:
    if not peers or not can_use_peers():
        return []
    from app.engine.peers import answering  # late: most engines need no network

    return answering(peers)


def _draft_path(request: protocol.LoadModel) -> Path | None:
    """The file of the draft model that was chosen or, by itself, is found among the candidates."""
    path = Path(request.path)
    if is_small_model(path):
        return None
    candidates = [request.draft_path] if request.draft_path else request.draft_candidates
    return find_draft(map(Path, candidates), path, vocabulary_of)


def _load_draft(path: Path, model: LlamaModel, request: protocol.LoadModel) -> LlamaModel | None:
    """Load a draft model into the memory that the other has left, or do without."""
    try:
        return LlamaModel(
            path,
            context_tokens=model.context_tokens,
            threads=request.threads,
            device=request.device,
            beside=model.room_left,
        )
    except AppError as error:
        sys.stderr.write(f"no draft model: {error}\n")
        return None
