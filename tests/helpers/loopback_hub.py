"""A Hugging Face Hub on loopback: real HTTP on two ports (Hub and CDN), with faults on demand.

    with LoopbackHub() as hub:
        hub.add_file("owner/name", "x-Q4_K_M.gguf", gguf_bytes(1_000_000))
        hub.add_fault(Fault(Route.FILE, reset_after_bytes=4096, times=3))
        ...  # download from hub.endpoint
        assert hub.bytes_sent == 1_000_000

Knows model information, file addresses and the search for models: what the program asks for.
"""

from __future__ import annotations

import hashlib
import json
import random
import select
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

_SEND_BYTES = 64 * 1024
LOGIN_PAGE = b"<!DOCTYPE html><html><title>Hotel Wi-Fi</title>Please log in.</html>"


def gguf_bytes(size_bytes: int, seed: int = 1) -> bytes:
    """Bytes that begin like a GGUF file and never repeat."""
    return b"GGUF" + random.Random(seed).randbytes(size_bytes - 4)


class Route(StrEnum):
    """The kinds of request that faults can hit."""

    SEARCH = "search"
    MODEL_INFO = "model_info"
    ADDRESS = "address"
    FILE = "file"
    OTHER = "other"


@dataclass
class Fault:
    """Something that goes wrong with requests of one route.

    Attributes:
        route: which requests.
        times: how many of them; ``None`` for all.
        skip: how many are served well before.
        file_name: only requests for this file.
        status: answer with this status instead.
        headers: added to the answer.
        body: instead of the right one, for ``status``.
        is_silent: accept the request and never answer.
        reset_after_bytes: TCP reset after so many bytes of the body.
        close_after_bytes: an orderly close there.
        stall_after_bytes: send no more, but stay connected.
        corrupt_at: flip the byte at this offset of the file.
        bytes_per_s: send no faster.
        ignores_range: answer 200 from the start.
        content_range: a false one.
    """

    route: Route
    times: int | None = 1
    skip: int = 0
    file_name: str = ""
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_silent: bool = False
    reset_after_bytes: int | None = None
    close_after_bytes: int | None = None
    stall_after_bytes: int | None = None
    corrupt_at: int | None = None
    bytes_per_s: int | None = None
    ignores_range: bool = False
    content_range: str = ""


def captive_portal(route: Route, times: int | None = None) -> Fault:
    """A login page with status 200, as a hotel's network serves it."""
    return Fault(
        route, times=times, status=200, headers={"Content-Type": "text/html"}, body=LOGIN_PAGE
    )


@dataclass
class RequestRecord:
    """One request as the server saw it; ``bytes_sent`` grows while the body is sent."""

    route: Route
    method: str
    path: str
    query: str
    headers: dict[str, str]
    status: int = 0
    bytes_sent: int = 0
    is_over: bool = False


@dataclass
class _File:
    data: bytes
    sha256: str
    size_bytes: int
    is_lfs: bool


