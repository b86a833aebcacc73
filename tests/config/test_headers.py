"""Every kind of answer carries the headers; only the editor's part has the looser policy."""

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings as project
from django.http import HttpResponse
from django.test import AsyncClient, override_settings
from django.urls import path

from config import headers, urls

WANTED = {
    "Content-Security-Policy",
    "Permissions-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "X-Frame-Options",
}


def broken(request):
    raise ZeroDivisionError


def loose(request):
    return HttpResponse("ok", headers={"Content-Security-Policy": "sandbox"})


class WithBrokenPage:
    """The site's own addresses and one that fails."""

    urlpatterns = [
        path("broken/", broken),
        path("admin/broken/", broken),
        path("own/", loose),
        *urls.urlpatterns,
    ]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_broken_page")]


@pytest.fixture
def _broken_page(settings):
    settings.ROOT_URLCONF = WithBrokenPage


@pytest.fixture
def visitor(client):
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/livez", 200),
        ("/readyz", None),
        ("/en/account/login/", 200),
        ("/en/search/", 200),
        ("/", 302),
        ("/en/people/", 302),
        ("/admin/", 302),
        ("/django-admin/", 302),
        ("/en/nothing-here/", 404),
        ("/de/nothing-here/", 404),
        ("/media/nothing.pdf", 404),
        ("/static/nothing.css", 404),
        ("/documents/99999/nothing.pdf", 404),
        ("/admin/nothing-here/", None),
        ("/broken/", 500),
        ("/admin/broken/", 500),
    ],
)
def test_every_kind_of_answer(visitor, address, status):
    response = visitor.get(address)
    assert status is None or response.status_code == status
    assert not WANTED - set(response.headers)
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_refused_form(client):
    """403 for a form without its token."""
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/en/account/login/", {})
    assert response.status_code == 403
    assert not WANTED - set(response.headers)


def test_a_foreign_host(client):
    response = client.get("/en/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert not WANTED - set(response.headers)


def test_static_files(client, tmp_path):
    static = tmp_path / "static"
    static.mkdir()
    (static / "a.css").write_text("a{}")
    with override_settings(STATIC_ROOT=static, WHITENOISE_AUTOREFRESH=True, WHITENOISE_USE_FINDERS=False):
        from django.test import Client

        response = Client().get("/static/a.css")
    assert response.status_code == 200
    assert not WANTED - set(response.headers)


@pytest.mark.parametrize(
    "address", ["/en/", "/en/search/?q=a", "/en/account/signup/", "/broken/", "/en/none/"]
)
def test_the_policy_outside_the_editor_allows_nothing_inline(visitor, address):
    policy = visitor.get(address)["Content-Security-Policy"]
    assert policy == headers.STRICT
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_editor_may_inline_but_not_leave_the_site(visitor):
    policy = visitor.get("/admin/")["Content-Security-Policy"]
    assert policy == headers.EDITOR
    assert "http" not in policy
    assert "unsafe-eval" not in policy


def test_a_stricter_policy_of_a_view_stays(client):
    assert client.get("/own/")["Content-Security-Policy"] == "sandbox"


def test_an_address_that_only_looks_like_the_editor(visitor):
    assert visitor.get("/en/admin/")["Content-Security-Policy"] == headers.STRICT
    assert visitor.get("/administer/")["Content-Security-Policy"] == headers.STRICT


def test_answers_of_the_asynchronous_server():
    """A file that is not there needs no database, which another thread would not see here."""
    response = async_to_sync(AsyncClient().get)("/livez")
    assert not WANTED - set(response.headers)


def test_it_is_the_outermost_layer():
    assert project.MIDDLEWARE[0] == "config.headers.SecurityHeadersMiddleware"
