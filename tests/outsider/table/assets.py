"""Documents, recordings and pictures."""

from tests.outsider.expecting import STAFF, Case, everyone, get, only

ROWS: dict[str, tuple[Case, ...]] = {
    "documents/<int:document_id>/<str:document_filename>": (
        get("{open_document_url}", everyone(200)),
        get("{closed_document_url}", only({"practitioner", *STAFF}, visitor=404)),
        get("/documents/{open_document}/another-name.pdf", everyone(404)),
    ),
    "documents/versions/<int:pk>/<str:name>": (
        get("{open_version_url}", everyone(200)),
        get("{closed_version_url}", only({"practitioner", *STAFF}, visitor=404)),
        get("/documents/versions/{open_version}/another-name.pdf", everyone(404)),
    ),
    "media/audio/<int:pk>/<str:size>/<str:name>": (
        get("{open_recording_url}", everyone(200)),
        get("{closed_recording_url}", only({"counsellor", *STAFF}, visitor=404)),
    ),
    "media/transcripts/<int:pk>/<slug:language>.vtt": (
        get("/media/transcripts/{open_recording}/{open_language}.vtt", everyone(200)),
        get("/media/transcripts/{closed_recording}/en.vtt", only({"counsellor", *STAFF}, visitor=404)),
    ),
    "^media/(?P<name>(?:images|original_images)/[^/]+)$": (
        get("{open_picture_url}", everyone(200)),
        get("{closed_picture_url}", only({"practitioner", *STAFF}, visitor=404)),
        get("{closed_original}", only(STAFF, visitor=404)),
    ),
}
