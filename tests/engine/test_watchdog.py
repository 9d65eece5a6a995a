"""The watchdog's thread ends whenever it is told to."""

from __future__ import annotations

import threading

from app.engine.watchdog import Watchdog

ROUNDS = 200
PATIENCE_S = 20


def test_work_that_ends_while_it_is_closed_does_not_keep_it() -> None:
    """The last event and the end of the program come from two threads."""
    for _ in range(ROUNDS):
        watchdog = Watchdog(lambda: None, lambda: None)
        watchdog.watch()
        resting = threading.Thread(target=lambda w=watchdog: [w.rest() for _ in range(50)])
        closing = threading.Thread(target=watchdog.close, daemon=True)
        resting.start()
        closing.start()
        resting.join(PATIENCE_S)
        watchdog.rest()
        closing.join(PATIENCE_S)
        assert not closing.is_alive(), "it waits for work that never comes"
