"""Pictures: metadata is stripped before the first byte is stored and checked on every rendition."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from assets.fields import CleanPictureField
from assets.models.rights import Credited
from assets.sanitiser import clean_picture, has_metadata


class Image(Credited, AbstractImage):  # type: ignore[django-manager-missing]  # Wagtail's is untyped
    """A picture with its credit, licence and a text for who cannot see it (or a word that it decorates)."""

    file = CleanPictureField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    # Wagtail's own picture model stays installed, unused; without these its reverse names clash with ours.
    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="own_images")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    # The word is not `decorative`: Wagtail sets that name on every picture it loads, for one place of use.
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The picture says nothing that the text does not say.")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "caption",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def clean(self) -> None:
        super().clean()
        if self.file and not self.file._committed:
            # Said beside the field, before anything is stored.
            self.file.seek(0)
            clean_picture(self.file.read())
            self.file.seek(0)
        if not self.is_decorative and not self.description.strip():
            raise ValidationError(
                {
                    "description": _(
                        "Describe the picture for people who cannot see it, or mark it as decorative."
                    )
                }
            )

    @property
    def default_alt_text(self) -> str:
        """Empty for a decorative picture, never the file name."""
        return "" if self.is_decorative else self.description

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> Any:
        """Looks at each rendition again: the picture library must not bring metadata back."""
        made = super().generate_rendition_file(filter, source=source)
        made.seek(0)
        data = made.read()
        made.seek(0)
        return File(BytesIO(clean_picture(data)), name=made.name) if has_metadata(data) else made

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Stored before the row is written, so that the row tells the size and hash of the cleaned file.
        if self.file and not self.file._committed:
            self.file.save(PurePath(self.file.name).name, self.file.file, save=False)
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="assets_one_rendition_a_filter"
            )
        ]
