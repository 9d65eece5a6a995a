"""Train the demo model on a CPU for a given time, with Muon for matrices and AdamW for the rest.

Documents are packed into rows without a border between them, so that long conversations look
familiar; the loss covers the last reply of each document. Interrupt it at any time: it goes on
from the last checkpoint.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import asdict
from pathlib import Path

import gguf
import torch
from network import Network, Shape
from tasks import Curriculum
from vocabulary import Vocabulary


class Packer:
    """Endless rows of packed documents."""

    def __init__(self, seed: int, length: int) -> None:
        self._vocabulary = Vocabulary()
        self._curriculum = Curriculum(seed, stems=self._vocabulary.stems())
        self._rng = random.Random(seed)
        self._length = length
        self._ids: list[int] = []
        self._learn: list[bool] = []

    def _fill(self) -> None:
        while len(self._ids) <= self._length:
            example = self._curriculum.draw()
            prompt = self._vocabulary.prompt(example.history, example.question)
            trace = example.trace(self._rng)
            reply = self._vocabulary.response(trace, example.solution.answer)
            self._ids += prompt + reply
            self._learn += [False] * len(prompt) + [True] * len(reply)

    def batch(self, rows: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Inputs and targets, each (rows, length); -100 marks what is not learnt."""
        inputs, targets = [], []
        for _ in range(rows):
            self._fill()
            ids, learn = self._ids[: self._length + 1], self._learn[: self._length + 1]
            inputs.append(ids[:-1])
            targets.append([i if k else -100 for i, k in zip(ids[1:], learn[1:], strict=True)])
            # What is left of a cut document would lack its question: start with a new one.
            self._ids, self._learn = [], []
        return torch.tensor(inputs), torch.tensor(targets)


def load_gguf(network: Network, path: Path) -> None:
    """Begin from the weights of an exported model, for example the one that ships."""
    tensors = {tensor.name: tensor for tensor in gguf.GGUFReader(path).tensors}
    state = {}
    for name, parameter in network.state_dict().items():
        tensor = tensors[name]
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        state[name] = torch.from_numpy(values.copy()).reshape(parameter.shape)
    network.load_state_dict(state)


def learning_rate(progress: float) -> float:
    """Factor of the peak rate: warm-up over 1 %, then in a line down to 0."""
    return min(progress / 0.01 + 0.02, max(0.0, 1 - progress))


def main() -> None:
    """Train and save ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a GGUF to begin from")
    parser.add_argument("--rows", type=int, default=8)
    parser.add_argument("--length", type=int, default=768)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--muon-rate", type=float, default=0.012)
    parser.add_argument("--adam-rate", type=float, default=2.5e-3)
    parser.add_argument("--new-clock", action="store_true", help="a new schedule from here")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    network = Network(Shape(layers=arguments.layers))
    matrices = [p for n, p in network.named_parameters() if p.dim() == 2 and "embd" not in n]
    others = [p for n, p in network.named_parameters() if p.dim() != 2 or "embd" in n]
    optimizers = [
        torch.optim.Muon(matrices, lr=arguments.muon_rate, weight_decay=0.01, momentum=0.95),
        torch.optim.AdamW(others, lr=arguments.adam_rate, betas=(0.9, 0.95), weight_decay=0.0),
    ]
    peaks = [group["lr"] for o in optimizers for group in o.param_groups]
    step, spent_s, tokens = 0, 0.0, 0
    if arguments.start is not None:
        load_gguf(network, arguments.start)
    if arguments.out.exists():
        saved = torch.load(arguments.out, weights_only=False)
        network.load_state_dict(saved["network"])
        for optimizer, state in zip(optimizers, saved["optimizers"], strict=True):
            optimizer.load_state_dict(state)
        step, spent_s, tokens = saved["step"], saved["spent_s"], saved["tokens"]
        spent_s = 0.0 if arguments.new_clock else spent_s
    print(f"{sum(p.numel() for p in network.parameters()) / 1e6:.2f} M parameters", flush=True)
    packer = Packer(arguments.seed * 1000 + step, arguments.length)
    total_s, average, last_save = arguments.minutes * 60, None, time.monotonic()
    while spent_s < total_s:
        began = time.monotonic()
        factor = learning_rate(spent_s / total_s)
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = peaks[optimizers.index(optimizer)] * factor
        inputs, targets = packer.batch(arguments.rows)
        with torch.autocast("cpu", torch.bfloat16):
            loss = network.loss(inputs, targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        step, tokens = step + 1, tokens + inputs.numel()
        spent_s += time.monotonic() - began
        average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
        if step % 50 == 0:
            print(
                f"step {step} loss {average:.4f}, {spent_s / 60:.1f} min, "
                f"{tokens / 1e6:.1f} M tokens, {tokens / spent_s:.0f}/s, rate {factor:.3f}",
                flush=True,
            )
        if time.monotonic() - last_save > 120 or spent_s >= total_s:
            state = {
                "network": network.state_dict(),
                "shape": asdict(network.shape),
                "step": step,
                "optimizers": [o.state_dict() for o in optimizers],
                "spent_s": spent_s,
                "tokens": tokens,
            }
            torch.save(state, arguments.out.with_suffix(".new"))
            arguments.out.with_suffix(".new").replace(arguments.out)
            last_save = time.monotonic()


if __name__ == "__main__":
    main()
