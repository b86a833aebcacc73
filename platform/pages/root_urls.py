"""Addresses outside the language trees."""

from django.urls import path

from pages.root import choose_language, robots, security_txt, sitemap

urlpatterns = [
    path("", choose_language, name="root"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
]
