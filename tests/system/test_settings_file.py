"""The settings file survives versions and damage."""

from __future__ import annotations

import json
import subprocess
import sys
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


def test_what_is_beyond_its_limits_becomes_the_nearest_or_the_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    saved = {
        "context_tokens": 7,
        "text_percent": 1000,
        "rest_after_min": -5,
        "hub_proxy": "not an address",
        "accent": "#12345",
        "model_path": "/anything",
    }
    path.write_text(json.dumps(saved))
    expected = Settings(
        context_tokens=512, text_percent=200, rest_after_min=0, model_path="/anything"
    )
    assert load_settings(path) == (expected, None)


def test_a_start_reads_no_declarations_for_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings(window_geometry="AdnQ", model_path="/model.gguf", language="fr"))
    code = (
        "import pathlib, sys; from app.system.settings_file import load_settings; "
        f"load_settings(pathlib.Path({str(path)!r})); print('app.core.declarations' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


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
