from django.urls import path

from theming import views

app_name = "theming"
urlpatterns = [
    path("preferences/", views.preferences, name="preferences"),
    path("patterns/", views.patterns, name="patterns"),
]
