"""Documents with their earlier versions and the text inside them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from assets.models.rights import Credited
from assets.sniffing import check_document


class Document(Credited, AbstractDocument):  # type: ignore[django-manager-missing]  # Wagtail's is untyped
    """A file to read or fill in; `pages` holds its text page by page, for search."""

    # Wagtail's own document model stays installed, unused; without these its reverse names clash with ours.
    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="own_documents")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    language = models.CharField(_("language"), max_length=8, default="en")
    page_count = models.PositiveIntegerField(_("pages"), default=0, editable=False)
    page_texts = models.JSONField(default=list, editable=False)

    admin_form_fields = (*WagtailDocument.admin_form_fields, "language", "credit", "licence")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]


class DocumentVersion(models.Model):
    """An earlier or the present state of a document, kept to be told apart."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.CharField(_("version"), max_length=20)
    date = models.DateField(_("date"))
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    file = models.FileField(upload_to="documents/versions", blank=True)
    file_size = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="assets_one_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.number}"

    def clean(self) -> None:
        super().clean()
        if self.file and not getattr(self.file, "_committed", True):
            try:
                check_document(self.file)
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.file_size = self.file.size if self.file else 0
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where the file of this version is fetched; empty while only the present one is kept."""
        return (
            reverse("document_version", args=[self.pk, PurePath(str(self.file.name)).name])
            if self.file
            else ""
        )

    @property
    def collection(self) -> Any:
        """Rights are those of the document's collection."""
        return self.document.collection
