"""Forms made from declarations: a row for each field, told by name when a value is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.core.declarations import Declaration, Kind, declarations
from app.viewmodels.language import say
from app.widgets.declared_form.control import Control
from app.widgets.declared_form.controls import Choice, Number, Switch
from app.widgets.declared_form.row import Row, SettingRow
from app.widgets.declared_form.text_controls import Folder, Line, LongText
from app.widgets.mirroring import set_margins
from app.widgets.texts import column


class Inherited(NamedTuple):
    """What applies while an optional field is not chosen.

    Attributes:
        value: from which the arrows of a number start.
        text: what the empty field says, for example *0.6, as everywhere*.
    """

    value: Any
    text: str


class DeclaredForm(QWidget):
    """Rows in groups, each group on a card.

    Attributes:
        rows: by the names of their fields.

    Signals:
        changed(str, object): name and value of a field that was chosen.
    """

    changed = Signal(str, object)

    def __init__(
        self,
        kind: type[Any],
        values: Any,
        names: Iterable[str] | None = None,
        defaults: Any = None,
    ) -> None:
        """Build it.

        Args:
            kind: a NamedTuple with declarations.
            values: one of it, shown first.
            names: of the fields to show; ``None``: all that are declared.
            defaults: to which the fields go back; ``None``: the defaults of the fields.
        """
        super().__init__()
        self._kind = kind
        self._defaults = defaults
        self.rows: dict[str, SettingRow] = {}
        self._cards: list[Card] = []
        self._column = column(spacing=14)
        self.setLayout(self._column)
        declared = declarations(kind)
        for name in declared if names is None else names:
            self._add(declared[name])
        self.show_values(values)

    def show_values(self, values: Any) -> None:
        """Show other values; nothing is told."""
        self._values = values
        for name, row in self.rows.items():
            value = getattr(values, name)
            row.control.show_value(value)
            row.reset.setVisible(value != self._default(name))

    def set_inherited(self, inherited: dict[str, Inherited]) -> None:
        """Say what applies where an optional field is not chosen."""
        for name, each in inherited.items():
            self.rows[name].control.set_inherited(each.value, each.text)
        self.show_values(self._values)

    def offer(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer choices that are known only now: values and names, the names said already."""
        control = self.rows[name].control
        assert isinstance(control, Choice)
        control.offer(choices)
        control.show_value(getattr(self._values, name))

    def add_row(self, row: Row, group: str = "") -> None:
        """Add a row that stands for no field, at the end.

        Args:
            row: to be added.
            group: marked text of its heading; that of the last row continues its card.
        """
        if not self._cards or self._cards[-1].group != group:
            self._cards.append(Card(group))
            self._column.addWidget(self._cards[-1])
        self._cards[-1].add(row)

    def filter(self, words: list[str]) -> bool:
        """Show the rows that have all the words; returns whether there are any."""
        shown = [card.filter(words) for card in self._cards]
        return any(shown)

    def retranslate(self) -> None:
        """Say everything again."""
        for row in self.rows.values():
            row.retranslate()
        self.show_values(self._values)

    def _add(self, declaration: Declaration) -> None:
        row = SettingRow(make_control(declaration))
        name = declaration.name
        self.rows[name] = row
        self.add_row(row, declaration.declared.group)
        row.control.chosen.connect(lambda value: self.changed.emit(name, value))
        row.reset_requested.connect(lambda: self._on_reset(name))
        if isinstance(row.control, Switch):
            row.label.clicked.connect(row.control.toggle)

    def _on_reset(self, name: str) -> None:
        self.rows[name].control.setFocus()  # the button goes
        self.rows[name].tell("")
        self.changed.emit(name, self._default(name))

    def _default(self, name: str) -> Any:
        if self._defaults is not None:
            return getattr(self._defaults, name)
        return self._kind._field_defaults[name]


class Card(QFrame):
    """Rows that belong together, under a heading.

    Attributes:
        group: the heading, in English.
    """

    def __init__(self, group: str) -> None:
        super().__init__()
        self.group = group
        self._rows: list[tuple[Row, QFrame | None]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if group:
            heading = QLabel(say(group))
            heading.setObjectName("groupHeading")
            layout.addWidget(heading)
        frame = QFrame()
        frame.setObjectName("card")
        self._inside = column()
        set_margins(self._inside, 16, 4, 10, 4)
        self._inside.setSpacing(0)
        frame.setLayout(self._inside)
        layout.addWidget(frame)

    def add(self, row: Row) -> None:
        """Add a row below the others."""
        line = None
        if self._rows:
            line = QFrame()
            line.setObjectName("rowLine")
            line.setFixedHeight(1)
            self._inside.addWidget(line)
        self._inside.addWidget(row)
        self._rows.append((row, line))

    def filter(self, words: list[str]) -> bool:
        """Show the rows that have all the words; returns whether there are any."""
        has_any = False
        for row, line in self._rows:
            is_found = row.matches(words)
            row.setVisible(is_found)
            if line is not None:
                line.setVisible(is_found and has_any)
            has_any = has_any or is_found
        self.setVisible(has_any)
        return has_any


def make_control(declaration: Declaration) -> Control:
    """The control that fits a declaration."""
    declared = declaration.declared
    by_kind: dict[Kind, Callable[[Declaration], Control]] = {
        Kind.OFFERED: Choice,
        Kind.FONT: Choice,
        Kind.LONG_TEXT: LongText,
        Kind.FOLDER: Folder,
    }
    if declared.kind is Kind.ACCENT:
        from app.widgets.declared_form.accent_control import AccentControl

        return AccentControl(declaration)
    if declared.kind in by_kind:
        return by_kind[declared.kind](declaration)
    if declaration.type is bool:
        return Choice(declaration) if declaration.is_optional else Switch(declaration)
    if declaration.type in (int, float):
        return Number(declaration)
    is_choice = declared.choices or declaration.type is not str
    return Choice(declaration) if is_choice else Line(declaration)
