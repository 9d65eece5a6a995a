"""An installed model with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.model_files import InstalledModel, Origin

if TYPE_CHECKING:
    from app.core.gguf_facts import GgufFacts


@dataclass(frozen=True)
class InstalledEntry:
    """A model with what a person wants to know of it.

    Attributes:
        model: itself.
        last_used: Unix time of its latest answer or load; ``None`` for never.
        facts: from its header; ``None`` while it was not read, or when it can't be.
    """

    model: InstalledModel
    last_used: float | None = None
    facts: GgufFacts | None = None

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.model.path.parent

    @property
    def architecture(self) -> str:
        """llama.cpp's name of the network; empty when unknown."""
        return self.facts.architecture if self.facts else ""

    @property
    def trained_context_tokens(self) -> int:
        """0 when unknown."""
        return self.facts.trained_context_tokens if self.facts else 0

    @property
    def can_be_deleted(self) -> bool:
        """Not what came with the program."""
        return not self.model.is_shipped

    @property
    def is_referred(self) -> bool:
        """It lies in a place that the user has named."""
        return self.model.origin is Origin.ADDED
