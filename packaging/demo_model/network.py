"""The demo model's network in PyTorch: Qwen2's architecture, small.

Names of the parameters are those that the export maps to GGUF. Source of the architecture:
"Qwen2 Technical Report" (2024): RMSNorm, rotary positions in halves, grouped-query attention with
biases on query, key and value, SwiGLU, tied embeddings.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import nn


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; widths are multiples of 32 for Q8_0."""

    vocabulary: int = 1024
    width: int = 256
    layers: int = 6
    heads: int = 8
    kv_heads: int = 4
    feed_forward: int = 704
    rope_theta: float = 10000.0
    norm_epsilon: float = 1e-6

    @property
    def head_width(self) -> int:
        """Width of one head."""
        return self.width // self.heads


class RMSNorm(nn.Module):
    """Root-mean-square normalisation with a gain."""

    def __init__(self, width: int, epsilon: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Normalise the last dimension."""
        return F.rms_norm(x, (x.shape[-1],), self.weight.to(x.dtype), self.epsilon)


def rotary(shape: Shape, length: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines, each (length, head_width / 2)."""
    half = shape.head_width // 2
    frequencies = shape.rope_theta ** (-torch.arange(half, dtype=torch.float32) / half)
    angles = torch.arange(length, dtype=torch.float32)[:, None] * frequencies
    return angles.cos(), angles.sin()


def rotate(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """Apply the positions to (batch, heads, length, head_width)."""
    a, b = x.float().chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1).to(x.dtype)


class Block(nn.Module):
    """Attention and feed-forward, each on a normalised residual stream."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        kv = shape.kv_heads * shape.head_width
        self.attn_norm = RMSNorm(shape.width, shape.norm_epsilon)
        self.attn_q = nn.Linear(shape.width, shape.width)
        self.attn_k = nn.Linear(shape.width, kv)
        self.attn_v = nn.Linear(shape.width, kv)
        self.attn_output = nn.Linear(shape.width, shape.width, bias=False)
        self.ffn_norm = RMSNorm(shape.width, shape.norm_epsilon)
        self.ffn_gate = nn.Linear(shape.width, shape.feed_forward, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.feed_forward, bias=False)
        self.ffn_down = nn.Linear(shape.feed_forward, shape.width, bias=False)

    def forward(self, x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
        """(batch, length, width) to the same."""
        s, (batch, length, _) = self.shape, x.shape
        h = self.attn_norm(x)
        q = self.attn_q(h).view(batch, length, s.heads, s.head_width).transpose(1, 2)
        k = self.attn_k(h).view(batch, length, s.kv_heads, s.head_width).transpose(1, 2)
        v = self.attn_v(h).view(batch, length, s.kv_heads, s.head_width).transpose(1, 2)
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        repeat = s.heads // s.kv_heads
        k, v = k.repeat_interleave(repeat, 1), v.repeat_interleave(repeat, 1)
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.attn_output(y.transpose(1, 2).reshape(batch, length, s.width))
        h = self.ffn_norm(x)
        return x + self.ffn_down(F.silu(self.ffn_gate(h)) * self.ffn_up(h))


class Network(nn.Module):
    """The language model."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocabulary, shape.width)
        self.blk = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.output_norm = RMSNorm(shape.width, shape.norm_epsilon)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                out = name.endswith(("attn_output.weight", "ffn_down.weight"))
                deviation = 0.02 if "embd" in name else parameter.shape[1] ** -0.5
                nn.init.normal_(parameter, std=deviation / (2 * shape.layers) ** (0.5 * out))
            elif name.endswith("bias"):
                nn.init.zeros_(parameter)

    def hidden(self, ids: torch.Tensor) -> torch.Tensor:
        """Token ids (batch, length) to normalised hidden states (batch, length, width)."""
        cos, sin = rotary(self.shape, ids.shape[1])
        x = self.token_embd(ids)
        for block in self.blk:
            x = block(x, cos, sin)
        return self.output_norm(x)

    def loss(self, ids: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Mean cross-entropy over the positions whose target is not -100."""
        wanted = targets != -100
        logits = F.linear(self.hidden(ids)[wanted], self.token_embd.weight)
        return F.cross_entropy(logits.float(), targets[wanted])
