"""Reads of the page tree that name who reads and in which language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from pages.sites import locale_ids


class BasePageQuerySet(PageQuerySet):
    """Chainable: `BriefPage.objects.visible_to(user).shown_in("fr")`."""

    def visible_to(self, user: Any) -> BasePageQuerySet:
        """Live pages that no restriction keeps from the user; the one door to pages."""
        from pages.access import visible

        found: BasePageQuerySet = visible(self, user)
        return found

    def shown_in(self, language: str) -> BasePageQuerySet:
        """One page a work: in the reader's language, else the default one, else the oldest translation."""
        ids = locale_ids()
        default = ids.get(settings.LANGUAGE_CODE, 0)
        locale = ids.get(language, default)
        twins = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True).exclude(
            pk=OuterRef("pk")
        )
        chosen: Any = Q(locale=locale)
        chosen |= Q(locale=default) & ~Exists(twins.filter(locale=locale))
        if locale != default:
            nearer = twins.filter(Q(locale__in=[locale, default]) | Q(pk__lt=OuterRef("pk")))
        else:
            nearer = twins.filter(Q(locale=locale) | Q(pk__lt=OuterRef("pk")))
        chosen |= ~Q(locale=default) & ~Exists(nearer)
        found: BasePageQuerySet = self.filter(chosen)
        return found

    def for_cards(self) -> BasePageQuerySet:
        """With what a card shows, so that a list costs the same for three pages or thirty."""
        found: BasePageQuerySet = self.select_related("locale", "cover").prefetch_related("cover__renditions")
        return found
