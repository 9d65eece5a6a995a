"""How an answer was made: a small window with a row for each figure."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from app.core.energy import EnergyUse
from app.core.messages import AnswerFigures, Message, Sampling, StopReason
from app.core.translatable import mark
from app.viewmodels.language import said, say, say_count
from app.widgets import machine_wording, quantities
from app.widgets.aligned_label import AlignedLabel

_GAP = "  ·  "
_WIDEST_VALUE_PX = 320
_ENDINGS = {
    StopReason.END_OF_ANSWER: mark("by itself"),
    StopReason.STOPPED: mark("stopped by you"),
    StopReason.TOKEN_LIMIT: mark("at the limit on tokens"),
    StopReason.CONTEXT_FULL: mark("the context was full"),
    StopReason.INTERRUPTED: mark("the program or its engine went down"),
    StopReason.LOOPING: mark("the model repeated itself"),
    StopReason.FAILED: mark("the engine could not go on"),
}


def detail_rows(message: Message, use: EnergyUse | None = None) -> list[tuple[str, str]]:
    """What is known of an answer, as names and values; what is unknown has no row.

    Args:
        message: the answer.
        use: of energy, in its conversation.
    """
    figures = message.figures
    rows = [
        (say("Model"), message.model_name),
        (say("Quantisation"), message.quantisation),
        (say("Ended"), say(_ENDINGS[message.stop_reason]) if message.stop_reason else ""),
    ]
    if figures is not None:
        rows += _figure_rows(figures)
    if figures is not None and figures.generated_tokens and use is not None:
        rows.append((say("Energy"), machine_wording.answer_energy(figures, use)))
        rows.append((say("Conversation"), machine_wording.conversation_energy(use)))
    if message.sampling is not None:
        rows.append((say("Sampling"), _sampling(message.sampling)))
    if figures is not None and figures.generated_tokens and figures.seed:
        rows.append((say("Seed"), str(figures.seed)))
    if message.created_at:
        rows.append((say("Date"), quantities.stamp(message.created_at)))
    return [(name, value) for name, value in rows if value]


def _figure_rows(figures: AnswerFigures) -> list[tuple[str, str]]:
    read_tokens = figures.prompt_tokens - figures.reused_tokens
    answering_s = max(0.0, figures.generation_s - figures.thinking_s)
    thoughts = _phase(figures.reasoning_tokens, figures.thinking_s)
    prompt = say_count("%n tokens", figures.prompt_tokens)
    if figures.reused_tokens:
        prompt = say_count("{prompt}, %n of them reused", figures.reused_tokens, prompt=prompt)
    total = figures.context_tokens
    used = say("{used} of {total} tokens", used=figures.used_tokens, total=total)
    cut = say("{thoughts}  ·  cut short", thoughts=thoughts) if figures.is_cut else thoughts
    turns, tokens = figures.forgotten_turns, figures.shifted_tokens
    told = figures.instruction_tokens
    return [
        (say("Prompt"), prompt if figures.prompt_tokens else ""),
        (say("Instructions"), say_count("%n tokens of the prompt", told) if told else ""),
        (say("Read"), _phase(read_tokens, figures.prompt_s)),
        (say("Thoughts"), cut if thoughts else ""),
        (say("Answer"), _phase(figures.answer_tokens, answering_s)),
        (say("Guessed ahead"), _guesses(figures)),
        (say("Context"), used if total else ""),
        (say("Left out"), say_count("the first %n messages: no room", turns) if turns else ""),
        (
            say("Forgotten"),
            say_count("%n tokens of this answer: no room", tokens) if tokens else "",
        ),
    ]


def _guesses(figures: AnswerFigures) -> str:
    if not figures.guessed_tokens:
        return ""
    tokens = say_count("%n tokens", figures.guessed_tokens)
    if not figures.draft_model:
        return tokens
    return say("{tokens}, with the help of {model}", tokens=tokens, model=figures.draft_model)


@said
def _phase(tokens: int, seconds: float) -> str:
    """What a phase cost, for example ``234 tokens  ·  3 s  ·  78 tokens/s``."""
    if tokens <= 0:
        return ""
    parts = [say_count("%n tokens", tokens)]
    if seconds > 0:
        number = quantities.short_number(tokens / seconds)
        parts += [quantities.duration(seconds), say("{number} tokens/s", number=number)]
    return _GAP.join(parts)


@said
def _sampling(sampling: Sampling) -> str:
    short = quantities.short_number
    if sampling.temperature == 0:
        parts = [say("greedy")]
    else:
        parts = [say("temperature {number}", number=short(sampling.temperature))]
        parts.append(say("top-p {number}", number=short(sampling.top_p)))
        parts += [say("top-k {number}", number=sampling.top_k)] if sampling.top_k else []
        parts += [say("min-p {number}", number=short(sampling.min_p))] if sampling.min_p else []
    if sampling.repeat_penalty != 1.0:
        parts.append(say("repetition penalty {number}", number=short(sampling.repeat_penalty)))
    if sampling.max_tokens is not None:
        parts.append(say_count("at most %n tokens", sampling.max_tokens))
    return _GAP.join(parts)


class AnswerDetails(QFrame):
    """The rows in a window that closes with Escape or a click elsewhere.

    Attributes:
        rows: what it says, as names and values.
        copy: puts all rows on the clipboard.
    """

    def __init__(
        self, message: Message, use: EnergyUse | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("answerDetails")
        self.setAccessibleName(say("How this answer was made"))
        self.rows = detail_rows(message, use)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        selectable = (
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for number, (name, value) in enumerate(self.rows):
            title, text = AlignedLabel(name), AlignedLabel(value)
            title.setObjectName("hint")
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(selectable)
            text.setAccessibleName(say("{name}: {value}", name=name, value=value))
            if text.sizeHint().width() > _WIDEST_VALUE_PX:
                text.setWordWrap(True)
                text.setFixedWidth(_WIDEST_VALUE_PX)
            grid.addWidget(title, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, number, 1)
        self.copy = QToolButton()
        self.copy.setText(say("Copy"))
        self.copy.setObjectName("answerNow")
        self.copy.clicked.connect(self._on_copy)
        grid.addWidget(self.copy, len(self.rows), 0, 1, 2, Qt.AlignmentFlag.AlignRight)

    def open_at(self, widget: QWidget) -> None:
        """Show it above or below a widget, where there is room."""
        size = self.sizeHint()
        screen = widget.screen().availableGeometry()
        beside = widget.width() - size.width() if widget.isRightToLeft() else 0
        corner = widget.mapToGlobal(QPoint(beside, widget.height() + 4))
        x = max(screen.left(), min(corner.x(), screen.right() - size.width()))
        y = corner.y()
        if y + size.height() > screen.bottom():
            y = max(screen.top(), widget.mapToGlobal(QPoint(0, 0)).y() - size.height() - 4)
        self.move(x, y)
        self.show()
        self.copy.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(
            "\n".join(say("{name}: {value}", name=name, value=value) for name, value in self.rows)
        )
        self.close()


def show_details(message: Message, widget: QWidget, use: EnergyUse | None = None) -> AnswerDetails:
    """Say how an answer was made, beside a widget.

    Args:
        message: the answer.
        widget: what was clicked; the window stands by it and goes with it.
        use: of energy, in its conversation.
    """
    details = AnswerDetails(message, use, widget)
    details.open_at(widget)
    return details
