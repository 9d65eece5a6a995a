"""Questions to the Hub that somebody waits for: searches, lists of files, headers.

Each runs on a thread of its own, beside the downloads, and ends with one final event.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from app.core.errors import AppError, ErrorKind
from app.core.gguf_facts import GgufFacts, read_facts
from app.core.gguf_header import HeaderError
from app.hub.back_off import BackOff
from app.hub.cancellation import Cancellation
from app.hub.client import Client, is_same_origin
from app.hub.failures import Failure, Patience, RemoteError, status_failure
from app.hub.jobs import log_bug
from app.hub.metadata import (
    check_names,
    fetch_address,
    fetch_repository,
    models_of,
    select_parts,
)
from app.hub.protocol import (
    Answer,
    CancelInquiry,
    Event,
    HeaderRead,
    Inquiry,
    InquiryFailed,
    ListModelFiles,
    ModelFilesListed,
    ReadHeader,
    SearchModels,
)
from app.hub.remote_header import RemoteHeader
from app.hub.search import search
from app.hub.settings import TransferSettings

T = TypeVar("T")
_log = logging.getLogger(__name__)


class InquiryDesk:
    """Answers inquiries; its methods belong to one thread."""

    def __init__(
        self, client: Client, settings: TransferSettings, send: Callable[[Event], None]
    ) -> None:
        """Prepare.

        Args:
            client: to the Hub.
            settings: times and limits.
            send: gets every answer, on a thread of its own.
        """
        self._client = client
        self._settings = settings
        self._send = send
        self._running: dict[int, Cancellation] = {}
        self._lock = threading.Lock()

    def start(self, inquiry: Inquiry) -> None:
        """Begin with an inquiry."""
        cancellation = Cancellation()
        with self._lock:
            self._running[inquiry.job] = cancellation
        threading.Thread(
            target=self._run, args=(inquiry, cancellation), name="inquiry", daemon=True
        ).start()

    def cancel(self, request: CancelInquiry) -> None:
        """End an inquiry; an unknown one is ignored, it has just ended."""
        with self._lock:
            cancellation = self._running.get(request.job)
        if cancellation is not None:
            cancellation.cancel(keep_partial=True)

    def stop(self) -> None:
        """End all of them."""
        with self._lock:
            running = list(self._running.values())
        for cancellation in running:
            cancellation.cancel(keep_partial=True)

    def _run(self, inquiry: Inquiry, cancellation: Cancellation) -> None:
        event: Event
        try:
            event = _Asking(inquiry, self._client, self._settings, cancellation).answer()
        except AppError as error:
            _log.info("inquiry %d: %s", inquiry.job, error.kind.value)
            event = InquiryFailed(inquiry.job, error.kind, error.details)
        except Exception as error:  # noqa: BLE001 - the edge of the thread
            log_bug(error)
            event = InquiryFailed(inquiry.job, ErrorKind.HUB_TROUBLE, {})
        with self._lock:
            del self._running[inquiry.job]
        self._send(event)


class _Asking:
    """One inquiry."""

    def __init__(
        self,
        inquiry: Inquiry,
        client: Client,
        settings: TransferSettings,
        cancellation: Cancellation,
    ) -> None:
        self._inquiry = inquiry
        self._client = client
        self._settings = settings
        self._cancellation = cancellation

    def answer(self) -> Answer:
        """Ask.

        Raises:
            AppError: why there is no answer.
        """
        inquiry, client, settings = self._inquiry, self._client, self._settings
        self._insist(client.session, has_deadline=False)  # imports, which take a second
        match inquiry:
            case SearchModels():
                return self._insist(lambda: search(client, inquiry, settings))
            case ListModelFiles():
                return self._list_files(inquiry)
            case ReadHeader():
                return HeaderRead(inquiry.job, self._read_header(inquiry))

    def _list_files(self, inquiry: ListModelFiles) -> ModelFilesListed:
        check_names(inquiry.repo)
        found = self._insist(lambda: fetch_repository(self._client, inquiry, self._settings))
        return ModelFilesListed(
            inquiry.job,
            inquiry.repo,
            found.commit,
            found.licence,
            found.is_gated,
            models_of(found),
        )

    def _read_header(self, inquiry: ReadHeader) -> GgufFacts:
        check_names(inquiry.repo, inquiry.file_name)
        found = self._insist(lambda: fetch_repository(self._client, inquiry, self._settings))
        file = select_parts(found, inquiry.file_name)[0]
        address = self._insist(
            lambda: fetch_address(self._client, inquiry, found.commit, file, self._settings)
        )
        header = RemoteHeader(
            lambda start, end: self._insist(lambda: self._fetch(address, start, end)),
            file.size_bytes,
        )
        try:
            return read_facts(header)
        except HeaderError as error:
            raise AppError(ErrorKind.MODEL_FILE_NOT_GGUF, path=file.name) from error

    def _fetch(self, address: str, start: int, end: int) -> bytes:
        """Some bytes of a file, and no more of them even if the server sends all.

        Raises:
            RemoteError: the server sends something else.
        """
        session, inquiry = self._client.session(), self._inquiry
        headers = {"Range": f"bytes={start}-{end - 1}", "Accept-Encoding": "identity"}
        if inquiry.token and is_same_origin(address, inquiry.endpoint):
            headers["Authorization"] = f"Bearer {inquiry.token}"
        with session.stream("GET", address, headers=headers) as response:
            if response.status_code not in (200, 206):
                raise RemoteError(status_failure(response.status_code, response.headers))
            if response.status_code == 200 and start:
                raise RemoteError(Failure(ErrorKind.HUB_TROUBLE, Patience.NONE))
            data = b""
            for chunk in response.iter_raw():
                data += chunk
                if len(data) >= end - start:
                    break
        return data[: end - start]

    def _insist(self, function: Callable[[], T], *, has_deadline: bool = True) -> T:
        deadline_s = self._settings.request_timeout_s if has_deadline else None
        back_off = BackOff(
            self._settings,
            self._cancellation,
            lambda _wait_s, _kind: None,
            most_patience=Patience.BRIEF,
        )
        token = self._inquiry.token
        return back_off.insist(function, deadline_s=deadline_s, has_token=bool(token))
