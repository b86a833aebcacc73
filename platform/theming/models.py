from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from theming.themes import installed_themes


def theme_choices() -> list[tuple[str, Any]]:
    return [("", _("As configured")), *((theme.name, theme.label) for theme in installed_themes().values())]


@register_setting(icon="view")
class SiteTheme(BaseSiteSetting):
    """Editors pick a theme; they never type colours, whose contrast nobody could promise."""

    theme = models.CharField(
        _("theme"),
        max_length=40,
        blank=True,
        help_text=_("Empty: the theme named in the site's configuration."),
    )
    site_name = models.CharField(_("site name"), max_length=80, blank=True)
    tagline = models.CharField(
        _("tagline"),
        max_length=160,
        blank=True,
        help_text=_("Empty: the built-in line in the reader's language."),
    )
    footer_text = models.CharField(_("footer text"), max_length=300, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)

    panels = [
        # The function itself, so that a new folder needs no restart of the form; the stubs want a list.
        FieldPanel("theme", widget=forms.Select(choices=theme_choices)),  # type: ignore[arg-type]
        MultiFieldPanel(
            [
                FieldPanel("site_name"),
                FieldPanel("tagline"),
                FieldPanel("footer_text"),
                FieldPanel("contact_email"),
            ],
            heading=_("Words of the site"),
        ),
    ]

    class Meta:
        verbose_name = _("look of the site")

    def __str__(self) -> str:
        return self.site_name or self.theme or str(_("look of the site"))

    def clean(self) -> None:
        if self.theme and self.theme not in installed_themes():
            known = ", ".join(sorted(installed_themes()))
            raise ValidationError(
                {"theme": _("There is no such theme. Known: %(known)s.") % {"known": known}}
            )
