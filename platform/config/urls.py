"""The whole address book: each app's addresses are in its own urls.py."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from assets import urls as assets_urls
from config.health import readyz
from people.views.doors import admin_login

handler400 = "theming.errors.bad_request"
handler403 = "theming.errors.permission_denied"
handler404 = "theming.errors.page_not_found"
handler500 = "theming.errors.server_error"

admin.site.login = admin_login  # type: ignore[method-assign]

urlpatterns = [
    path("readyz", readyz, name="readyz"),
    path("", include("pages.root_urls")),
    path("", include(assets_urls)),
    path("", include("citations.root_urls")),
    path("look/", include("theming.urls")),
    path("admin/login/", admin_login, name="wagtailadmin_login_door"),
    path("admin/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
]

if apps.is_installed("anymail"):
    urlpatterns.insert(0, path("mail/in/", include("anymail.urls")))

urlpatterns += i18n_patterns(
    path("account/", include("people.account_urls")),
    path("people/", include("people.urls")),
    path("notifications/", include("notifications.urls")),
    path("search/", include("search.urls")),
    path("find/", include("discovery.urls")),
    path("forums/", include("forums.urls")),
    path("citations/", include("citations.urls")),
    path("mail/", include("mailroom.urls")),
    path("learn/", include("training.urls")),
    path("library/", include("library.urls")),
    path("", include("pages.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)
