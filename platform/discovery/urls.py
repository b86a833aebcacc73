"""Addresses of pages that are made from searches."""

from django.urls import URLPattern, path

from discovery.views import feeds

app_name = "discovery"

# What people keep of the search, and take with them.
kept: list[URLPattern] = [
    path("feed/", feeds.feed, name="feed"),
    path("private-feed/", feeds.feed_key, name="feed_key"),
]
urlpatterns: list[URLPattern] = [*kept]
