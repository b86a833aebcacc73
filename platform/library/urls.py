"""Addresses of the library that are not pages: calendar files."""

from django.urls import path

from library.calendar import event_calendar

app_name = "library"

urlpatterns = [path("event/<int:pk>.ics", event_calendar, name="event_calendar")]
