"""The log of connections: complete, bounded, and no trouble."""

from __future__ import annotations

from pathlib import Path

from app.system.connection_log import MOST_LINES, ConnectionLog


def test_connections_outlive_the_program(tmp_path: Path) -> None:
    log = ConnectionLog(tmp_path / "connections.jsonl")
    log.add("huggingface.co:443", "model information")
    ConnectionLog(tmp_path / "connections.jsonl").add("cdn:443", "model file")
    assert [one.host for one in log.latest()] == ["huggingface.co:443", "cdn:443"]
    assert log.latest(1)[0].purpose == "model file"
    assert log.latest()[0].at > 1e9
    log.clear()
    assert log.latest() == []


def test_it_stays_short(tmp_path: Path) -> None:
    path = tmp_path / "connections.jsonl"
    log = ConnectionLog(path)
    for number in range(2 * MOST_LINES + 10):
        log.add(f"host{number}", "model file")
    assert len(path.read_bytes().splitlines()) == MOST_LINES + 10
    assert log.latest()[-1].host == f"host{2 * MOST_LINES + 9}"


def test_damage_costs_a_line(tmp_path: Path) -> None:
    path = tmp_path / "connections.jsonl"
    log = ConnectionLog(path)
    log.add("first", "x")
    path.write_bytes(path.read_bytes() + b'{"at": \xff\n')
    log.add("second", "x")
    assert [one.host for one in log.latest()] == ["first", "second"]


def test_a_log_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    log = ConnectionLog(tmp_path / "missing" / "connections.jsonl")
    assert log.add("host", "x").host == "host"
    assert log.latest() == []
