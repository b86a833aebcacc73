"""Addresses of files: each is checked before a byte leaves."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
