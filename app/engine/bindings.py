"""The bindings without their high-level class, which takes as long to import as all the rest.

``import llama_cpp`` brings numpy and a cache on disk along for a class that nothing here uses: 65
of the 150 ms that an engine process needs to begin.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import types

_PACKAGE = "llama_cpp"
_C_API = f"{_PACKAGE}.{_PACKAGE}"


def import_c_api() -> None:
    """Let ``import llama_cpp`` in this process give the C API alone."""
    spec = importlib.util.find_spec(_PACKAGE)
    if _PACKAGE in sys.modules or spec is None or spec.submodule_search_locations is None:
        return
    package = types.ModuleType(_PACKAGE)
    package.__path__ = spec.submodule_search_locations
    package.__spec__ = spec
    sys.modules[_PACKAGE] = package
    api = importlib.import_module(_C_API)
    vars(package).update({k: v for k, v in vars(api).items() if not k.startswith("_")})
