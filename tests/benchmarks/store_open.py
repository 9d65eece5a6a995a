"""Opening the conversation of 10,000 messages of the large store, until it is on the screen."""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.core.conversation import Conversation
from app.core.errors import AppError
from app.storage.thread import StorageThread
from app.viewmodels.relay import EventRelay, StorageRelay
from tests.benchmarks.large_store import LONG_MESSAGES, MESSAGES, large_store
from tests.benchmarks.rows import Bound

ROUNDS = 7


def measure() -> Bound:
    """Open it and a short one in turns."""
    from app.engine.link import EngineLink
    from app.main import GARBAGE_OBJECTS
    from app.viewmodels.answer_streams import AnswerStreams
    from app.viewmodels.shown_conversation import ShownConversation
    from app.widgets.conversation_view import ConversationView
    from app.widgets.theme import LIGHT, apply_theme, load_fonts, load_other_fonts

    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    load_fonts(application)
    load_other_fonts()
    apply_theme(application, LIGHT)
    path = large_store()
    thread = StorageThread(path)
    thread.start()
    relay, events = StorageRelay(thread), EventRelay()
    folder = Path(tempfile.mkdtemp())
    engine = EngineLink(events.received.emit, log_file=folder / "log", stop_folder=folder)
    shown = ShownConversation(relay, AnswerStreams(relay, engine, events))
    view = ConversationView()
    view.resize(1120, 760)
    view.show()
    shown.path_changed.connect(lambda: view.show_messages(shown.messages))
    long, short = _homes(thread)
    gc.freeze()
    gc.set_threshold(GARBAGE_OBJECTS)  # as app.main does
    times = []
    for _ in range(ROUNDS + 1):
        _open(shown, view, short)
        times.append(_open(shown, view, long))
        assert len(view.messages) == min(LONG_MESSAGES, MESSAGES // 2)
    engine.close()
    thread.close()
    return Bound("opening a conversation of 10,000 messages", times[1:], "ms", 200)


def _homes(thread: StorageThread) -> tuple[Conversation, Conversation]:
    """The long conversation, which is the latest, and the one before it."""
    loop = QEventLoop()
    found: list[list[Conversation] | AppError] = []
    thread.submit(lambda store: store.conversations(limit=2), found.append)
    watch = QTimer()
    watch.timeout.connect(lambda: loop.quit() if found else None)
    watch.start(1)
    loop.exec()
    watch.stop()
    assert isinstance(found[0], list)
    long, short = found[0]
    return long, short


def _open(shown: object, view: object, conversation: Conversation) -> float:
    """Milliseconds from the click until the last message is painted."""
    from tests.benchmarks.conversation_process import PaintWatch

    loop = QEventLoop()

    def on_path() -> None:
        PaintWatch(view.viewport(), loop.quit)  # type: ignore[attr-defined] # a view

    shown.path_changed.connect(on_path)  # type: ignore[attr-defined] # a view-model
    began = time.perf_counter()
    view.make_way()  # type: ignore[attr-defined] # as the window does
    shown.open_conversation(conversation)  # type: ignore[attr-defined] # a view-model
    loop.exec()
    shown.path_changed.disconnect(on_path)  # type: ignore[attr-defined] # a view-model
    return 1000 * (time.perf_counter() - began)
