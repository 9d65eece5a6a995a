"""What lies in the trash, and for how long."""

from __future__ import annotations

import math
from typing import NamedTuple

KEPT_DAYS = 30
"""After so many days what lies in the trash is deleted for good."""
DAY_S = 86_400.0


class Trashed(NamedTuple):
    """A conversation or a message that was deleted.

    Attributes:
        conversation_id: of the conversation.
        message_id: of the message; 0 for the whole conversation.
        title: of the conversation.
        text: the beginning of the message; empty for a conversation.
        deleted_at: Unix time in seconds.
    """

    conversation_id: int
    message_id: int
    title: str
    text: str
    deleted_at: float

    def days_left(self, now: float) -> int:
        """Days, begun ones included, until it is deleted for good."""
        return max(0, math.ceil(KEPT_DAYS - (now - self.deleted_at) / DAY_S))
