"""Events: when, where, in which languages, and what came of it."""

from __future__ import annotations

import zoneinfo
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from assets.widgets import LanguagesSelect
from library.blocks import MaterialsBlock
from library.models.index import InSection
from pages.blocks import BodyBlock
from pages.models import ResourcePage
from taxonomy.languages import language_name


def validate_zone(name: str) -> None:
    """The name must be one of the time zone database, such as Europe/Berlin."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Example: Europe/Berlin"), params={"name": name}
        )


class EventPage(InSection, ResourcePage):
    """Times carry the organiser's zone; the calendar file says it to every calendar."""

    class EventKind(models.TextChoices):
        WEBINAR = "webinar", _("Webinar")
        WORKSHOP = "workshop", _("Workshop")
        BRIEFING = "briefing", _("Briefing")
        EXCHANGE = "exchange", _("Exchange")
        CONFERENCE = "conference", _("Conference")

    template = "library/event.html"
    page_description = _("Time, place, languages and materials.")
    kind: ClassVar[str] = "event"
    text_fields = ("body",)

    event_kind = models.CharField(_("kind"), max_length=10, choices=EventKind)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_zone])
    place = models.CharField(_("place"), max_length=160, blank=True)
    online_url = models.URLField(_("address online"), blank=True)
    organiser = models.CharField(_("organiser"), max_length=160, blank=True)
    spoken_languages = models.JSONField(_("languages"), default=list, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    materials = StreamField(MaterialsBlock(), blank=True, verbose_name=_("materials"))
    published_on = models.DateField(_("date"), null=True, blank=True)

    content_panels = [
        *ResourcePage.content_panels,
        FieldRowPanel([FieldPanel("event_kind"), FieldPanel("organiser")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("zone", help_text=_("Where the organiser's clock hangs, such as Europe/Berlin.")),
                FieldRowPanel([FieldPanel("place"), FieldPanel("online_url")]),
                FieldPanel("spoken_languages", widget=LanguagesSelect),
            ],
            heading=_("When and where"),
            help_text=_(
                "Times are entered in UTC and shown in the zone below. The address online is shown until the end."
            ),
        ),
        FieldPanel("body"),
        FieldPanel("materials"),
        FieldPanel("published_on"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *ResourcePage.override_translatable_fields,
        SynchronizedField("zone", overridable=False),
    ]
    parent_page_types: ClassVar[list[str]] = ["library.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The event ends before it starts.")})

    @property
    def is_past(self) -> bool:
        return self.ends_at < timezone.now()

    def search_languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.language, *self.spoken_languages)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from library.times import when_of

        context = super().get_context(request, *args, **kwargs)
        reader = getattr(request, "LANGUAGE_CODE", self.language)
        context["when"] = when_of(self)
        context["spoken"] = ", ".join(language_name(code, reader) for code in self.spoken_languages)
        return context
