"""What a page costs in queries, on the demonstration site: within its budget, and the same when content doubles."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from forums import services
from forums.models import Forum, Topic
from library.models import (
    BriefPage,
    EpisodePage,
    EventPage,
    PublicationPage,
    SectionPage,
    ShowPage,
    StoryPage,
)
from pages.models import HomePage, StandardPage
from tests.cast import client_of
from training.models import CoursePage, ModulePage, UnitPage

pytestmark = pytest.mark.usefixtures("seeded")

READERS = ("visitor", "member")
DETAIL = 12
BUDGETS = {
    "home": 12,
    "library": 12,
    "briefs": 12,
    "publications": 12,
    "podcasts": 12,
    "stories": 12,
    "events": 12,
    "learn": 12,
    "search": 12,
    "search with words": 12,
    "dimensions": 12,
    "frameworks": 12,
    "glossary": 12,
    "forums": 7,
    "topics": 9,
    "topic": 10,
    **dict.fromkeys(
        ("brief", "publication", "show", "episode", "story", "event", "course", "module", "unit", "page"),
        DETAIL,
    ),
}
KINDS = {
    "home": HomePage,
    "brief": BriefPage,
    "publication": PublicationPage,
    "show": ShowPage,
    "episode": EpisodePage,
    "story": StoryPage,
    "event": EventPage,
    "course": CoursePage,
    "module": ModulePage,
    "unit": UnitPage,
    "page": StandardPage,
}
LISTS = {
    "library": "/en/library/",
    **{name: f"/en/library/{name}/" for name in ("briefs", "publications", "podcasts", "stories", "events")},
    "learn": "/en/learn/",
    "search": "/en/search/",
    "search with words": "/en/search/?q=reintegration&kind=brief&kind=discussion",
    "dimensions": "/en/find/dimensions/",
    "frameworks": "/en/find/frameworks/",
    "glossary": "/en/find/glossary/",
    "forums": "/en/forums/",
    "topics": "/en/forums/practice-questions/",
}


def address_of(name: str) -> str:
    if name in LISTS:
        return LISTS[name]
    if name == "topic":
        return str(busy_topic().get_absolute_url())
    return str(KINDS[name].objects.live().filter(locale__language_code="en").first().get_url())


def busy_topic() -> Topic:
    return (
        Topic.objects.filter(forum__slug="practice-questions", hidden=False).order_by("-post_count").first()
    )


def cost(client, address: str) -> list[str]:
    """Queries of the third visit: the first two fill what the process keeps for a minute or longer."""
    assert client.get(address).status_code == 200
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        client.get(address)
    # A test's client lives inside one transaction, so marks around writes show as savepoints.
    return [query["sql"] for query in caught if "SAVEPOINT" not in query["sql"]]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", sorted(BUDGETS))
def test_page_stays_within_its_budget(name, reader, cast):
    queries = cost(client_of(getattr(cast, reader)), address_of(name))
    assert len(queries) <= BUDGETS[name], f"{len(queries)}:\n" + "\n".join(query[:300] for query in queries)


@pytest.mark.parametrize(
    "name", ["home", "briefs", "library", "learn", "course", "forums", "topics", "topic", "search"]
)
def test_cost_does_not_grow_with_content(name, cast):
    client, address = client_of(cast.member), address_of(name)
    before = cost(client, address)
    double(name, cast)
    cache.clear()
    after = cost(client, address)
    assert len(after) == len(before), "\n".join(query[:300] for query in after)


def double(name: str, cast) -> None:
    """As many again of what the page lists."""
    if name in {"forums", "topics", "home"}:
        for forum in Forum.objects.filter(slug__in=["practice-questions", "counsellors"]):
            for number in range(20):
                services.start_topic(
                    author=cast.practitioner, forum=forum, title=f"One more question {number}", source="Why?"
                )
    if name == "topic":
        topic = busy_topic()
        for number in range(12):
            services.reply(author=cast.practitioner, topic=topic, source=f"One more answer {number}")
    if name in {"briefs", "library", "home", "search"}:
        copy_children(SectionPage.objects.get(lists="brief", locale=Locale.get_default()))
    if name in {"learn", "course"}:
        for module in ModulePage.objects.filter(locale=Locale.get_default()):
            copy_children(module)


def copy_children(parent: Page) -> None:
    for child in list(parent.get_children().specific()):
        child.copy(to=parent, update_attrs={"slug": f"{child.slug}-again"}, reset_translation_key=True)
