"""Requests that the engine process carries out beside its answers, each on a thread of its own."""

from __future__ import annotations

import traceback
from urllib.parse import urlsplit

from app.core.errors import AppError, ErrorKind
from app.core.servers import parse_address
from app.engine import protocol

Aside = protocol.ListServerModels | protocol.GreetPeers


def carry_out(request: Aside) -> protocol.Event:
    """Do what is asked; returns the job's final event."""
    if isinstance(request, protocol.GreetPeers):
        from app.engine.peers import answering

        return protocol.PeersGreeted(request.job, answering(request.peers))
    try:
        return protocol.ServerModels(request.job, _list_models(request))
    except AppError as error:
        return protocol.JobFailed(request.job, error.kind, error.details)
    except Exception:  # noqa: BLE001 - the edge of the thread: the window must hear of it
        traceback.print_exc()
        host = urlsplit(request.url).hostname or request.url
        return protocol.JobFailed(request.job, ErrorKind.SERVER_NOT_COMPATIBLE, {"host": host})


def _list_models(request: protocol.ListServerModels) -> list[str]:
    from app.engine.remote_server import list_models  # late: most engines never ask a server
    from app.engine.server_exchange import Endpoint

    endpoint = Endpoint(parse_address(request.url), request.key, request.proxy)
    return [model.id for model in list_models(endpoint, lambda: False)]
