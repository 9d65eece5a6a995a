"""Names of GGUF files."""

from __future__ import annotations

import pytest

from app.core.model_files import ModelFileName, parse_model_file_name


@pytest.mark.parametrize(
    ("file_name", "parsed"),
    [
        (
            "DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf",
            ModelFileName("DeepSeek-R1-Distill-Qwen-7B", "Q4_K_M"),
        ),
        (
            "DeepSeek-R1-UD-IQ1_S-00001-of-00003.gguf",
            ModelFileName("DeepSeek-R1", "UD-IQ1_S", 1, 3),
        ),
        ("DeepSeek-R1.Q8_0-00002-of-00015.gguf", ModelFileName("DeepSeek-R1", "Q8_0", 2, 15)),
        ("my model.gguf", ModelFileName("my model", "")),
        ("Penseur-Demo-Q8_0.gguf", ModelFileName("Penseur-Demo", "Q8_0")),
    ],
)
def test_name_tells_model_quantisation_and_part(file_name: str, parsed: ModelFileName) -> None:
    assert parse_model_file_name(file_name) == parsed
