"""Runs every benchmark and prints its row."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> int:
    """Measure all, or the ones that the arguments name."""
    from tests.benchmarks import generation, speculation, startup, view_scale, view_stream

    benchmarks = {
        "generation": generation.measure,
        "speculation_edit": speculation.measure_edit,
        "speculation_new": speculation.measure_new,
        "speculation_repeating": speculation.measure_repeating,
        "startup": startup.measure,
        "view_scale": view_scale.measure,
        "view_share": view_stream.measure_share,
        "view_stall_60": view_stream.measure_stall_60,
        "view_stall_200": view_stream.measure_stall_200,
    }
    for name in sys.argv[1:] or benchmarks:
        print(benchmarks[name](), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
