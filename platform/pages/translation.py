"""How far a page's translation has come, in words for an editor."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import Translation


def gaps_of(page: Page) -> int:
    """Texts of a translated page that nobody has translated yet; none for a page that is no translation."""
    translation = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )
    if translation is None:
        return 0
    total, done = translation.get_progress()
    return int(total - done)


def gap_warning(gaps: int) -> str:
    """What readers would meet if the page were published now."""
    return ngettext(
        "%(count)d text is not translated yet. Readers would see it in the original language. "
        "To publish all the same, press publish again.",
        "%(count)d texts are not translated yet. Readers would see them in the original language. "
        "To publish all the same, press publish again.",
        gaps,
    ) % {"count": gaps}


def already_warned(session: Any, page: Page, gaps: int) -> bool:
    """Whether this editor was told of these gaps before; remembers that they have been now."""
    key = f"translation-gaps-{page.pk}"
    known = bool(session.get(key) == gaps)
    session[key] = gaps
    return known
