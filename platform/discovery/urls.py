"""Addresses of pages that are made from searches."""

from django.urls import URLPattern

app_name = "discovery"
urlpatterns: list[URLPattern] = []
