"""Search for models on the Hub, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from app.core.errors import ErrorKind
from app.hub.client import Client, is_same_origin
from app.hub.failures import Failure, Patience, RemoteError, not_a_hub, status_failure
from app.hub.metadata import licence_of
from app.hub.protocol import FoundRepository, ModelsFound, SearchModels
from app.hub.settings import TransferSettings

PAGE_SIZE = 20
_OK, _UNAUTHORISED = 200, 401
_FIELDS = ("downloads", "likes", "tags", "gated")


class _Entry(msgspec.Struct):
    """What is used of the Hub's answer (GET /api/models with ``expand``)."""

    id: str
    downloads: int = 0
    likes: int = 0
    tags: list[str] = []
    gated: bool | str = False


def search(client: Client, request: SearchModels, settings: TransferSettings) -> ModelsFound:
    """Ask for one page of repositories with GGUF files, the most downloaded first.

    The library's own ``list_models`` has no timeout and no pages, hence the request by hand.

    Raises:
        RemoteError: the answer is not a Hub's, or refuses.
        Exception: of the HTTP client; ``failure_of`` classifies it.
    """
    address = request.page or f"{request.endpoint}/api/models?{_parameters(request.query)}"
    if not is_same_origin(address, request.endpoint):
        raise not_a_hub()
    headers = {"Authorization": f"Bearer {request.token}"} if request.token else {}
    response = client.session().get(
        address, headers=headers, timeout=settings.request_timeout_s, follow_redirects=False
    )
    _check(response.status_code, response.headers, has_token=bool(request.token))
    try:
        entries = msgspec.json.decode(response.content, type=list[_Entry])
    except msgspec.MsgspecError as error:
        raise not_a_hub() from error
    following = response.links.get("next", {}).get("url", "")
    found = [
        FoundRepository(
            entry.id, entry.downloads, entry.likes, licence_of(entry.tags), bool(entry.gated)
        )
        for entry in entries
    ]
    return ModelsFound(request.job, found, following)


def _check(status: int, headers: Mapping[str, str], *, has_token: bool) -> None:
    if status == _UNAUTHORISED and has_token:
        failure = Failure(ErrorKind.HUB_TOKEN_INVALID, Patience.NONE, status=status)
        raise RemoteError(failure)
    if status in range(300, 400):
        raise not_a_hub()
    if status != _OK:
        raise RemoteError(status_failure(status, headers))


def _parameters(query: str) -> str:
    fields = [("expand[]", name) for name in _FIELDS]
    return urlencode(
        [
            ("search", query),
            ("filter", "gguf"),
            ("sort", "downloads"),
            ("direction", "-1"),
            ("limit", str(PAGE_SIZE)),
            *fields,
        ]
    )
