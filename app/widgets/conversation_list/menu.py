"""What can be done with the conversations that are chosen, or with a folder, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.core.conversation import Conversation, Folder
from app.core.translatable import mark
from app.viewmodels.language import say
from app.widgets.conversation_list.descriptions import count_of
from app.widgets.conversation_list.view import ConversationListView
from app.widgets.theme import current_theme, icon

NEW_FOLDER = mark("New folder")


def make_menu(
    view: ConversationListView, export: Callable[[list[Conversation]], None]
) -> QMenu | None:
    """A menu for what is chosen; ``None`` when nothing is.

    Args:
        view: the list.
        export: gets the conversations that are to be exported.
    """
    folder, chosen = view.current_folder, view.chosen
    menu = QMenu(view)
    if chosen:
        _fill_for_conversations(menu, view, chosen, export)
    elif folder is not None:
        _fill_for_folder(menu, view, folder, export)
    else:
        return None
    return menu


def _fill_for_conversations(
    menu: QMenu,
    view: ConversationListView,
    chosen: list[Conversation],
    export: Callable[[list[Conversation]], None],
) -> None:
    rows = view.rows
    if len(chosen) == 1:
        only = chosen[0]
        _add(menu, "pencil", say("Rename"), lambda: rename(view, rows.row_of(only.id)), "F2")
    else:
        menu.addSection(count_of(len(chosen)))
    is_pinned = all(conversation.pinned_at is not None for conversation in chosen)
    label = say("Unpin") if is_pinned else say("Pin to the top")
    _add(menu, "pin", label, lambda: rows.set_pinned(chosen, is_pinned=not is_pinned))
    folders = menu.addMenu(icon("folder-open", current_theme().muted), say("Move to folder"))
    _fill_folders(folders, view, chosen)
    unread = any(not conversation.is_unread for conversation in chosen)
    label = say("Mark as unread") if unread else say("Mark as read")
    ids = [conversation.id for conversation in chosen]
    _add(menu, "dot", label, lambda: rows.set_unread(*ids, is_unread=unread))
    _add(menu, "download", say("Export…"), lambda: export(chosen))
    menu.addSeparator()
    _add(menu, "trash-2", say("Move to trash"), lambda: rows.trash(chosen), "Del")


def _fill_folders(menu: QMenu, view: ConversationListView, chosen: Sequence[Conversation]) -> None:
    rows = view.rows
    for folder in rows.folders:
        action = menu.addAction(folder.name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(all(c.folder_id == folder.id for c in chosen))
        action.triggered.connect(
            lambda _=False, to=folder.id: rows.move_to_folder(chosen, to)  # binds each folder
        )
    if rows.folders:
        menu.addSeparator()
    _add(
        menu,
        "plus",
        say("New folder…"),
        lambda: rows.folder_actions.add(
            say(NEW_FOLDER), lambda made: rows.move_to_folder(chosen, made.id)
        ),
    )
    if any(conversation.folder_id is not None for conversation in chosen):
        _add(menu, "x", say("Out of the folder"), lambda: rows.move_to_folder(chosen, None))


def _fill_for_folder(
    menu: QMenu,
    view: ConversationListView,
    folder: Folder,
    export: Callable[[list[Conversation]], None],
) -> None:
    rows, actions, places = view.rows, view.rows.folder_actions, view.rows.folders
    label = say("Unfold") if folder.is_folded else say("Fold")
    arrow = "chevron-down" if folder.is_folded else "chevron-right"
    _add(menu, arrow, label, lambda: view.fold(folder, is_folded=not folder.is_folded))
    _add(menu, "pencil", say("Rename"), lambda: rename(view, rows.row_of_folder(folder.id)), "F2")
    if places[0].id != folder.id:
        _add(menu, "chevron-up", say("Move up"), lambda: actions.move(folder, -1))
    if places[-1].id != folder.id:
        _add(menu, "arrow-down", say("Move down"), lambda: actions.move(folder, 1))
    inside = rows.inside(folder.id)
    if inside:
        _add(menu, "download", say("Export…"), lambda: export(inside))
    menu.addSeparator()
    label = say("Delete folder, keep its conversations") if inside else say("Delete folder")
    _add(menu, "trash-2", label, lambda: actions.delete(folder), "Del")


def rename(view: ConversationListView, row: int | None) -> None:
    """Open the field for a row's title."""
    if row is not None:
        index = view.rows.index(row)
        view.setCurrentIndex(index)
        view.edit(index)


def _add(menu: QMenu, name: str, label: str, run: Callable[[], object], key: str = "") -> None:
    keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    action = menu.addAction(icon(name, current_theme().muted), f"{label}\t{keys}" if key else label)
    action.triggered.connect(lambda: run())  # noqa: PLW0108 - run takes no argument
