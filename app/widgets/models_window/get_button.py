"""The button that gets a model file, tells how far it is, and uses it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from app.viewmodels.language import said, say
from app.widgets import quantities
from app.widgets.models_window.acquisition import Acquisition, Stage, Standing
from app.widgets.models_window.file_offer import FileOffer
from app.widgets.models_window.fit_wording import listed, verdict_words


class GetButton(QPushButton):
    """Follows one file.

    Attributes:
        file: that it is about.
    """

    def __init__(self, acquisition: Acquisition) -> None:
        super().__init__()
        self._acquisition = acquisition
        self.file: FileOffer | None = None
        self._shown: tuple[FileOffer, Standing] | None = None
        self.setAutoDefault(False)
        self.clicked.connect(self._on_clicked)
        acquisition.changed.connect(self.refresh)

    @property
    def is_begun(self) -> bool:
        """Whether the file is on its way or here."""
        return self._shown is not None and self._shown[1].stage is not Stage.ABSENT

    def show_file(self, file: FileOffer, *, is_primary: bool) -> None:
        """Be about another file.

        Args:
            file: to be about.
            is_primary: it is the one to take.
        """
        self.file = file
        if self.property("primary") != is_primary:
            self.setProperty("primary", is_primary)
            self.style().polish(self)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show where the file stands now."""
        if self.file is None:
            return
        standing = self._acquisition.standing(self.file)
        if self._shown == (self.file, standing):
            return
        self._shown = (self.file, standing)
        label = _label(standing)
        self.setText(label)
        self.setEnabled(standing.stage is not Stage.IN_USE)
        self.setAccessibleName(say("{action}: {model}", action=label, model=_described(self.file)))

    def _on_clicked(self) -> None:
        if self.file is not None:
            self._acquisition.act(self.file)


@said
def _described(file: FileOffer) -> str:
    facts = [f"{file.model_name} {file.quantisation}".strip(), quantities.size(file.size_bytes)]
    if file.expectation is not None:
        facts.append(verdict_words(file.expectation))
    return listed(*facts)


def _label(standing: Standing) -> str:
    match standing.stage:
        case Stage.ABSENT:
            return say("Get")
        case Stage.HERE:
            return say("Use")
        case Stage.IN_USE:
            return say("In use")
    if standing.is_stopped:
        return say("Paused")
    if standing.percent is None:
        return say("On its way")
    return say("{percent} % here", percent=standing.percent)
