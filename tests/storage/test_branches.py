"""Any sequence of actions on a conversation's tree: nothing is overwritten, all paths are whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.conversation import NEW_CONVERSATION
from app.core.message_tree import MessageTree
from app.core.messages import Message, Role, Sampling, StopReason, new_answer, new_question
from app.storage.store import Store

_ACTIONS = ("ask", "again", "edit", "show", "delete", "undo")
_STEPS = st.lists(st.tuples(st.sampled_from(_ACTIONS), st.integers(0, 99)), max_size=20)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(Path(tmp_path_factory.mktemp("store")) / "a.db")
    yield opened
    opened.close()


@dataclass
class Reader:
    """Somebody at work on one conversation, who remembers all that was there.

    Attributes:
        written: every message that ever was, by its id.
        deletions: what was deleted and not brought back: message, leaf before, leaf after.
    """

    store: Store
    home: int = NEW_CONVERSATION
    written: dict[int, Message] = field(default_factory=dict)
    deletions: list[tuple[Message, int, int | None]] = field(default_factory=list)

    @property
    def tree(self) -> MessageTree:
        return MessageTree(self.store.messages(self.home))

    def act(self, action: str, number: int) -> None:
        seen = sorted(self.tree, key=lambda message: message.id)
        answers = [message for message in seen if message.role is Role.ASSISTANT]
        if action == "ask" or not seen:
            self._ask(answers[number % len(answers)].id if answers and number % 4 else None)
        elif action == "undo" and self.deletions:
            message, before, after = self.deletions.pop()
            self.store.restore_message(message, before, if_leaf=after)
        elif action == "again" and answers:
            self._again(answers[number % len(answers)])
        elif action == "edit" and answers:
            self._edit(answers[number % len(answers)])
        elif action == "delete":
            self._delete(seen[number % len(seen)])
        else:
            self._show(seen[number % len(seen)])

    def _ask(self, parent_id: int | None) -> None:
        question = new_question(self.home, parent_id, f"Question {len(self.written)}", 1.0)
        answer = new_answer(question, "R1", "", Sampling())
        asked, begun = self.store.add_exchange(question, answer, title="A tree")
        self.home = asked.conversation_id
        self._finish(begun)
        self.written[asked.id] = asked

    def _again(self, answer: Message) -> None:
        empty = replace(answer, text="", reasoning="", figures=None, stop_reason=None)
        self._finish(self.store.add_message(empty))

    def _finish(self, begun: Message) -> None:
        text = f"Answer {len(self.written)}"
        self.store.finish_answer(begun.id, StopReason.END_OF_ANSWER, None, ("", text))
        self.written[begun.id] = replace(begun, text=text, stop_reason=StopReason.END_OF_ANSWER)

    def _edit(self, answer: Message) -> None:
        edited = replace(answer, text=f"Edited {len(self.written)}", is_edited=True)
        added = self.store.add_edited(edited)
        self.written[added.id] = added

    def _show(self, message: Message) -> None:
        self.store.show_path_to(self.home, self.tree.leaf_below(message.id))

    def _delete(self, message: Message) -> None:
        leaf = self.store.leaf_id(self.home)
        assert leaf is not None
        after = self.tree.leaf_without(message.id)
        self.store.delete_message(message, after)
        self.deletions.append((message, leaf, after))

    def check(self) -> None:
        """All that was written and not deleted is there as it was, and so is the shown path."""
        deleted = {message.id for message, _, _ in self.deletions}
        whole = MessageTree(self.written.values())
        kept = {
            number: message
            for number, message in self.written.items()
            if not deleted & {above.id for above in whole.path_to(number)}
        }
        found = {message.id: message for message in self.store.messages(self.home)}
        assert found == kept
        path = self.tree.path_to(self.store.leaf_id(self.home))
        assert [m.parent_id for m in path] == [None, *(m.id for m in path)][: len(path)]
        for message in path:
            beside = sorted(n for n, m in kept.items() if m.parent_id == message.parent_id)
            assert self.tree.versions(message.id) == tuple(beside)


def test_nothing_is_overwritten_whatever_is_done(store: Store) -> None:
    @settings(max_examples=40, deadline=None)
    @given(_STEPS)
    def check(steps: list[tuple[str, int]]) -> None:
        reader = Reader(store)
        for action, number in [("ask", 0), *steps]:
            reader.act(action, number)
            reader.check()
        while reader.deletions:
            reader.act("undo", 0)
        reader.check()

    check()
