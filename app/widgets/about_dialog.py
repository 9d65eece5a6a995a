"""What Penseur is, which version, and the licences of all that it is made of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.viewmodels.language import say, say_count
from app.widgets.aligned_label import AlignedLabel
from app.widgets.mirroring import Splitter
from app.widgets.theme import icon
from app.widgets.word_button import word_button

_LIST_PX, _TEXT_PX = 300, 460


@dataclass(frozen=True)
class Part:
    """Something that Penseur is made of.

    Attributes:
        name: of the library, font or model.
        version: of it; empty where it has none.
        licence: its name, for example ``MIT``.
        url: where it comes from.
        text: the licence itself.
    """

    name: str
    version: str
    licence: str
    url: str
    text: str


def load_parts(path: Path) -> list[Part]:
    """The parts that ``make licences`` has found, by name; none where the file is missing."""
    try:
        entries = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return []
    fields = Part.__dataclass_fields__
    parts = [Part(**{name: str(entry.get(name, "")) for name in fields}) for entry in entries]
    return sorted(parts, key=lambda part: part.name.casefold())


class AboutDialog(QDialog):
    """A few sentences above a list of parts with their licences.

    Attributes:
        version: the line of it, which can be copied.
        field: filters the list.
        list: of the parts.
        text: licence of the chosen part.
    """

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        """Build it.

        Args:
            parts: to list.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(say("About Penseur"))
        self.resize(820, 600)
        self._parts = parts
        self.version = QLabel(say("Version {version}", version=__version__))
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("Search in the parts"))
        self.field.setAccessibleName(say("Search in the parts"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setObjectName("catalog")
        self.list.setAccessibleName(say("What Penseur is made of"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.text = QPlainTextEdit()
        self.text.setObjectName("report")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.text.setAccessibleName(say("Licence"))
        self._build()
        for part in parts:
            item = QListWidgetItem(f"{part.name} {part.version}".strip() + f" · {part.licence}")
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, part)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        mark = QLabel()
        mark.setPixmap(icon("penseur", self.palette().accent().color().name(), 44).pixmap(44, 44))
        name = AlignedLabel("Penseur")
        name.setObjectName("welcomeTitle")
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(name)
        titles.addWidget(self.version)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        about = AlignedLabel(
            say(
                "A chat that thinks on your own computer, with DeepSeek-R1 and llama.cpp. No "
                "account, no telemetry; nothing leaves this computer unless you ask for it."
            )
        )
        about.setWordWrap(True)
        made_of = AlignedLabel(
            say_count("It is made of %n parts, each with its licence:", len(self._parts))
        )
        made_of.setObjectName("hint")
        made_of.setWordWrap(True)
        lists = Splitter()
        lists.addWidget(self.list)
        lists.addWidget(self.text)
        lists.setSizes([_LIST_PX, _TEXT_PX])
        lists.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(word_button(say("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(about)
        layout.addWidget(made_of)
        layout.addWidget(self.field)
        layout.addWidget(lists, 1)
        layout.addLayout(foot)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            shown = item.text().casefold()
            item.setHidden(not all(word in shown for word in words))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        part = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(part, Part):
            head = f"{part.name} {part.version}\n{part.licence}\n{part.url}".strip()
            self.text.setPlainText(f"{head}\n\n{part.text}")
