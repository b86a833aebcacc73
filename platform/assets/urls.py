"""Addresses of files: each is checked before a byte leaves."""

from django.urls import path, re_path

from assets.views import document_file, picture_file, recording_file, transcript_file, version_file

urlpatterns = [
    # Wagtail makes the addresses of documents by this name.
    path("documents/<int:document_id>/<str:document_filename>", document_file, name="wagtaildocs_serve"),
    path("documents/versions/<int:pk>/<str:name>", version_file, name="document_version"),
    path("media/audio/<int:pk>/<str:size>/<str:name>", recording_file, name="recording_file"),
    path("media/transcripts/<int:pk>/<slug:language>.vtt", transcript_file, name="transcript_file"),
    re_path(r"^media/(?P<name>(?:images|original_images)/[^/]+)$", picture_file, name="picture_file"),
]
