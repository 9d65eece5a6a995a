"""Imports that wait until they are needed, so that the window is there before them."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any


class _LateModule(ModuleType):
    """Stands for a module, and imports it when one of its attributes is first used.

    The standard library's ``LazyLoader`` would show a second thread a module that the first has
    not executed yet (before Python 3.11.8, gh-114763); a usual import makes it wait.
    """

    _module: ModuleType | None = None

    def __getattr__(self, name: str) -> Any:
        if self._module is None:
            self._module = importlib.import_module(self.__name__)
        return getattr(self._module, name)


def import_late(name: str) -> ModuleType:
    """The module ``name``, executed when one of its attributes is first used.

    Raises:
        ModuleNotFoundError: there is no such module.
    """
    if name in sys.modules:
        return sys.modules[name]
    if importlib.util.find_spec(name) is None:
        raise ModuleNotFoundError(name)
    return _LateModule(name)
