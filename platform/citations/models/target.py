"""A thing that is cited somewhere, as the search last knew it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from search import Access


class Target(models.Model):
    """Carries the rule of who may open it: what is shown of it is decided for each reader by that rule."""

    wagtail_reference_index_ignore: ClassVar[bool] = True

    key = models.CharField(max_length=160, unique=True)
    # The same for all languages of a work.
    family = models.CharField(max_length=160, db_index=True)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=500)
    day = models.DateField(null=True, blank=True)
    access = models.JSONField(default=list)
    # What the source says of the state of its content, if it says anything: a file's hash, a number.
    version = models.CharField(_("version"), max_length=64, blank=True)
    gone = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("cited resource")
        verbose_name_plural = _("cited resources")

    def __str__(self) -> str:
        return self.key

    def met_by(self, tokens: frozenset[str]) -> bool:
        """May somebody who holds these tokens open it, as far as its rule goes?"""
        return bool(self.access) and Access.from_requirements(self.access).met_by(tokens)

    @property
    def is_public(self) -> bool:
        return not self.gone and self.met_by(frozenset({"public"}))

    def facts(self) -> dict[str, Any]:
        """What is compared to tell whether it changed."""
        names = ("family", "kind", "language", "title", "url", "day", "access", "version", "gone")
        return {name: getattr(self, name) for name in names}
