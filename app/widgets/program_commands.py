"""What the command palette offers beside the menus: languages and settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.core.declarations import declarations
from app.core.settings import Settings
from app.viewmodels.language import Language, say
from app.widgets.commands import Command


def language_commands(
    languages: Sequence[Language], spoken: str, speak: Callable[[str], object]
) -> list[Command]:
    """One a language.

    Args:
        languages: that there are.
        spoken: code of the one that is spoken.
        speak: speaks another.
    """
    return [
        Command(
            f"language_{language.code}",
            language.name,
            say("Language"),
            partial(speak, language.code),
            is_on=language.code == spoken,
        )
        for language in languages
    ]


def setting_commands(show: Callable[[str], object]) -> list[Command]:
    """One a setting that the dialog shows; it opens there.

    Args:
        show: opens the dialog at the setting of a name.
    """
    return [
        Command(
            f"setting_{name}",
            say(declaration.declared.label),
            say("Settings"),
            partial(show, name),
        )
        for name, declaration in declarations(Settings).items()
        if declaration.declared.page is not None
    ]
