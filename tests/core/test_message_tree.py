"""Paths, versions and branches of a conversation."""

from __future__ import annotations

from app.core.message_tree import MessageTree
from app.core.messages import Message, Role


def message(message_id: int, parent_id: int | None) -> Message:
    role = Role.USER if message_id % 2 else Role.ASSISTANT
    return Message(message_id, 1, parent_id, role, f"text {message_id}")


#  1 ─ 2 ─ 3 ─ 4
#  │   └── 5 ─ 6        the second question was edited
#  └── 8                 the first answer was made again
TREE = [message(*ids) for ids in ((1, None), (2, 1), (3, 2), (4, 3), (5, 2), (6, 5), (8, 1))]


def ids(path: list[Message]) -> list[int]:
    return [m.id for m in path]


def test_a_path_leads_from_the_root_to_its_leaf() -> None:
    tree = MessageTree(TREE)
    assert ids(tree.path_to(4)) == [1, 2, 3, 4]
    assert ids(tree.path_to(6)) == [1, 2, 5, 6]
    assert ids(tree.path_to(8)) == [1, 8]
    assert tree.path_to(None) == tree.path_to(99) == []


def test_versions_share_a_parent() -> None:
    tree = MessageTree(TREE)
    assert tree.versions(3) == tree.versions(5) == (3, 5)
    assert tree.versions(2) == (2, 8)
    assert tree.versions(1) == (1,)


def test_a_version_is_shown_with_what_was_made_last_below_it() -> None:
    tree = MessageTree(TREE)
    assert tree.leaf_below(2) == 6
    assert tree.leaf_below(3) == 4
    assert tree.leaf_below(8) == 8


def test_a_newer_state_takes_the_place_of_a_message() -> None:
    tree = MessageTree(TREE)
    tree.put(Message(4, 1, 3, Role.ASSISTANT, "longer"))
    assert tree[4].text == "longer"
    assert tree.versions(4) == (4,)


def test_a_deleted_message_gives_way_to_its_version_or_its_parent() -> None:
    tree = MessageTree(TREE)
    assert tree.leaf_without(8) == 6
    assert tree.leaf_without(5) == 4
    assert tree.leaf_without(4) == 3
    assert tree.leaf_without(1) is None
    tree.remove(5)
    assert 5 not in tree
    assert tree.versions(3) == (3,)
    assert ids(tree.path_to(6)) == [6]


def test_damage_ends_a_path_and_never_hangs() -> None:
    circle = MessageTree([message(1, 2), message(2, 1)])
    assert ids(circle.path_to(2)) == [1, 2]
    assert circle.leaf_below(1) in (1, 2)
    assert ids(MessageTree([message(3, 77)]).path_to(3)) == [3]
