"""Says beside the model's name that nothing is asked of any network in this run."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy

from app.viewmodels.language import say
from app.widgets.relative_size import SMALL, share_size


class OfflineBadge(QLabel):
    """Shown in a run with ``--offline``."""

    def __init__(self) -> None:
        super().__init__(say("offline"))
        self.setObjectName("serverBadge")
        share_size(self, SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setToolTip(
            say(
                "Penseur was started with --offline: it uses no network until you close it, "
                "whatever the settings say."
            )
        )
        self.setAccessibleName(self.toolTip())
