"""The end of a very long answer, shown at once while all of it is still being parsed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.widgets.markdown.body import MarkdownBody

_MOST_CHARACTERS = 4_000
"""Some screens."""
_LOOK_MS = 30


def last_part(text: str) -> str:
    """The last paragraphs of a Markdown text that is longer; empty where none stand alone."""
    earliest = len(text) - _MOST_CHARACTERS
    start = text.find("\n\n", earliest) if earliest > 0 else -1
    fences = text.startswith("```") + text.count("\n```", 0, start + 1)
    if start >= 0 and fences % 2:
        fence = text.find("\n```", start + 1)
        start = text.find("\n\n", fence) if fence >= 0 else -1
    return text[start:].strip("\n") if start >= 0 else ""


class Ending(QObject):
    """Stands where a body will end, as long as that has not come so far.

    Nothing in it can be clicked or selected: it is a picture of what will be there.

    Signals:
        changed: it has another height, or is there no more.
    """

    changed = Signal()

    def __init__(self, body: MarkdownBody, make_body: Callable[[], MarkdownBody]) -> None:
        """Show nothing yet.

        Args:
            body: that will show all.
            make_body: makes another like it.
        """
        super().__init__(body)
        self._body = body
        self._make_body = make_body
        self._shown: MarkdownBody | None = None
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_time)
        body.completed.connect(self._on_body_changed)
        body.height_changed.connect(self._on_body_changed)

    @property
    def is_shown(self) -> bool:
        """Whether the body still needs it."""
        return self._shown is not None

    def show(self, text: str, width: int) -> None:
        """Show the end of what the body is given.

        Args:
            text: all of it, finished.
            width: of the body.
        """
        if self._shown is not None or self._body.is_complete:
            return
        part = last_part(text)
        if part:
            self._shown = self._make_body()
            self._shown.setParent(self._body.parentWidget())
            self._shown.setEnabled(False)
            self._shown.height_changed.connect(self.changed)
            self._shown.fit(width)
            self._shown.set_markdown(part, is_final=True)
            self._shown.show()

    def fit(self, top: int, body_height: int, room: int) -> int:
        """Place it.

        Args:
            top: of the body.
            body_height: so far.
            room: what body and ending are to fill as long as the body is not complete.

        Returns:
            the height of both.
        """
        if self._shown is None:
            return body_height
        width = self._body.width()
        own = self._shown.fit(width)
        height = body_height if self._body.is_complete else max(body_height + own, room)
        self._shown.setGeometry(0, top + height - own, width, own)
        self._shown.raise_()
        return height

    def _on_body_changed(self) -> None:
        if self._shown is not None and self._body.is_complete:
            self._timer.start()

    def _on_time(self) -> None:
        """Leave when the body has widgets where it is seen."""
        if self._shown is None or not self._body.is_complete:
            return
        if not self._body.is_settled:
            self._timer.start()
            return
        shown, self._shown = self._shown, None
        shown.hide()
        shown.deleteLater()
        self.changed.emit()
