"""Requests that the engine process carries out beside its answers, each on a thread of its own."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from urllib.parse import urlsplit

from app.core.errors import AppError, ErrorKind
from app.core.servers import parse_address
from app.core.translatable import mark
from app.engine import protocol
from app.system.offline import is_offline_run

MODEL_SERVER = mark("model server")
PEER = mark("computer that helps")
"""Purposes of connections."""

Aside = protocol.ListServerModels | protocol.GreetPeers


def carry_out(request: Aside, send: Callable[[protocol.Event], None]) -> protocol.Event:
    """Do what is asked; returns the job's final event, and sends those before it."""
    if isinstance(request, protocol.GreetPeers):
        from app.engine.peers import answering

        for peer in () if is_offline_run() else request.peers:
            send(protocol.ConnectionMade(request.job, peer, PEER))
        return protocol.PeersGreeted(request.job, answering(request.peers))
    try:
        return protocol.ServerModels(request.job, _list_models(request, send))
    except AppError as error:
        return protocol.JobFailed(request.job, error.kind, error.details)
    except Exception:  # noqa: BLE001 - the edge of the thread: the window must hear of it
        traceback.print_exc()
        host = urlsplit(request.url).hostname or request.url
        return protocol.JobFailed(request.job, ErrorKind.SERVER_NOT_COMPATIBLE, {"host": host})


def _list_models(
    request: protocol.ListServerModels, send: Callable[[protocol.Event], None]
) -> list[str]:
    from app.engine.remote_server import list_models  # late: most engines never ask a server
    from app.engine.server_exchange import Endpoint

    endpoint = Endpoint(
        parse_address(request.url),
        request.key,
        request.proxy,
        on_connection=lambda host: send(protocol.ConnectionMade(request.job, host, MODEL_SERVER)),
    )
    return [model.id for model in list_models(endpoint, lambda: False)]
