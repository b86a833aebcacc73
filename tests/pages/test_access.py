"""A closed page is closed in every language, in every list, and so are its files."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import Page

from pages.access import can_read, visible
from people import roles
from search import Query, find
from tests.factories import assets
from tests.factories.library import brief, publication, story
from tests.factories.pages import close, plain_page, rich, translate
from tests.factories.training import small_course

pytestmark = pytest.mark.django_db
PATH = "library/briefs/medical-handover/"


@pytest.fixture
def closed(tree):
    """A brief for members, with its French translation; the rule stands on the English page alone."""
    made = brief(tree)
    french = translate(made, "fr", "Dossier médical")
    close(made)
    return made, french


@pytest.fixture
def of_group(tree, cast):
    """A brief for counsellors alone; the member is one of them, the outsider is not."""
    made = brief(tree, "Counsellors only")
    group = Group.objects.get(name=roles.COUNSELLORS)
    cast.member.groups.add(group)
    close(made, group)
    return made


def test_a_visitor_is_sent_to_sign_in_and_comes_back(closed, client):
    for language in ("en", "fr", "es", "ar"):
        answer = client.get(f"/{language}/{PATH}?x=1")
        assert answer.status_code == 302
        assert "/account/login/" in answer.headers["Location"]
        assert f"next=/{language}/{PATH}%3Fx%3D1" in answer.headers["Location"]
        assert "Medical" not in answer.text


def test_members_read_it_in_every_language(closed, cast, client_of):
    for language in ("en", "fr", "es", "ar"):
        assert client_of(cast.outsider).get(f"/{language}/{PATH}").status_code == 200


def test_a_group_s_page_is_refused_to_others_and_said_so(of_group, cast, client_of):
    path = "/en/library/briefs/counsellors-only/"
    expected = {
        "visitor": 302,
        "member": 200,
        "counsellor": 200,
        "outsider": 403,
        "editor": 403,
        "moderator": 403,
    }
    for name, status in expected.items():
        answer = client_of(getattr(cast, name)).get(path)
        assert answer.status_code == status, name
        assert ("Ring the clinic first" in answer.text) == (status == 200)


def test_a_rule_on_the_translation_closes_the_source(tree, client):
    made = brief(tree)
    close(translate(made, "fr", "Dossier médical"))
    assert client.get(f"/en/{PATH}").status_code == 302


def test_a_rule_above_closes_all_below_in_every_language(tree, client):
    made = brief(tree)
    translate(made, "fr", "Dossier médical")
    close(tree.sections["brief"]["en"])
    for language in ("en", "fr", "es"):
        assert client.get(f"/{language}/{PATH}").status_code == 302


def test_a_shared_password_opens_nothing(tree, client, cast, client_of):
    from wagtail.models import PageViewRestriction

    made = brief(tree)
    PageViewRestriction.objects.create(
        page=Page.objects.get(pk=made.pk), restriction_type=PageViewRestriction.PASSWORD, password="open"
    )
    assert client.get(f"/en/{PATH}").status_code == 302
    assert client_of(cast.outsider).get(f"/en/{PATH}").status_code == 403


def test_predicate_and_list_agree_for_everybody(tree, cast, closed, of_group):
    plain_page(tree)
    plain_page(tree, "Draft", live=False)
    course, units = small_course(tree)
    close(course, Group.objects.get(name=roles.PRACTITIONERS))
    for name, user in cast:
        shown = set(visible(Page.objects.all(), user).values_list("pk", flat=True))
        for page in Page.objects.all():
            assert can_read(user, page) == (page.pk in shown), (name, page)
    assert not visible(Page.objects.filter(pk=units[0].pk), AnonymousUser()).exists()


def test_no_list_tells_a_visitor(tree, closed, of_group, client, indexed):
    brief(tree, "Debt before business")
    indexed()
    for path in (
        "/en/",
        "/en/library/",
        "/en/library/briefs/",
        "/fr/library/briefs/",
        "/sitemap.xml",
        "/en/search/",
    ):
        text = client.get(path).text
        for secret in ("Medical handover", "Dossier médical", "Counsellors only", "medical-handover"):
            assert secret not in text, (path, secret)
        assert "What the receiving clinic wishes" not in text or "Debt before business" in text


def test_no_related_list_tells_a_visitor(tree, closed, of_group, client, cast, client_of, indexed):
    open_one = brief(tree, "Debt before business")
    indexed()
    assert "Medical handover" not in client.get(open_one.get_url()).text
    assert "Medical handover" in client_of(cast.outsider).get(open_one.get_url()).text
    assert "Counsellors only" not in client_of(cast.outsider).get(open_one.get_url()).text
    assert "Counsellors only" in client_of(cast.member).get(open_one.get_url()).text


def test_search_finds_it_for_those_who_may_read_it(closed, of_group, cast, indexed):
    indexed()

    def titles(user):
        return {hit.title for hit in find(Query(text="clinic", size=50), user).hits}

    assert titles(cast.visitor) == set()
    assert titles(cast.outsider) == {"Medical handover"}
    assert titles(cast.member) == {"Medical handover", "Counsellors only"}


def test_closing_a_page_hides_it_before_the_index_knows(tree, cast, indexed):
    made = brief(tree)
    indexed()
    assert find(Query(text="clinic"), AnonymousUser()).total == 1
    close(made)
    found = find(Query(text="clinic"), AnonymousUser())
    assert found.hits == ()
    assert found.total == 0


def test_moving_a_page_under_a_rule_closes_it(tree, client, indexed):
    _course, units = small_course(tree)
    second = units[-1].get_parent()
    close(second)
    units[0].move(second, pos="last-child")
    assert client.get(Page.objects.get(pk=units[0].pk).get_url()).status_code == 302


def test_files_of_a_closed_page_are_closed(tree, client, cast, client_of):
    made = publication(tree)
    told = story(tree)
    urls = [made.document.url, told.cover.get_rendition("width-400|format-jpeg").url]
    assert [client.get(url).status_code for url in urls] == [200, 200]
    close(made)
    close(told)
    client_in = client_of(cast.outsider)
    assert [client.get(url).status_code for url in urls] == [404, 404]
    assert [client_in.get(url).status_code for url in urls] == [200, 200]


def test_a_file_shown_on_an_open_page_as_well_stays_open(tree, client):
    file = assets.document()
    close(publication(tree, document=file))
    plain_page(tree, body=[{"type": "download", "value": {"document": file.pk, "note": ""}}])
    assert client.get(file.url).status_code == 200


def test_a_draft_s_files_are_for_editors(tree, client, cast, client_of):
    file, picture = assets.document(), assets.image()
    plain_page(
        tree,
        live=False,
        body=[
            {"type": "download", "value": {"document": file.pk, "note": ""}},
            {"type": "figure", "value": {"image": picture.pk, "caption": ""}},
        ],
    )
    urls = [file.url, picture.get_rendition("width-400").url]
    for name in ("visitor", "outsider", "practitioner", "counsellor"):
        assert [client_of(getattr(cast, name)).get(url).status_code for url in urls] == [404, 404], name
    assert [client_of(cast.editor).get(url).status_code for url in urls] == [200, 200]


def test_a_draft_of_a_live_page_does_not_open_its_new_file(tree, client):
    file = assets.document()
    page = plain_page(tree)
    page.body = [{"type": "download", "value": {"document": file.pk, "note": ""}, "id": "a"}]
    page.save_revision()
    assert client.get(file.url).status_code == 404
    page.get_latest_revision().publish()
    assert client.get(file.url).status_code == 200


def test_a_file_taken_off_a_page_is_closed_with_the_next_publication(tree, client):
    file = assets.document()
    page = plain_page(tree, body=[{"type": "download", "value": {"document": file.pk, "note": ""}}])
    assert client.get(file.url).status_code == 200
    page.body = rich()
    page.save_revision().publish()
    assert client.get(file.url).status_code == 404


def test_files_of_a_withdrawn_page_are_closed(tree, client):
    made = publication(tree)
    made.unpublish()
    assert client.get(made.document.url).status_code == 404


def test_a_link_to_a_file_in_running_text_counts(tree, client):
    file = assets.document()
    assert client.get(file.url).status_code == 404
    plain_page(tree, body=rich(f'<p><a linktype="document" id="{file.pk}">the guide</a></p>'))
    assert client.get(file.url).status_code == 200
    assert file.url in client.get("/en/about-waymark/").text


def test_countries_do_not_wipe_out_what_a_page_shows(tree, client):
    """Saving an inline row makes Wagtail read the references of the plain page again."""
    from pages.models import CountryRole
    from tests.factories.taxonomy import CountryFactory

    told = story(tree)
    CountryRole.objects.create(page_id=told.pk, country=CountryFactory(code="GE"), role="origin")
    assert client.get(told.cover.get_rendition("width-400|format-jpeg").url).status_code == 200
