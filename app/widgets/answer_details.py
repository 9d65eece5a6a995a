"""How an answer was made: a small window with a row for each figure."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QWidget

from app.core.energy import EnergyUse
from app.core.messages import AnswerFigures, Message, Sampling, StopReason
from app.widgets import machine_wording, wording

_GAP = "  ·  "
_WIDEST_VALUE_PX = 320
_ENDINGS = {
    StopReason.END_OF_ANSWER: "by itself",
    StopReason.STOPPED: "stopped by you",
    StopReason.TOKEN_LIMIT: "at the limit on tokens",
    StopReason.CONTEXT_FULL: "the context was full",
    StopReason.INTERRUPTED: "the program or its engine went down",
    StopReason.LOOPING: "the model repeated itself",
    StopReason.FAILED: "the engine could not go on",
}


def detail_rows(message: Message, use: EnergyUse | None = None) -> list[tuple[str, str]]:
    """What is known of an answer, as names and values; what is unknown has no row.

    Args:
        message: the answer.
        use: of energy, in its conversation.
    """
    figures = message.figures
    rows = [
        ("Model", message.model_name),
        ("Quantisation", message.quantisation),
        ("Ended", _ENDINGS[message.stop_reason] if message.stop_reason else ""),
    ]
    if figures is not None:
        rows += _figure_rows(figures)
    if figures is not None and figures.generated_tokens and use is not None:
        rows.append(("Energy", machine_wording.answer_energy(figures, use)))
        rows.append(("Conversation", machine_wording.conversation_energy(use)))
    if message.sampling is not None:
        rows.append(("Sampling", _sampling(message.sampling)))
    if figures is not None and figures.generated_tokens and figures.seed:
        rows.append(("Seed", str(figures.seed)))
    if message.created_at:
        rows.append(("Date", _date(message.created_at)))
    return [(name, value) for name, value in rows if value]


def _figure_rows(figures: AnswerFigures) -> list[tuple[str, str]]:
    read_tokens = figures.prompt_tokens - figures.reused_tokens
    prompt = f"{wording.count(figures.prompt_tokens)} tokens"
    if figures.reused_tokens:
        prompt = f"{prompt}, {wording.count(figures.reused_tokens)} of them reused"
    used = f"{wording.count(figures.used_tokens)} of {wording.count(figures.context_tokens)} tokens"
    answering_s = max(0.0, figures.generation_s - figures.thinking_s)
    thoughts = _phase(figures.reasoning_tokens, figures.thinking_s)
    return [
        ("Prompt", prompt if figures.prompt_tokens else ""),
        ("Read", _phase(read_tokens, figures.prompt_s)),
        ("Thoughts", f"{thoughts}{_GAP}cut short" if thoughts and figures.is_cut else thoughts),
        ("Answer", _phase(figures.answer_tokens, answering_s)),
        ("Guessed ahead", _guesses(figures)),
        ("Context", used if figures.context_tokens else ""),
        ("Left out", f"the first {n} messages: no room" if (n := figures.forgotten_turns) else ""),
        (
            "Forgotten",
            f"{wording.count(n)} tokens of this answer: no room"
            if (n := figures.shifted_tokens)
            else "",
        ),
    ]


def _guesses(figures: AnswerFigures) -> str:
    if not figures.guessed_tokens:
        return ""
    said = f"{wording.count(figures.guessed_tokens)} tokens"
    return f"{said}, with the help of {figures.draft_model}" if figures.draft_model else said


def _phase(tokens: int, seconds: float) -> str:
    """What a phase cost, for example ``234 tokens  ·  3 s  ·  78 tokens/s``."""
    if tokens <= 0:
        return ""
    parts = [f"{wording.count(tokens)} tokens"]
    if seconds > 0:
        speed = tokens / seconds
        number = f"{speed:.3g}" if speed < 999.5 else wording.count(round(speed))
        parts += [wording.duration(seconds), f"{number} tokens/s"]
    return _GAP.join(parts)


def _sampling(sampling: Sampling) -> str:
    parts = ["greedy"] if sampling.temperature == 0 else [f"temperature {sampling.temperature:g}"]
    if sampling.temperature > 0:
        parts.append(f"top-p {sampling.top_p:g}")
        parts += [f"top-k {sampling.top_k}"] if sampling.top_k else []
        parts += [f"min-p {sampling.min_p:g}"] if sampling.min_p else []
    if sampling.repeat_penalty != 1.0:
        parts.append(f"repetition penalty {sampling.repeat_penalty:g}")
    if sampling.max_tokens is not None:
        parts.append(f"at most {wording.count(sampling.max_tokens)} tokens")
    return _GAP.join(parts)


def _date(unix_s: float) -> str:
    """A date as everybody reads it, in this computer's time zone."""
    when = datetime.fromtimestamp(unix_s, tz=UTC).astimezone()
    return f"{when:%Y-%m-%d, %H:%M}"


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
        self.setAccessibleName("How this answer was made")
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
            title, text = QLabel(name), QLabel(value)
            title.setObjectName("hint")
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(selectable)
            text.setAccessibleName(f"{name}: {value}")
            if text.sizeHint().width() > _WIDEST_VALUE_PX:
                text.setWordWrap(True)
                text.setFixedWidth(_WIDEST_VALUE_PX)
            grid.addWidget(title, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, number, 1)
        self.copy = QToolButton()
        self.copy.setText("Copy")
        self.copy.setObjectName("answerNow")
        self.copy.clicked.connect(self._on_copy)
        grid.addWidget(self.copy, len(self.rows), 0, 1, 2, Qt.AlignmentFlag.AlignRight)

    def open_at(self, widget: QWidget) -> None:
        """Show it above or below a widget, where there is room."""
        size = self.sizeHint()
        screen = widget.screen().availableGeometry()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        x = max(screen.left(), min(corner.x(), screen.right() - size.width()))
        y = corner.y()
        if y + size.height() > screen.bottom():
            y = max(screen.top(), widget.mapToGlobal(QPoint(0, 0)).y() - size.height() - 4)
        self.move(x, y)
        self.show()
        self.copy.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(
            "\n".join(f"{name}: {value}" for name, value in self.rows)
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
