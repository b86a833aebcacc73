"""Other names of what was asked for: looked for, said, and left out on request."""

from dataclasses import dataclass
from typing import Any

import pytest

from search import expanding


@dataclass
class Name:
    text: str
    language: str = ""
    weight: float = 0.6


@dataclass
class Known:
    phrase: str
    variants: tuple[Name, ...]


def test_other_names_are_looked_for_and_said(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    names = (Name("Assisted voluntary return", "en"), Name("Retour volontaire assisté", "fr"))
    monkeypatch.setattr(
        expanding, "_expanders", [lambda text: [Known("AVR", names)] if "AVR" in text.split() else []]
    )
    shelf.put("Short", body="the AVR office")
    shelf.put("Long", body="assisted voluntary return in winter")
    shelf.put("Français", language="fr", body="le retour volontaire assisté en hiver")
    shelf.put("Far", body="return and voluntary work, assisted by others")
    shelf.build()
    found = shelf.find("AVR")
    assert sorted(hit.title for hit in found.hits) == ["Français", "Long", "Short"]
    assert found.hits[0].title == "Short"
    assert found.other_names[0].names == ("Assisted voluntary return", "Retour volontaire assisté")
    assert shelf.titles("AVR winter") == ["Long"]
    assert shelf.titles('"AVR"') == ["Short"]


def test_other_names_can_be_left_out(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Known("AVR", (Name("Assisted voluntary return", "en"),))
    monkeypatch.setattr(expanding, "_expanders", [lambda text: [known] if "AVR" in text.split() else []])
    shelf.put("Short", body="the AVR office")
    shelf.put("Long", body="assisted voluntary return in winter")
    shelf.build()
    found = shelf.find("AVR", expand=False)
    assert [hit.title for hit in found.hits] == ["Short"]
    assert (found.total, found.expanded) == (1, False)
    assert found.other_names[0].names == ("Assisted voluntary return",)
    loose = shelf.find("AVR winter", expand=False)
    assert loose.some_words
    assert loose.other_names[0].phrase == "AVR"


def test_a_phrase_of_several_words_keeps_its_words(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Known("voluntary return", (Name("VR", "", 1.0),))
    monkeypatch.setattr(expanding, "_expanders", [lambda text: [known] if "voluntary return" in text else []])
    shelf.put("Words apart", body="return that is voluntary costs money")
    shelf.put("Short form", body="VR costs money")
    shelf.put("Half", body="return costs money")
    shelf.build()
    assert sorted(shelf.titles("costs voluntary return money")) == ["Short form", "Words apart"]
    assert shelf.titles("voluntary -VR return") == ["Words apart"]


def test_an_acronym_nobody_wrote_out_finds_its_words(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    names = (Name("Assisted voluntary return and reintegration", "en"),)
    monkeypatch.setattr(
        expanding, "_expanders", [lambda text: [Known("AVRR", names)] if text == "AVRR" else []]
    )
    shelf.put("Far apart", body="assisted people whose return was voluntary need reintegration")
    shelf.put("Half", body="voluntary return")
    shelf.build()
    assert shelf.titles("AVRR") == ["Far apart"]


def test_marks_of_phrases_stand_on_the_phrase_only(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    names = (Name("aide à la réintégration", "fr"), Name("going home", "en"))
    monkeypatch.setattr(expanding, "_expanders", [lambda text: [Known("return", names)]])
    shelf.put("A home", body="return and going home, not going far from home; a return")
    shelf.build()
    (hit,) = shelf.find("return").hits
    assert hit.title_html == "A home"
    assert hit.snippet == (
        "<mark>return</mark> and <mark>going home</mark>, not going far from home; a <mark>return</mark>"
    )
