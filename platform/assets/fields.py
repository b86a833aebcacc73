"""The one door to stored pictures: whatever writes the file, what is stored has been cleaned."""

from __future__ import annotations

import hashlib
import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from assets.sanitiser import clean_picture


class CleanPictureFile(WagtailImageFieldFile):
    """Takes out metadata between the upload and the storage, and notes what is known of the result."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Raises ValidationError for what is no picture, too large, or of a format that is not taken."""
        content.seek(0)
        cleaned = clean_picture(content.read())
        super().save(name, ContentFile(cleaned), save=False)
        self.instance.file_size = len(cleaned)
        self.instance.file_hash = hashlib.sha1(cleaned, usedforsecurity=False).hexdigest()
        with Picture.open(io.BytesIO(cleaned)) as picture:
            self.instance.width, self.instance.height = picture.size
        if save:
            self.instance.save()


class CleanPictureField(WagtailImageField):
    """A picture without metadata."""

    attr_class = CleanPictureFile
