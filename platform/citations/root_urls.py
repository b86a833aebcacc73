"""The addresses that stored texts hold: the same under every language."""

from django.urls import path

from citations import views

urlpatterns = [path("cited/<str:key>/", views.door, name="cited")]
