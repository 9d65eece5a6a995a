"""Buttons with words, as dialogs have them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def word_button(
    label: str, run: Callable[[], object], name: str = "", *, is_primary: bool = False
) -> QPushButton:
    """A button with words.

    Args:
        label: on it.
        run: what it does.
        name: for screen readers, where the label alone does not say what it is about.
        is_primary: it is what most people come for.
    """
    button = QPushButton(label)
    button.setAutoDefault(False)
    button.setAccessibleName(name or label)
    if is_primary:
        button.setProperty("primary", True)
    button.clicked.connect(lambda: run())  # noqa: PLW0108 - run takes no argument
    return button
