"""A badge beside the model's name: another program, or another computer, gets the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QSizePolicy

from app.viewmodels.language import say
from app.widgets.relative_size import SMALL, share_size

if TYPE_CHECKING:
    from app.core.model_files import InstalledModel
    from app.core.servers import Server


class ServerBadge(QLabel):
    """Shown while a server answers, or other computers compute a part of the model."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("serverBadge")
        share_size(self, SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_model(self, model: InstalledModel | Server | None, peers: Sequence[str] = ()) -> None:
        """Say whether a model is one that runs elsewhere, or in part.

        Args:
            model: that answers.
            peers: that compute a part of it.
        """
        host = "" if model is None else model.host
        self.setVisible(bool(host or peers))
        if peers and not host:
            from app.core.peers import are_elsewhere  # late: few have any

            leaves = are_elsewhere(peers)
            self.setText(say("other computers help") if leaves else say("another program helps"))
            self.setToolTip(
                say("Parts of your text, unencrypted, go to {peers}", peers=", ".join(peers))
            )
        else:
            leaves = model is not None and model.leaves_computer
            self.setText(say("leaves this computer") if leaves else say("another program"))
            self.setToolTip(say("Your text goes to {host}", host=host) if host else "")
        self.setAccessibleName(self.toolTip())
