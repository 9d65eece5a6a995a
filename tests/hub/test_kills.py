"""A download outlives the power: `make endurance` does it for longer."""

from __future__ import annotations

import random
from pathlib import Path

from tests.endurance.downloads import KINDS, killed_downloads
from tests.hub.support import IN_FLIGHT_BYTES

SIZE_BYTES = 8_000_000


def test_a_download_goes_on_whatever_was_killed(tmp_path: Path) -> None:
    seed = random.randrange(1 << 32)
    print("seed", seed)
    rng = random.Random(seed)
    with killed_downloads(tmp_path, rng, SIZE_BYTES) as killed:
        killed.run_round(rng.choice(KINDS))
        killed.end()
        assert killed.sent_twice_bytes < IN_FLIGHT_BYTES
        assert killed.kills.total() == 1
