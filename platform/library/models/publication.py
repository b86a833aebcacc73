"""Publications: a file with its versions and what may be done with it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from assets.widgets import LanguageSelect
from library.blocks import PeopleBlock
from library.models.index import InSection
from pages.models import ResourcePage


class PublicationPage(InSection, ResourcePage):
    """The abstract is read here; the file is served after a check of rights, or lies elsewhere."""

    class Rights(models.TextChoices):
        HOST = "host", _("May be hosted here")
        LINK = "link", _("Link only")
        BUNDLE = "bundle", _("May be hosted and bundled")

    template = "library/publication.html"
    page_description = _("A file to keep, with its versions and rights.")
    kind: ClassVar[str] = "publication"
    text_fields = ("abstract",)
    shown_with = ("document",)

    abstract = models.TextField(_("abstract"), blank=True)
    credits = StreamField(PeopleBlock(), blank=True, verbose_name=_("people"))
    publisher = models.CharField(_("publisher"), max_length=160)
    year = models.PositiveSmallIntegerField(_("year"))
    file_language = models.CharField(_("language of the file"), max_length=8, default="en")
    rights = models.CharField(_("rights"), max_length=6, choices=Rights, default=Rights.HOST)
    document = models.ForeignKey(
        "assets.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    external_url = models.URLField(_("address elsewhere"), blank=True)
    published_on = models.DateField(_("date"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldPanel("abstract"),
        FieldPanel("credits"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("year")]),
        MultiFieldPanel(
            [
                FieldPanel("rights"),
                FieldPanel("document"),
                FieldPanel("external_url"),
                FieldPanel("file_language", widget=LanguageSelect),
            ],
            heading=_("File and rights"),
            help_text=_("A file that may only be linked is not stored here: give its address elsewhere."),
        ),
        FieldPanel("published_on"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *ResourcePage.override_translatable_fields,
        SynchronizedField("file_language", overridable=False),
    ]
    parent_page_types: ClassVar[list[str]] = ["library.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def clean(self) -> None:
        super().clean()
        if self.rights == self.Rights.LINK and self.document_id:
            raise ValidationError({"document": _("A publication that may only be linked has no file here.")})
        if self.rights == self.Rights.LINK and not self.external_url:
            raise ValidationError({"external_url": _("Give the address where the publication lies.")})

    def download_bytes(self) -> int:
        return int(self.document.get_file_size() or 0) if self.document else 0

    def search_languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.language, self.file_language)))

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from library.citing import citation_of, rights_in_words
        from library.file_pages import MOST_PAGES_OPEN, file_pages

        context = super().get_context(request, *args, **kwargs)
        context["versions"] = list(self.document.versions.all()) if self.document else []
        context["file_pages"] = file_pages(self.document)
        context["pages_open"] = len(context["file_pages"]) <= MOST_PAGES_OPEN
        context["citation"] = citation_of(self, request)
        context["rights_in_words"] = rights_in_words(self.rights)
        return context
