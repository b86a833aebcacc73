"""How many slips a word may have, and what stays."""

import pytest

from search.spelling import allowed_slips, beginning, nearest


@pytest.mark.parametrize(
    ("word", "most"),
    [
        ("cat", 0),
        ("retun", 1),
        ("reintegr", 2),
        # Roots of three and four letters are too close to each other.
        ("عودة", 0),
        ("العودة", 0),
        ("الاحتجااز", 1),
        ("البلديت", 1),
        ("привет", 0),
    ],
)
def test_how_many_slips_a_word_may_have(word: str, most: int) -> None:
    assert allowed_slips(word) == most


def test_the_first_letter_after_the_article_stays() -> None:
    assert [beginning(word) for word in ("retun", "الاحتجااز", "مكالمه")] == ["r", "الا", "م"]


def test_the_nearest_is_the_one_with_fewest_slips_and_then_the_most_frequent() -> None:
    assert nearest("retun", [("return", 1), ("retina", 9), ("rerun", 2)]) == "rerun"
    assert nearest("الاحتجااز", [("الاحتجاج", 50), ("الاحتجاز", 2)]) == "الاحتجاز"
    assert nearest("retun", [("refund", 9)]) == ""
