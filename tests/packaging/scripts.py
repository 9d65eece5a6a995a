"""Loads the modules of ``packaging/``, which is no package."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from app.system.paths import resources_dir

ROOT = resources_dir().parent
PACKAGING = ROOT / "packaging"


def load(name: str) -> ModuleType:
    """The module of ``packaging/NAME.py``."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
