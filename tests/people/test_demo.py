"""Accounts of the demonstration: everybody knows them, so they exist nowhere else."""

import io

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client

from people import demo, roles
from people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings):
    settings.DEMO_SIGN_INS = settings.ROOT / "fixtures" / "demo-sign-ins.toml"
    settings.SETTINGS_MODULE = demo.ALLOWED_SETTINGS


def test_nothing_happens_without_the_setting():
    assert demo.make_demo_accounts() == []
    assert demo.demo_sign_in_lines() == []
    with pytest.raises(CommandError):
        call_command("demo_code")


def test_other_settings_refuse(demonstration, settings):
    settings.SETTINGS_MODULE = "config.settings.production"
    with pytest.raises(ImproperlyConfigured):
        demo.make_demo_accounts()
    assert not User.objects.exists()


def test_only_development_settings_name_the_demonstration(settings):
    folder = settings.ROOT / "platform" / "config" / "settings"
    naming = {
        file.name
        for file in folder.glob("*.py")
        for line in file.read_text().splitlines()
        if line.startswith("DEMO_SIGN_INS") and not line.endswith("= None")
    }
    assert naming == {"development.py"}


def test_one_account_a_role_made_once(demonstration):
    first = demo.make_demo_accounts()
    again = demo.make_demo_accounts()
    assert [user.pk for user in first] == [user.pk for user in again]
    assert User.objects.count() == len(demo.GROUP_OF)
    for user, (role, group) in zip(first, demo.GROUP_OF.items(), strict=True):
        assert list(user.groups.values_list("name", flat=True)) == ([group] if group else [])
        assert user.email.startswith(role.replace("_", "-"))
        assert user.authenticator_set.filter(type="totp").count() == (group in roles.STAFF_GROUPS)


def test_an_editor_of_the_demonstration_comes_in_with_the_printed_code(demonstration):
    demo.make_demo_accounts()
    client, out = Client(), io.StringIO()
    password = demo._plan()["password"]
    client.post("/en/account/login/", {"login": "editor@waymark.example", "password": password})
    call_command("demo_code", stdout=out)
    client.post("/en/account/2fa/authenticate/", {"code": out.getvalue().split()[0]})
    assert client.get("/admin/").status_code == 200


def test_the_lines_to_print_name_every_account(demonstration):
    text = "\n".join(demo.demo_sign_in_lines())
    assert text.count("@waymark.example") == len(demo.GROUP_OF)
    assert demo._plan()["password"] in text
