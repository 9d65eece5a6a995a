"""Runs every benchmark and prints its row."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Or each process would compile what has been edited, as no user's does after the first start."""


def main() -> int:
    """Measure all, or the ones that the arguments name."""
    from tests.benchmarks import (
        bundle,
        downloads,
        engine_speed,
        first_token,
        generation,
        installed_models,
        long_context,
        portable,
        speculation,
        startup,
        stop_latency,
        store_encrypted,
        store_journal,
        store_open,
        store_search,
        store_start,
        text_cost,
        view_generation,
        view_huge,
        view_scale,
        view_stream,
        worker_start,
    )

    benchmarks = {
        "prompt": engine_speed.measure_shipped_prompt,
        "decode": engine_speed.measure_shipped_generation,
        "decode_shipped_bare": engine_speed.measure_shipped_bare_generation,
        "prompt_large": engine_speed.measure_large_prompt,
        "decode_large": engine_speed.measure_large_generation,
        "prompt_bare": engine_speed.measure_bare_prompt,
        "decode_bare": engine_speed.measure_bare_generation,
        "first_token": first_token.measure,
        "first_token_peer": first_token.measure_peer,
        "long_context": long_context.measure,
        "text_cost": text_cost.measure,
        "worker_start": worker_start.measure,
        "portable": portable.measure,
        "stop": stop_latency.measure,
        "generation": generation.measure,
        "installed_models": installed_models.measure,
        "speculation_edit": speculation.measure_edit,
        "speculation_new": speculation.measure_new,
        "speculation_repeating": speculation.measure_repeating,
        "download_speed": downloads.measure_throughput,
        "download_cpu": downloads.measure_cpu,
        "startup": startup.measure,
        "bundle_size": bundle.measure_size,
        "bundle_start": bundle.measure_start,
        "bundle_memory": bundle.measure_memory,
        "store_encrypted": store_encrypted.measure,
        "store_start": store_start.measure,
        "store_search": store_search.measure,
        "store_open": store_open.measure,
        "store_journal": store_journal.measure,
        "view_generation": view_generation.measure,
        "view_huge": view_huge.measure,
        "view_scale": view_scale.measure,
        "view_share": view_stream.measure_share,
        "view_stall_60": view_stream.measure_stall_60,
        "view_stall_200": view_stream.measure_stall_200,
    }
    for name in sys.argv[1:] or benchmarks:
        rows = benchmarks[name]()
        for row in rows if isinstance(rows, list) else [rows]:
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
