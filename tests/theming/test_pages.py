"""What every page carries, asked from outside."""

import re

import brotli
import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.utils import translation
from wagtail.models import Site

from theming.context_processors import look
from theming.finders import joined_styles
from theming.models import SiteTheme
from theming.preferences import Preferences, preferring
from theming.themes import installed_themes

pytestmark = pytest.mark.django_db


def page(path: str = "/en/library/", language: str = "en", **cookies: str) -> str:
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    with translation.override(language):
        return render_to_string("base.html", {"page": None}, request)


def test_language_and_direction() -> None:
    assert '<html lang="en" dir="ltr">' in page()
    assert '<html lang="ar" dir="rtl">' in page("/ar/library/", "ar")


def test_the_arabic_font_comes_to_arabic_pages_alone() -> None:
    assert "noto-sans-arabic" in page("/ar/library/", "ar")
    assert "noto-sans-arabic" not in page("/ar/library/", "ar", data="low")
    assert "noto-sans-arabic" not in page()


def test_every_language_is_a_plain_link_to_the_same_page() -> None:
    text = page("/fr/library/cash-that-lasts/", "fr")
    for code in ("en", "fr", "es", "ar"):
        assert f'href="/{code}/library/cash-that-lasts/" lang="{code}"' in text
        assert f'hreflang="{code}" href="http://testserver/{code}/library/cash-that-lasts/"' in text
    assert 'hreflang="x-default" href="http://testserver/en/library/cash-that-lasts/"' in text


def test_canonical_is_absolute() -> None:
    assert '<link rel="canonical" href="http://testserver/en/library/">' in page()


@pytest.mark.parametrize(
    ("path", "place"),
    [("/en/", "Home"), ("/en/search/", "Library"), ("/en/forums/x/", "Forum"), ("/en/learn/", "Learn")],
)
def test_the_present_place_is_marked(path: str, place: str) -> None:
    marked = re.findall(
        r'<a href="[^"]*" aria-current="page">(?:<svg.*?</svg>)?<span>(\w+)</span>', page(path)
    )
    assert marked == [place]


def test_nothing_is_fetched_from_elsewhere() -> None:
    text = page()
    fetched = re.findall(r'(?:src|srcset|action)="([^"]+)"', text) + re.findall(
        r'<(?:link[^>]*rel="(?:stylesheet|icon)"|use)[^>]*href="([^"]+)"', text
    )
    assert fetched
    assert all(address.startswith("/") and not address.startswith("//") for address in fetched)


def test_a_reading_page_stays_within_its_weight() -> None:
    script = (installed_themes()["base"].static / "js/site.js").read_bytes()
    weight = sum(
        len(brotli.compress(part)) for part in (page().encode(), joined_styles("harbour").encode(), script)
    )
    assert weight <= 13_000, "the frame must leave room for the text of a 15 KB page"


def test_low_data_draws_no_covers() -> None:
    request = RequestFactory().get("/en/")
    with preferring(Preferences(low_data=True)):
        text = render_to_string(
            "patterns/cards.html", {"cards": [], "kinds": ["story"], **look(request)}, request
        )
    assert 'class="cover' not in text


class TestPreferences:
    address = "/look/preferences/"

    def test_they_are_kept_in_cookies(self, client: Client) -> None:
        answer = client.post(
            self.address, {"scheme": "dark", "data_mode": "low", "next": "/fr/search/?q=cash"}
        )
        assert answer.status_code == 302
        assert answer["Location"] == "/fr/search/?q=cash"
        assert (answer.cookies["scheme"].value, answer.cookies["data"].value) == ("dark", "low")

    def test_auto_takes_the_cookie_away(self, client: Client) -> None:
        assert client.post(self.address, {"scheme": "auto"}).cookies["scheme"]["max-age"] == 0

    def test_only_by_post(self, client: Client) -> None:
        assert client.get(self.address).status_code == 405

    @pytest.mark.parametrize(
        "elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil"]
    )
    def test_the_way_back_stays_on_the_site(self, client: Client, elsewhere: str) -> None:
        assert client.post(self.address, {"scheme": "dark", "next": elsewhere})["Location"] == "/"

    def test_unknown_values_are_refused(self, client: Client) -> None:
        assert client.post(self.address, {"scheme": "<b>"}).status_code == 400

    def test_another_site_cannot_post_here(self, client: Client) -> None:
        answer = client.post(self.address, {"scheme": "dark"}, headers={"sec-fetch-site": "cross-site"})
        assert answer.status_code == 403

    def test_the_page_follows_the_cookies(self) -> None:
        text = page(scheme="dark", data="low")
        assert 'data-scheme="dark" data-low' in text

    def test_the_browser_may_ask_for_less(self) -> None:
        request = RequestFactory().get("/en/", headers={"save-data": "on"})
        assert look(request)["ui"].low_data
        request.COOKIES["data"] = "full"
        assert not look(request)["ui"].low_data


