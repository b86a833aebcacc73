"""A letter about one thing, and one about many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mailroom.cutting import marker_line
from notifications.access import ALL, FOLD, PLACE, way_out
from notifications.kinds import Kind, Told, kind_of, told_of
from notifications.letters.content import Content
from notifications.letters.headers import base_headers, headers_of, site_host
from notifications.models import Letter
from people.letters import language_of
from theming.looks import look_of_default_site


@dataclass(frozen=True, slots=True)
class Line:
    """A conversation in a letter of many."""

    title: str
    url: str
    language: str
    who: str
    starts: bool
    number: int


@dataclass(slots=True)
class Chapter:
    """A place in a letter of many."""

    place: str
    url: str
    lines: list[Line] = field(default_factory=list)


def content_of(letter: Letter, user: Any) -> Content | None:
    """Asked at the moment of sending: None for what the person may not open now."""
    kind = kind_of(letter.kind)
    found = kind.open_to(user, [letter.about]).get(letter.about) if kind else None
    if kind is None or found is None or (letter.actor_id and not letter.actor.is_active):  # type: ignore[union-attr]
        return None
    told = told_of(letter)
    if kind.compose:
        return kind.compose(user, told, found)
    return _plain(kind, told, found)


def _plain(kind: Kind, told: Told, found: Any) -> Content:
    words = str(kind.phrase(told, found))
    return Content(
        subject=words, title=words, url=kind.url(found), text=words, html=f"<p>{escape(words)}</p>"
    )


def letter_about_one(letter: Letter, user: Any) -> EmailMultiAlternatives | None:
    """None where there is nothing to tell any more."""
    with translation.override(language_of(user)):
        content = content_of(letter, user)
        if content is None:
            return None
        stop = _stop_of(letter, user, content)
        context = {
            "content": content,
            "subject": _one_line(content.subject),
            "body": SafeString(content.html.replace('href="/', f'href="{settings.SITE_ADDRESS}/')),
            "url": _site(content.url),
            "marker": marker_line(language_of(user)) if content.reply_to else "",
            "mute_url": _mute_of(letter, user),
            **_frame(user),
        }
        return _message(
            "notifications/email/one", user, context, headers_of(user, letter.once, content, stop)
        )


def letter_about_many(
    letters: Sequence[Letter], user: Any, refuse: Callable[[Letter, Exception], None]
) -> tuple[EmailMultiAlternatives | None, list[Letter]]:
    """The letter and the rows it tells of; the rest is no longer for this person, or was refused for its fault."""
    with translation.override(language_of(user)):
        told = list(_contents(letters, user, refuse))
        if not told:
            return None, []
        number = len(told)
        subject = ngettext("%(number)s new post", "%(number)s new posts", number) % {"number": number}
        weekly = any(letter.pace == "weekly" for letter, _content in told)
        frame = _frame(user)
        context = {
            "subject": f"{frame['look'].site_name}: {subject}",
            "lead": _("This was written in the last week:")
            if weekly
            else _("This was written since the last letter:"),
            "chapters": _chapters([content for _letter, content in told]),
            **frame,
        }
        headers = base_headers(frame["stop_url"]) | {
            "Message-ID": f"<digest.{uuid4().hex}@{site_host()}>",
            "List-Id": f"<digest.{site_host()}>",
        }
        message = _message("notifications/email/many", user, context, headers)
        return message, [letter for letter, _content in told]


def _contents(
    letters: Sequence[Letter], user: Any, refuse: Callable[[Letter, Exception], None]
) -> Iterator[tuple[Letter, Content]]:
    """One that cannot be written must not keep back those beside it."""
    for letter in letters:
        try:
            content = content_of(letter, user)
        except Exception as error:  # noqa: BLE001 - what it was is said by `refuse`
            refuse(letter, error)
        else:
            if content is not None:
                yield letter, content


def _chapters(contents: list[Content]) -> list[Chapter]:
    """By place, then by conversation; new ones before those that went on."""
    found: dict[str, Chapter] = {}
    ordered = sorted(contents, key=lambda each: (each.place, each.group or each.url))
    for (place, _group), rows in groupby(ordered, key=lambda each: (each.place, each.group or each.url)):
        same = list(rows)
        first = next((each for each in same if each.starts), same[0])
        chapter = found.setdefault(place, Chapter(place, _site(first.place_url) if first.place_url else ""))
        people = list(dict.fromkeys(each.who for each in same if each.who))
        chapter.lines.append(
            Line(
                title=first.title,
                url=_site(first.url),
                language=first.language,
                who=", ".join(people),
                starts=first.starts,
                number=len(same) - first.starts,
            )
        )
    for chapter in found.values():
        chapter.lines.sort(key=lambda line: not line.starts)
    return list(found.values())


def _message(
    template: str, user: Any, context: dict[str, Any], headers: dict[str, str]
) -> EmailMultiAlternatives:
    text = render_to_string(f"{template}.txt", context).strip() + "\n"
    message = EmailMultiAlternatives(
        _one_line(context["subject"]), text, settings.DEFAULT_FROM_EMAIL, [user.email], headers=headers
    )
    message.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    return message


def _frame(user: Any) -> dict[str, Any]:
    return {
        "look": look_of_default_site(),
        "name": user.get_full_name(),
        "settings_url": _site(reverse("notifications:settings")),
        "stop_url": _site(reverse("notifications:unsubscribe", args=[way_out(user, ALL)])),
    }


def _stop_of(letter: Letter, user: Any, content: Content) -> str:
    """One click in a mail program stops what its list is: the place, or everything."""
    scope = f"{PLACE}{content.place_key}" if content.place_key else ALL
    return _site(reverse("notifications:unsubscribe", args=[way_out(user, scope)]))


def _mute_of(letter: Letter, user: Any) -> str:
    kind = kind_of(letter.kind)
    if not letter.fold or kind is None or kind.mute is None:
        return ""
    scope = f"{FOLD}{letter.kind}|{letter.fold}"
    return _site(reverse("notifications:unsubscribe", args=[way_out(user, scope)]))


def _one_line(words: str) -> str:
    return " ".join(str(words).split())


def _site(path: str) -> str:
    return str(settings.SITE_ADDRESS) + path
