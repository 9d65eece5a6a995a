"""The models on this computer: use them, show where they lie, delete them, add others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QMessageBox, QWidget

from app.core.errors import AppError
from app.core.model_files import InstalledModel, Origin
from app.viewmodels.installed import InstalledEntry, InstalledModels
from app.viewmodels.language import said, say, say_count
from app.viewmodels.models import ModelsViewModel
from app.widgets import quantities, wording
from app.widgets.models_window.installed_list import InstalledList, InstalledRows, place_words
from app.widgets.models_window.moving_bar import MovingBar
from app.widgets.texts import ProblemBar, column, selectable, wrapped
from app.widgets.word_button import word_button
from app.widgets.wrapping_row import WrappingRow


class InstalledPage(QWidget):
    """A list, and what can be done with the chosen model.

    Attributes:
        list: of the models.
        state: how many there are, how large, and where new ones go.
        problem: what went wrong.
        moving: shows how far a move of the models folder is.
        use, folder, delete, forget: buttons for the chosen model.
        add_file, add_folder, move_all: buttons for all.
    """

    def __init__(self, installed: InstalledModels, models: ModelsViewModel) -> None:
        super().__init__()
        self._installed = installed
        self._models = models
        self._dialog: QFileDialog | None = None
        self._rows = InstalledRows()
        self.list = InstalledList()
        self.list.setModel(self._rows)
        self.state = wrapped("", "hint")
        self.problem = ProblemBar()
        self.moving = MovingBar(installed)
        self._path = selectable("")
        self._make_buttons()
        self._build()
        self.list.activated.connect(self._on_use)
        self.list.selectionModel().currentChanged.connect(self._update)
        self.list.customContextMenuRequested.connect(self._open_menu)
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete),
            self.list,
            self.delete.click,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        installed.entries_changed.connect(self._fill)
        installed.move_changed.connect(self._update)
        installed.problem_occurred.connect(self.tell)
        installed.model_deleted.connect(self._on_model_deleted)
        installed.model_added.connect(self._on_model_added)
        installed.folder_moved.connect(self._fill)
        models.current_changed.connect(self._fill)
        self._fill()

    def _make_buttons(self) -> None:
        self.use = word_button(say("Use"), self._on_use, say("Use this model"), is_primary=True)
        self.folder = word_button(say("Show in folder"), self._on_folder)
        self.delete = word_button(say("Delete…"), self._on_delete, say("Delete this model…"))
        self.forget = word_button(say("Take off the list"), self._on_forget)
        self.add_file = word_button(
            say("Add a file…"), lambda: self._ask_for_place(is_folder=False)
        )
        self.add_folder = word_button(
            say("Add a folder…"), lambda: self._ask_for_place(is_folder=True)
        )
        self.move_all = word_button(say("Move the models…"), self._on_move)

    def _build(self) -> None:
        above = WrappingRow(self.add_file, self.add_folder, self.move_all)
        below = QHBoxLayout()
        for button in (self.delete, self.forget, self.folder):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.use)
        layout = column()
        layout.addLayout(above)
        layout.addWidget(self.state)
        layout.addWidget(self.problem)
        layout.addWidget(self.moving)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._path)
        layout.addLayout(below)
        self.setLayout(layout)

    @property
    def chosen(self) -> InstalledEntry | None:
        """The entry under the cursor."""
        entry = self.list.currentIndex().data(InstalledRows.EntryRole)
        return entry if isinstance(entry, InstalledEntry) else None

    def choose(self, path: Path) -> None:
        """Put the cursor on a model."""
        row = self._rows.row_of(str(path))
        if row >= 0:
            self.list.setCurrentIndex(self._rows.index(row))

    def add(self, paths: list[Path]) -> None:
        """Add files or folders where they lie."""
        self.problem.tell("")
        for path in paths:
            self._installed.add(path)

    @Slot(object)
    def tell(self, error: AppError) -> None:
        """Say what went wrong."""
        self.problem.tell(wording.sentence(error))

    @Slot()
    def _fill(self) -> None:
        entries = self._installed.entries
        before = self.chosen
        current = self._models.current
        used = str(current.path) if isinstance(current, InstalledModel) else ""
        self._rows.show(entries, used)
        row = self._rows.row_of(str(before.model.path)) if before else -1
        if entries and max(0, row) != self.list.currentIndex().row():
            self.list.setCurrentIndex(self._rows.index(max(0, row)))
        total = sum(entry.model.size_bytes for entry in entries)
        self.state.setText(
            say_count(
                "%n models, {size}. New ones go to {place}. Drop a GGUF file here to add it.",
                len(entries),
                size=quantities.size(total),
                place=place_words(self._installed.folder),
            )
        )
        self._update()

    @Slot()
    def _update(self) -> None:
        entry = self.chosen
        self._path.setText(place_words(entry.model.path) if entry else "")
        is_used = entry is not None and entry.model == self._models.current
        self.use.setEnabled(entry is not None and not is_used)
        self.use.setText(say("In use") if is_used else say("Use"))
        self.folder.setEnabled(entry is not None)
        self.delete.setEnabled(entry is not None and entry.can_be_deleted)
        self.forget.setVisible(self._place_of(entry) is not None)
        self.move_all.setEnabled(self._installed.move is None)

    def _place_of(self, entry: InstalledEntry | None) -> Path | None:
        """The place that the user has added and that an entry is from."""
        if entry is None or not entry.is_referred:
            return None
        path = entry.model.path
        for place in self._installed.places:
            if place == path or place in path.parents:
                return place
        return None

    @Slot()
    def _on_use(self) -> None:
        if (entry := self.chosen) is not None:
            self._models.use(entry.model)

    def _on_folder(self) -> None:
        if (entry := self.chosen) is not None:
            show_folder(entry.model.path.parent)

    def _on_forget(self) -> None:
        if (place := self._place_of(self.chosen)) is not None:
            self._installed.forget(place)

    def _on_delete(self) -> None:
        entry = self.chosen
        if entry is None or not entry.can_be_deleted:
            return
        model = entry.model
        box = QMessageBox(self)
        box.setWindowTitle(say("Delete a model"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        name = f"{model.name} {model.quantisation}"
        box.setText(say("Move {model} to the trash?", model=name))
        box.setInformativeText(_what_deleting_does(model))
        sure = box.addButton(say("Move to the trash"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.buttonClicked.connect(
            lambda button: self._installed.delete(model) if button is sure else None
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _ask_for_place(self, *, is_folder: bool) -> None:
        title = say("Add a folder") if is_folder else say("Add a model")
        dialog = self._dialog = QFileDialog(self, title)
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.Directory if is_folder else modes.ExistingFiles)
        if not is_folder:
            dialog.setNameFilters([say("GGUF models (*.gguf)"), say("All files (*)")])
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_move(self) -> None:
        dialog = self._dialog = QFileDialog(self, say("Where the models folder shall lie"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self._installed.move_to(Path(names[0])))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for button in (self.use, self.folder, self.delete, self.forget):
            if not button.isHidden():
                action = menu.addAction(button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.cursor().pos())

    @Slot()
    def _on_model_deleted(self) -> None:
        self.problem.tell("")

    @Slot(object)
    def _on_model_added(self, model: InstalledModel) -> None:
        self.choose(model.path)


@said
def _what_deleting_does(model: InstalledModel) -> str:
    size = quantities.size(model.size_bytes)
    if len(model.parts) > 1:
        words = say_count(
            "Its %n files come back from the trash of this computer; emptying that frees {size}.",
            len(model.parts),
            size=size,
        )
    else:
        words = say(
            "The file comes back from the trash of this computer; emptying that frees {size}.",
            size=size,
        )
    if _is_shared(model):
        words += " " + say("It is another program's, which will miss it.")
    return words


def _is_shared(model: InstalledModel) -> bool:
    """Whether it is another program's, too."""
    return model.origin in (Origin.HUGGING_FACE, Origin.LM_STUDIO)


def show_folder(folder: Path) -> None:
    """Open a folder in the file manager of this computer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
