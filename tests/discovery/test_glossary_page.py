"""The list of terms, and that what editors write there is searched at once."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from search import Query, find
from taxonomy import labels
from taxonomy.models import Concept
from tests.factories import library
from tests.factories.pages import Tree
from tests.taxonomy.test_admin import concept_post

PAGE = "/en/find/glossary/"


@pytest.fixture
def tree(with_vocabularies: Tree) -> Tree:
    return with_vocabularies


@pytest.fixture
def page(tree: Tree, client: Client) -> Any:
    def get(typed: str = "", language: str = "en") -> str:
        answer = client.get(f"/{language}/find/glossary/", {"q": typed} if typed else {})
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def test_it_works(page: Any) -> None:
    html = page()
    assert '<dt id="forced-return">' in html
    assert re.search(r'<h2 id="letter-1">A</h2>', html)
    assert 'href="#letter-1"' in html
    assert html.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_terms_are_in_the_readers_language_with_the_others(page: Any) -> None:
    html = page("logement", "fr")
    assert ">Logement</a>" in html
    assert '<bdi lang="en">Housing</bdi>' in html
    assert 'href="/fr/search/?q=Logement"' in html


@pytest.mark.parametrize("typed", ["AVRR", "avrr", "LOGEMENT", "réintégration", "السكن"])
def test_any_name_finds_a_term(page: Any, typed: str) -> None:
    html = page(typed)
    assert "<dt " in html
    assert html.count("<dt ") < 40


@pytest.mark.parametrize("typed", ["zzzz", "<script>", '"', "\x00", "x" * 5_000, "%", "  "])
def test_any_text_is_answered(page: Any, typed: str) -> None:
    html = page(typed)
    assert "<script>" not in html


def test_arabic_leaves_the_article_aside(page: Any) -> None:
    html = page(language="ar")
    letters = re.findall(r'<h2 id="letter-\d+">(.)</h2>', html)
    assert letters == sorted(letters)
    assert len(letters) > 8


def test_an_edit_in_the_admin_is_searched_at_once(
    tree: Tree, indexed: Any, cast: Any, client_of: Any, client: Client, page: Any
) -> None:
    library.brief(tree, "Lodging", body=[], summary="The wobbleplate of a family.")
    indexed()
    concept = Concept.objects.get(slug="housing")
    inline = {
        key: value for key, value in concept_post().items() if key.startswith(("memberships", "matches"))
    }
    posted = {
        **{f"label_{code}": label for code, label in concept.labels.items()},
        "slug": "housing",
        "acronym": "HSG",
        "definition_en": "A roof and a key.",
        "synonyms_en": "wobbleplate",
        **inline,
    }
    address = reverse("wagtailsnippets_taxonomy_concept:edit", args=[concept.pk])
    assert client_of(cast.editor).post(address, posted).status_code == 302
    found = find(Query(text="HSG"), cast.member)
    assert "Lodging" in [hit.title for hit in found.hits]
    html = page("wobbleplate")
    assert "A roof and a key." in html
    assert "(<bdi>HSG</bdi>)" in html


def test_it_costs_no_query_of_its_own(page: Any, client: Client, django_assert_max_num_queries: Any) -> None:
    page()
    page()
    with django_assert_max_num_queries(12):
        client.get(PAGE)


@pytest.mark.django_db
def test_an_empty_glossary_is_no_error(client: Client) -> None:
    labels.forget()
    assert "No term is called that" in client.get(PAGE).content.decode()
