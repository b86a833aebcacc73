"""Sign-in, sign-up, second factor and sessions: allauth's addresses, without those of other sites' accounts."""

from django.urls import include, path

urlpatterns = [
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
