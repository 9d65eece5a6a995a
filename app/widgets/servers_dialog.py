"""The dialog of servers: enter one, try it, let it answer; and what that means for the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.servers import Server, parse_address
from app.core.translatable import mark
from app.viewmodels.language import say
from app.viewmodels.servers import ServersViewModel
from app.widgets import server_wording, wording
from app.widgets.aligned_label import AlignedLabel
from app.widgets.mirroring import set_margins
from app.widgets.trust_question import ask_for_trust
from app.widgets.word_button import word_button

_NEW = mark("New server")
_PROMISE = mark(
    "While a server answers, your questions and its answers go to it, with the conversation they "
    "belong to. Nothing is sent before you try it, use it or ask it. The key is kept in the "
    "keyring of this computer."
)


class ServersDialog(QDialog):
    """Servers on the left, the chosen one on the right.

    Attributes:
        list: of servers, the last row a new one.
        label, address, key, model, proxy: fields of the server that is shown.
        test, use, remove, leave: buttons.
        answer: what came of the last try.
    """

    def __init__(self, servers: ServersViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Servers"))
        self.resize(QSize(780, 520).boundedTo(self.screen().availableSize()))
        self._servers = servers
        self._shown: Server | None = None
        self._kept_key = ("", "")  # that the keyring has, and the origin that it is for
        self._trusted: set[str] = set()
        self._build_fields()
        self._build()
        servers.servers_changed.connect(self._fill)
        servers.listing_ended.connect(self._on_listing_ended)
        servers.problem_occurred.connect(self._on_problem)
        self.list.currentRowChanged.connect(self._on_row_chosen)
        self.list.ensurePolished()  # rows are measured when they are added
        self._fill()

    def _build_fields(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("catalog")
        self.list.setAccessibleName(say("Servers"))
        self.list.setFixedWidth(200)
        self.label = _field(say("Name"), say("My server"))
        self.address = _field(say("Address"), "https://api.example.com/v1")
        self.key = _field(say("Key"), say("Optional"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.proxy = _field(say("Proxy"), say("Optional"))
        self.model = QComboBox()
        self.model.setEditable(True)
        if (line := self.model.lineEdit()) is not None:
            line.setAccessibleName(say("Model"))
        self.model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.model.setAccessibleName(say("Model"))
        _keep_height(self.model)
        self.answer = QLabel()
        self.answer.setObjectName("hint")
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setMinimumHeight(2 * self.answer.fontMetrics().lineSpacing())
        self.answer.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.test = word_button(say("Try it and list its models"), self._on_test)
        self.remove = word_button(say("Remove"), self._on_remove)
        self.leave = word_button(say("Close"), self.reject)
        self.use = word_button(say("Use it"), self._on_use)
        self.use.setProperty("primary", True)
        self.use.setDefault(True)
        for field in (self.label, self.address):
            field.textChanged.connect(self._update_buttons)
        self.model.editTextChanged.connect(self._update_buttons)
        self.address.textChanged.connect(self._guard_key)
        self.key.textEdited.connect(self._on_key_typed)

    def _build(self) -> None:
        self._headline = QLabel()
        self._headline.setObjectName("headline")
        self._headline.setTextFormat(Qt.TextFormat.PlainText)
        promise = AlignedLabel(say(_PROMISE))
        promise.setObjectName("hint")
        promise.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(say("Name"), self.label)
        form.addRow(say("Address"), self.address)
        form.addRow(say("Key"), self.key)
        form.addRow(say("Model"), self.model)
        form.addRow(say("Proxy"), self.proxy)
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addWidget(self._headline)
        page.addWidget(promise)
        page.addLayout(form)
        page.addWidget(self.answer)
        page.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.test)
        buttons.addWidget(self.use)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(scroll, 1)
        right.addLayout(buttons)
        layout = QHBoxLayout(self)
        set_margins(layout, 16, 16, 20, 16)
        layout.setSpacing(20)
        layout.addWidget(self.list)
        layout.addLayout(right, 1)

    # Choosing

    def _fill(self) -> None:
        labels = [server.label for server in self._servers.servers]
        shown = self._shown.label if self._shown else None
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([*labels, say(_NEW)])
        self.list.setCurrentRow(labels.index(shown) if shown in labels else len(labels))
        self.list.blockSignals(False)
        if shown not in labels:
            self._show(None)

    def _on_row_chosen(self, row: int) -> None:
        servers = self._servers.servers
        self._show(servers[row] if 0 <= row < len(servers) else None)

    def _show(self, server: Server | None) -> None:
        self._shown = server
        self._headline.setText(server.label if server else say(_NEW))
        self.label.setText(server.label if server else "")
        self.address.setText(server.url if server else "")
        self.proxy.setText(server.proxy if server else "")
        self.model.clear()
        self.model.setEditText(server.model if server else "")
        self._kept_key = ("", "")
        self.key.clear()
        self.answer.clear()
        self.remove.setVisible(server is not None)
        self._update_buttons()
        if server is not None:
            self._servers.read_key(server, lambda key: self._on_key_read(server, key))

    def _on_key_read(self, server: Server, key: str) -> None:
        if self._shown == server and not self.key.text():
            self._kept_key = (key, server.address.origin)
            self._guard_key()

    def _on_key_typed(self) -> None:
        self._kept_key = ("", "")  # from now on the field is the user's

    def _guard_key(self) -> None:
        """A key from the keyring goes to the origin that it was entered for, and nowhere else."""
        key, origin = self._kept_key
        if key:
            self.key.setText(key if _origin(self.address.text()) == origin else "")

    # Doing

    def _entered(self) -> Server | None:
        """The server as it stands in the fields; says so when its address is none."""
        try:
            url = parse_address(self.address.text()).url
        except AppError as error:
            self.answer.setText(wording.sentence(error))
            return None
        label, proxy = self.label.text().strip(), self.proxy.text().strip()
        return Server(label, url, self.model.currentText().strip(), proxy)

    def _on_test(self) -> None:
        server = self._entered()
        if server is not None:
            self._confirm(server, lambda: self._test(server))

    def _test(self, server: Server) -> None:
        self.test.setEnabled(False)
        self.answer.setText(say("Asking {host}…", host=server.host))
        self._servers.list_models(server, self.key.text().strip())

    def _on_use(self) -> None:
        server = self._entered()
        if server is not None:
            self._confirm(server, lambda: self._use(server))

    def _use(self, server: Server) -> None:
        replaced, self._shown = self._shown, server
        self._servers.save(server, self.key.text().strip(), replaced)
        self._servers.use(server)
        self.accept()

    def _on_remove(self) -> None:
        if self._shown is not None:
            self._servers.remove(self._shown)

    def _confirm(self, server: Server, go_on: Callable[[], None]) -> None:
        """Ask before anything is sent that others can read on the way; once for an address."""
        address = server.address
        if not address.is_readable_on_the_way or address.origin in self._trusted:
            go_on()
            return

        def trust() -> None:
            self._trusted.add(address.origin)
            go_on()

        ask_for_trust(self, server.host, trust)

    # What came of it

    @Slot(object)
    def _on_listing_ended(self, outcome: list[str] | AppError) -> None:
        if isinstance(outcome, AppError):
            self.answer.setText(wording.sentence(outcome))
        else:
            self._show_models(outcome)
        self._update_buttons()

    def _show_models(self, names: list[str]) -> None:
        wanted = self.model.currentText().strip()
        self.model.clear()
        self.model.addItems(names)
        self.model.setEditText(wanted or (names[0] if names else ""))
        is_missing = wanted and wanted.partition(":")[0] not in names and wanted not in names
        self.answer.setText(server_wording.models_listed(len(names), wanted if is_missing else ""))

    @Slot(object)
    def _on_problem(self, error: AppError) -> None:
        self.answer.setText(wording.sentence(error))

    def _update_buttons(self) -> None:
        texts = self.label.text(), self.address.text(), self.model.currentText()
        missing = tuple(
            name
            for name, text in zip(server_wording.NEEDED, texts, strict=True)
            if not text.strip()
        )
        self.test.setEnabled(bool(texts[1].strip()))
        self.use.setEnabled(not missing)
        self.use.setToolTip(server_wording.still_needed(missing) if missing else "")


def _origin(address: str) -> str:
    """Where an address leads to; empty while it is none."""
    try:
        return parse_address(address).origin
    except AppError:
        return ""


def _field(name: str, placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    _keep_height(field)
    return field


def _keep_height(field: QWidget) -> None:
    """Where there is little room the page scrolls; no field is squeezed."""
    field.ensurePolished()
    field.setMinimumHeight(field.sizeHint().height())
