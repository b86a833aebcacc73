"""Recordings and document versions in the editor's menu, under the rights of their collections."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from assets.models import DocumentVersion, Media
from assets.permissions import recordings, versions
from assets.viewsets import DocumentVersionViewSet, RecordingViewSet

# Before the views ask for them: Wagtail would put policies of its own in their place.
register_permission_policy(Media, recordings)
register_permission_policy(DocumentVersion, versions)
register_snippet(RecordingViewSet)
register_snippet(DocumentVersionViewSet)
