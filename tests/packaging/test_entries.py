"""The menu entry, the file type and the description for Linux."""

from __future__ import annotations

import configparser
import json
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest

from app import __version__
from tests.packaging.scripts import PACKAGING, ROOT

LINUX = PACKAGING / "linux"


def test_the_menu_entry_opens_model_files() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign] # names in capitals, too
    entry.read(LINUX / "penseur.desktop", encoding="utf-8")
    fields = entry["Desktop Entry"]
    assert fields["Exec"] == "penseur %F"
    mime = ET.parse(LINUX / "penseur.mime.xml").getroot()
    kind = mime.find("{*}mime-type")
    assert kind is not None
    assert fields["MimeType"] == f"{kind.get('type')};"
    for language in ("fr", "ar"):
        assert fields[f"Comment[{language}]"]


def test_the_description_names_the_entry() -> None:
    text = (LINUX / "penseur.metainfo.xml.in").read_text(encoding="utf-8")
    component = ET.fromstring(
        text.replace("@VERSION@", __version__).replace("@DATE@", "2026-01-01")
    )
    assert component.findtext("launchable") == "penseur.desktop"


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="needs Debian's desktop-file-utils"
)
def test_the_menu_entry_is_valid() -> None:
    command = ["desktop-file-validate", str(LINUX / "penseur.desktop")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_no_file_names_a_place_on_the_machine_that_made_it() -> None:
    for part in json.loads((ROOT / "resources" / "licences.json").read_text("utf-8")):
        assert str(ROOT) not in part["text"]
