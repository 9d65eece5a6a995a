"""Tells those who show or obey settings that some have changed, or can't be obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.core.errors import AppError


class SettingsWatch(QObject):
    """One for the program.

    Attributes:
        problems: why settings can't be obeyed, by their names.

    Signals:
        changed(frozenset): names of settings, after they were replaced.
        problem_changed(str): a setting can't be obeyed, or can be again.
    """

    changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.problems: dict[str, AppError] = {}

    def tell_problem(self, setting: str, error: AppError | None) -> None:
        """Say why a setting can't be obeyed; ``None``: it can."""
        self.problems.pop(setting, None)
        if error is not None:
            self.problems[setting] = error
        self.problem_changed.emit(setting)
