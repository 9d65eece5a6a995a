"""Bodies to test with."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.markdown.body import MarkdownBody
from app.widgets.markdown.lexer_shelf import LexerShelf, load_lexer
from app.widgets.maths.formula import Formula
from app.widgets.maths.typesetter import MathTypesetter

MakeBody = Callable[..., MarkdownBody]
ShowScrolled = Callable[[MarkdownBody, int], QScrollArea]


class StubTypesetter(MathTypesetter):
    """Knows formulas when it is told; ``bad`` ones cannot be set."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[tuple[str, bool], Formula] = {}

    def formula(self, tex: str, *, is_display: bool) -> Formula | None:
        """What it was told."""
        if "bad" in tex:
            return Formula.failed("It is bad")
        return self.known.get((tex, is_display))

    def tell(self, tex: str, width_em: float = 3.0, *, is_display: bool = False) -> None:
        """Know a formula from now on."""
        self.known[tex, is_display] = Formula((), width_em, 0.8, 0.3, "")
        self.formula_ready.emit(tex, is_display)


@pytest.fixture
def maths(qapp: QApplication) -> Iterator[StubTypesetter]:
    stub = StubTypesetter()
    yield stub
    shiboken6.delete(stub)


@pytest.fixture
def shelf(qapp: QApplication) -> Iterator[LexerShelf]:
    shelf = LexerShelf()
    for language in ("python", "bash", "js", "sh", "json", ""):
        shelf.put(language, load_lexer(language))
    yield shelf
    shiboken6.delete(shelf)


@pytest.fixture
def make_body(qtbot: QtBot, maths: StubTypesetter, shelf: LexerShelf) -> Iterator[MakeBody]:
    bodies: list[MarkdownBody] = []

    def make(
        text: str = "", *, width: int = 600, is_final: bool = True, is_awaited: bool = True
    ) -> MarkdownBody:
        body = MarkdownBody(maths=maths, lexers=shelf)
        bodies.append(body)
        body.fit(width)
        body.set_markdown(text, is_final=is_final)
        if is_awaited:
            qtbot.waitUntil(lambda: body.is_complete, timeout=30_000)
        body.resize(width, body.fit(width))
        return body

    yield make
    for body in bodies:
        shiboken6.delete(body)


@pytest.fixture
def scrolled(qtbot: QtBot) -> Iterator[ShowScrolled]:
    """Shows bodies as the window does: in a view that scrolls, as tall as they want to be."""
    areas: list[tuple[QScrollArea, MarkdownBody]] = []

    def show(body: MarkdownBody, width: int) -> QScrollArea:
        area, column = QScrollArea(), QWidget()
        areas.append((area, body))
        body.setParent(column)
        area.setWidget(column)
        area.resize(width + 40, 600)

        def on_height_changed(height: int) -> None:
            body.resize(body.width(), height)
            column.resize(body.width() + 10, height)

        body.height_changed.connect(on_height_changed)
        body.resize(width, body.fit(width))
        on_height_changed(body.height())
        area.show()
        return area

    yield show
    for area, body in areas:
        body.hide()
        body.setParent(None)
        shiboken6.delete(area)


@pytest.fixture
def no_collector() -> Iterator[None]:
    """The garbage of other tests is not what is measured."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
