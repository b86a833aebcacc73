"""The editors' side wears our colours."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_front_page_welcomes(admin_client: Client, settings, site) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    text = admin_client.get("/admin/").content.decode()
    assert "What would you like to do?" in text
    assert "theming/admin.css" in text
    assert "icons/favicon.svg" in text
