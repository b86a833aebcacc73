"""Tables and lists that count what a reader can open, and say where there is nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from search import Query, find
from taxonomy import labels
from taxonomy.matrix import cells_of, parts_of
from tests.factories import library
from tests.factories.pages import Tree, close

DIMENSIONS = "/en/find/dimensions/"


@pytest.fixture
def tree(with_vocabularies: Tree) -> Tree:
    return with_vocabularies


@pytest.fixture
def briefs(tree: Tree, indexed: Any) -> dict[str, Any]:
    made = {
        "debt": library.brief(tree, "Debt", framework=["economic", "individual"]),
        "market": library.brief(tree, "Market", framework=["economic", "social", "community"]),
        "law": library.brief(tree, "Law", framework=["structural", "gcm-21"]),
        "closed": library.brief(tree, "Closed", framework=["psychosocial", "structural", "gcm-7"]),
    }
    close(made["closed"])
    indexed()
    return made


def cells(html: str) -> list[list[str]]:
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", html, re.DOTALL)
    return [
        [
            found.group(1)
            if (found := re.search(r"<b>(\d+)</b>", cell))
            else "gap"
            if "No evidence" in cell
            else ""
            for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
        ]
        for row in rows
    ]


def test_pairs_of_tags_are_cells() -> None:
    assert cells_of(["economic", "community", "individual", "crc"]) == (
        "economic.individual",
        "economic.community",
    )
    assert cells_of(["economic"]) == ()
    assert parts_of("economic.individual") == ("economic", "individual")
    assert parts_of("economic") == parts_of("x.y") == parts_of("individual.economic") == ()


@pytest.mark.usefixtures("briefs")
def test_the_table_counts_and_shows_gaps(client: Client) -> None:
    html = client.get(DIMENSIONS).content.decode()
    assert cells(html) == [
        ["1", "1", "gap", "2"],
        ["gap", "1", "gap", "1"],
        ["gap", "gap", "gap", "gap"],
        ["1", "1", "1", ""],
    ]
    assert "6 cells are gaps" in html
    assert 'href="/en/search/?framework=economic.individual"' in html


@pytest.mark.usefixtures("briefs")
def test_members_count_what_they_may_open(cast: Any, client_of: Any) -> None:
    html = client_of(cast.member).get(DIMENSIONS).content.decode()
    assert cells(html)[2] == ["gap", "gap", "1", "1"]


@pytest.mark.usefixtures("briefs")
def test_a_cell_opens_the_search_with_as_many(client: Client) -> None:
    html = client.get("/en/search/", {"framework": "economic.individual"}).content.decode()
    assert "1 item" in html
    assert "Debt" in html
    assert "Economic · Individual" in html
    assert "Market</a>" not in html


def test_the_wider_filter_finds_the_cells(tree: Tree, briefs: Any, cast: Any) -> None:
    found = find(Query(filters={"framework": ("economic",)}), cast.member)
    assert {hit.title for hit in found.hits} == {"Debt", "Market"}
    (facet,) = (facet for facet in found.facets if facet.name == "framework")
    economic = facet.roots[0]
    assert economic.value == "economic"
    assert {child.value for child in economic.children} >= {"economic.individual", "economic.community"}


@pytest.mark.usefixtures("briefs")
def test_frameworks_and_their_goals(client: Client) -> None:
    html = client.get("/en/find/frameworks/").content.decode()
    assert "/en/find/frameworks/avrr-objective/" in html
    html = client.get("/en/find/frameworks/framework/").content.decode()
    assert 'href="/en/search/?framework=gcm-21"' in html
    assert 'href="/en/search/?framework=gcm-7"' not in html
    assert "have no evidence here yet" in html
    assert 'aria-current="page"' in html


@pytest.mark.usefixtures("briefs")
@pytest.mark.parametrize("slug", ["theme", "audience", "no-such", "glossary"])
def test_other_vocabularies_are_no_frameworks(client: Client, slug: str) -> None:
    assert client.get(f"/en/find/frameworks/{slug}/").status_code == 404


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
@pytest.mark.parametrize("path", ["dimensions/", "frameworks/", "frameworks/avrr-activity/"])
def test_every_language_also_without_an_index(
    tree: Tree, client: Client, settings: Any, tmp_path: Path, language: str, path: str
) -> None:
    settings.SEARCH_DIR = tmp_path / "search"
    answer = client.get(f"/{language}/find/{path}")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert f'<html lang="{language}"' in html
    assert html.count("<h1") == 1
    assert "tally--gap" not in html
    assert "style=" not in html


@pytest.mark.django_db
def test_empty_vocabularies_are_no_error(client: Client) -> None:
    labels.forget()
    assert client.get(DIMENSIONS).status_code == 200
    assert "No frameworks yet" in client.get("/en/find/frameworks/").content.decode()


@pytest.mark.usefixtures("briefs")
@pytest.mark.parametrize("path", ["dimensions/", "frameworks/", "frameworks/avrr-activity/"])
def test_queries_stay_few(cast: Any, client_of: Any, django_assert_max_num_queries: Any, path: str) -> None:
    client = client_of(cast.member)
    client.get(f"/en/find/{path}")
    client.get(f"/en/find/{path}")
    with django_assert_max_num_queries(12):
        client.get(f"/en/find/{path}")


def test_only_reading_is_allowed(tree: Tree, client: Client) -> None:
    assert client.post(DIMENSIONS).status_code == 405
