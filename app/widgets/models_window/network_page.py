"""What went over the network, for a person to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTreeView, QWidget

from app.core.translatable import mark
from app.system.connection_log import Connection, ConnectionLog
from app.viewmodels.language import say, say_count
from app.widgets.models_window.network_settings import NetworkSettings
from app.widgets.texts import ScrollingColumn, column, wrapped
from app.widgets.word_button import word_button

_LEAST_ROWS = 9
_ABOUT = mark(
    "Every connection that Penseur has opened, the latest first: to find and get models, and to "
    "the servers and computers that you let answer. A model on this computer needs none."
)
_HEADERS = (mark("When"), mark("Host"), mark("What for"))
_Index = QModelIndex | QPersistentModelIndex


class Connections(QAbstractTableModel):
    """The log as rows, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Connection] = []

    def show(self, connections: list[Connection]) -> None:
        """Show other connections, given the oldest first."""
        self.beginResetModel()
        self._rows = connections[::-1]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Number of connections."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """When, where, what for."""
        return len(_HEADERS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A text of one field."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        one = self._rows[index.row()]
        return (_when(one.at), one.host, say(one.purpose))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the fields."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADERS[section])
        return None


class NetworkPage(QWidget):
    """A table, read anew each time that it is shown.

    Attributes:
        settings: of the network.
        table: of the connections.
        state: how many there are.
        refresh, clear: buttons.
    """

    def __init__(self, log: ConnectionLog, settings: NetworkSettings) -> None:
        super().__init__()
        self._log = log
        self.settings = settings
        self.connections = Connections()
        self.table = QTreeView()
        self.table.setObjectName("connections")
        self.table.setAccessibleName(say("Connections"))
        self.table.setModel(self.connections)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.header()
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            header.setSectionResizeMode(section, mode)
        self.state = wrapped("", "hint")
        self.refresh = word_button(say("Read again"), self.read)
        self.clear = word_button(say("Forget all"), self._on_clear, say("Forget all connections"))
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.clear)
        foot.addWidget(self.refresh)
        self.table.setMinimumHeight(_LEAST_ROWS * self.table.fontMetrics().lineSpacing())
        page = ScrollingColumn(say("Network"))
        page.column.addWidget(settings)
        page.column.addWidget(wrapped(say(_ABOUT), "hint"))
        page.column.addWidget(self.table, 1)
        page.column.addLayout(foot)
        layout = column()
        layout.addWidget(page)
        self.setLayout(layout)

    def read(self) -> None:
        """Show the log as it is now."""
        self.settings.show_settings()
        found = self._log.latest()
        self.connections.show(found)
        count = len(found)
        self.state.setText(
            say_count("%n connections.", count)
            if count
            else say("Nothing has gone over the network yet.")
        )
        self.clear.setEnabled(bool(found))

    def retranslate(self) -> None:
        """The heads of the columns are no labels, and the columns have other widths."""
        self.connections.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_HEADERS) - 1)
        self.connections.show(self._log.latest())

    def _on_clear(self) -> None:
        self._log.clear()
        self.read()


def _when(at: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(at))
    return QLocale().toString(moment, "yyyy-MM-dd HH:mm:ss")
