"""The version resource of the Windows programs: what Explorer shows under Details."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PyInstaller.utils.win32.versioninfo import VSVersionInfo


def resource(version: str) -> VSVersionInfo:
    """The resource for a version such as ``1.2.3``."""
    from PyInstaller.utils.win32 import versioninfo as parts

    numbers = (*(int(number) for number in version.split(".")), 0, 0, 0, 0)[:4]
    texts = {
        "CompanyName": "Penseur",
        "FileDescription": "Penseur",
        "FileVersion": version,
        "InternalName": "penseur",
        "LegalCopyright": "Licences of all parts: About Penseur",
        "OriginalFilename": "penseur.exe",
        "ProductName": "Penseur",
        "ProductVersion": version,
    }
    return parts.VSVersionInfo(
        ffi=parts.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=0x40004),
        kids=[
            parts.StringFileInfo(
                [
                    parts.StringTable(
                        "040904B0", [parts.StringStruct(name, text) for name, text in texts.items()]
                    )
                ]
            ),
            parts.VarFileInfo([parts.VarStruct("Translation", [0x0409, 0x04B0])]),
        ],
    )
