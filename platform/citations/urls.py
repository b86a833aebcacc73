from django.urls import path

from citations import views

app_name = "citations"
urlpatterns = [path("find/", views.find, name="find"), path("boxes/", views.boxes, name="boxes")]
