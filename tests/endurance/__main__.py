"""Runs every module of this package, or those that the arguments name, and prints its line."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> int:
    """Run them one after the other; the first that fails ends it."""
    modules = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    for name in sys.argv[1:] or [name for name in modules if not name.startswith("_")]:
        print(importlib.import_module(f"tests.endurance.{name}").run(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
