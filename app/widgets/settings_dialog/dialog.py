"""The window of the settings: pages on the leading side, a field that finds settings by a word."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.declarations import Page, declaration_of
from app.core.settings import Settings
from app.core.words import fold
from app.viewmodels.language import say
from app.widgets.least_size import LeastSize
from app.widgets.mirroring import set_margins
from app.widgets.models_window.rail import Rail
from app.widgets.settings_dialog.models_page import ModelsPage
from app.widgets.settings_dialog.network_page import NetworkPage
from app.widgets.settings_dialog.pages import (
    TITLES,
    LanguagePage,
    PrivacyPage,
    SettingsPage,
    ShortcutsHolder,
    setting_names,
)
from app.widgets.settings_dialog.sources import Sources
from app.widgets.settings_dialog.storage_page import StoragePage
from app.widgets.texts import ScrollingColumn, wrapped

_USUAL = QSize(860, 680)
_LEAST = QSize(460, 400)
_NARROW_LETTERS = 90
"""In a window of fewer letters, the pages are icons only."""
_PAGES: dict[Page, tuple[type[SettingsPage], str]] = {
    Page.APPEARANCE: (SettingsPage, "palette"),
    Page.LANGUAGE: (LanguagePage, "languages"),
    Page.MODELS: (ModelsPage, "cpu"),
    Page.INSTRUCTIONS: (SettingsPage, "notebook-pen"),
    Page.NETWORK: (NetworkPage, "globe"),
    Page.STORAGE: (StoragePage, "hard-drive"),
    Page.PRIVACY: (PrivacyPage, "shield"),
    Page.DESKTOP: (SettingsPage, "app-window"),
    Page.SHORTCUTS: (ShortcutsHolder, "keyboard"),
}


class SettingsDialog(QDialog):
    """Waits for nobody; every change counts at once.

    Attributes:
        rail: the choice of the page.
        field: finds settings by words of their names and explanations.
        pages: those that were made, by what they are about.
        nothing: said when no setting is found.
    """

    def __init__(self, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._sources = sources
        self._offered = [page for page in _PAGES if page is not Page.DESKTOP or setting_names(page)]
        self.pages: dict[Page, SettingsPage] = {}
        self.rail = Rail({TITLES[page]: _PAGES[page][1] for page in self._offered})
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("Search the settings"))
        self.field.setAccessibleName(say("Search the settings"))
        self.field.setClearButtonEnabled(True)
        self.nothing = wrapped(say("No setting has these words. Try others."), "hint")
        self.nothing.hide()
        self._scroll = ScrollingColumn(say("Settings"))
        self._build()
        self.rail.chosen.connect(self._on_page_chosen)
        for button in self.rail.buttons:
            button.clicked.connect(self.field.clear)  # the page that is marked, too, ends a search
        self.finished.connect(self._keep_geometry)
        self.field.textChanged.connect(self._on_searched)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        for place in range(len(self._offered)):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            shortcut.activated.connect(lambda number=place: self.rail.choose(number))
        self.rail.choose(0)
        self.field.setFocus()

    def show_page(self, page: Page) -> None:
        """Go to a page."""
        self.field.clear()
        self.rail.choose(self._offered.index(page))
        self._show_chosen()

    def show_setting(self, name: str) -> None:
        """Go to a setting, the keyboard on it.

        Args:
            name: of a setting that stands on a page.
        """
        declaration = declaration_of(Settings, name)
        if declaration is None or declaration.declared.page is None:
            return
        self.show_page(declaration.declared.page)
        row = self.pages[declaration.declared.page].form.rows[name]
        row.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # once the page has its place
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row))

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the rail takes less of it."""
        super().resizeEvent(event)
        letters_px = self.fontMetrics().averageCharWidth() * _NARROW_LETTERS
        self.rail.set_narrow(self.width() < letters_px)

    def showEvent(self, event: QShowEvent) -> None:
        """What is not a setting may have changed meanwhile."""
        super().showEvent(event)
        for page in self.pages.values():
            page.refresh()

    # Inside

    def _build(self) -> None:
        self.setWindowTitle(say("Settings – Penseur"))
        room = self.screen().availableSize()
        LeastSize(self, _LEAST)
        self.resize(_USUAL.boundedTo(room))
        kept = self._sources.settings().settings_window_geometry
        self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
        side = QVBoxLayout()
        set_margins(side, 18, 14, 12, 0)
        side.setSpacing(10)
        side.addWidget(self.field)
        side.addWidget(self.nothing)
        side.addWidget(self._scroll, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(side, 1)

    def _page(self, page: Page) -> SettingsPage:
        """A page, made when first needed."""
        if page not in self.pages:
            made = _PAGES[page][0](page, self._sources)
            before = sum(
                other in self.pages for other in self._offered[: self._offered.index(page)]
            )
            self.pages[page] = made
            self._scroll.column.insertWidget(before, made)
        return self.pages[page]

    @Slot(int)
    def _on_page_chosen(self, _number: int) -> None:
        self.field.clear()
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._page(self._offered[self.rail.current])
        chosen.refresh()
        chosen.filter([])
        for page in self.pages.values():
            page.setVisible(page is chosen)
        self.nothing.hide()
        self._scroll.verticalScrollBar().setValue(0)

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        words = fold(text).split()
        if not words:
            self._show_chosen()
            return
        found = []
        for page in self._offered:
            shown = self._page(page)
            found.append(shown.filter(words))
            shown.setVisible(found[-1])
        self.nothing.setVisible(not any(found))
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def _keep_geometry(self) -> None:
        kept = self.saveGeometry().toBase64().toStdString()
        self._sources.change_settings(settings_window_geometry=kept)

    def _on_find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
