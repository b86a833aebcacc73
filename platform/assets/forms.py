"""Forms of the upload doors: what a file claims to be is checked against what it is."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm

from assets.sniffing import check_document


class DocumentForm(BaseDocumentForm):
    """Used by every document door of the editor, one file or many."""

    def clean_file(self) -> Any:
        """The file, if its content is what its name says."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            check_document(file)
        return file
