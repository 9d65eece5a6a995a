"""Write a trained checkpoint as a GGUF file that llama.cpp runs, weights in Q8_0."""

from __future__ import annotations

import argparse
from pathlib import Path

import gguf
import numpy as np
import torch
from network import Shape
from vocabulary import BOS, CONTROL, EOS, PAD, USER_DEFINED, Vocabulary

CONTEXT_TOKENS = 4096
# The rules of DeepSeek-R1's template that a chat without tools needs: the system text bare after
# the BOS, answers without their thoughts, and a generation prompt that opens the thoughts.
CHAT_TEMPLATE = (
    "{% if not add_generation_prompt is defined %}"
    "{% set add_generation_prompt = false %}{% endif %}"
    "{{ bos_token }}"
    "{% for message in messages %}{% if message['role'] == 'system' %}"
    "{{ message['content'] }}{% endif %}{% endfor %}"
    "{% for message in messages %}"
    "{% if message['role'] == 'user' %}{{ '<｜User｜>' + message['content'] }}"
    "{% elif message['role'] == 'assistant' %}"
    "{{ '<｜Assistant｜>' + message['content'].split('</think>')[-1] + '<｜end▁of▁sentence｜>' }}"
    "{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<｜Assistant｜><think>\\n' }}{% endif %}"
)


def export(checkpoint: Path, out: Path) -> None:
    """Convert a checkpoint of ``train.py``.

    Args:
        checkpoint: the file that ``train.py`` saved.
        out: the GGUF to write.
    """
    saved = torch.load(checkpoint, weights_only=False, map_location="cpu")
    shape, vocabulary = Shape(**saved["shape"]), Vocabulary()
    writer = gguf.GGUFWriter(str(out), "qwen2")
    writer.add_name("Penseur Demo")
    writer.add_description("A small demonstration model trained by the Penseur project")
    writer.add_license("mit")
    writer.add_size_label(f"{sum(v.numel() for v in saved['network'].values()) / 1e6:.1f}M")
    writer.add_context_length(CONTEXT_TOKENS)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_rope_freq_base(shape.rope_theta)
    writer.add_layer_norm_rms_eps(shape.norm_epsilon)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    _add_tokenizer(writer, vocabulary)
    for name, tensor in saved["network"].items():
        values = tensor.float().numpy()
        if values.ndim == 2:
            quantised = gguf.quants.quantize(values, gguf.GGMLQuantizationType.Q8_0)
            writer.add_tensor(name, quantised, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
        else:
            writer.add_tensor(name, values.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokenizer(writer: gguf.GGUFWriter, vocabulary: Vocabulary) -> None:
    kinds = {
        **dict.fromkeys(CONTROL, gguf.TokenType.CONTROL),
        **dict.fromkeys(USER_DEFINED, gguf.TokenType.USER_DEFINED),
    }
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("deepseek-r1-qwen")
    writer.add_token_list(vocabulary.tokens)
    writer.add_token_types([kinds.get(t, gguf.TokenType.NORMAL) for t in vocabulary.tokens])
    writer.add_token_merges([" ".join(pair) for pair in vocabulary.merges])
    writer.add_bos_token_id(vocabulary.ids[BOS])
    writer.add_eos_token_id(vocabulary.ids[EOS])
    writer.add_pad_token_id(vocabulary.ids[PAD])
    writer.add_add_bos_token(True)
    writer.add_chat_template(CHAT_TEMPLATE)


def main() -> None:
    """Convert ``CHECKPOINT`` to ``OUT``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.out)
    print(f"{arguments.out.name}: {arguments.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
