"""The line below the composer: what is going on, how fast, and how full the context is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.core.translatable import mark
from app.system.late_imports import import_late
from app.viewmodels.language import say, say_count
from app.viewmodels.models import ModelState
from app.viewmodels.running_answer import Phase
from app.widgets.context_gauge import ContextGauge
from app.widgets.elided_label import ElidedLabel
from app.widgets.relative_size import SMALL, grown, share_size

if TYPE_CHECKING:
    from app.core import context_use
    from app.core.messages import AnswerFigures, Message
    from app.core.model_files import InstalledModel
    from app.core.servers import Server
    from app.widgets import context_wording, quantities
else:
    context_wording = import_late("app.widgets.context_wording")
    context_use = import_late("app.core.context_use")
    quantities = import_late("app.widgets.quantities")

_ALL_PX = 640
"""Below this width, or while a draft is counted, the speed goes; the answer has it too."""
_FEW_PX = 520
"""Below this width the count of tokens goes; its gauge stays."""
_PHASES = {
    Phase.WAITING: mark("Waiting for the model…"),
    Phase.READING: mark("Reading the question…"),
    Phase.THINKING: mark("Thinking…"),
    Phase.ANSWERING: mark("Answering…"),
}


class StatusLine(QWidget):
    """Says state on the left; speed and context on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.state = ElidedLabel()
        self.state.setAccessibleName(say("State"))
        self.speed = QLabel()
        self.speed.setAccessibleName(say("Speed"))
        self.context = QLabel()
        self.context.setAccessibleName(say("Context"))
        self.gauge = ContextGauge()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(14)
        layout.addWidget(self.state, 1)
        layout.addWidget(self.speed)
        layout.addWidget(self.context)
        layout.addWidget(self.gauge)
        self._figures: AnswerFigures | None = None
        self._messages: Sequence[Message] = ()
        self._total = self._draft_tokens = self._told_tokens = 0
        for label in (self.state, self.speed, self.context):
            share_size(label, SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what happens to the text matters most."""
        super().resizeEvent(event)
        self._choose_parts()

    def show_state(
        self,
        model: InstalledModel | Server | None,
        model_state: ModelState,
        phase: Phase | None,
        prompt_share: float,
        peers: Sequence[str] = (),
    ) -> None:
        """Say what the model is doing, and who helps."""
        if model is None:
            text = say("No model: get one from the Models menu")
        elif model.host:
            text = _server_state(model.host, model_state, phase)
        elif model_state is ModelState.LOADING:
            text = say("Loading {model}…", model=model.name)
        elif model_state is ModelState.FAILED:
            text = say("{model} could not be loaded", model=model.name)
        elif model_state is ModelState.RESTING and phase is None:
            text = say("{model} rests; your next question wakes it", model=model.name)
        elif phase is None:
            text = say("Ready  ·  {where}", where=_whereabouts(peers))
        else:
            text = say(_PHASES[phase])
            if phase is Phase.READING and 0 < prompt_share < 1:
                share = quantities.percent(prompt_share)
                text = say("Reading the question…  {share}", share=share)
        self.state.setText(text)

    def show_figures(
        self,
        figures: AnswerFigures | None,
        context_tokens: int,
        messages: Sequence[Message] = (),
    ) -> None:
        """Say speed and context use.

        Args:
            figures: of the running or last answer.
            context_tokens: window of the loaded model; 0 while none is loaded.
            messages: that are shown; what they take is estimated where there are no figures.
        """
        speed = figures.tokens_per_s if figures else 0.0
        self.speed.setText(quantities.speed(speed) if speed else "")
        self._total = context_tokens or (figures.context_tokens if figures else 0)
        self._figures = figures
        self._messages = () if figures else messages
        self._show_context()

    def show_draft(self, tokens: int) -> None:
        """Say about how many tokens stand in the composer."""
        self._draft_tokens = tokens
        self._show_context()

    def show_instructions(self, tokens: int) -> None:
        """Say about how many tokens stand before the first question."""
        self._told_tokens = tokens
        self._show_context()

    def _show_context(self) -> None:
        self._choose_parts()
        if not self._total:
            self.context.setText("")
            return
        use = context_use.context_use(self._figures, self._total)
        # imported, or its answers were cut off before they were measured, or there are none yet
        is_guess = self._figures is None and bool(self._messages or self._told_tokens)
        if is_guess:
            use = context_use.about_history(self._messages, self._total, self._told_tokens)
        numbers = {"used": use.used, "total": use.total}
        if is_guess:
            text = say("About {used} of {total} tokens of context", **numbers)
        else:
            text = say("{used} of {total} tokens of context", **numbers)
        if self._draft_tokens:
            more = context_wording.draft_size(use, self._draft_tokens)
            text = say("{context}, {more}", context=text, more=more)
        self.context.setText(text)
        self.gauge.show_use(
            use, self._draft_tokens, context_wording.context_use(use, self._draft_tokens)
        )

    def _choose_parts(self) -> None:
        width = self.width()
        self.speed.setVisible(width >= grown(_ALL_PX) and not self._draft_tokens)
        self.context.setVisible(width >= grown(_FEW_PX))
        self.gauge.setVisible(self._total > 0)


def _whereabouts(peers: Sequence[str]) -> str:
    if not peers:
        return say("everything stays on this computer")
    if len(peers) == 1:
        return say("{peer} helps", peer=peers[0])
    return say_count("%n computers help", len(peers))


def _server_state(host: str, state: ModelState, phase: Phase | None) -> str:
    """What a server is doing; always, who gets the text."""
    if state is ModelState.LOADING:
        return say("Connecting to {host}…", host=host)
    if phase is not None:
        return say("{doing}  ·  Your text goes to {host}", doing=say(_PHASES[phase]), host=host)
    if state is ModelState.FAILED:
        return say("No answer from {host}; your next question tries again", host=host)
    if state is ModelState.RESTING:
        return say("Your next question goes to {host}", host=host)
    return say("Ready  ·  Your text goes to {host}", host=host)
