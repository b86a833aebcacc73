import pytest
from wagtail.models import Locale, Page, Site


@pytest.fixture
def site(db) -> Site:
    """The default site; a live server of an earlier run may have emptied the tables that migrations filled."""
    found = Site.objects.filter(is_default_site=True).first()
    if found:
        return found
    locale, _made = Locale.objects.get_or_create(language_code="en")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=locale)
    return Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
