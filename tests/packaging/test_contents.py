"""What goes into the bundle and what stays out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.packaging.scripts import ROOT, load

contents = load("contents")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "libcrypto.so.3",
        "resources/translations/qtbase_fr.qm",
        "sqlcipher3/_sqlite3.so",
    ],
)
def test_what_the_program_uses_is_kept(name: str) -> None:
    entry = (name, f"/somewhere/{name}", "BINARY")
    assert list(contents.wanted([entry])) == [entry]


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "llama_cpp/lib/libllama.so",
    ],
)
def test_what_it_does_not_use_stays_out(name: str) -> None:
    assert not list(contents.wanted([(name, f"/somewhere/{name}", "BINARY")]))


@pytest.mark.skipif(sys.platform != "linux", reason="the names are Linux's")
@pytest.mark.parametrize("name", ["libstdc++.so.6", "libGL.so.1", "libvulkan.so.1", "libX11.so.6"])
def test_what_every_desktop_has_is_the_systems(name: str) -> None:
    assert not list(contents.wanted([(name, f"/usr/lib/{name}", "BINARY")]))


def test_resources_come_without_pictures_and_sources_of_translations() -> None:
    names = {Path(source).name: target for source, target in contents.resource_files(ROOT)}
    assert names["penseur.qss"] == "resources/themes"
    assert names["licences.json"] == "resources"
    assert names["0001_first.sql"] == "app/storage/migrations"
    assert not [name for name in names if name.endswith(".ts") or name == "light.png"]
    model = next((ROOT / "resources" / "models").glob("*.gguf"))
    assert names[model.name] == "resources/models"


def test_each_language_comes_with_the_texts_of_qt() -> None:
    names = {Path(source).name for source, _ in contents.resource_files(ROOT)}
    spoken = {name.removeprefix("penseur_") for name in names if name.startswith("penseur_")}
    for language in spoken - {"en.qm", "svg"}:
        if language.endswith(".qm"):
            assert f"qtbase_{language}" in names


def test_each_library_of_llama_cpp_comes_once() -> None:
    entries = contents.llama_libraries()
    files = [Path(source).read_bytes() for _, source, kind in entries if kind == "BINARY"]
    assert len(files) == len(set(files))
    targets = {name for name, _, _ in entries}
    assert any("libllama" in name or "llama.dll" in name for name in targets)
    for name, source, kind in entries:
        assert kind == "BINARY" or str(Path(name).parent / source) in targets
