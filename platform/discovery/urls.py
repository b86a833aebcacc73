"""Addresses of pages that are made from searches."""

from django.urls import URLPattern, path

from discovery.views import feeds, saved, unsubscribing
from discovery.views.frameworks import framework, frameworks
from discovery.views.glossary import glossary
from discovery.views.navigator import dimensions

app_name = "discovery"

# Looking by frameworks and by the words of the field.
looking: list[URLPattern] = [
    path("dimensions/", dimensions, name="dimensions"),
    path("frameworks/", frameworks, name="frameworks"),
    path("frameworks/<slug:slug>/", framework, name="framework"),
    path("glossary/", glossary, name="glossary"),
]

# What people keep of the search, and take with them.
kept: list[URLPattern] = [
    path("feed/", feeds.feed, name="feed"),
    path("private-feed/", feeds.feed_key, name="feed_key"),
    path("saved/", saved.saved, name="saved"),
    path("saved/save/", saved.save, name="save"),
    path("saved/<int:pk>/", saved.change, name="change_saved"),
    path("saved/<int:pk>/delete/", saved.delete, name="delete_saved"),
    path("unsubscribe/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
]

urlpatterns: list[URLPattern] = [*looking, *kept]
