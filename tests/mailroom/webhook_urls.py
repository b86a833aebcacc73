"""The address book as it is where the extra is installed and has a secret."""

from django.urls import include, path

from config.urls import urlpatterns as whole

urlpatterns = [path("mail/in/", include("anymail.urls")), *whole]
