"""Takes the pictures of the corpus: answers as they are read, in both themes, at three scales.

``python -m tests.corpus_screenshots [FOLDER]`` takes all. A scale is fixed when Qt starts, so each
is taken by a process of its own. The pictures have a palette: a page holds few colours.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.messages import AnswerFigures, Channel, Message, Role, StopReason
from app.system.paths import resources_dir
from app.widgets.conversation_view import ConversationView
from app.widgets.markdown.code_segment import CodeSegment
from app.widgets.theme import DARK, LIGHT, Theme, apply_theme, load_fonts, load_other_fonts
from app.widgets.thoughts.outline_list import OutlineList

FOLDER = resources_dir() / "screenshots" / "corpus"
SCALES = ("1", "1.5", "2")
WIDTHS = {"narrow": 480, "wide": 1100}
THEMES = {"light": LIGHT, "dark": DARK}
DATA = Path(__file__).parent / "data"
_SETTLED_MS = 400
_STEP_MS = 40
_PATIENCE_MS = 60_000
_COLOURS = 256
_LOOPING = "So the sum is 17. Wait, let me add them again. 8 and 9 are 17. " * 8

Page = tuple[list[Message], Callable[[ConversationView], None] | None]


def main(arguments: list[str]) -> int:
    """Take all pictures, or those of one scale."""
    folder = Path(arguments[0]) if arguments else FOLDER
    if len(arguments) > 1:  # of one scale
        _take_scale(folder, arguments[1])
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", "tests.corpus_screenshots", str(folder), scale]
        subprocess.run(command, env=environment, check=True)
    return 0


def pages() -> dict[str, Page]:
    """What is pictured: messages, and what the reader then does."""
    rich = (DATA / "markdown" / "rich.md").read_text(encoding="utf-8")
    return {
        "reading": (
            _conversation(("Why is the sky blue?", "essay"), ("And your elements?", rich)),
            _switch_on_numbers,
        ),
        "mathematics": (
            _conversation(
                ("Prove two classics for me.", "proof"),
                ("Find the powers of the matrix with rows (2, 1) and (1, 2).", "matrices"),
            ),
            None,
        ),
        "tables-and-code": (
            _conversation(
                ("Compare the usual sorting algorithms.", "tables"),
                ("Write an LRU cache in Python.", "code"),
            ),
            None,
        ),
        "scripts": (
            _conversation(
                ("鸡兔同笼，共有 35 个头、94 只脚。鸡和兔各有多少只？", "chinese"),
                ("حل المعادلة من فضلك", "arabic"),
                ("מהו הסכום של המספרים מ־1 עד 100?", "hebrew"),
            ),
            None,
        ),
        "thoughts": (_thinking(), _open_thoughts),
    }


def _take_scale(folder: Path, scale: str) -> None:
    application = QApplication([])
    load_fonts(application)
    load_other_fonts()
    percent = round(float(scale) * 100)
    for name, (messages, act) in pages().items():
        for theme_name, theme in THEMES.items():
            for width_name, width in WIDTHS.items():
                image = _picture(application, messages, act, theme, width)
                path = folder / f"{name}-{theme_name}-{width_name}-{percent}.png"
                if not with_palette(image).save(str(path), quality=0):
                    raise OSError(f"{path} cannot be written")


def _picture(
    application: QApplication,
    messages: list[Message],
    act: Callable[[ConversationView], None] | None,
    theme: Theme,
    width: int,
) -> QImage:
    apply_theme(application, theme)
    view = ConversationView()
    view.resize(width, 1000)
    view.show()
    view.show_messages(messages)
    view.set_versions({messages[-1].id: (messages[-1].id - 1000, messages[-1].id)})
    _settle(view)
    view.setFocus()
    if act is not None:
        act(view)
        _settle(view)
    image = view.grab().toImage()
    for popup in view.findChildren(OutlineList):
        _lay_over(image, view, popup)
        popup.close()
    view.typesetting.close()
    view.close()
    view.deleteLater()
    return image


def _settle(view: ConversationView) -> None:
    """Make the view as tall as what it shows, until formulas and buttons are there."""

    def is_settled() -> bool:
        wanted = view.column.furthest + view.column.view_height
        if wanted != view.height():
            view.resize(view.width(), wanted)
        widgets = view.column.widgets.values()
        return (
            len(widgets) == len(view.messages)
            and all(widget.is_complete and widget.actions_row for widget in widgets)
            and not any(answer._answer.formulas.is_waiting for answer in view.answers)
        )

    waited_ms = 0
    while not is_settled() or waited_ms < _SETTLED_MS:
        QTest.qWait(_STEP_MS)
        waited_ms += _STEP_MS
        if waited_ms > _PATIENCE_MS:
            raise TimeoutError("the page does not settle")


def _lay_over(image: QImage, view: ConversationView, popup: OutlineList) -> None:
    """Draw the list below its button; the screen that Qt makes up is too small for it."""
    button = view.answers[1].pane.header.outline
    below = QPoint(button.width() - popup.width(), button.height() + 2)
    corner = button.mapTo(view, below)
    painter = QPainter(image)
    painter.drawPixmap(corner, popup.grab())
    painter.end()


def _switch_on_numbers(view: ConversationView) -> None:
    """Show line numbers in the longest code."""
    codes = [code for answer in view.answers for code in answer.findChildren(CodeSegment)]
    longest = max(codes, key=lambda code: code.edits[0].document().blockCount())
    longest._number.setChecked(True)


def _open_thoughts(view: ConversationView) -> None:
    """Open the first thoughts, and find a word in the others; their outline is open."""
    answers = view.answers
    answers[0].pane.is_animated = False
    answers[0].pane.set_open(True)
    second = answers[1].message
    view.reveal(second.id, Channel.REASONING, second.reasoning.index("Wait"), 4)
    _settle(view)
    answers[1].pane.header.outline.click()


def _conversation(*turns: tuple[str, str]) -> list[Message]:
    messages: list[Message] = []
    for question, name in turns:
        path = DATA / "answers" / f"{name}.md" if len(name) < 40 else None
        text = path.read_text(encoding="utf-8") if path else name
        thoughts, _, answer = text.rpartition("</think>")
        messages += _turn(len(messages), question, answer, thoughts.removeprefix("<think>"))
    return messages


def _turn(
    number: int,
    question: str,
    text: str,
    thoughts: str,
    reason: StopReason = StopReason.END_OF_ANSWER,
) -> list[Message]:
    asked = Message(1001 + number, 1, 1000 + number or None, Role.USER, question)
    tokens = len(thoughts) // 4
    figures = AnswerFigures(
        prompt_tokens=40, reasoning_tokens=tokens, answer_tokens=500, thinking_s=tokens / 19,
        generation_s=(tokens + 500) / 19, context_tokens=8192,
    )  # fmt: skip
    answered = Message(
        1002 + number, 1, asked.id, Role.ASSISTANT, text.strip(), thoughts.strip(),
        model_name="DeepSeek-R1-Distill-Qwen-7B", quantisation="Q4_K_M", figures=figures,
        stop_reason=reason,
    )  # fmt: skip
    return [asked, answered]


def _thinking() -> list[Message]:
    """Thoughts that are read, searched, and thoughts that go in circles."""
    trace = (DATA / "traces" / "prose_en.txt").read_text(encoding="utf-8")
    parts = [part.partition("\n")[2].strip() for part in trace.split("=== ")[2:5]]
    calculus = (DATA / "answers" / "calculus.md").read_text(encoding="utf-8")
    thoughts, _, answer = calculus.rpartition("</think>")
    stopped = "She leaves at **10:15** at the latest: the journey takes 4 h 45 min, so"
    question = "When does she have to leave to be there at three?"
    return [
        *_turn(0, "Integrate x² e^(−x) from 0 to ∞.", answer, thoughts[len("<think>") :]),
        *_turn(2, question, stopped, "\n\n".join(parts), StopReason.STOPPED),
        *_turn(4, "What is 8 + 9?", "", _LOOPING, StopReason.LOOPING),
    ]


def with_palette(image: QImage, most: int = _COLOURS) -> QImage:
    """The picture in its most telling colours; a page of text has hardly more than 256.

    Args:
        image: of any format.
        most: colours.
    """
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(flat.constBits(), np.uint32)
    colours, counts = np.unique(pixels, return_counts=True)
    parts = np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)], axis=1).astype(float)
    weights = np.sqrt(counts)
    distances = np.full(len(colours), np.inf)
    kept = [int(np.argmax(counts))]
    while len(kept) < min(most, len(colours)):
        away = ((parts - parts[kept[-1]]) ** 2).sum(axis=1)
        distances = np.minimum(distances, away)
        kept.append(int(np.argmax(distances * weights)))
    table = [int(colours[index]) | 0xFF000000 for index in kept]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    indexed = flat.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
    indexed.setDevicePixelRatio(1)
    return indexed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
