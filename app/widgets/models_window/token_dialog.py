"""Asks for a token of access to the Hub, and says what it is for and where it stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QWidget

from app.viewmodels.language import say
from app.widgets.link_question import ask_to_open
from app.widgets.room_for_text import RoomForText
from app.widgets.texts import column, wrapped
from app.widgets.word_button import word_button

_WIDTH_PX = 470


class TokenDialog(QDialog):
    """A field for a token.

    Attributes:
        field: of the token.
        consent: to be ticked before the token goes to another host than the Hub's; hidden for it.
        page, save, leave: buttons.

    Signals:
        token_given(str): to be kept and used.
    """

    token_given = Signal(str)

    def __init__(
        self, repo: str, endpoint: str, host: str, parent: QWidget, *, is_foreign: bool = False
    ) -> None:
        """Ask.

        Args:
            repo: that wants one; empty when it is not known.
            endpoint: address of the Hub.
            host: that the token is for.
            parent: of the dialog.
            is_foreign: whether ``host`` is not the Hub itself: a mirror, or who knows.
        """
        super().__init__(parent)
        self.setWindowTitle(say("Access token"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(_WIDTH_PX, self.screen().availableSize().width()))
        self._address = f"{endpoint.rstrip('/')}/{repo}"
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText("hf_…")
        self.field.setAccessibleName(say("Access token"))
        self.field.textChanged.connect(self._update_buttons)
        self.consent = QCheckBox(
            say("{host} is not Hugging Face, and I trust it with this token", host=host)
        )
        self.consent.setVisible(is_foreign)
        self.consent.toggled.connect(self._update_buttons)
        self._is_foreign = is_foreign
        self.page = word_button(say("Open its page…"), self._on_page_wanted)
        self.page.setVisible(bool(repo))
        self.leave = word_button(say("Cancel"), self.reject)
        words = say("Keep and try again") if repo else say("Keep it")
        self.save = word_button(words, self._on_saved, is_primary=True)
        self.save.setDefault(True)
        self._build(repo, host)
        RoomForText(self)
        self._update_buttons()
        self.field.setFocus()

    def _build(self, repo: str, host: str) -> None:
        explanation = wrapped(_explanation(repo, host))
        promise = wrapped(
            say(
                "The token is kept in the keyring of this computer and is sent to {host} alone.",
                host=host,
            ),
            "hint",
        )
        foot = QHBoxLayout()
        foot.addWidget(self.page)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        layout = column(margin=20, spacing=14)
        layout.addWidget(explanation)
        layout.addWidget(self.field)
        layout.addWidget(promise)
        layout.addWidget(self.consent)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _update_buttons(self) -> None:
        is_agreed = self.consent.isChecked() or not self._is_foreign
        self.save.setEnabled(is_agreed and bool(self.field.text().strip()))

    def _on_page_wanted(self) -> None:
        ask_to_open(self._address, "Penseur", self)

    def _on_saved(self) -> None:
        self.token_given.emit(self.field.text().strip())
        self.accept()


def _explanation(repo: str, host: str) -> str:
    if repo:
        return say(
            "{repository} is only for people with an account at {host} who have accepted the "
            "model's conditions. Accept them on the model's page, make a token that can read "
            "under Settings, Access Tokens, and paste it here.",
            repository=repo,
            host=host,
        )
    return say(
        "Some models are only for people with an account at {host} who have accepted the model's "
        "conditions. Accept them on the model's page, make a token that can read under Settings, "
        "Access Tokens, and paste it here.",
        host=host,
    )
