"""The file of servers."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.servers import Server
from app.system.servers_file import load_servers, save_servers

SERVERS = [
    Server("One", "https://one.example/v1", "m"),
    Server("Zwei – 二", "http://127.0.0.1:8080/v1", "org/m", "proxy.example:3128"),
]


def test_servers_come_back(tmp_path: Path) -> None:
    save_servers(tmp_path / "servers.json", SERVERS)
    assert load_servers(tmp_path / "servers.json") == SERVERS


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "7",
        '{"label": "x"}',
        '[7, {"label": "x", "url": "https://one.example"}, {"label": 1, "url": 2, "model": 3}]',
        '[{"label": "x", "url": "ftp://one.example", "model": "m"}]',
        "[" * 100_000,
    ],
)
def test_what_is_not_understood_is_left_out(tmp_path: Path, content: str) -> None:
    (tmp_path / "servers.json").write_text(content)
    assert load_servers(tmp_path / "servers.json") == []
