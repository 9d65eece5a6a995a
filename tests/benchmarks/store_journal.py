"""What keeping a batch of tokens costs the GUI thread, in the large store."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from app.core.messages import Channel, Message, Sampling, new_answer, new_question
from app.storage.store import Store
from app.storage.thread import StorageThread
from app.viewmodels.relay import StorageRelay
from tests.benchmarks.large_store import large_store
from tests.benchmarks.rows import Bound

BATCHES = 200
ROUNDS = 5


def measure() -> Bound:
    """Write batches as an answer that streams does, one after the other."""
    _ = QCoreApplication.instance() or QApplication(sys.argv)
    thread = StorageThread(large_store())
    thread.start()
    relay = StorageRelay(thread)
    answer = _wait_for(relay, _begin)
    assert isinstance(answer, Message)
    parts = [(Channel.ANSWER, "some words ")]
    times = []
    for _round in range(ROUNDS):
        spent_s = 0.0
        for _batch in range(BATCHES):
            spent_s += _append(relay, answer.id, parts)
        times.append(1000 * spent_s / BATCHES)
    _wait_for(relay, lambda store: store._write("DELETE FROM conversations WHERE title = 'bench'"))
    thread.close()
    return Bound("GUI thread's cost of a batch for the journal", times, "ms", 0.2)


def _begin(store: Store) -> Message:
    question = new_question(0, None, "bench", time.time())
    _, answer = store.add_exchange(
        question, new_answer(question, "R1", "", Sampling()), title="bench"
    )
    return answer


def _append(relay: StorageRelay, answer_id: int, parts: list[tuple[Channel, str]]) -> float:
    """Seconds that this thread computes for one batch and its acknowledgement."""
    loop = QEventLoop()
    began = time.thread_time()
    relay.submit(lambda store: store.append_to_journal(answer_id, parts), lambda _: loop.quit())
    loop.exec()
    return time.thread_time() - began


def _wait_for(relay: StorageRelay, work: object) -> object:
    loop, results = QEventLoop(), []

    def done(result: object) -> None:
        results.append(result)
        loop.quit()

    relay.submit(work, done)  # type: ignore[arg-type] # takes the store
    loop.exec()
    return results[0]
