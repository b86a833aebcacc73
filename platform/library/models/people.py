"""Who wrote, spoke or hosted."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Credit(Orderable):
    """A person with a part in a page, in the order they are named."""

    class Part(models.TextChoices):
        AUTHOR = "author", _("Author")
        HOST = "host", _("Host")
        GUEST = "guest", _("Guest")
        PHOTOGRAPHER = "photographer", _("Photographer")
        TRANSLATOR = "translator", _("Translator")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="credits")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=160, blank=True)
    part = models.CharField(_("part"), max_length=14, choices=Part, default=Part.AUTHOR)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("role"), FieldPanel("part")])]

    class Meta(Orderable.Meta):
        verbose_name = _("credit")
        verbose_name_plural = _("credits")

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name
