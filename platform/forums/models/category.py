"""The upper of the two levels of the forum tree."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.texts import active_language, text_in, validate_texts


class Category(models.Model):
    """A heading that forums stand under; it grants nothing by itself."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    title = models.JSONField(_("title"), default=dict, validators=[validate_texts])
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return text_in(self.title, active_language(), self.slug)
