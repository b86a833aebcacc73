"""Every template compiles under every theme, and every page keeps the rules of the house in four languages."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from django.utils import translation
from wagtail.models import Page

from forums.models import Topic
from tests.cast import client_of
from theming.themes import installed_themes, theme_chain, wearing

pytestmark = pytest.mark.usefixtures("seeded")

LANGUAGES = ("en", "fr", "es", "ar")
DIRECTIONS = {"en": "ltr", "fr": "ltr", "es": "ltr", "ar": "rtl"}
PLACES = (
    "search/",
    "search/?q=reintegration",
    "search/?q=zzzz",
    "forums/",
    "forums/latest/",
    "forums/practice-questions/",
    "account/login/",
    "account/signup/",
    "account/password/reset/",
    "no-such-page/",
)
MEMBERS_PLACES = (
    "people/",
    "people/profile/",
    "people/security/",
    "people/role/",
    "people/colleagues/",
    "people/data/",
    "forums/following/",
    "forums/drafts/",
    "forums/practice-questions/start/",
    "account/email/",
    "account/2fa/",
    "account/sessions/",
    "account/password/change/",
    "account/logout/",
)


def template_names(theme: str) -> list[str]:
    """What can be shown under the theme: its own, its parents' and the apps' templates."""
    roots = [member.templates for member in theme_chain(theme)]
    roots += [*settings.ROOT.glob("platform/*/templates"), *settings.ROOT.glob("search/templates")]
    files = {
        file.relative_to(root).as_posix() for root in roots for file in root.rglob("*") if file.is_file()
    }
    return sorted(files)


@pytest.mark.parametrize("theme", sorted(installed_themes()))
def test_every_template_compiles(theme):
    broken = []
    with wearing(theme):
        engines["django"].engine.template_loaders[0].reset()
        for name in template_names(theme):
            try:
                get_template(name)
            except Exception as error:  # noqa: BLE001 - all of them are told at once
                broken.append(f"{name}: {type(error).__name__}: {error}")
    assert not broken, "\n".join(broken)


Given = dict[str, str | None]


class Rules(HTMLParser):
    """Reads one page and notes what breaks the rules."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.broken: list[str] = []
        self.html: dict[str, str | None] = {}
        self.headings = 0
        self.alternates: dict[str, str] = {}
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "html":
            self.html = given
        self.headings += tag == "h1"
        if tag == "link" and given.get("rel") == "alternate" and given.get("hreflang"):
            self.alternates[str(given["hreflang"])] = str(given.get("href"))
        self.broken += [*_inline(tag, given), *_missing(tag, given), *_elsewhere(tag, given)]
        if identity := given.get("id"):
            if identity in self.ids:
                self.broken.append(f"two ids {identity}")
            self.ids.add(identity)


def _inline(tag: str, given: Given) -> list[str]:
    """What the policy of the site forbids to stand in a page."""
    found = [f"{name} on <{tag}>" for name in given if name.startswith("on")]
    found += [f"a style in <{tag}>"] if tag == "style" or "style" in given else []
    # A block of data is no script: nothing in it runs.
    runs = tag == "script" and "src" not in given and given.get("type") != "application/json"
    return found + (["a script in the page"] if runs else [])


def _missing(tag: str, given: Given) -> list[str]:
    found = ["a picture without alt"] if tag == "img" and "alt" not in given else []
    return found + (["a time without datetime"] if tag == "time" and not given.get("datetime") else [])


def _elsewhere(tag: str, given: Given) -> list[str]:
    """What the browser would fetch or send without being asked, from another host."""
    if tag in {"a", "link"}:
        return []
    addresses = [given.get(name) or "" for name in ("src", "href", "action", "srcset", "poster", "data")]
    return [f"<{tag}> leads to {address}" for address in addresses if "//" in address and not _own(address)]


def _own(address: str) -> bool:
    own = ("/", settings.SITE_ADDRESS, "http://testserver", "data:")
    return address.startswith(own) and not address.startswith("//")


def faults(path: str, text: str, language: str) -> list[str]:
    """What is wrong with a page in this language; an empty list is a good page."""
    page = Rules(text)
    wrong = list(dict.fromkeys(page.broken))
    if page.html.get("lang") != language or page.html.get("dir") != DIRECTIONS[language]:
        wrong.append(f"lang={page.html.get('lang')} dir={page.html.get('dir')}")
    if page.headings != 1:
        wrong.append(f"{page.headings} h1")
    wrong += [
        f"hreflang {code} is not absolute" for code, href in page.alternates.items() if "://" not in href
    ]
    if re.search(r"\{%|\{\{|\{#", text):
        wrong.append("template marks in the page")
    return [f"{path}: {fault}" for fault in wrong]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_keeps_the_rules(language, db, client):
    """Each work under this language's prefix: translated, or openly shown in another language."""
    wrong = []
    works = Page.objects.filter(live=True, depth__gt=1, locale__language_code="en").specific()
    for path in [page.get_url().replace("/en/", f"/{language}/", 1) for page in works]:
        response = client.get(path)
        assert response.status_code == 200, path
        wrong += faults(path, response.content.decode(), language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_keeps_the_rules(language, cast):
    topic = Topic.objects.filter(forum__slug="practice-questions", hidden=False).first()
    with translation.override(language):
        topics = [topic.get_absolute_url().removeprefix(f"/{language}/")]
    wrong = []
    for reader, places in ((cast.visitor, [*PLACES, *topics]), (cast.member, [*MEMBERS_PLACES, *topics])):
        client = client_of(reader)
        for place in places:
            path = f"/{language}/{place}"
            wrong += faults(path, client.get(path).content.decode(), language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_each_other(language, db, client):
    """Each language that a work really has, with an absolute address, and x-default; nothing else."""
    for page in Page.objects.filter(live=True, depth=4, locale__language_code=language).specific()[:12]:
        alternates = Rules(client.get(page.get_url()).content.decode()).alternates
        twins = {twin.locale.language_code for twin in page.get_translations(inclusive=True).live()}
        assert set(alternates) == twins | {"x-default"} or (len(twins) == 1 and not alternates), (
            page.get_url()
        )
        assert all(address.startswith("http") for address in alternates.values())
