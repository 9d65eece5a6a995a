"""What the command palette offers, gathered when it opens, and in which order it shows it."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from app.core.fuzzy import FuzzyQuery, Match, searchable
from app.core.messages import Role
from app.viewmodels.language import say
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.offered_actions import FOR_ANSWERS, FOR_QUESTIONS

if TYPE_CHECKING:
    from app.core.conversation import Conversation
    from app.widgets.conversation_view import ConversationView
    from app.widgets.main_menus import MainMenus

MOST = 60
"""So many are listed: who sees more types another letter."""
_RECENT_BONUS = 30.0
"""What was chosen last stands above what fits a little better."""
_CONVERSATION_SCORE = -12.0
"""Of two that fit alike, an action stands before a conversation."""
_FIRST_CONVERSATIONS = 5
_GROUP_SHARE = 0.2
"""What a match in the name of the group counts for."""


class Command(NamedTuple):
    """Something that can be done.

    Attributes:
        name: stays the same in all languages; empty for what is not remembered.
        label: what it does.
        group: where else it is found.
        run: does it.
        keys: its shortcut, as it is read.
        is_on: whether a choice is the one that holds.
    """

    name: str
    label: str
    group: str
    run: Callable[[], object]
    keys: str = ""
    is_on: bool = False


class Found(NamedTuple):
    """A command in the list.

    Attributes:
        command: itself.
        places: offsets of the letters of its label that were typed.
    """

    command: Command
    places: tuple[int, ...] = ()


def menu_commands(menus: MainMenus) -> list[Command]:
    """All entries of a menu bar that can be chosen now."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        Command(
            action.objectName() or f"{group}/{action.text()}",
            action.text().replace("&", ""),
            group,
            action.trigger,
            action.shortcut().toString(native),
            is_on=action.isCheckable() and action.isChecked(),
        )
        for group, action in menus.entries()
        if action.isEnabled() and action.isVisible()
    ]


def message_commands(view: ConversationView, focused: QWidget | None) -> list[Command]:
    """What can be done with the message that has the keyboard, else with the last one."""
    message = _message_of(view, focused)
    row = message.actions_row if message else None
    if message is None or row is None:
        return []
    looks = FOR_QUESTIONS if message.message.role is Role.USER else FOR_ANSWERS
    return [
        Command(
            f"message_{action.name.lower()}",
            say(looks[action][1]),
            say("Message"),
            partial(row.triggered.emit, action),
        )
        for action in row.offered
    ]


def _message_of(view: ConversationView, focused: QWidget | None) -> MessageWidget | None:
    while focused is not None and not isinstance(focused, MessageWidget):
        focused = focused.parentWidget()
    if focused is not None or not view.messages:
        return focused
    return view.column.widgets.get(len(view.messages) - 1)


class Offer:
    """Commands and conversations, and which of them fit what is typed.

    Everything is read once; ten thousand titles are folded when the first letter is typed.
    """

    def __init__(
        self,
        commands: Iterable[Command],
        conversations: Iterable[Conversation],
        recent: Sequence[str],
        open_conversation: Callable[[Conversation], object],
    ) -> None:
        """Take what there is.

        Args:
            commands: in the order in which they are listed.
            conversations: that can be opened.
            recent: names of commands, what was chosen last first.
            open_conversation: opens one.
        """
        self._commands = list(commands)
        self._conversations = list(conversations)
        self._recent = {name: place for place, name in enumerate(recent)}
        self._open = open_conversation
        self._labels = [searchable(command.label) for command in self._commands]
        self._groups = [searchable(f"{c.label} {c.group}") for c in self._commands]
        self._titles: list[str] = []

    def find(self, typed: str) -> list[Found]:
        """What fits, the best first; everything that is usual when nothing is typed."""
        query = FuzzyQuery(typed)
        if not query.words:
            return self._usual()
        scored: list[tuple[float, int, Found]] = []
        for number, command in enumerate(self._commands):
            match = self._match(query, number)
            if match is not None:
                score = match.score + self._bonus(command)
                scored.append((score, -number, Found(command, match.places)))
        best = heapq.nlargest(MOST, scored)
        best += self._fitting_conversations(query)
        return [found for _score, _order, found in heapq.nlargest(MOST, best)]

    def _match(self, query: FuzzyQuery, number: int) -> Match | None:
        match = query.match(self._labels[number])
        if match is None:
            label = len(self._labels[number]) - 1
            match = query.match(self._groups[number], with_initials=False)
            if match is not None:
                inside = tuple(place for place in match.places if place < label)
                match = Match(match.score * _GROUP_SHARE, inside)
        return match

    def _bonus(self, command: Command) -> float:
        place = self._recent.get(command.name)
        return 0.0 if place is None else _RECENT_BONUS / (1 + 0.2 * place)

    def _fitting_conversations(self, query: FuzzyQuery) -> list[tuple[float, int, Found]]:
        if not self._titles:
            self._titles = [searchable(known.title) for known in self._conversations]
        matched = (
            (match.score + _CONVERSATION_SCORE, known.updated_at, number, match.places)
            for number, (known, title) in enumerate(
                zip(self._conversations, self._titles, strict=True)
            )
            if (match := query.match(title, with_initials=False))
        )
        start = -len(self._commands)
        return [
            (score, start - order, Found(self._opening(self._conversations[number]), places))
            for order, (score, _updated, number, places) in enumerate(heapq.nlargest(MOST, matched))
        ]

    def _usual(self) -> list[Found]:
        used = [c for c in self._commands if c.name in self._recent]
        used.sort(key=lambda command: self._recent[command.name])
        others = [c for c in self._commands if c.name not in self._recent]
        latest = heapq.nlargest(
            _FIRST_CONVERSATIONS, self._conversations, key=lambda known: known.updated_at
        )
        opening = [self._opening(known) for known in latest]
        return [Found(command) for command in [*used, *opening, *others]]

    def _opening(self, known: Conversation) -> Command:
        return Command("", known.title, say("Conversation"), lambda: self._open(known))
