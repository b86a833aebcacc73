"""Counsellors by country, for the map."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from people.map import counsellor_points
from people.roles import COUNSELLORS
from tests.factories.people import UserFactory, listed
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def counsellors():
    for code in ("GH", "SN"):
        CountryFactory(code=code)
    for code in ("GH", "GH", "SN"):
        listed(UserFactory(groups=[COUNSELLORS]), country_id=code)
    # Not listed, not a counsellor, switched off, without a country: none of them counts.
    UserFactory(groups=[COUNSELLORS])
    listed(UserFactory(), country_id="SN")
    listed(UserFactory(groups=[COUNSELLORS], is_active=False), country_id="SN")
    listed(UserFactory(groups=[COUNSELLORS]))


def test_only_who_chose_to_be_found_is_counted(cast, counsellors):
    assert counsellor_points(cast.member) == {"GH": 2, "SN": 1}
    assert counsellor_points(cast.visitor) == {}


def test_the_tag_fits_the_map(cast, counsellors):
    request = RequestFactory().get("/en/")
    request.user = cast.member
    words = (
        "{% load people_lists %}{% counsellor_points as points %}{% world_map points label='Counsellors' %}"
    )
    html = Template(words).render(Context({"request": request}))
    assert "2 counsellors" in html
    assert "country=GH&amp;role=counsellor" in html
