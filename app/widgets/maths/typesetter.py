"""Formulas on request: from memory at once, else from MathJax on a thread.

Nothing is kept on the disk: what was said stays in the conversations.
"""

from __future__ import annotations

import logging
import queue
from collections import OrderedDict

from PySide6.QtCore import QObject, QThread, Signal

from app.core.translatable import mark
from app.widgets.maths.formula import Formula
from app.widgets.maths.mathjax import (
    MAX_CHARACTERS,
    THREAD_STACK_BYTES,
    TOO_LONG,
    MathJax,
    TexError,
    load_bundle,
)
from app.widgets.maths.svg_path import formula_from_svg

MEMORY_CACHE_BYTES = 16 << 20
_log = logging.getLogger(__name__)
_Key = tuple[str, bool]


class _Worker(QThread):
    """Sets formulas one after the other.

    Signals:
        typeset: the key as it was ordered, the Formula; emitted on this thread.
    """

    typeset = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("typesetter")
        self.setStackSize(THREAD_STACK_BYTES)
        self._orders: queue.SimpleQueue[_Key | None] = queue.SimpleQueue()
        self._is_stopping = False

    def order(self, key: _Key) -> None:
        """Set this formula after those before it."""
        self._orders.put(key)

    def stop(self) -> None:
        """Finish the formula at hand, drop the others and wait for the end."""
        self._is_stopping = True
        self._orders.put(None)
        self.wait()

    def run(self) -> None:
        """The thread's work."""
        mathjax = MathJax(load_bundle())
        while (key := self._orders.get()) is not None and not self._is_stopping:
            try:
                formula = _make(mathjax, key)
            except Exception as error:  # noqa: BLE001 # the edge of a thread; the next may work
                _log.error("a formula could not be set: %s", type(error).__name__)
                formula = Formula.failed(mark("The formula cannot be set"))
            self.typeset.emit(key, formula)


def _make(mathjax: MathJax, key: _Key) -> Formula:
    """The formula, or one that says what is wrong with it."""
    tex, is_display = key
    try:
        return formula_from_svg(mathjax.svg(tex, is_display=is_display))
    except TexError as error:
        return Formula.failed(str(error))
    except ValueError:
        return Formula.failed(mark("The formula cannot be shown"))


class MathTypesetter(QObject):
    """The formulas of all conversations. Lives on the GUI thread; call ``close`` at the end.

    Signals:
        formula_ready: TeX and whether display, once ``formula`` has an answer for them; on the
            GUI thread.
    """

    formula_ready = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: _Worker | None = None
        self._is_closed = False
        self._ordered: set[_Key] = set()
        self._formulas: OrderedDict[_Key, Formula] = OrderedDict()
        self._size_bytes = 0

    def formula(self, tex: str, *, is_display: bool) -> Formula | None:
        """The formula if it is known; else None, and ``formula_ready`` follows.

        Never waits. The same source may be asked for as often as one likes.

        Args:
            tex: without delimiters.
            is_display: whether it stands on a line of its own.
        """
        if len(tex) > MAX_CHARACTERS:
            return Formula.failed(TOO_LONG)
        key = (tex, is_display)
        known = self._formulas.get(key)
        if known is not None:
            self._formulas.move_to_end(key)
            return known
        if key not in self._ordered and not self._is_closed:
            self._ordered.add(key)
            self._running_worker().order(key)
        return None

    def close(self) -> None:
        """End the thread; waits for the formula at hand, two seconds at the very most."""
        self._is_closed = True
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def _running_worker(self) -> _Worker:
        if self._worker is None:
            self._worker = _Worker(self)
            self._worker.typeset.connect(self._on_typeset)
            self._worker.start(QThread.Priority.LowPriority)
        return self._worker

    def _on_typeset(self, key: _Key, formula: Formula) -> None:
        if self._is_closed:
            return
        self._ordered.discard(key)
        self._formulas[key] = formula
        self._size_bytes += formula.size_bytes + 2 * len(key[0])
        while self._size_bytes > MEMORY_CACHE_BYTES and len(self._formulas) > 1:
            (old_tex, _), old = self._formulas.popitem(last=False)
            self._size_bytes -= old.size_bytes + 2 * len(old_tex)
        self.formula_ready.emit(*key)
