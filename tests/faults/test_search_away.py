"""The index is missing or of an old shape: pages open, search answers from titles and says so, then heals."""

import re
import shutil
import time
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from django.utils.html import escape

from library.models import BriefPage
from search import Query, find
from search.indexing import drain
from search.rebuilding import rebuild

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def no_index(settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "none"


@pytest.fixture
def old_index(settings, tmp_path, seeded):
    """An index that an earlier version left: same files, another shape."""
    settings.SEARCH_DIR = tmp_path / "search"
    shutil.copytree(seeded.folder / "search", settings.SEARCH_DIR)
    for shape in [path for path in settings.SEARCH_DIR.iterdir() if (path / "current").exists()]:
        shape.rename(shape.with_name("0000-an-old-shape"))


@pytest.mark.parametrize("state", ["no_index", "old_index"])
def test_pages_open_and_search_answers_from_titles(state, request, db, client):
    request.getfixturevalue(state)
    brief = BriefPage.objects.live().filter(locale__language_code="en").first()
    page = client.get("/en/search/", {"q": brief.title})
    assert page.status_code == 200
    assert escape(brief.title) in re.sub("</?mark>", "", page.content.decode())
    assert find(Query(text=brief.title), _visitor()).warming
    for path in ("/en/", brief.get_url(), "/en/library/", "/en/library/briefs/", "/en/learn/", "/en/forums/"):
        assert client.get(path).status_code == 200, path
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("state", ["no_index", "old_index"])
def test_a_rebuild_heals_it(state, request, db):
    request.getfixturevalue(state)
    assert find(Query(text="reintegration"), _visitor()).warming
    rebuild()
    drain()
    results = find(Query(text="reintegration"), _visitor())
    assert not results.warming
    assert results.total > 10


def test_titles_show_only_what_may_be_seen(no_index, cast):
    from forums.models import Topic

    closed = Topic.objects.filter(forum__slug="counsellors", hidden=False).first()
    assert any(hit.title == closed.title for hit in find(Query(text=closed.title), cast.counsellor).hits)
    assert not find(Query(text=closed.title), cast.outsider).hits


@pytest.mark.browser
def test_a_running_site_rebuilds_by_itself(tmp_path, seeded_site):
    """Start without an index: the page says that search warms up, and soon it does not."""
    from tests.served import serving

    with serving(tmp_path / "site", without_index=True) as site:
        until, address = (
            time.monotonic() + 90,
            f"{site.address}/en/search/?q={quote('reintegration')}&kind=brief",
        )
        while time.monotonic() < until:
            with urlopen(address) as answer:
                page = answer.read().decode()
            if "<mark>" in page:
                break
            time.sleep(0.5)
        assert "<mark>" in page


def _visitor():
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()
