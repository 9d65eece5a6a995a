"""What names a repository, and what is something to search for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.repository_names import RepositoryName, parse_repository

REPO = "bartowski/DeepSeek-R1-Distill-Qwen-7B-GGUF"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (REPO, RepositoryName(REPO)),
        (f"  {REPO}:q4_k_m ", RepositoryName(REPO, quantisation="Q4_K_M")),
        (f"https://huggingface.co/{REPO}", RepositoryName(REPO)),
        (f"https://huggingface.co/{REPO}/tree/main", RepositoryName(REPO)),
        (f"huggingface.co/{REPO}/", RepositoryName(REPO)),
        (f"hf.co/{REPO}:Q8_0", RepositoryName(REPO, quantisation="Q8_0")),
        (f"ollama run hf.co/{REPO}:Q8_0", RepositoryName(REPO, quantisation="Q8_0")),
        (f"llama-server -hf {REPO}:Q8_0", RepositoryName(REPO, quantisation="Q8_0")),
        (
            f"https://huggingface.co/{REPO}/blob/v2/sub/x%20y-Q4_0.gguf?download=true",
            RepositoryName(REPO, "sub/x y-Q4_0.gguf", revision="v2"),
        ),
        (
            f"https://huggingface.co/{REPO}/resolve/main/x-Q4_0.gguf",
            RepositoryName(REPO, "x-Q4_0.gguf"),
        ),
        (f"https://mirror.example/{REPO}", RepositoryName(REPO)),
    ],
)
def test_names_are_understood(text: str, name: RepositoryName) -> None:
    assert parse_repository(text, "mirror.example") == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "deepseek r1",
        "r1",
        "qwen / 7b",
        "https://elsewhere.example/owner/name",
        "https://huggingface.co/deepseek-ai",
        "https://huggingface.co/datasets/owner/name",
        "owner/..",
        "../name",
        "owner/name/file.gguf",
        "https://[broken/owner/name",
    ],
)
def test_other_texts_are_searches(text: str) -> None:
    assert parse_repository(text) is None


@given(st.text())
def test_no_text_is_trouble(text: str) -> None:
    found = parse_repository(text)
    assert found is None or found.repo.count("/") == 1