class LoopbackHub:
    """Both servers, their files and their log; a context manager."""

    def __init__(self, *, send_bytes: int = _SEND_BYTES) -> None:
        """Prepare.

        Args:
            send_bytes: handed to the kernel at once, where no fault says otherwise.
        """
        self.send_bytes = send_bytes
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._repos: dict[str, dict[str, _File]] = {}
        self._history: dict[tuple[str, str], dict[str, _File]] = {}
        self._descriptions: dict[str, tuple[str, int]] = {}
        self._gated: set[str] = set()
        self._hidden: set[str] = set()
        self._access: dict[str, set[str]] = {}
        self._signatures: set[str] = set()
        self._faults: list[Fault] = []
        self.records: list[RequestRecord] = []
        self._hub = _Server(self, _HubHandler)
        self._cdn = _Server(self, _CdnHandler)

    def __enter__(self) -> Self:
        self._hub.start()
        self._cdn.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._hub.stop()
        self._cdn.stop()

    @property
    def endpoint(self) -> str:
        """Address of the Hub."""
        return f"http://127.0.0.1:{self._hub.server_port}"

    @property
    def hub_host(self) -> str:
        """Host and port of the Hub."""
        return f"127.0.0.1:{self._hub.server_port}"

    @property
    def cdn_host(self) -> str:
        """Host and port of the CDN."""
        return f"127.0.0.1:{self._cdn.server_port}"

    def add_file(
        self,
        repo: str,
        name: str,
        data: bytes,
        *,
        is_lfs: bool = True,
        sha256: str = "",
        size_bytes: int = 0,
    ) -> str:
        """Put a file into a repository.

        Args:
            repo: ``owner/name``, made if new.
            name: path inside it.
            data: its bytes.
            is_lfs: whether the Hub tells a hash.
            sha256: announced instead of the true one.
            size_bytes: announced instead of the true one.

        Returns:
            The SHA-256 that is announced.
        """
        sha256 = sha256 or hashlib.sha256(data).hexdigest()
        file = _File(data, sha256, size_bytes or len(data), is_lfs)
        self._repos.setdefault(repo, {})[name] = file
        return sha256

    def remove_file(self, repo: str, name: str) -> None:
        """It is in no later commit."""
        del self._repos[repo][name]

    def forget_history(self) -> None:
        """Only the latest commits are there any more, as after a squash."""
        self._history.clear()

    def gate(self, repo: str) -> None:
        """Only tokens with access get its files; everybody sees that it exists."""
        self._gated.add(repo)

    def hide(self, repo: str) -> None:
        """Only tokens with access see that it exists."""
        self._hidden.add(repo)

    def add_token(self, token: str, *repos: str) -> None:
        """A valid token, with access to these repositories."""
        self._access.setdefault(token, set()).update(repos)

    def describe(self, repo: str, *, licence: str = "", downloads: int = 0) -> None:
        """What the Hub says of a repository beside its files."""
        self._descriptions[repo] = (licence, downloads)

    def address(self, repo: str, name: str) -> str:
        """Where the bytes of a file are."""
        return self.sign(self._repos[repo][name])

    def add_fault(self, fault: Fault) -> None:
        """From now on; of several that fit, the first one added acts."""
        with self._changed:
            self._faults.append(fault)

    def clear_faults(self) -> None:
        """All is well for new requests."""
        with self._changed:
            self._faults.clear()

    def expire_addresses(self) -> None:
        """Addresses given out so far answer 403."""
        with self._changed:
            self._signatures.clear()

    def requests(self, route: Route) -> list[RequestRecord]:
        """The requests of one route so far."""
        with self._changed:
            return [record for record in self.records if record.route is route]

    @property
    def bytes_sent(self) -> int:
        """Of file contents, over all requests."""
        return sum(record.bytes_sent for record in self.requests(Route.FILE))

    def wait_until(self, condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
        """Wait until something about the requests holds.

        Raises:
            AssertionError: it did not in time.
        """
        with self._changed:
            assert self._changed.wait_for(condition, timeout_s), self.records

    # The rest serves the two handlers.

    def begin(self, record: RequestRecord) -> None:
        with self._changed:
            self.records.append(record)
            self._changed.notify_all()

    def update(self, record: RequestRecord, sent_bytes: int) -> None:
        with self._changed:
            record.bytes_sent += sent_bytes
            self._changed.notify_all()

    def finish(self, record: RequestRecord) -> None:
        with self._changed:
            record.is_over = True
            self._changed.notify_all()

    def take_fault(self, route: Route, file_name: str) -> Fault:
        """The fault that hits this request, or one without any effect."""
        with self._changed:
            for fault in self._faults:
                if fault.route is not route or fault.times == 0:
                    continue
                if fault.file_name and fault.file_name != file_name:
                    continue
                if fault.skip > 0:
                    fault.skip -= 1
                    continue
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return Fault(route)

    def files_at(self, repo: str, revision: str) -> tuple[str, dict[str, _File]] | None:
        """Commit and files of a revision."""
        commit = self.commit(repo)
        if revision in ("main", commit):
            return commit, self._repos[repo]
        files = self._history.get((repo, revision))
        return None if files is None else (revision, files)

    def search(self, query: str, token: str) -> list[str]:
        """Repositories whose name contains all words, the most downloaded first."""
        words = query.lower().split()
        seen = self._access.get(token, set())
        found = [
            repo
            for repo in self._repos
            if all(word in repo.lower() for word in words)
            and (repo not in self._hidden or repo in seen)
        ]
        return sorted(found, key=lambda repo: -self._descriptions.get(repo, ("", 0))[1])

    def about(self, repo: str) -> dict[str, object]:
        licence, downloads = self._descriptions.get(repo, ("", 0))
        return {
            "id": repo,
            "downloads": downloads,
            "likes": downloads // 10,
            "tags": ["gguf", *([f"license:{licence}"] if licence else [])],
            "gated": "manual" if repo in self._gated else False,
        }

    def commit(self, repo: str) -> str:
        files = self._repos.get(repo, {})
        text = repr(sorted((name, file.sha256) for name, file in files.items()))
        commit = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
        self._history[repo, commit] = dict(files)
        return commit

    def refusal(self, repo: str, token: str, *, is_file: bool) -> tuple[int, str] | None:
        """Status and error code when this token may not see this; ``None`` when it may."""
        if token and token not in self._access:
            return 401, ""
        has_access = repo in self._access.get(token, set())
        if repo not in self._repos or (repo in self._hidden and not has_access):
            return (404 if token else 401), "RepoNotFound"
        if is_file and repo in self._gated and not has_access:
            return (403 if token else 401), "GatedRepo"
        return None

    def sign(self, file: _File) -> str:
        """An address on the CDN that ``expire_addresses`` ends."""
        with self._changed:
            signature = f"sig{len(self.records)}x{random.Random().getrandbits(64):x}"
            self._signatures.add(signature)
        return f"http://{self.cdn_host}/files/{file.sha256}?Expires=1&Signature={signature}"

    def is_signed(self, signature: str) -> bool:
        with self._changed:
            return signature in self._signatures

    def file_by_hash(self, sha256: str) -> tuple[str, _File] | None:
        for files in [*self._repos.values(), *self._history.values()]:
            for name, file in files.items():
                if file.sha256 == sha256:
                    return name, file
        return None

    def wait_for_end(self, connection: socket.socket) -> None:
        """Keep a connection open and silent until the client leaves or the server closes."""
        while not self._closing.is_set():
            readable, _, _ = select.select([connection], [], [], 0.02)
            if readable:
                return

    def pause(self, seconds: float) -> None:
        self._closing.wait(seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 32

    def __init__(self, hub: LoopbackHub, handler: type[_Handler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.hub = hub
        self._connections: set[socket.socket] = set()
        self._connections_lock = threading.Lock()
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, name="loopback-hub"
        )

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        with self._connections_lock:
            for connection in self._connections:
                _shut_down(connection)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._connections_lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._connections_lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that leave are what the tests are about; anything else is shown."""
        import sys

        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 0

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nothing: ``records`` is the log."""

    @property
    def hub(self) -> LoopbackHub:
        return cast(_Server, self.server).hub

    def do_GET(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def route(self, path: str) -> tuple[Route, str]:
        """The route of a path and the file that it names."""
        raise NotImplementedError

    def answer(self, path: str, fault: Fault) -> None:
        """Serve what the route is about."""
        raise NotImplementedError

    def _serve(self) -> None:
        url = urlsplit(self.path)
        path = unquote(url.path)
        route, file_name = self.route(path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.record = RequestRecord(route, self.command, path, url.query, headers)
        self.hub.begin(self.record)
        try:
            self.rfile.read(int(headers.get("content-length", "0")))
            fault = self.hub.take_fault(route, file_name)
            if fault.is_silent:
                self.hub.wait_for_end(self.connection)
                self.close_connection = True
            elif fault.status:
                self.reply(fault.status, fault.headers, fault.body)
            else:
                self.answer(path, fault)
        except OSError:
            self.close_connection = True
        finally:
            self.hub.finish(self.record)

    def reply(self, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
        self.record.status = status
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def refuse(self, status: int, code: str, message: str = "") -> None:
        headers = {"X-Error-Code": code} if code else {}
        headers["X-Error-Message"] = (
            message or code or "Invalid credentials in Authorization header"
        )
        self.reply(status, headers)


class _HubHandler(_Handler):
    def route(self, path: str) -> tuple[Route, str]:
        if path == "/api/models":
            return Route.SEARCH, ""
        if path.startswith("/api/models/"):
            return Route.MODEL_INFO, ""
        if "/resolve/" in path:
            return Route.ADDRESS, path.split("/resolve/", 1)[1].partition("/")[2]
        return Route.OTHER, ""

    def answer(self, path: str, fault: Fault) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if self.record.route is Route.SEARCH:
            self._reply_search(token)
        elif self.record.route is Route.MODEL_INFO:
            repo, _, revision = path.removeprefix("/api/models/").partition("/revision/")
            self._reply_or_refuse(repo, revision or "main", token, fault, None)
        elif self.record.route is Route.ADDRESS:
            repo, _, rest = path[1:].partition("/resolve/")
            revision, _, name = rest.partition("/")
            self._reply_or_refuse(repo, revision, token, fault, name)
        else:
            self.refuse(404, "EntryNotFound")

    def _reply_or_refuse(
        self, repo: str, revision: str, token: str, fault: Fault, name: str | None
    ) -> None:
        refusal = self.hub.refusal(repo, token, is_file=name is not None)
        if refusal is not None:
            self.refuse(*refusal)
            return
        found = self.hub.files_at(repo, revision)
        if found is None:
            self.refuse(404, "RevisionNotFound")
            return
        commit, files = found
        if name is None:
            self._reply_model_info(repo, commit, files)
        elif name not in files:
            self.refuse(404, "EntryNotFound")
        else:
            self._reply_address(commit, files[name], fault)

    def _reply_model_info(self, repo: str, commit: str, files: dict[str, _File]) -> None:
        with_sizes = parse_qs(self.record.query).get("blobs", [""])[0].lower() == "true"
        siblings = [
            _sibling(name, file) if with_sizes else {"rfilename": name}
            for name, file in files.items()
        ]
        info = {**self.hub.about(repo), "sha": commit, "siblings": siblings}
        body = json.dumps(info).encode()
        self.reply(200, {"Content-Type": "application/json"}, body)

    def _reply_search(self, token: str) -> None:
        """A page of repositories; the next one's address stands in the Link header."""
        asked = {name: values[0] for name, values in parse_qs(self.record.query).items()}
        found = self.hub.search(asked.get("search", ""), token)
        first, limit = int(asked.get("cursor", "0")), int(asked.get("limit", "1000"))
        headers = {"Content-Type": "application/json"}
        if first + limit < len(found):
            query = urlencode({**asked, "cursor": first + limit})
            headers["Link"] = f'<http://{self.hub.hub_host}/api/models?{query}>; rel="next"'
        page = [self.hub.about(repo) for repo in found[first : first + limit]]
        self.reply(200, headers, json.dumps(page).encode())

    def _reply_address(self, commit: str, file: _File, fault: Fault) -> None:
        headers = {
            "X-Repo-Commit": commit,
            "X-Linked-Etag": f'"{file.sha256}"',
            "X-Linked-Size": str(file.size_bytes),
            "Location": self.hub.sign(file),
            **fault.headers,
        }
        self.reply(302, headers)


class _CdnHandler(_Handler):
    def route(self, path: str) -> tuple[Route, str]:
        found = self.hub.file_by_hash(path.removeprefix("/files/"))
        return (Route.FILE, found[0]) if found else (Route.OTHER, "")

    def answer(self, path: str, fault: Fault) -> None:
        found = self.hub.file_by_hash(path.removeprefix("/files/"))
        signature = parse_qs(self.record.query).get("Signature", [""])[0]
        if found is None or not self.hub.is_signed(signature):
            self.refuse(403, "", "AccessDenied")
            return
        data = found[1].data
        start, end = self._range(len(data)) if not fault.ignores_range else (0, len(data))
        if start >= len(data) > 0:
            self.reply(416, {"Content-Range": f"bytes */{len(data)}"})
            return
        is_part = "Range" in self.headers and not fault.ignores_range
        self.record.status = 206 if is_part else 200
        self.send_response(self.record.status)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(end - start))
        if is_part:
            there = f"bytes {start}-{end - 1}/{len(data)}"
            self.send_header("Content-Range", fault.content_range or there)
        for name, value in fault.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if fault.corrupt_at is not None:
            data = _with_flipped_byte(data, fault.corrupt_at)
        self._send_body(memoryview(data)[start:end], fault)

    def _range(self, size_bytes: int) -> tuple[int, int]:
        """First byte, and the one after the last."""
        value = self.headers.get("Range", "bytes=0-").removeprefix("bytes=")
        first, _, last = value.partition("-")
        return int(first), min(int(last) + 1, size_bytes) if last else size_bytes

    def _send_body(self, body: memoryview, fault: Fault) -> None:
        ends = [fault.reset_after_bytes, fault.close_after_bytes, fault.stall_after_bytes]
        stops = [end for end in ends if end is not None and end < len(body)]
        limit = min(stops, default=len(body))
        step = self.hub.send_bytes
        if stops or fault.bytes_per_s:
            # What the kernel holds back is lost at a reset; a real network holds little, too.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        if fault.bytes_per_s:
            step = max(1024, min(_SEND_BYTES, fault.bytes_per_s // 50))
        sent = 0
        began = time.monotonic()
        while sent < limit:
            # not sendall, which does not tell what went before the client did
            count = self.connection.send(body[sent : min(sent + step, limit)])
            sent += count
            self.hub.update(self.record, count)
            if fault.bytes_per_s:
                self.hub.pause(began + sent / fault.bytes_per_s - time.monotonic())
        if stops:
            self._break_off(fault)

    def _break_off(self, fault: Fault) -> None:
        self.close_connection = True
        if fault.stall_after_bytes is not None:
            self.hub.wait_for_end(self.connection)
        elif fault.reset_after_bytes is not None:
            # Linger 0: close sends RST instead of FIN.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        else:
            _shut_down(self.connection)


def _sibling(name: str, file: _File) -> dict[str, object]:
    sibling: dict[str, object] = {
        "rfilename": name,
        "size": file.size_bytes,
        "blobId": hashlib.sha1(file.data, usedforsecurity=False).hexdigest(),
    }
    if file.is_lfs:
        sibling["lfs"] = {"sha256": file.sha256, "size": file.size_bytes, "pointerSize": 135}
    return sibling


def _with_flipped_byte(data: bytes, offset: int) -> bytes:
    changed = bytearray(data)
    changed[offset] ^= 0x01
    return bytes(changed)


def _shut_down(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
