"""Saved searches: kept, changed, let go."""

from __future__ import annotations

from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from discovery.models import SavedSearch
from discovery.news import news_of, next_turn

MOST_SAVED: Final = 50


class TooManySaved(Exception):
    """The person must let one go first."""


def save_search(
    *, user: Any, name: str, parameters: str, language: str, mail: str = SavedSearch.Mail.NONE, key: str = ""
) -> SavedSearch:
    """Keep a search; the same form sent twice keeps it once."""
    earlier = SavedSearch.objects.filter(user=user, form_key=key).first() if key else None
    if earlier is not None:
        return earlier
    if SavedSearch.objects.filter(user=user).count() >= MOST_SAVED:
        raise TooManySaved
    search = SavedSearch(user=user, name=name, parameters=parameters, language=language, form_key=key)
    _set_mail(search, mail)
    try:
        with transaction.atomic():
            search.save()
    except IntegrityError:
        return SavedSearch.objects.get(user=user, form_key=key)
    return search


def change_search(*, search: SavedSearch, name: str, mail: str) -> None:
    """Another name, or letters at another pace."""
    search.name = name
    if mail != search.mail:
        _set_mail(search, mail)
    search.save(update_fields=["name", "mail", "told", "due_at"])


def drop_search(*, search: SavedSearch) -> None:
    search.delete()


def stop_letters(*, user_id: int, search_id: int | None = None) -> None:
    """No more letters about one search, or about all of the person's."""
    searches = SavedSearch.objects.filter(user_id=user_id)
    if search_id is not None:
        searches = searches.filter(pk=search_id)
    searches.update(mail=SavedSearch.Mail.NONE, due_at=None, told=None)


def _set_mail(search: SavedSearch, mail: str) -> None:
    """What is there when letters are asked for is no news; between two paces nothing is forgotten."""
    if mail == SavedSearch.Mail.NONE:
        search.told = None
    elif search.mail == SavedSearch.Mail.NONE:
        search.told = None
        seen = news_of(search, search.user, search.language)
        search.told = seen.told if seen else None
    search.mail = mail
    search.due_at = next_turn(mail, timezone.now())
