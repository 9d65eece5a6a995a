"""Average the weights of checkpoints of one training: better than each of them.

The stretches of a training that favour different tasks end at nearby places; their mean keeps
what each has learnt (model soups, Wortsman et al., arXiv:2203.05482).

    python merge.py FIRST.pt SECOND.pt --out MERGED.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean; the optimisers' states are those of the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    saved = [torch.load(path, weights_only=False) for path in arguments.checkpoints]
    merged = saved[-1]
    merged["network"] = {
        name: torch.stack([one["network"][name].float() for one in saved]).mean(0)
        for name in merged["network"]
    }
    torch.save(merged, arguments.out)


if __name__ == "__main__":
    main()
