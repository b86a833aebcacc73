"""Addresses under /<language>/mail/."""

from django.urls import path

from mailroom import views

app_name = "mailroom"
urlpatterns = [
    path("held/", views.held, name="held"),
    path("held/<int:pk>/", views.letter, name="letter"),
]
