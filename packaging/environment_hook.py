"""Runs first in the bundled program: the programs that it opens get the system's libraries.

PyInstaller's loader points ``LD_LIBRARY_PATH`` at the bundle and starts itself again; the linker
has read it by now, and a web browser opened from here must not find our libraries in it. Our own
child processes are told to begin afresh, since the loader would take it for set.
"""

import os
import sys


def _restore(name: str) -> None:
    original = os.environ.pop(f"{name}_ORIG", None)
    if original:
        os.environ[name] = original
    else:
        os.environ.pop(name, None)


def _keep_less_memory() -> None:
    """Let the window's process share one heap, and give back what it frees (mallopt(3))."""
    import ctypes

    one_heap, give_back = -8, -1
    library = ctypes.CDLL(None)
    library.mallopt(one_heap, 1)
    library.mallopt(give_back, 256 * 1024)


if sys.platform == "linux":
    _restore("LD_LIBRARY_PATH")
    if not sys.argv[1:2] or not sys.argv[1].startswith(("--engine", "--downloader", "--peer")):
        _keep_less_memory()
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
