"""Addresses of pages that are made from searches."""

from django.urls import URLPattern, path

from discovery.views.frameworks import framework, frameworks
from discovery.views.glossary import glossary
from discovery.views.navigator import dimensions

app_name = "discovery"
urlpatterns: list[URLPattern] = []

# Looking by frameworks and by the words of the field.
urlpatterns += [
    path("dimensions/", dimensions, name="dimensions"),
    path("frameworks/", frameworks, name="frameworks"),
    path("frameworks/<slug:slug>/", framework, name="framework"),
    path("glossary/", glossary, name="glossary"),
]
