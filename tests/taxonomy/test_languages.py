import pytest

from taxonomy.countries import country_names
from taxonomy.languages import (
    FREQUENT,
    INTERFACE,
    is_language,
    is_right_to_left,
    language_choices,
    language_labels,
    language_name,
    own_name,
)


@pytest.mark.parametrize("code", FREQUENT)
def test_every_frequent_language_has_a_name(code):
    assert is_language(code)
    for language in INTERFACE:
        assert language_name(code, language) != code


def test_names_follow_the_reader():
    assert language_name("ti", "fr") == "tigrigna"
    assert language_name("de", "es") == "alemán"
    assert language_name("xx", "en") == "xx"


def test_dari_is_named_although_the_locale_data_files_it_elsewhere():
    assert language_name("prs", "en") == "Dari"
    assert own_name("prs") == "دری"


def test_own_names_and_directions():
    assert own_name("ar") == "العربية"
    assert [code for code in ("ar", "prs", "ckb", "ur", "fr", "wo") if is_right_to_left(code)] == [
        "ar",
        "prs",
        "ckb",
        "ur",
    ]


def test_choices_start_with_the_interface_languages():
    choices = language_choices("fr")
    assert [code for code, _name in choices[:4]] == list(INTERFACE)
    assert len(choices) == len(FREQUENT)


def test_an_unknown_interface_language_is_answered_in_english():
    assert language_labels("zz")["fr"] == "French"


def test_groups_of_countries_are_no_countries():
    assert not {"EU", "UN", "ZZ", "XA"} & country_names("en").keys()
    assert country_names("ar")["SN"] == "السنغال"
