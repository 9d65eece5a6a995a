"""Tests of the page about the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import __version__
from app.system.paths import resources_dir
from app.widgets.about_dialog import AboutDialog, Part, load_parts

PARTS = [
    Part("jinja2", "3.1", "BSD-3-Clause", "https://example.org", "Redistribution and use"),
    Part("Qt", "6.11", "LGPL-3.0", "https://example.org/qt", "GNU LESSER"),
]


@pytest.fixture
def about(qtbot: QtBot) -> AboutDialog:
    """The dialog with two parts."""
    dialog = AboutDialog(PARTS)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_tells_the_version_and_the_licence_of_the_chosen_part(about: AboutDialog) -> None:
    assert __version__ in about.version.text()
    assert "Redistribution" in about.text.toPlainText()
    about.list.setCurrentRow(1)
    assert "GNU LESSER" in about.text.toPlainText()
    assert "https://example.org/qt" in about.text.toPlainText()


def test_the_list_is_filtered_by_name_and_licence(about: AboutDialog) -> None:
    about.field.setText("lgpl")
    assert [about.list.item(row).isHidden() for row in range(2)] == [True, False]
    about.field.setText("")
    assert not about.list.item(0).isHidden()


def test_what_the_program_is_made_of_is_listed_with_texts() -> None:
    parts = {part.name: part for part in load_parts(resources_dir() / "licences.json")}
    for name in ("PySide6_Essentials", "llama_cpp_python", "sqlcipher3"):
        assert parts[name].licence
        assert parts[name].text


def test_a_missing_file_gives_no_parts_and_no_error(tmp_path: Path) -> None:
    assert load_parts(tmp_path / "licences.json") == []
