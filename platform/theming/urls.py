from django.urls import path

from theming import offline, views

app_name = "theming"
urlpatterns = [
    path("preferences/", views.preferences, name="preferences"),
    path("patterns/", views.patterns, name="patterns"),
    path("worker.js", offline.worker, name="worker"),
    path("offline/", offline.offline, name="offline"),
    path("saved/", offline.saved, name="saved"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
]
