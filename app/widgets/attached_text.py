"""Shows what the model reads of a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.attachments import Attachment
from app.core.context_use import about_tokens
from app.viewmodels.language import say
from app.widgets.aligned_label import AlignedLabel
from app.widgets.quantities import size
from app.widgets.word_button import word_button

_SHOWN_CHARACTERS = 300_000
"""More would take seconds to lay out."""


class AttachedTextDialog(QDialog):
    """A window for the text of one file.

    Attributes:
        text: the text.
        facts: its size, and how it was read.
    """

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(attachment.name)
        self.resize(720, 560)
        self.facts = AlignedLabel(_facts(attachment))
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit(attachment.text[:_SHOWN_CHARACTERS])
        self.text.setReadOnly(True)
        self.text.setObjectName("attachedText")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.text.setFont(font)
        self.text.setAccessibleName(say("Text of {name}", name=attachment.name))
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = word_button(say("Close"), self.close)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.facts)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.text.setFocus()


def _facts(attachment: Attachment) -> str:
    parts = [
        say(
            "{size}, about {tokens} tokens.",
            size=size(attachment.size_bytes),
            tokens=about_tokens(attachment.text),
        )
    ]
    if attachment.guessed_encoding:
        parts.append(
            say(
                "The file does not say its encoding; it was read as {encoding}. "
                "If letters are wrong, save it as UTF-8 and attach it again.",
                encoding=attachment.guessed_encoding,
            )
        )
    if len(attachment.text) > _SHOWN_CHARACTERS:
        parts.append(say("Only its beginning is shown here; the model reads all of it."))
    return " ".join(parts)
