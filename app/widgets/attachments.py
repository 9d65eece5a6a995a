"""Files in a window: given by a button, a drop or the clipboard, shown above the question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QStandardPaths, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from app.core.errors import AppError
from app.core.start_request import MODEL_SUFFIX
from app.viewmodels.attaching import Attaching
from app.viewmodels.language import say
from app.widgets.attachment_chips import AttachmentChips, ChipShelf
from app.widgets.composer import Composer
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon


class Attachments(QObject):
    """Between the window and what is attached.

    Attributes:
        attaching: what is attached.
        button: chooses files.
        chips: above the question.
    """

    def __init__(
        self,
        attaching: Attaching,
        composer: Composer,
        window: QWidget,
        tell_problem: Callable[[AppError], object],
    ) -> None:
        """Take files from now on.

        Args:
            attaching: what is attached; it becomes this object's.
            composer: where the question is written.
            window: files that are dropped anywhere onto it are taken.
            tell_problem: says why a file can't be attached.
        """
        super().__init__(window)
        self.attaching = attaching
        attaching.setParent(self)
        self._window = window
        self._composer = composer
        self.chips = AttachmentChips(are_removable=True)
        self.chips.setAccessibleName(say("Attached files"))
        self.chips.removed.connect(attaching.remove)
        self.chips.hide()
        composer.put_above(ChipShelf(self.chips, composer))
        self.button = _AttachButton()
        self.button.clicked.connect(self.choose)
        composer.add_beside_button(self.button)
        composer.edit.takes_files = True
        composer.edit.files_given.connect(attaching.attach)
        attaching.changed.connect(self._on_changed)
        attaching.problem_occurred.connect(tell_problem)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._on_changed()

    def choose(self) -> None:
        """Ask for files."""
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        # one that is missing would stand in the dialog as the name of a file
        place = next((place for place in places if Path(place).is_dir()), str(Path.home()))
        dialog = QFileDialog(self._window, say("Attach text files"), place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.attaching.attach([Path(n) for n in names]))
        dialog.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped onto the window; models are somebody else's."""
        if isinstance(event, QDropEvent | QDragEnterEvent | QDragMoveEvent):
            paths = files_in(event.mimeData())
            if paths:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.attaching.attach(paths)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_changed(self) -> None:
        attachments = self.attaching.attachments
        had_focus = self.chips.isAncestorOf(self._window.focusWidget() or self._window)
        self.chips.setVisible(bool(attachments))
        self.chips.show_attachments(attachments)
        self._composer.hold(is_held=self.attaching.is_reading)
        if had_focus and not attachments:
            self._composer.setFocus()


def files_in(data: QMimeData) -> list[Path]:
    """The files on this machine in what is dropped or pasted, but for models."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() != MODEL_SUFFIX]


class _AttachButton(QToolButton):
    """A paper clip."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("attachButton")
        self.setFixedSize(34, 34)
        size_icon(self, 17)
        self.setToolTip(say("Attach text files"))
        self.setAccessibleName(say("Attach text files"))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icon("paperclip", current_theme().muted))
