"""Searches, lists of files and headers, through the real download process."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.hub.link import HubLink
from app.hub.protocol import (
    HeaderRead,
    InquiryFailed,
    ListModelFiles,
    ModelFilesListed,
    ModelsFound,
    ReadHeader,
    SearchModels,
)
from app.hub.remote_header import PIECE_BYTES
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, captive_portal, gguf_bytes
from tests.hub.conftest import StartLink
from tests.hub.support import FILE, REPO, TOKEN, Recorder
from tests.hub.test_process import CANCEL_LIMIT_S

R1 = "unsloth/DeepSeek-R1-GGUF"


@pytest.fixture
def link(start_link: StartLink) -> HubLink:
    return start_link()


def search(link: HubLink, hub: LoopbackHub, query: str, page: str = "", token: str = "") -> int:
    return link.inquire(lambda job: SearchModels(job, query, page, hub.endpoint, token))


def list_files(link: HubLink, hub: LoopbackHub, repo: str, token: str = "") -> int:
    return link.inquire(lambda job: ListModelFiles(job, repo, endpoint=hub.endpoint, token=token))


def read_header(link: HubLink, hub: LoopbackHub, repo: str, name: str) -> int:
    return link.inquire(lambda job: ReadHeader(job, repo, name, endpoint=hub.endpoint))


def test_a_search_comes_in_pages(hub: LoopbackHub, link: HubLink, recorder: Recorder) -> None:
    for number in range(45):
        hub.add_file(f"owner/R1-{number:02d}-GGUF", FILE, gguf_bytes(100))
        hub.describe(f"owner/R1-{number:02d}-GGUF", licence="mit", downloads=1000 - number)
    hub.add_file("owner/Other-GGUF", FILE, gguf_bytes(100))
    names: list[str] = []
    page, last = "", None
    for _ in range(3):
        answer = recorder.answer(search(link, hub, "r1", page))
        assert isinstance(answer, ModelsFound)
        names += [found.repo for found in answer.repositories]
        last = answer.repositories[-1]
        page = answer.next_page
    assert page == ""
    assert names == [f"owner/R1-{number:02d}-GGUF" for number in range(45)]
    assert last is not None
    assert (last.licence, last.downloads, last.is_gated) == ("mit", 956, False)


def test_what_is_typed_reaches_the_hub_as_it_is(
    hub: LoopbackHub, link: HubLink, recorder: Recorder
) -> None:
    hub.add_file("o/Qwen-7B+é&x", FILE, gguf_bytes(100))
    answer = recorder.answer(search(link, hub, "7b+é&x"))
    assert isinstance(answer, ModelsFound)
    assert [found.repo for found in answer.repositories] == ["o/Qwen-7B+é&x"]


def test_a_page_elsewhere_is_not_followed(
    hub: LoopbackHub, link: HubLink, recorder: Recorder
) -> None:
    elsewhere = f"http://{hub.cdn_host}/api/models?cursor=20"
    answer = recorder.answer(search(link, hub, "r1", elsewhere, TOKEN))
    assert isinstance(answer, InquiryFailed)
    assert answer.kind is ErrorKind.NOT_A_HUB
    assert not [record for record in hub.records if "cursor" in record.query]


def test_models_are_listed_whole(hub: LoopbackHub, link: HubLink, recorder: Recorder) -> None:
    sha256 = hub.add_file(REPO, FILE, gguf_bytes(1000))
    hub.add_file(REPO, FILE.replace("Q4_K_M", "Q2_K"), gguf_bytes(600))
    for part in range(1, 4):
        hub.add_file(REPO, f"Q8_0/R1-Q8_0-{part:05d}-of-00003.gguf", gguf_bytes(900, part))
    hub.add_file(REPO, "half/R1-Q6_K-00001-of-00002.gguf", gguf_bytes(900))
    hub.add_file(REPO, "R1.i1-Q4_K_M.gguf.part1of2", gguf_bytes(900))
    hub.add_file(REPO, "mmproj-R1-F16.gguf", gguf_bytes(900))
    hub.add_file(REPO, "README.md", b"about", is_lfs=False)
    hub.describe(REPO, licence="mit")
    answer = recorder.answer(list_files(link, hub, REPO))
    assert isinstance(answer, ModelFilesListed)
    assert [model.quantisation for model in answer.models] == ["Q2_K", "Q4_K_M", "Q8_0"]
    small, middle, large = answer.models
    assert (middle.file_name, middle.sha256, middle.parts) == (FILE, sha256, 1)
    assert (large.size_bytes, large.parts, large.sha256) == (2700, 3, "")
    assert small.size_bytes == 600
    assert answer.licence == "mit"
    assert answer.commit == hub.commit(REPO)


def test_a_gated_repository_says_so(hub: LoopbackHub, link: HubLink, recorder: Recorder) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(1000))
    hub.gate(REPO)
    answer = recorder.answer(list_files(link, hub, REPO))
    assert isinstance(answer, ModelFilesListed)
    assert answer.is_gated
    header = recorder.answer(read_header(link, hub, REPO, FILE))
    assert isinstance(header, InquiryFailed)


@pytest.mark.parametrize(
    ("repo", "kind"),
    [("owner/missing", ErrorKind.HUB_MODEL_NOT_FOUND), ("..", ErrorKind.HUB_MODEL_NOT_FOUND)],
)
def test_a_repository_that_is_not_there(
    hub: LoopbackHub, link: HubLink, recorder: Recorder, repo: str, kind: ErrorKind
) -> None:
    answer = recorder.answer(list_files(link, hub, repo))
    assert isinstance(answer, InquiryFailed)
    assert answer.kind is kind


def test_a_header_is_read_from_a_few_bytes(
    hub: LoopbackHub, link: HubLink, recorder: Recorder, shipped_model: Path
) -> None:
    hub.add_file(REPO, FILE, shipped_model.read_bytes())
    answer = recorder.answer(read_header(link, hub, REPO, FILE))
    assert isinstance(answer, HeaderRead)
    assert answer.facts.architecture == "qwen2"
    assert answer.facts.cache_token_bytes > 0
    assert hub.bytes_sent <= PIECE_BYTES


def test_a_server_that_ignores_ranges_sends_no_gigabytes(
    hub: LoopbackHub, link: HubLink, recorder: Recorder, shipped_model: Path
) -> None:
    hub.add_file(REPO, FILE, shipped_model.read_bytes() + bytes(30_000_000))
    hub.add_fault(Fault(Route.FILE, times=None, ignores_range=True))
    assert isinstance(recorder.answer(read_header(link, hub, REPO, FILE)), HeaderRead)
    assert hub.bytes_sent < 10_000_000


def test_what_is_no_gguf_is_named(hub: LoopbackHub, link: HubLink, recorder: Recorder) -> None:
    hub.add_file(REPO, FILE, b"<html>" + bytes(1000))
    answer = recorder.answer(read_header(link, hub, REPO, FILE))
    assert isinstance(answer, InquiryFailed)
    assert answer.kind is ErrorKind.MODEL_FILE_NOT_GGUF


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (captive_portal(Route.SEARCH), ErrorKind.NOT_A_HUB),
        (Fault(Route.SEARCH, status=302, headers={"Location": "/login"}), ErrorKind.NOT_A_HUB),
        (Fault(Route.SEARCH, status=503, times=None), ErrorKind.HUB_TROUBLE),
        (Fault(Route.SEARCH, status=429, times=None), ErrorKind.HUB_RATE_LIMITED),
        (Fault(Route.SEARCH, status=200, body=b'{"not": "a list"}'), ErrorKind.NOT_A_HUB),
    ],
)
def test_a_search_that_fails_says_why(
    hub: LoopbackHub, link: HubLink, recorder: Recorder, fault: Fault, kind: ErrorKind
) -> None:
    hub.add_fault(fault)
    answer = recorder.answer(search(link, hub, "r1"))
    assert isinstance(answer, InquiryFailed)
    assert answer.kind is kind


def test_a_token_that_is_wrong_is_said(hub: LoopbackHub, link: HubLink, recorder: Recorder) -> None:
    hub.add_fault(Fault(Route.SEARCH, status=401))
    answer = recorder.answer(search(link, hub, "r1", token=TOKEN))
    assert isinstance(answer, InquiryFailed)
    assert answer.kind is ErrorKind.HUB_TOKEN_INVALID


def test_a_hiccup_is_no_failure(hub: LoopbackHub, link: HubLink, recorder: Recorder) -> None:
    hub.add_fault(Fault(Route.SEARCH, status=503, times=2))
    assert isinstance(recorder.answer(search(link, hub, "r1")), ModelsFound)


def test_a_silent_server_is_left_at_once(
    hub: LoopbackHub, link: HubLink, recorder: Recorder
) -> None:
    hub.add_fault(Fault(Route.SEARCH, is_silent=True, times=None))
    job = search(link, hub, "r1")
    hub.wait_until(lambda: bool(hub.requests(Route.SEARCH)))
    began = time.monotonic()
    link.cancel(job)
    answer = recorder.answer(job)
    assert time.monotonic() - began < CANCEL_LIMIT_S
    assert isinstance(answer, InquiryFailed)
    assert answer.kind is ErrorKind.CANCELLED


def test_a_search_does_not_wait_for_a_download(
    hub: LoopbackHub, link: HubLink, recorder: Recorder, models: Path
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(1_000_000))
    hub.add_fault(Fault(Route.FILE, stall_after_bytes=1000, times=None))
    job = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
    hub.wait_until(lambda: hub.bytes_sent > 0)
    assert isinstance(recorder.answer(search(link, hub, "r1")), ModelsFound)
    link.cancel(job)


def test_the_death_of_the_process_is_an_answer(
    hub: LoopbackHub, recorder: Recorder, tmp_path: Path
) -> None:
    dying = HubLink(recorder, tmp_path / "log", command=["false"])
    answer = recorder.answer(search(dying, hub, "r1"))
    assert isinstance(answer, InquiryFailed)
    assert answer.kind is ErrorKind.DOWNLOADER_DIED
    dying.close()
