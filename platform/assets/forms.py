"""Forms of the upload doors: what a file claims to be is checked against what it is."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from assets.sniffing import check_document


class DocumentForm(BaseDocumentForm):
    """Used by every document door of the editor, one file or many."""

    def clean_file(self) -> Any:
        """The file, if its content is what its name says."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            check_document(file)
        return file


class PictureField(WagtailImageField):
    """Wagtail measures the picture before it is known to be whole, and falls over one that is not."""

    def to_python(self, data: Any) -> Any:
        """The picture, or words about what is wrong with it."""
        try:
            return super().to_python(data)
        except (OSError, SyntaxError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class ImageForm(BaseImageForm):
    """Used by every picture door of the editor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, initial=given.initial, widget=given.widget
            )
