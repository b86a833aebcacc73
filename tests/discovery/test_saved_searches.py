"""Searches a member keeps: their own, few, and harmless whatever was in the address."""

import pytest
from django.utils import timezone

from discovery.models import SavedSearch
from discovery.news import next_turn
from discovery.services import MOST_SAVED, save_search

pytestmark = pytest.mark.django_db
SAVED, SAVE = "/en/find/saved/", "/en/find/saved/save/"


@pytest.fixture
def member(cast, client_of):
    return client_of(cast.member)


def kept(user, **values):
    return save_search(
        user=user, **{"name": "Housing", "parameters": "q=housing", "language": "en", **values}
    )


def form_of(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"')[0]


def test_it_works(tree, member, cast):
    page = member.get("/en/search/", {"q": "housing", "kind": "brief"}).text
    assert "Save this search" in page
    sent = {
        "search": form_of(page, "search").replace("&amp;", "&"),
        "key": form_of(page, "key"),
        "name": " Housing  briefs ",
        "mail": "weekly",
    }
    assert member.post(SAVE, sent).headers["Location"] == SAVED
    search = SavedSearch.objects.get()
    assert (search.user, search.name, search.parameters) == (
        cast.member,
        "Housing briefs",
        "kind=brief&q=housing",
    )
    assert search.due_at == next_turn("weekly", timezone.now())
    shown = member.get(SAVED).text
    assert 'href="/en/search/?kind=brief&amp;q=housing"' in shown
    assert "Type: Brief" in shown


def test_a_form_sent_twice_saves_once(tree, member):
    sent = {"search": "q=a", "key": "one-form", "name": "A", "mail": "none"}
    assert [member.post(SAVE, sent).status_code for _time in range(2)] == [302, 302]
    assert SavedSearch.objects.count() == 1


def test_two_people_may_send_the_same_key(tree, member, cast, client_of):
    for client in (member, client_of(cast.outsider)):
        client.post(SAVE, {"search": "q=a", "key": "one-form", "name": "A", "mail": "none"})
    assert SavedSearch.objects.count() == 2


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_is_needed(tree, member, name):
    answer = member.post(SAVE, {"search": "q=a", "name": name, "mail": "none"})
    assert answer.status_code == 422
    assert "q=a" in answer.text
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "%00",
        "q=" + "x" * 30_000,
        "topic=<b>&topic=%27&kind=unknown",
        "page=9&token=x&next=//evil",
        "&&==",
        "q=%ff",
    ],
)
def test_any_search_can_be_saved(tree, member, sent):
    assert member.post(SAVE, {"search": sent, "name": "Odd", "mail": "daily"}).status_code == 302
    page = member.get(SAVED)
    assert page.status_code == 200
    assert "<b>" not in page.text
    search = SavedSearch.objects.get()
    assert "token" not in search.parameters
    assert member.get(search.address("en")).status_code == 200


def test_too_many_filters_are_refused(tree, member):
    sent = "&".join(f"{name}={value:0100}" for name in ("topic", "country", "region") for value in range(20))
    answer = member.post(SAVE, {"search": sent, "name": "Wide", "mail": "none"})
    assert answer.status_code == 422
    assert "too many filters" in answer.text


def test_there_is_a_most(tree, member, cast):
    SavedSearch.objects.bulk_create(
        SavedSearch(user=cast.member, name=f"No {number}", language="en") for number in range(MOST_SAVED)
    )
    answer = member.post(SAVE, {"search": "q=a", "name": "One more", "mail": "none"})
    assert answer.status_code == 422
    assert "You have 50 saved searches" in answer.text


def test_a_visitor_signs_in_and_finds_the_search_again(tree, client):
    answer = client.post(SAVE, {"search": "q=housing", "name": "H", "mail": "none"})
    assert answer.headers["Location"] == "/en/account/login/?next=/en/search/%3Fq%3Dhousing"
    assert "Sign in to save this search" in client.get("/en/search/", {"q": "x"}).text


def test_rename_and_pace(tree, member, cast):
    search = kept(cast.member)
    sent = {f"{search.pk}-name": "Rent", f"{search.pk}-mail": "daily"}
    assert member.post(f"{SAVED}{search.pk}/", sent).status_code == 302
    search.refresh_from_db()
    assert (search.name, search.mail) == ("Rent", "daily")
    assert search.due_at
    member.post(f"{SAVED}{search.pk}/", sent | {f"{search.pk}-mail": "none"})
    search.refresh_from_db()
    assert (search.due_at, search.told) == (None, None)


def test_a_refused_name_comes_back(tree, member, cast):
    search = kept(cast.member)
    answer = member.post(f"{SAVED}{search.pk}/", {f"{search.pk}-name": "", f"{search.pk}-mail": "often"})
    assert answer.status_code == 422
    assert '<details class="disclosure" open>' in answer.text


def test_delete(tree, member, cast):
    search = kept(cast.member)
    assert member.post(f"{SAVED}{search.pk}/delete/").status_code == 302
    assert not SavedSearch.objects.exists()


def test_other_peoples_searches_do_not_exist(tree, cast, client_of):
    search = kept(cast.member, name="Very much mine")
    other = client_of(cast.outsider)
    assert "Very much mine" not in other.get(SAVED).text
    assert other.post(f"{SAVED}{search.pk}/", {}).status_code == 404
    assert other.post(f"{SAVED}{search.pk}/delete/").status_code == 404


def test_they_are_in_the_file_of_ones_data(tree, cast):
    from people.export import personal_data

    kept(cast.member, name="Very much mine")
    records = personal_data(cast.member)["records"]
    assert records["discovery.savedsearch.user"][0]["name"] == "Very much mine"


def test_the_list_costs_the_same_for_many(tree, member, cast, django_assert_max_num_queries):
    for number in range(12):
        kept(
            cast.member, name=f"No {number}", parameters=f"q=x{number}&topic=t{number}&country=SN&kind=brief"
        )
    with django_assert_max_num_queries(12):
        assert member.get(SAVED).status_code == 200


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_language(tree, member, cast, language):
    kept(cast.member)
    assert member.get(f"/{language}/find/saved/").status_code == 200
