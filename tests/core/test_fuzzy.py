"""What a few letters find, and in which order."""

from __future__ import annotations

from app.core.fuzzy import FuzzyQuery, searchable


def ranked(typed: str, *texts: str) -> list[str]:
    """Those that fit, the best first."""
    query = FuzzyQuery(typed)
    scores = {text: match.score for text in texts if (match := query.match(searchable(text)))}
    return sorted(scores, key=lambda text: -scores[text])


def test_the_beginning_comes_before_a_word_and_a_word_before_a_part() -> None:
    texts = ("Under construction", "The struct of it", "Structs and unions", "Struct")

    assert ranked("struct", *texts) == [
        "Struct",
        "Structs and unions",
        "The struct of it",
        "Under construction",
    ]


def test_initials_find_words() -> None:
    assert ranked("nc", "New conversation", "Once more") == ["Once more", "New conversation"]
    assert ranked("newcon", "New conversation", "Newton") == ["New conversation"]


def test_all_words_must_be_there_in_any_order_case_and_accents() -> None:
    assert ranked("ecole VIEILLE", "Une vieille école", "Une école") == ["Une vieille école"]


def test_a_single_letter_inside_of_a_word_is_nothing() -> None:
    assert ranked("x", "Export", "A text", "X-ray") == ["X-ray"]


def test_places_are_those_of_the_letters() -> None:
    match = FuzzyQuery("find con").match(searchable("Find in the conversation"))

    assert match is not None
    assert match.places == (0, 1, 2, 3, 12, 13, 14)
