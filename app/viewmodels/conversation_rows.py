"""Changes of the sidebar's rows, each told to Qt in as few steps as possible."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

from app.system.late_imports import import_late
from app.viewmodels.sectioned_rows import SectionedRows

if TYPE_CHECKING:
    import datetime

    from app.core import sections
    from app.core.conversation import Conversation, Folder
    from app.core.sections import Section, SectionKey, Sections
else:
    datetime = import_late("datetime")
    sections = import_late("app.core.sections")

_TOP = QModelIndex()


class ConversationRows(SectionedRows):
    """Rows that come, go and move."""

    def reset(self, folders: Iterable[Folder], conversations: Iterable[Conversation]) -> None:
        """List other folders and conversations than before."""
        self.beginResetModel()
        self._known = {conversation.id: conversation for conversation in conversations}
        self._sections = order = sections.Sections(folders, datetime.date.today())
        grouped: dict[SectionKey, list[Conversation]] = {}
        for conversation in self._known.values():
            grouped.setdefault(order.key_for(conversation), []).append(conversation)
        for key, inside in grouped.items():
            section = order.get(key) or sections.Section(key)
            section.conversations = sorted(inside, key=section.order_of)
            if order.get(key) is None:
                order.add(section)
        order.recount()
        self.endResetModel()

    def regroup(self) -> None:
        """Sort by date again if another day has begun."""
        if self._sections and self._sections.calendar.today != datetime.date.today():
            self.reset(self.folders, list(self._known.values()))

    def add(self, conversations: Iterable[Conversation]) -> None:
        """List more; those that are listed already stay as they are."""
        order = self._order()
        new = [c for c in conversations if c.id not in self._known]
        self._known.update((c.id, c) for c in new)
        for key, some in groupby(new, order.key_for):
            self._add_to(key, list(some))

    def remove(self, conversation_ids: Iterable[int]) -> None:
        """List some no more."""
        order = self._order()
        places: dict[SectionKey, list[int]] = {}
        for conversation_id in conversation_ids:
            conversation = self._known.pop(conversation_id, None)
            if conversation is not None:
                section = self._section(order.key_for(conversation))
                places.setdefault(section.key, []).append(section.position_of(conversation))
        for key, positions in places.items():
            self._take_out(self._section(key), sorted(positions))

    def replace(self, conversation: Conversation) -> None:
        """A listed conversation is another now; it moves to where it belongs."""
        order, before = self._order(), self._known.get(conversation.id)
        if before is None or before == conversation:
            return
        source, key = self._section(order.key_for(before)), order.key_for(conversation)
        if order.get(key) is None:
            self._add_section(sections.Section(key))
        target = self._section(key)
        position, place = source.position_of(before), target.position_of(conversation)
        self._known[conversation.id] = conversation
        if source is target and place in (position, position + 1):
            source.conversations[position] = conversation
            if source.is_folded:
                self._tell_heading(source)  # it says whether something in it is unread
        else:
            self._move(source, position, target, place, conversation)
        row = order.row_of(conversation)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    # Folders

    def row_of_folder(self, folder_id: int) -> int | None:
        """The row of a folder's heading."""
        section = self._order().get(sections.folder_key(folder_id))
        return None if section is None else self._order().start_of(section)

    def put_folder(self, folder: Folder) -> None:
        """A folder is new, or has another name, or is folded or unfolded."""
        order = self._order()
        section = order.get(sections.folder_key(folder.id))
        if section is None:
            self._add_section(sections.Section(sections.folder_key(folder.id), folder))
            return
        start, rows = order.start_of(section), len(section.conversations)
        if section.is_folded != folder.is_folded and rows:
            begin = self.beginRemoveRows if folder.is_folded else self.beginInsertRows
            begin(_TOP, start + 1, start + rows)
            section.folder = folder
            order.recount()
            (self.endRemoveRows if folder.is_folded else self.endInsertRows)()
        section.folder = folder
        self.dataChanged.emit(self.index(start), self.index(start))

    def order_folders(self, folders: Iterable[Folder]) -> None:
        """The folders have other places."""
        self.reset(folders, list(self._known.values()))

    def drop_folder(self, folder_id: int) -> None:
        """A folder is gone; what lay in it goes to where it belongs."""
        order = self._order()
        section = order.get(sections.folder_key(folder_id))
        if section is None:
            return
        inside, start = section.conversations, order.start_of(section)
        self.beginRemoveRows(_TOP, start, start + section.row_count - 1)
        order.remove(section)
        self.endRemoveRows()
        for conversation in inside:
            del self._known[conversation.id]
        self.add([conversation._replace(folder_id=None) for conversation in inside])

    # Inside

    def _order(self) -> Sections:
        if self._sections is None:
            self.reset([], [])
        assert self._sections is not None
        return self._sections

    def _section(self, key: SectionKey) -> Section:
        section = self._order().get(key)
        assert section is not None
        return section

    def _add_section(self, section: Section) -> None:
        order = self._order()
        row = order.start_of(section)
        self.beginInsertRows(_TOP, row, row + section.row_count - 1)
        order.add(section)
        self.endInsertRows()

    def _add_to(self, key: SectionKey, new: list[Conversation]) -> None:
        order = self._order()
        section = order.get(key)
        if section is None:
            section = sections.Section(key)
            section.conversations = sorted(new, key=section.order_of)
            self._add_section(section)
            return
        for place, run in section.runs_for(new):
            first = order.start_of(section) + 1 + place
            if not section.is_folded:
                self.beginInsertRows(_TOP, first, first + len(run) - 1)
            section.conversations[place:place] = run
            order.recount()
            if not section.is_folded:
                self.endInsertRows()
        self._tell_heading(section)

    def _take_out(self, section: Section, positions: list[int]) -> None:
        """Remove what stands at some positions, from the last run of them to the first."""
        order = self._order()
        numbered = enumerate(positions)
        runs = [[p for _, p in run] for _, run in groupby(numbered, lambda pair: pair[1] - pair[0])]
        for run in reversed(runs):
            first = order.start_of(section) + 1 + run[0]
            if not section.is_folded:
                self.beginRemoveRows(_TOP, first, first + len(run) - 1)
            del section.conversations[run[0] : run[-1] + 1]
            order.recount()
            if not section.is_folded:
                self.endRemoveRows()
        self._tell_heading(section)
        self._drop_if_empty(section)

    def _move(
        self,
        source: Section,
        position: int,
        target: Section,
        place: int,
        conversation: Conversation,
    ) -> None:
        order = self._order()
        end: Callable[[], None] | None
        before, after = order.start_of(source) + 1 + position, order.start_of(target) + 1 + place
        match source.is_folded, target.is_folded:
            case False, False:
                self.beginMoveRows(_TOP, before, before, _TOP, after)
                end = self.endMoveRows
            case False, True:
                self.beginRemoveRows(_TOP, before, before)
                end = self.endRemoveRows
            case True, False:
                self.beginInsertRows(_TOP, after, after)
                end = self.endInsertRows
            case _:
                end = None
        del source.conversations[position]
        if source is target and place > position:
            place -= 1
        target.conversations.insert(place, conversation)
        order.recount()
        if end is not None:
            end()
        for section in {source.key: source, target.key: target}.values():
            self._tell_heading(section)
        self._drop_if_empty(source)

    def _tell_heading(self, section: Section) -> None:
        """A folder says how many lie in it."""
        if section.folder is not None:
            heading = self.index(self._order().start_of(section))
            self.dataChanged.emit(heading, heading)

    def _drop_if_empty(self, section: Section) -> None:
        if section.folder is None and not section.conversations:
            order = self._order()
            row = order.start_of(section)
            self.beginRemoveRows(_TOP, row, row)
            order.remove(section)
            self.endRemoveRows()
