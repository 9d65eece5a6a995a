"""A command line whose help is all in one language: argparse says some words by itself."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any


class CommandLine(argparse.ArgumentParser):
    """Takes arguments and options; add them to the groups of that name.

    Attributes:
        arguments: what stands for itself.
        options: what begins with dashes.
    """

    def __init__(
        self, say: Callable[[str], str], *, prog: str, description: str, epilog: str
    ) -> None:
        """Prepare.

        Args:
            say: a text in the language of the help.
            prog: what is typed.
            description: before the arguments, said already.
            epilog: after them, said already.
        """
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            formatter_class=partial(_Help, say("usage: ")),
        )
        self.arguments = self.add_argument_group(say("arguments"))
        self.options = self.add_argument_group(say("options"))
        self.options.add_argument("-h", "--help", action="help", help=say("show this help"))


class _Help(argparse.HelpFormatter):
    def __init__(self, usage_prefix: str, prog: str) -> None:
        super().__init__(prog)
        self._usage_prefix = usage_prefix

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Say what comes before it in the reader's language."""
        super().add_usage(usage, actions, groups, self._usage_prefix if prefix is None else prefix)
