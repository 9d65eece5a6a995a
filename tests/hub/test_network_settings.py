"""The settings of the network in the running program: they count at once, also for a download."""

from __future__ import annotations

from app.viewmodels.download import Status
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.helpers.loopback_proxy import LoopbackProxy
from tests.helpers.person import Person
from tests.hub.support import FILE, REPO

DATA = gguf_bytes(1_500_000)


def test_offline_and_back_through_a_proxy(hub: LoopbackHub, person: Person) -> None:
    hub.add_file(REPO, FILE, DATA)
    hub.add_fault(Fault(Route.FILE, bytes_per_s=1_000_000, times=None))
    program = person.program
    program.change_settings(hub_endpoint=hub.endpoint)
    downloads = program.downloads
    download = downloads.start(REPO, FILE)
    person.wait_until(lambda: downloads[download].done_bytes > 100_000, "the first bytes")
    program.change_settings(is_offline=True)
    assert downloads[download].status is Status.WAITING
    person.wait_until(lambda: hub.requests(Route.FILE)[-1].is_over, "the end of the connection")
    program.hub_search.search("r1")
    assert not hub.requests(Route.SEARCH)
    hub.clear_faults()
    with LoopbackProxy() as proxy:
        program.change_settings(hub_proxy=f"http://{proxy.host}")
        assert downloads[download].status is Status.WAITING
        program.change_settings(is_offline=False)
        person.wait_until(lambda: downloads[download].status is Status.FINISHED, "the model")
        lines = [line.host for line in program.connections.latest()]
        assert lines[-1] == f"{hub.cdn_host} through {proxy.host}"
    path = downloads[download].path
    assert path is not None
    assert path.read_bytes() == DATA
    assert hub.bytes_sent < 1.5 * len(DATA)
