"""The dialogs of how a conversation, or a model, is to answer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.kept_presets import LONGEST_NAME, SHIPPED
from app.core.presets import NOTHING_CHOSEN, Preset
from app.viewmodels.language import say
from app.viewmodels.preset_levels import PresetLevel
from app.widgets.declared_form.form import DeclaredForm
from app.widgets.least_size import LeastSize
from app.widgets.mirroring import set_margins
from app.widgets.preset_wording import inherited_texts
from app.widgets.texts import ScrollingColumn, wrapped
from app.widgets.word_button import word_button

_USUAL = QSize(720, 720)
_LEAST = QSize(575, 360)


class PresetDialog(QDialog):
    """A row for each value; what is chosen counts from the next answer on.

    Attributes:
        level: at which is chosen.
        form: the rows.
        start: the button whose menu has the named values.
        clear: the button that chooses nothing any more.
        asked: for a name, while it is; else ``None``.
        replacing: the latest question whether a name is to stand for other values.
    """

    def __init__(self, level: PresetLevel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = level
        self.asked: QInputDialog | None = None
        self.replacing: QMessageBox | None = None
        self._explanation = wrapped("", "hint")
        self._scroll = ScrollingColumn(say("Values"))
        self._named = QMenu(self)
        self._named.aboutToShow.connect(self._fill_menu)
        self.start = QPushButton(say("Start from"))
        self.start.setAutoDefault(False)
        self.start.setMenu(self._named)
        self.clear = word_button(say("Choose nothing here"), self._on_clear)
        self._build()
        self._make_form()
        level.changed.connect(self._show)
        self._show()

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(self.start)
        tools.addWidget(self.clear)
        tools.addStretch(1)
        tools.addWidget(word_button(say("Close"), self.reject))
        layout = QVBoxLayout(self)
        set_margins(layout, 20, 18, 12, 16)
        layout.setSpacing(12)
        layout.addWidget(self._explanation)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(tools)
        room = self.screen().availableSize()
        LeastSize(self, _LEAST)
        self.resize(_USUAL.boundedTo(room))

    def _make_form(self) -> None:
        self._names = self.level.names
        self.form = DeclaredForm(Preset, self.level.chosen, self._names)
        self.form.changed.connect(self._on_chosen)
        self._scroll.column.addWidget(self.form)

    # What it says

    def title(self) -> str:
        """Of the window."""
        raise NotImplementedError

    def explanation(self) -> str:
        """Of what is chosen here."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything again."""
        self._show()

    @Slot()
    def _show(self) -> None:
        if self.level.names != self._names:  # another kind of model, or the first GPU
            self.form.deleteLater()
            self._make_form()
        self.setWindowTitle(self.title())
        self._explanation.setText(self.explanation())
        self.form.set_inherited(inherited_texts(self.level))
        self.form.show_values(self.level.chosen)
        self.clear.setEnabled(self.level.chosen != NOTHING_CHOSEN)

    # What is chosen

    @Slot(str, object)
    def _on_chosen(self, name: str, value: Any) -> None:
        self.level.choose(self.level.chosen._replace(**{name: value}))

    def _on_clear(self) -> None:
        self.level.choose(NOTHING_CHOSEN)

    def _fill_menu(self) -> None:
        """The named values as they are now."""
        menu, level, own = self._named, self.level, self.level.presets.own
        menu.clear()
        for name, preset in SHIPPED.items():
            menu.addAction(say(name)).triggered.connect(lambda _=False, p=preset: level.choose(p))
        menu.addSeparator()
        for name, preset in own.items():
            menu.addAction(name).triggered.connect(lambda _=False, p=preset: level.choose(p))
        menu.addSeparator()
        keep = menu.addAction(say("Keep these values under a name…"))
        keep.setEnabled(level.chosen != NOTHING_CHOSEN)
        keep.triggered.connect(self._ask_name)
        forget = menu.addMenu(say("Forget a name"))
        forget.setEnabled(bool(own))
        for name in own:
            forget.addAction(name).triggered.connect(
                lambda _=False, n=name: level.presets.name(n, None)
            )

    def _ask_name(self) -> None:
        self.asked = asked = QInputDialog(self)
        asked.setWindowTitle(self.windowTitle())
        asked.setLabelText(say("A name for these values:"))
        asked.textValueSelected.connect(self._on_named)
        asked.open()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        kept = " ".join(name.split())[:LONGEST_NAME]
        if not kept:
            return
        presets, chosen = self.level.presets, self.level.chosen
        if presets.own.get(kept, chosen) == chosen:
            presets.name(kept, chosen)
            return
        self.replacing = box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(say("Replace what is kept as “{name}”?", name=kept))
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        sure = box.addButton(say("Replace"), QMessageBox.ButtonRole.AcceptRole)
        sure.clicked.connect(lambda: presets.name(kept, chosen))
        box.open()


class ConversationPresetDialog(PresetDialog):
    """How the conversation that is shown is answered."""

    def title(self) -> str:
        """With the conversation's own."""
        if not self.level.about:
            return say("How this conversation is answered")
        return say("How “{title}” is answered", title=self.level.about)

    def explanation(self) -> str:
        """Which level counts, and what a change costs."""
        return say(
            "What you choose here counts for this conversation alone, from the next answer on. "
            "Another memory or speed loads the model again with the next question."
        )


class ModelPresetDialog(PresetDialog):
    """How the present model answers."""

    def title(self) -> str:
        """With the model's name."""
        if not self.level.about:
            return say("How this model answers")
        return say("How {model} answers", model=self.level.about)

    def explanation(self) -> str:
        """Which level counts."""
        return say(
            "What you choose here counts for this model in all conversations, but where a "
            "conversation has a choice of its own."
        )
