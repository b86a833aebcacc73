"""Addresses under /<language>/notifications/."""

from django.urls import path

from notifications.views import listing, settings, unsubscribing

app_name = "notifications"
urlpatterns = [
    path("", listing.notices, name="list"),
    path("read/", listing.read_all, name="read_all"),
    path("<int:pk>/", listing.open_one, name="open"),
    path("<int:pk>/read/", listing.read, name="read"),
    path("settings/", settings.settings, name="settings"),
    path("settings/place/", settings.set_place, name="set_place"),
    path("settings/place/drop/", settings.drop_place, name="drop_place"),
    path("stop/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
]
