"""One letter a person about all saved searches whose turn has come; asked, written and sent in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from discovery.access import unsubscribe_token
from discovery.models import SavedSearch
from discovery.news import News, news_of, next_turn
from pages.cards import reader_url
from people.letters import language_of
from people.models import User
from search import Hit
from theming.looks import look_of_default_site

LISTED: Final = 10


@dataclass(frozen=True, slots=True)
class Chapter:
    """One search in a letter: the first of its news, and how many more there are."""

    name: str
    url: str
    stop_url: str
    items: tuple[tuple[Hit, str], ...]
    more: int


def send_news(*, user_id: int, now: datetime | None = None) -> bool:
    """Marks what is told before the letter goes: a worker that dies in between loses it and never doubles it."""
    now = now or timezone.now()
    user = User.objects.select_related("profile").filter(pk=user_id, is_active=True).first()
    searches = list(SavedSearch.objects.of(user).due(now)) if user else []
    if user is None or not searches:
        return False
    with translation.override(_language(user, searches)):
        language = translation.get_language() or settings.LANGUAGE_CODE
        found = [news_of(search, user, language) for search in searches]
        news = [each for each in found if each is not None]
        taken = _take(news, now)
        fresh = [each for each in taken if each.hits]
        if not fresh:
            return False
        try:
            _letter(user, fresh, language).send()
        except Exception:
            _give_back(taken)
            raise
    return True


def _language(user: User, searches: list[SavedSearch]) -> str:
    """As chosen for letters; else the one in which the first search was saved."""
    with translation.override(searches[0].language):
        return language_of(user)


def _take(news: list[News], now: datetime) -> list[News]:
    """Only rows that nobody else has taken meanwhile; `due_at` of the search tells what it was."""
    with transaction.atomic():
        return [
            each
            for each in news
            if SavedSearch.objects.filter(pk=each.search.pk, due_at=each.search.due_at).update(
                due_at=next_turn(each.search.mail, now), told=each.told
            )
        ]


def _give_back(taken: list[News]) -> None:
    """The mail server refused the letter: the task comes again, and so does the news."""
    with transaction.atomic():
        for each in taken:
            rows = SavedSearch.objects.filter(pk=each.search.pk, mail=each.search.mail)
            rows.update(due_at=each.search.due_at, told=each.search.told)


def _letter(user: User, news: list[News], language: str) -> EmailMultiAlternatives:
    stop = _site(reverse("discovery:unsubscribe", args=[unsubscribe_token(user)]))
    context: dict[str, Any] = {
        "name": user.profile.public_name,
        "look": look_of_default_site(),
        "chapters": [_chapter(user, each, language) for each in news],
        "number": sum(len(each.hits) for each in news),
        "saved_url": _site(reverse("discovery:saved")),
        "stop_url": stop,
    }
    subject = " ".join(render_to_string("discovery/email/news_subject.txt", context).split())
    text = render_to_string("discovery/email/news_message.txt", context).strip() + "\n"
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    letter = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email], headers=headers)
    page = render_to_string("discovery/email/news_message.html", {**context, "subject": subject})
    letter.attach_alternative(page, "text/html")
    return letter


def _chapter(user: User, news: News, language: str) -> Chapter:
    shown = news.hits[:LISTED]
    return Chapter(
        name=news.search.name,
        url=_site(news.search.address(language)),
        stop_url=_site(
            reverse("discovery:unsubscribe", args=[unsubscribe_token(user, search_id=news.search.pk)])
        ),
        items=tuple((hit, _site(reader_url(hit.url, hit.language, language))) for hit in shown),
        more=len(news.hits) - len(shown),
    )


def _site(path: str) -> str:
    return str(settings.SITE_ADDRESS) + path
