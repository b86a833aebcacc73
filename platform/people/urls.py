"""Addresses of profiles, role requests and the account desk."""

from django.urls import path

from people.views import dashboard

app_name = "people"

urlpatterns = [path("", dashboard.dashboard, name="dashboard")]
