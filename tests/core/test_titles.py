"""What counts as a title."""

from __future__ import annotations

import pytest

from app.core.titles import REQUEST, judged_title

QUESTION = "Why is the sky blue, and why are sunsets red?"
ANSWER = "Air scatters short wavelengths more (Rayleigh scattering), so the sky looks blue."
FRENCH = ("Pourquoi le ciel est-il bleu ?", "L'air diffuse davantage le bleu.")
CHINESE = ("天空为什么是蓝色的?", "因为瑞利散射。")
ARABIC = ("لماذا السماء زرقاء؟", "بسبب تشتت رايلي للضوء.")


@pytest.mark.parametrize(
    ("made", "title"),
    [
        ("Blue skies explained", "Blue skies explained"),
        ("  **Title: Rayleigh Scattering of Light.**\n", "Rayleigh Scattering of Light"),
        ("“Sunset colours”", "Sunset colours"),
        ("# Why the sky is blue", "Why the sky is blue"),
    ],
)
def test_titles_are_taken_without_their_dress(made: str, title: str) -> None:
    assert judged_title(made, (QUESTION, ANSWER)) == title


@pytest.mark.parametrize(
    ("made", "conversation"),
    [
        ("Couleur du ciel", FRENCH),
        ("蓝色天空的原因", CHINESE),
        ("زرقة السماء", ARABIC),
    ],
)
def test_titles_come_in_any_script(made: str, conversation: tuple[str, str]) -> None:
    assert judged_title(made, conversation) == made


@pytest.mark.parametrize(
    "made",
    [
        "",
        "\n\n",
        "x",
        "sky " * 30,
        "sky blue sky blue",
        QUESTION,
        "Why is the sky blue",
        REQUEST,
        "Sure! Blue skies",
        "Blue skies\nand red sunsets",
        "The sky is blue since the short waves scatter far more",
        r"\[ \boxed{42} \]",
        "12 + 30 = 42",
        "What colour is the sky?",
        "Cooking with garlic",
        "天空是蓝色的",
        "🌅🌅",
        "This is not one of the few tasks",
        "<b>Blue</b> skies",
    ],
)
def test_all_else_is_not(made: str) -> None:
    assert judged_title(made, (QUESTION, ANSWER)) is None
