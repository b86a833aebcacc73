"""Addresses of profiles, role requests and the account desk."""

from django.urls import path

from people.views import colleagues, dashboard, data, desk, profile, roles, security

app_name = "people"

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("profile/", profile.edit, name="profile"),
    path("security/", security.overview, name="security"),
    path("role/", roles.ask, name="role"),
    path("colleagues/", colleagues.colleagues, name="colleagues"),
    path("data/", data.overview, name="data"),
    path("data/download/", data.download, name="download"),
    path("data/delete/", data.delete, name="delete"),
    path("requests/", desk.waiting, name="requests"),
    path("requests/<int:pk>/", desk.answer, name="request"),
    path("<uuid:public_id>/", profile.person, name="person"),
]
