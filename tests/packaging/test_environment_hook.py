"""What runs first in the bundle."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.packaging.scripts import PACKAGING

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the loader does it on Linux")
_SHOW = "import os; print(os.environ.get('LD_LIBRARY_PATH'))"


def _library_path(**environment: str) -> str:
    code = (PACKAGING / "environment_hook.py").read_text(encoding="utf-8") + _SHOW
    names = {k: v for k, v in os.environ.items() if not k.startswith("LD_LIBRARY_PATH")}
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**names, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.strip()


def test_programs_opened_from_here_do_not_find_our_libraries() -> None:
    assert _library_path(LD_LIBRARY_PATH="/bundle/lib") == "None"


def test_they_find_what_the_person_had_chosen() -> None:
    path = _library_path(LD_LIBRARY_PATH="/bundle/lib:/opt", LD_LIBRARY_PATH_ORIG="/opt")
    assert path == "/opt"
