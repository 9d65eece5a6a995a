"""Pages of the settings: most are made from the declarations alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.core.declarations import Page, declarations
from app.core.settings import Settings
from app.core.translatable import mark
from app.core.words import fold
from app.viewmodels.language import say
from app.widgets import wording
from app.widgets.declared_form.form import DeclaredForm
from app.widgets.declared_form.row import Row
from app.widgets.settings_dialog.sources import Sources
from app.widgets.texts import column, wrapped
from app.widgets.word_button import word_button

TITLES = {
    Page.APPEARANCE: mark("Appearance"),
    Page.LANGUAGE: mark("Language"),
    Page.MODELS: mark("Models"),
    Page.INSTRUCTIONS: mark("Instructions"),
    Page.NETWORK: mark("Network"),
    Page.STORAGE: mark("Storage"),
    Page.PRIVACY: mark("Privacy"),
    Page.DESKTOP: mark("Desktop"),
    Page.SHORTCUTS: mark("Shortcuts"),
}
_LEAVES = (
    mark(
        "Your questions and the answers stay on this computer, unless you choose a server or other "
        "computers to answer."
    ),
    mark("The Hub learns which models you look for and download, never what you write."),
    mark("Penseur sends no statistics, looks for no updates and needs no account."),
)


def setting_names(page: Page) -> list[str]:
    """The settings that stand on a page, in their order."""
    found = declarations(Settings)
    return [name for name, each in found.items() if each.declared.page is page]


class SettingsPage(QWidget):
    """A headline, and the settings that are declared for the page; each counts at once.

    Attributes:
        page: which one.
        form: of the settings.
    """

    def __init__(self, page: Page, sources: Sources, form: DeclaredForm | None = None) -> None:
        """Build it.

        Args:
            page: which one.
            sources: of what it shows.
            form: of the settings, which saves them by itself; ``None``: one is made.
        """
        super().__init__()
        self.page = page
        self.sources = sources
        title = say(TITLES[page])
        self.setAccessibleName(title)
        self.headline = QLabel(title)
        self.headline.setObjectName("headline")
        self.column: QVBoxLayout = column(spacing=14)
        self.column.addWidget(self.headline)
        self.setLayout(self.column)
        if form is None:
            form = DeclaredForm(Settings, sources.settings(), setting_names(page))
            form.changed.connect(self._on_chosen)
            self.column.addWidget(form)
        self.form = form
        sources.watch.changed.connect(self.on_settings_changed)
        sources.watch.problem_changed.connect(self._show_problem)
        self._show_problems()

    def filter(self, words: list[str]) -> bool:
        """Show what has all the words, all of it for none; returns whether there is anything."""
        if words and all(word in fold(self.headline.text()) for word in words):
            words = []
        return self.form.filter(words)

    def refresh(self) -> None:
        """Show how things are now; called each time that the page comes."""

    def retranslate(self) -> None:
        """Say again what can't be obeyed."""
        self._show_problems()

    @Slot(object)
    def on_settings_changed(self, _names: frozenset[str]) -> None:
        """Show the settings as they are now."""
        self.form.show_values(self.sources.settings())

    def add_button_row(self, label: str, help_text: str, button: str, run: Any) -> Row:
        """A row that opens something.

        Args:
            label: its name, said already.
            help_text: what it is for, said already.
            button: text of the button, said already.
            run: what the button does.
        """
        name = say("{setting}: {action}", setting=label, action=button)
        row = Row(label, help_text, word_button(button, run, name))
        self.form.add_row(row)
        return row

    def _show_problems(self) -> None:
        for name in self.sources.watch.problems:
            self._show_problem(name)

    @Slot(str)
    def _show_problem(self, name: str) -> None:
        """The window that says it, too, may be behind this one."""
        if name in self.form.rows:
            error = self.sources.watch.problems.get(name)
            self.form.rows[name].tell(wording.sentence(error) if error else "")

    def _on_chosen(self, name: str, value: object) -> None:
        self.sources.change_settings(**{name: value})
        self.form.show_values(self.sources.settings())  # it may not have been taken


class LanguagePage(SettingsPage):
    """The languages that there are, each by its own name."""

    def __init__(self, page: Page, sources: Sources) -> None:
        super().__init__(page, sources)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the first choice again; the others are names."""
        super().retranslate()
        named = [(each.code, each.name) for each in self.sources.languages.available()]
        self.form.offer("language", [("", say("As the system")), *named])


class PrivacyPage(SettingsPage):
    """What leaves this machine, in three sentences; then what can be chosen."""

    def __init__(self, page: Page, sources: Sources) -> None:
        super().__init__(page, sources)
        self._sentences = [wrapped(say(sentence)) for sentence in _LEAVES]
        for place, sentence in enumerate(self._sentences, 1):
            self.column.insertWidget(place, sentence)
        self.add_button_row(
            say("Encryption and passphrase"),
            say("Encrypt your conversations, change the passphrase, look after readable copies."),
            say("Open…"),
            sources.open_privacy,
        )

    def filter(self, words: list[str]) -> bool:
        """The sentences are only for those who came to read the page."""
        for sentence in self._sentences:
            sentence.setVisible(not words)
        return super().filter(words)


class ShortcutsHolder(SettingsPage):
    """The page of shortcuts, which filters by itself."""

    def __init__(self, page: Page, sources: Sources) -> None:
        super().__init__(page, sources)
        self.shortcuts = sources.make_shortcuts_page()
        self.column.addWidget(self.shortcuts)
        self._lines = 20
        self._give_room()

    def filter(self, words: list[str]) -> bool:
        """Found by its name."""
        is_found = all(word in fold(self.headline.text()) for word in words)
        self.shortcuts.setVisible(is_found)
        return is_found

    def retranslate(self) -> None:
        """Another language may need more room."""
        super().retranslate()
        self._give_room()

    def _give_room(self) -> None:
        self.shortcuts.setMinimumHeight(self.fontMetrics().lineSpacing() * self._lines)
