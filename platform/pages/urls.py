"""Addresses of pages, under a language prefix."""

from django.urls import path, re_path
from wagtail.urls import serve_pattern

from pages.views import serve_page
from people.views.doors import site_login

urlpatterns = [
    # Wagtail's own sign-in form is a second door without limits: it leads to the one there is.
    path("_util/login/", site_login, name="page_login_door"),
    re_path(serve_pattern, serve_page, name="serve_page"),
]