class TestSiteSetting:
    def test_a_site_wears_its_own_theme_and_name(self, client: Client, site: Site) -> None:
        SiteTheme.objects.create(site=site, theme="coast", site_name="Tidewater")
        first = client.get("/en/nowhere-at-all/").content.decode()
        assert "themes/coast/look.css" in first
        assert "Tidewater" in first

    def test_a_change_is_seen_at_once(self, client: Client, site: Site) -> None:
        setting = SiteTheme.objects.create(site=site, site_name="Before")
        assert "Before" in client.get("/en/nowhere-at-all/").content.decode()
        setting.site_name = "After"
        setting.save()
        assert "After" in client.get("/en/nowhere-at-all/").content.decode()

    def test_an_unknown_theme_is_refused(self, site: Site) -> None:
        from django.core.exceptions import ValidationError

        with pytest.raises(ValidationError, match="no such theme"):
            SiteTheme(theme="gone", site=site).clean()


class TestErrorPages:
    @override_settings(DEBUG=False)
    def test_not_found(self, client: Client) -> None:
        answer = client.get("/en/nowhere-at-all/")
        assert answer.status_code == 404
        assert "There is no page at this address" in answer.content.decode()

    def test_server_error_needs_no_database(self, django_assert_num_queries) -> None:
        from theming.errors import server_error

        with django_assert_num_queries(0):
            text = server_error(RequestFactory().get("/")).content.decode()
        for words in ("on our side", "de notre côté", "por nuestra parte", "من جانبنا"):
            assert words in text

    def test_a_server_error_in_the_look_is_still_answered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from theming.errors import server_error
        from theming.tags import pictures

        def missing(theme: str, sheet: str) -> str:
            raise ValueError("not in the manifest")

        monkeypatch.setattr(pictures, "sheet_path", missing)
        answer = server_error(RequestFactory().get("/"))
        assert answer.status_code == 500
        assert "Algo ha fallado" in answer.content.decode()

    def test_gone_says_nothing_about_whom(self) -> None:
        from theming.errors import gone

        answer = gone(RequestFactory().get("/en/library/a-story/"))
        assert answer.status_code == 410
        assert "no longer published" in answer.content.decode()

    def test_patterns_are_for_staff(self, client: Client) -> None:
        assert client.get("/look/patterns/", follow=True).status_code == 404

    def test_patterns_show_every_component(self, admin_client: Client) -> None:
        answer = admin_client.get("/look/patterns/")
        assert answer.status_code == 200
        for css_class in (
            "card",
            "entry",
            "player",
            "post--answer",
            "world-map",
            "steps",
            "error-summary",
            "facet",
        ):
            assert css_class in answer.content.decode()


class TestOffline:
    def test_the_worker_may_serve_the_whole_site(self, client: Client) -> None:
        answer = client.get("/look/worker.js")
        assert answer["Content-Type"] == "text/javascript"
        assert answer["Service-Worker-Allowed"] == "/"
        assert answer.content.decode().startswith("const EDITION = ")
        assert "no-store" in answer["Cache-Control"]

    def test_what_the_worker_fetches_beforehand_exists(self, client: Client) -> None:
        shell = re.search(r"const SHELL = (\[.*?\]);", client.get("/look/worker.js").content.decode())[1]
        for path in re.findall(r'"(/look/[^"]+)"', shell):
            assert client.get(path).status_code == 200

    def test_the_manifest_names_the_site(self, client: Client) -> None:
        facts = client.get("/look/manifest.webmanifest").json()
        assert facts["start_url"] == "/"
        assert facts["theme_color"] == "#073f42"
