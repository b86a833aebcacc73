import spirit.urls
from django.contrib import admin
from django.urls import include, path

# Its templates link to the admin.
urlpatterns = [path("", include(spirit.urls)), path("admin/", admin.site.urls)]
