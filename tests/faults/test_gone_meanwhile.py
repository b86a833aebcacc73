"""What a person is looking at goes away under their hands: a clear answer, nothing half done."""

import shutil

import pytest

from forums import services
from forums.models import Draft, Forum, Post
from library.models import BriefPage
from search import Query, find
from search.indexing import drain
from training.models import UnitPage, UnitProgress

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def topic(cast):
    forum = Forum.objects.get(slug="practice-questions")
    return services.start_topic(
        author=cast.practitioner, forum=forum, title="Soon to be gone", source="A question."
    )


@pytest.mark.parametrize("place", ["reply/", "follow/", "accept/", "moderate/", ""])
def test_a_deleted_topic(place, topic, cast, client_of):
    address, client = f"/en/forums/topics/{topic.pk}/{place}", client_of(cast.moderator)
    topic.delete()
    assert client.post(address, {"source": "Too late.", "level": "replies", "act": "lock"}).status_code in {
        404,
        405,
    }
    assert client.get(address).status_code in {404, 405}
    assert not Post.objects.filter(source="Too late.").exists()


def test_a_draft_of_a_deleted_topic_goes_with_it(topic, cast, client_of):
    services.save_draft(user=cast.member, topic=topic, source="Half a thought")
    topic.delete()
    assert client_of(cast.member).get("/en/forums/drafts/").status_code == 200
    assert not Draft.objects.filter(user=cast.member).exists()


def test_a_deleted_writer_leaves_the_words(topic, cast, client_of):
    services.reply(author=cast.member, topic=topic, source="Words that stay.")
    cast.member.delete()
    page = client_of(cast.practitioner).get(topic.get_absolute_url()).content.decode()
    assert "Words that stay." in page


def test_a_deleted_page_leaves_search_at_once(cast, client_of, db):
    page = BriefPage.objects.live().filter(locale__language_code="en").first()
    title, address = page.title, page.get_url()
    assert any(hit.title == title for hit in find(Query(text=f'"{title}"'), cast.visitor).hits)
    page.delete()
    results = find(Query(text=f'"{title}"'), cast.visitor)
    assert not any(hit.title == title and hit.language == "en" for hit in results.hits)
    assert client_of(cast.visitor).get(address).status_code in {200, 404}


def test_progress_of_a_deleted_unit_harms_nobody(cast, client_of):
    unit = UnitPage.objects.live().filter(locale__language_code="en").first()
    client = client_of(cast.member)
    client.get(unit.get_url())
    assert UnitProgress.objects.filter(user=cast.member).exists()
    for twin in unit.get_translations(inclusive=True):
        twin.delete()
    for place in ("/en/", "/en/learn/", "/en/people/"):
        assert client.get(place).status_code == 200
    assert client.post(f"/en/learn/unit/{unit.pk}/complete/").status_code == 404


@pytest.fixture
def own_index(settings, tmp_path, seeded):
    """Rows roll back after the test, an index does not: this one is a copy."""
    settings.SEARCH_DIR = tmp_path / "search"
    shutil.copytree(seeded.folder / "search", settings.SEARCH_DIR)


def test_an_unpublished_page_leaves_search_after_the_next_drain(own_index, cast, db):
    page = BriefPage.objects.live().filter(locale__language_code="en").last()
    before = find(Query(filters={"kind": ("brief",)}, size=1), cast.visitor).total
    for twin in page.get_translations(inclusive=True):
        twin.unpublish()
    drain()
    assert find(Query(filters={"kind": ("brief",)}, size=1), cast.visitor).total == before - 1
