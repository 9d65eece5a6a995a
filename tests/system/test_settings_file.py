"""The settings file survives versions and damage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.settings import Appearance, Settings
from app.system.settings_file import load_settings, save_settings


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(appearance=Appearance.DARK, context_tokens=4096, sidebar_is_shown=False)
    save_settings(path, settings)
    assert load_settings(path) == (settings, None)
    assert isinstance(load_settings(path)[0].appearance, Appearance)


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), None)


def test_unknown_fields_and_wrong_types_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    saved = {
        "later": 1,
        "appearance": "neon",
        "context_tokens": "many",
        "sidebar_is_shown": 1,
        "model_path": ["x"],
        "hub_endpoint": "http://mirror",
    }
    path.write_text(json.dumps(saved))
    assert load_settings(path) == (Settings(hub_endpoint="http://mirror"), None)


@pytest.mark.parametrize("content", [b"{ not json", b"\0\0\0\0", b"[1]", b"[" * 100_000, b"\xff"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, aside = load_settings(path)
    assert settings == Settings()
    assert aside is not None
    assert aside.read_bytes() == content
    assert not path.exists()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings(context_tokens=2048))
    with pytest.raises(OSError, match=r"not exist|No such"):
        save_settings(tmp_path / "missing" / "settings.json", Settings())
    assert load_settings(path)[0].context_tokens == 2048
    assert list(tmp_path.iterdir()) == [path]
