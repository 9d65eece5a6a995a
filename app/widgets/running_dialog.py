"""The dialog of how models are run: on which device, with whose guesses, with whose help."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.load_options import BY_ITSELF, OFF
from app.core.model_files import parse_model_file_name
from app.viewmodels.running import RunningViewModel
from app.widgets.peers_box import PeersBox
from app.widgets.word_button import word_button

_CPU = "cpu"
_DEVICE_HINT = "By itself, llama.cpp takes as many layers to the graphics card as it can hold."
_NO_DEVICE_HINT = "No graphics card that llama.cpp can use was found: the processor computes."
_DRAFT_HINT = (
    "A small model guesses the next words, the large one checks them in one go: the same answers, "
    "often sooner. It must have the same vocabulary, and fit into memory beside the other."
)


class RunningDialog(QDialog):
    """What can be chosen; it holds once *Apply* is clicked.

    Attributes:
        device: which one computes.
        draft: which model guesses ahead.
        draft_state: which one does so now.
        peers: the computers that help.
        apply, leave: buttons.
    """

    def __init__(self, running: RunningViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("How models run")
        self._running = running
        self.device = _box("Device")
        self.draft = _box("Guesses ahead")
        self._device_hint = hint(_NO_DEVICE_HINT)
        self.draft_state = hint("")
        self.peers = PeersBox(running)
        self.leave = word_button("Close", self.reject)
        self.apply = word_button("Apply", self._on_apply)
        self.apply.setProperty("primary", True)
        self._build()
        running.models.installed_changed.connect(self._on_installed_changed)
        running.models.current_changed.connect(self._show_state)
        self.device.currentIndexChanged.connect(self._update_button)
        self.draft.currentIndexChanged.connect(self._update_button)
        self.peers.changed.connect(self._update_button)
        self._fill()

    def _build(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Device", self.device)
        form.addRow(self._device_hint)
        form.addRow("Guesses ahead", self.draft)
        form.addRow(hint(_DRAFT_HINT))
        form.addRow(self.draft_state)
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(0, 0, 8, 0)
        page.setSpacing(16)
        page.addLayout(form)
        page.addWidget(self.peers)
        page.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 8, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 12, 16)
        layout.setSpacing(12)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        self.setMinimumWidth(440)
        self.resize(QSize(620, 740).boundedTo(self.screen().availableSize()))

    def _fill(self) -> None:
        """Show what is saved."""
        settings = self._running.settings
        self._offer(settings.device, settings.draft)
        self.peers.show_peers(self._running.peers, is_on=settings.uses_peers)
        self._filled = self._entered()
        self._show_state()

    def _offer(self, device: str, draft: str) -> None:
        """Offer the devices and models that there are now, these two chosen."""
        models = self._running.models
        devices = [("By itself", ""), ("Processor only", _CPU)]
        devices += [(name, name) for name in models.devices]
        drafts = [("Chosen by itself", BY_ITSELF), ("None", OFF)]
        drafts += [(_model_name(model.path), str(model.path)) for model in models.installed]
        _choose_from(self.device, devices, device)
        _choose_from(self.draft, drafts, draft)

    @Slot()
    def _on_installed_changed(self) -> None:
        if self._entered() == self._filled:
            self._fill()
        else:
            self._show_state()

    @Slot()
    def _show_state(self) -> None:
        """Show what has changed elsewhere; what was chosen here and not yet applied stays."""
        models = self._running.models
        device, draft, _, _ = self._entered()
        self._offer(device, draft)
        self._device_hint.setText(_DEVICE_HINT if models.devices else _NO_DEVICE_HINT)
        name = _model_name(models.draft) if models.draft else ""
        self.draft_state.setText(f"{name} guesses now." if name else "No model guesses now.")
        self.peers.show_helping(models.peers)
        self._update_button()

    @Slot()
    def _update_button(self) -> None:
        self.apply.setEnabled(self._entered() != self._saved())

    def _entered(self) -> tuple[str, str, tuple[str, ...], bool]:
        device, draft = self.device.currentData(), self.draft.currentData()
        return device or "", draft or "", self.peers.peers, self.peers.is_on

    def _saved(self) -> tuple[str, str, tuple[str, ...], bool]:
        settings = self._running.settings
        return settings.device, settings.draft, self._running.peers, settings.uses_peers

    def _on_apply(self) -> None:
        device, draft, peers, is_on = self._entered()
        self._running.apply(device=device, draft=draft, peers=peers, uses_peers=is_on)
        self._fill()


def hint(text: str) -> QLabel:
    """Small words below a field."""
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _choose_from(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    if chosen not in [value for _, value in choices]:
        choices = [*choices, (f"{_model_name(Path(chosen))} (not found)", chosen)]
    if choices == [(box.itemText(row), box.itemData(row)) for row in range(box.count())]:
        box.setCurrentIndex([value for _, value in choices].index(chosen))
        return  # it may be open
    box.blockSignals(True)
    box.clear()
    for label, value in choices:
        box.addItem(label, value)
    box.setCurrentIndex([value for _, value in choices].index(chosen))
    box.blockSignals(False)


def _model_name(path: Path) -> str:
    name = parse_model_file_name(path.name)
    return "  ·  ".join(part for part in (name.model_name, name.quantisation) if part)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.ensurePolished()
    box.setMinimumHeight(box.sizeHint().height())  # the page scrolls, no field is squeezed
    return box
