from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.texts import active_language, text_in, validate_texts


class Labelled(models.Model):
    """A row with a stable slug that content refers to and one label per language."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    labels = models.JSONField(_("labels"), default=dict, blank=True, validators=[validate_texts])

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label_in(active_language())

    def label_in(self, language: str) -> str:
        """Fall back to English, then to the slug, so that a list never shows a gap."""
        return text_in(self.labels, language, self.slug)

    def natural_key(self) -> tuple[str, ...]:
        return (self.slug,)
