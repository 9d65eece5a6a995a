"""The list of computers that compute a part of a model, and what that means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.peers import MOST_PEERS, parse_peer
from app.core.translatable import mark
from app.viewmodels.language import say
from app.viewmodels.running import RunningViewModel
from app.widgets import wording
from app.widgets.aligned_label import AlignedLabel

_LIST_PX = 96
_WARNING = mark(
    "Only in a network where you trust everyone. Nothing is encrypted and no password is asked "
    "for: whoever reaches these computers can read along, and misuse them."
)
_ADVICE = mark(
    "It is for models that are too large for this computer; others get slower. On each of the "
    "computers that are to help, start Penseur with that computer's own address, like this:"
)
_COMMAND = "penseur --peer 192.168.1.7:50052"


class PeersBox(QWidget):
    """Addresses, each with whether it answers.

    Attributes:
        switch: whether they are to help.
        list, field, add, remove, test: the list and what changes it.
        answer: what is wrong with an address.

    Signals:
        changed: the list or the switch.
    """

    changed = Signal()

    def __init__(self, running: RunningViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self._helping: list[str] = []
        self._states: dict[str, str] = {}
        self.switch = QCheckBox(say("Let other computers help"))
        self.list = QListWidget()
        self.list.setAccessibleName(say("Computers that help"))
        self.list.setObjectName("peers")
        self.list.setFixedHeight(_LIST_PX)
        self.field = QLineEdit()
        self.field.setAccessibleName(say("Address of a computer"))
        self.field.setPlaceholderText("192.168.1.7:50052")
        self.answer = _text("", "hint")
        self.answer.hide()
        self.field.ensurePolished()
        self.field.setMinimumHeight(self.field.sizeHint().height())
        self.add, self.remove, self.test = map(
            QPushButton, (say("Add"), say("Remove"), say("Ask them all"))
        )
        for button in (self.add, self.remove, self.test):
            button.setAutoDefault(False)
        self._build()
        self.switch.toggled.connect(self.changed)
        self.add.clicked.connect(self._on_add)
        self.field.returnPressed.connect(self._on_add)
        self.field.textChanged.connect(self._update_buttons)
        self.remove.clicked.connect(self._on_remove)
        self.list.currentRowChanged.connect(self._update_buttons)
        self.test.clicked.connect(self._on_test)
        running.peers_greeted.connect(self._on_greeted)

    def _build(self) -> None:
        entry = QHBoxLayout()
        entry.addWidget(self.field, 1)
        entry.addWidget(self.add)
        below = QHBoxLayout()
        below.addWidget(self.test)
        below.addStretch(1)
        below.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_text(say(_WARNING), "peersWarning"))
        column.addWidget(self.switch)
        column.addLayout(entry)
        column.addWidget(self.answer)
        column.addWidget(self.list)
        column.addLayout(below)
        command = _text(_COMMAND, "hint")
        command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(_text(say(_ADVICE), "hint"))
        column.addWidget(command)

    @property
    def is_on(self) -> bool:
        """Whether they are to help."""
        return self.switch.isChecked() and self.list.count() > 0

    @property
    def peers(self) -> tuple[str, ...]:
        """All in the list."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple(row.data(Qt.ItemDataRole.UserRole) for row in rows)

    def show_peers(self, peers: tuple[str, ...], *, is_on: bool) -> None:
        """Show what is saved."""
        self.blockSignals(True)
        self.switch.setChecked(is_on)
        self.list.clear()
        for peer in peers:
            self._add_row(peer)
        self.blockSignals(False)
        self._update_buttons()

    def show_helping(self, peers: list[str]) -> None:
        """Mark those that compute a part of the loaded model."""
        self._helping = peers
        self._show_states()

    def _add_row(self, peer: str) -> None:
        item = QListWidgetItem(peer)
        item.setData(Qt.ItemDataRole.UserRole, peer)
        self.list.addItem(item)
        self._show_states()

    def _show_states(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            peer = item.data(Qt.ItemDataRole.UserRole)
            state = mark("helps now") if peer in self._helping else self._states.get(peer, "")
            item.setText(say("{peer}  ·  {state}", peer=peer, state=say(state)) if state else peer)

    @Slot()
    def _on_add(self) -> None:
        if not self.add.isEnabled():  # Enter, though there is no room
            return
        try:
            peer = parse_peer(self.field.text())
        except AppError as error:
            self.answer.setText(wording.sentence(error))
            self.answer.show()
            return
        self.answer.hide()
        self.field.clear()
        if peer not in self.peers:
            self._add_row(peer)
            self.list.setCurrentRow(self.list.count() - 1)
            self.changed.emit()

    def _on_remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._update_buttons()
        self.changed.emit()

    def _on_test(self) -> None:
        others = tuple(peer for peer in self.peers if peer not in self._helping)
        self._states = dict.fromkeys(others, mark("asking…"))
        self._show_states()
        self.test.setEnabled(False)
        self._running.greet(others)

    @Slot(object)
    def _on_greeted(self, answering: list[str]) -> None:
        self._states = {
            peer: mark("ready") if peer in answering else mark("does not answer, or is busy")
            for peer in self._states
        }
        self._show_states()
        self._update_buttons()

    @Slot()
    def _update_buttons(self) -> None:
        has_room = self.list.count() < MOST_PEERS
        self.add.setEnabled(has_room and bool(self.field.text().strip()))
        self.remove.setEnabled(self.list.currentRow() >= 0)
        self.test.setEnabled(self.list.count() > 0)


def _text(text: str, name: str) -> QLabel:
    label = AlignedLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
