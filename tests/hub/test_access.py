"""Who may download what, and servers that are not there."""

from __future__ import annotations

import socket

import pytest

from app.core.errors import ErrorKind
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.hub.conftest import LocalDownloads, StartLocal
from tests.hub.support import FILE, REPO, TOKEN, Recorder


@pytest.fixture(autouse=True)
def _file(hub: LoopbackHub) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@pytest.mark.parametrize("token", ["", TOKEN])
def test_a_missing_repository(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, token: str
) -> None:
    hub.add_token(TOKEN)
    failed = recorder.failed(downloads.start(repo="owner/missing", token=token))
    assert failed.kind is ErrorKind.HUB_MODEL_NOT_FOUND
    assert failed.details["repo"] == "owner/missing"


def test_a_missing_file(downloads: LocalDownloads, recorder: Recorder) -> None:
    failed = recorder.failed(downloads.start(file_name="missing-Q8_0.gguf"))
    assert failed.kind is ErrorKind.HUB_FILE_NOT_FOUND
    assert failed.details["file_name"] == "missing-Q8_0.gguf"


def test_a_missing_revision(downloads: LocalDownloads, recorder: Recorder) -> None:
    failed = recorder.failed(downloads.start(revision="missing"))
    assert failed.kind is ErrorKind.HUB_FILE_NOT_FOUND


def test_a_file_that_vanishes_after_the_information(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    gone = Fault(Route.ADDRESS, status=404, headers={"X-Error-Code": "EntryNotFound"})
    hub.add_fault(gone)
    assert recorder.failed(downloads.start()).kind is ErrorKind.HUB_FILE_NOT_FOUND


@pytest.mark.parametrize(
    ("repo", "file_name", "kind"),
    [
        ("../owner/name", FILE, ErrorKind.HUB_MODEL_NOT_FOUND),
        ("owner/..", FILE, ErrorKind.HUB_MODEL_NOT_FOUND),
        ("name-only", FILE, ErrorKind.HUB_MODEL_NOT_FOUND),
        (REPO, "../../../x.gguf", ErrorKind.HUB_FILE_NOT_FOUND),
        (REPO, "/etc/x.gguf", ErrorKind.HUB_FILE_NOT_FOUND),
        (REPO, "..\\x.gguf", ErrorKind.HUB_FILE_NOT_FOUND),
        (REPO, "", ErrorKind.HUB_FILE_NOT_FOUND),
    ],
)
def test_names_that_lead_out_of_the_folder_are_refused(
    hub: LoopbackHub,
    downloads: LocalDownloads,
    recorder: Recorder,
    repo: str,
    file_name: str,
    kind: ErrorKind,
) -> None:
    assert recorder.failed(downloads.start(repo, file_name)).kind is kind
    assert hub.records == []


def test_a_gated_model_without_a_token(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.gate(REPO)
    assert recorder.failed(downloads.start()).kind is ErrorKind.HUB_ACCESS_LICENCE


def test_a_gated_model_with_a_token_that_has_no_access_yet(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.gate(REPO)
    hub.add_token(TOKEN)
    assert recorder.failed(downloads.start(token=TOKEN)).kind is ErrorKind.HUB_ACCESS_PENDING


def test_a_gated_model_with_access(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.gate(REPO)
    hub.add_token(TOKEN, REPO)
    recorder.finished(downloads.start(token=TOKEN))


def test_an_invalid_token(downloads: LocalDownloads, recorder: Recorder) -> None:
    failed = recorder.failed(downloads.start(token=TOKEN))
    assert failed.kind is ErrorKind.HUB_TOKEN_INVALID
    assert TOKEN not in repr(failed)


def test_an_answer_without_a_hash_is_no_hub(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000), is_lfs=False)
    assert recorder.failed(downloads.start()).kind is ErrorKind.NOT_A_HUB


def test_an_address_of_other_bytes_is_no_hub(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.add_fault(Fault(Route.ADDRESS, headers={"X-Linked-Etag": '"' + "0" * 64 + '"'}))
    assert recorder.failed(downloads.start()).kind is ErrorKind.NOT_A_HUB


def test_a_server_that_is_not_there(downloads: LocalDownloads, recorder: Recorder) -> None:
    endpoint = f"http://127.0.0.1:{unused_port()}"
    failed = recorder.failed(downloads.start(endpoint=endpoint))
    assert failed.kind is ErrorKind.SERVER_UNREACHABLE


def test_a_name_that_does_not_resolve(downloads: LocalDownloads, recorder: Recorder) -> None:
    # RFC 6761: names under .invalid never resolve.
    failed = recorder.failed(downloads.start(endpoint="http://hub.invalid"))
    assert failed.kind is ErrorKind.NO_INTERNET


def test_a_server_without_tls(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    endpoint = hub.endpoint.replace("http", "https")
    failed = recorder.failed(downloads.start(endpoint=endpoint))
    assert failed.kind is ErrorKind.SECURE_CONNECTION_FAILED


def test_an_endpoint_that_is_no_address(downloads: LocalDownloads, recorder: Recorder) -> None:
    failed = recorder.failed(downloads.start(endpoint="ftp://127.0.0.1"))
    assert failed.kind is ErrorKind.SERVER_UNREACHABLE


def test_a_proxy_of_an_unknown_kind(
    start_local: StartLocal, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "carrier-pigeon://127.0.0.1:1")
    assert recorder.failed(start_local().start()).kind is ErrorKind.PROXY_FAILED


def test_a_proxy_that_refuses(
    hub: LoopbackHub,
    start_local: StartLocal,
    recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The loopback Hub answers CONNECT with 501, as a server that is no proxy does.
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("HTTPS_PROXY", hub.endpoint)
    failed = recorder.failed(start_local().start(endpoint="https://hub.invalid"))
    assert failed.kind is ErrorKind.PROXY_FAILED
