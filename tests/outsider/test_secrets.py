"""A word that only some may read occurs for nobody else: not in pages, hits, counts, feeds, files or errors."""

import json
import re

import pytest
from django.utils.html import strip_tags
from wagtail.models import Page

from forums.models import Forum, Topic
from tests.cast import client_of
from tests.outsider.planting import EVERYBODY, Planted
from tests.outsider.table import ROWS

LANGUAGES = ("en", "fr", "es", "ar")
# The two without any right walk every page; the others what their rights could open to them.
WALK_ALL = ("visitor", "outsider")


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_pages_show_it_to_nobody_else(role, planted: Planted, db):
    client = client_of(getattr(planted.cast, role))
    paths = every_path(planted) if role in WALK_ALL else paths_near(planted)
    found = []
    for path in paths:
        response = client.get(path)
        assert response.status_code < 500, path
        hidden = planted.hidden_at_desk_from(role) if is_file(path) else planted.hidden_from(role)
        # A page may repeat the address it was asked for, in its links to other languages for one.
        text = (body_of(response) + str(response.headers)).replace(path.split("/", 2)[-1], "")
        found += [f"{path}: {name}" for name, word in hidden.items() if word in text.lower()]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_search_finds_it_for_nobody_else(role, planted: Planted, db):
    client = client_of(getattr(planted.cast, role))
    found = []
    for name, secret in planted.secrets.items():
        if role in secret.seen_by:
            continue
        for language in LANGUAGES:
            page = client.get(f"/{language}/search/", {"q": secret.word}).content.decode()
            # The box repeats what was asked; nothing else may.
            shown = re.sub(r'<input[^>]*name="q"[^>]*>', "", page)
            shown = re.sub(r'(href|action|value|content)="[^"]*"', "", shown)
            if "hit" in page and strip_tags(shown).lower().count(secret.word) > echoes(page, secret.word):
                found.append(f"/{language}/search/?q={secret.word}: {name}")
        titles = client.get("/en/search/suggest/", {"q": secret.word[:5]})
        if secret.word in titles.content.decode().lower():
            found.append(f"suggestions: {name}")
        assert json.loads(titles.content)["suggestions"] == []
    assert not found, "\n".join(found)


def echoes(page: str, word: str) -> int:
    """How often the page repeats the question itself: the title, the heading, the advice."""
    plain = strip_tags(re.sub(r"<(article|li)[^>]*class=\"[^\"]*hit[^\"]*\".*?</\1>", "", page, flags=re.S))
    return plain.lower().count(word)


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_who_may_see_it_finds_it(role, planted: Planted, db):
    """Or the tests above would pass on an empty site."""
    from search import Query, find

    searchable = {
        "counsellors' topic",
        "a members' page",
        "its translation",
        "a practitioners' page",
        "the text of its PDF",
        "counsellors' answer",
        "words of a recording",
    }
    user = getattr(planted.cast, role)
    for name in searchable:
        secret = planted.secrets[name]
        for language in ("en", "ar"):
            results = find(Query(text=secret.word, language=language), user)
            assert not results.warming
            assert bool(results.total) == bool(results.hits) == (role in secret.seen_by), name


def is_file(path: str) -> bool:
    """Who edits may fetch every file."""
    return path.startswith(("/media/", "/documents/"))


def every_path(planted: Planted) -> list[str]:
    pages = [page.get_url() for page in Page.objects.filter(live=True, depth__gt=1).specific()]
    topics = [topic.get_absolute_url() for topic in Topic.objects.all()]
    forums = [forum.get_absolute_url() for forum in Forum.objects.all()]
    return list(dict.fromkeys([*pages, *topics, *forums, *paths_near(planted)]))


def paths_near(planted: Planted) -> list[str]:
    """All of the table, each section, the home pages, and the secret pages under every prefix."""
    rows = [case.path.format(**planted.names) for cases in ROWS.values() for case in cases]
    sections = ["", "library/", "learn/", "forums/", "forums/latest/", "search/", "search/?q=reintegration"]
    sections += [f"library/{name}/" for name in ("briefs", "publications", "podcasts", "stories", "events")]
    secret = [planted.names[name].partition("/")[2] for name in SECRET_PAGES]
    secret = [path.split("/", 1)[1] for path in secret]
    near = [f"/{language}/{path}" for language in LANGUAGES for path in [*sections, *secret]]
    return list(dict.fromkeys([*rows, *near, "/sitemap.xml"]))


SECRET_PAGES = ("members_page_url", "members_page_ar_url", "practitioners_page_url", "closed_episode_url")


def body_of(response) -> str:
    if response.streaming:
        data = b"".join(response.streaming_content)
        return "" if data.startswith((b"%PDF", b"RIFF")) else data.decode(errors="replace")
    return response.content.decode(errors="replace")
