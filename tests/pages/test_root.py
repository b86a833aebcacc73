from xml.etree import ElementTree

import pytest

from tests.factories.library import brief
from tests.factories.pages import close, plain_page, translate

pytestmark = pytest.mark.django_db
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def sitemap(client):
    """Addresses with the languages they are tied to."""
    answer = client.get("/sitemap.xml")
    assert answer.headers["Content-Type"].startswith("application/xml")
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer
    return [
        (entry.findtext(f"{PLACE}loc"), [link.get("hreflang") for link in entry.findall(LINK)])
        for entry in root
    ]


def test_the_sitemap_names_what_everyone_may_read(tree, client, settings, cast, client_of):
    made = brief(tree)
    translate(made, "fr")
    closed = plain_page(tree, "Members")
    close(closed)
    plain_page(tree, "Draft", live=False)
    for reader in (client, client_of(cast.admin)):
        addresses = [address for address, _languages in sitemap(reader)]
        assert f"{settings.SITE_ADDRESS}/en/library/briefs/medical-handover/" in addresses
        assert f"{settings.SITE_ADDRESS}/fr/library/briefs/medical-handover/" in addresses
        assert not [address for address in addresses if "members" in address or "draft" in address]
        assert len(addresses) == len(set(addresses))


def test_the_sitemap_ties_translations_together(tree, client, settings):
    translate(brief(tree), "fr")
    languages = dict(sitemap(client))[f"{settings.SITE_ADDRESS}/en/library/briefs/medical-handover/"]
    assert sorted(languages) == ["en", "fr"]


def test_robots_are_told_where_not_to_go(client, settings):
    text = client.get("/robots.txt").text
    assert f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml" in text
    for path in ("/admin/", "/en/account/", "/ar/search/"):
        assert f"Disallow: {path}" in text


def test_a_weakness_can_be_reported(tree, client):
    text = client.get("/.well-known/security.txt").text
    assert "Contact: mailto:" in text
    assert "Expires: " in text


def test_wagtail_s_own_sign_in_leads_to_ours(tree, client):
    answer = client.get("/en/_util/login/?next=/en/about/")
    assert answer.status_code == 302
    assert "/account/login/" in answer.headers["Location"]
    assert "https://evil" not in client.get("/en/_util/login/?next=https://evil.example/").headers["Location"]
