"""Addresses of training that are not pages."""

from django.urls import path

from training.views import complete

app_name = "training"

urlpatterns = [path("unit/<int:pk>/complete/", complete, name="complete")]
