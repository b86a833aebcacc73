"""Forms that most readers meet empty, as HTML: each is rendered once and then filled in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from django.forms import Form, HiddenInput
from django.template import Context, Template, engines
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from forums.drafting import Kept
from forums.forms import FollowForm, FollowForumForm, ReplyForm, new_key
from forums.models import Forum
from search.stamping import Stamp, blank, stamp_from

COMPOSER: Final = "forums/composer.html"
FOLLOW: Final = "forums/follow_topic.html"
CHOICES: Final = "forums/forum_choices.html"


def fresh_composer(user: Any, place: str, *, sensitive: bool) -> SafeString:
    """The composer of a reply that nobody has begun; a sensitive forum warns in other words."""
    stamp = _composer(_template(COMPOSER), get_language() or "", sensitive)
    return SafeString(stamp.pressed({"user": str(user.pk), "place": escape(place), "key": escape(new_key())}))


def follow_form(address: str, token: str, level: str) -> SafeString:
    """The choice of what to hear of a topic."""
    return _choice_of(FollowForm, FOLLOW, level, address=address, token=token)


def forum_choices(forum: Forum, token: str, level: str) -> SafeString:
    """The choice of what to hear of a forum, and the button that marks all of it as read."""
    return _choice_of(
        FollowForumForm,
        CHOICES,
        level,
        address=reverse("forums:follow_forum", args=[forum.slug]),
        read_address=reverse("forums:read_forum", args=[forum.slug]),
        token=token,
    )


def _choice_of(form: type[Form], name: str, level: str, **texts: str) -> SafeString:
    stamp = _choice(form, _template(name), get_language() or "", level, tuple(texts))
    return SafeString(stamp.pressed({blank_name: escape(text) for blank_name, text in texts.items()}))


def _template(name: str) -> Template:
    """That of the active theme."""
    template: Any = engines["django"].get_template(name)
    found: Template = template.template
    return found


@lru_cache(maxsize=64)
def _composer(template: Template, language: str, sensitive: bool) -> Stamp:
    """`language` is the active one."""
    form = ReplyForm(initial={"source": ""})
    form.fields["key"].initial = blank("key")
    # Most languages are found out from the text; where that is not sure, the whole form asks.
    form.fields["language"].widget = HiddenInput()
    given = {
        "user": {"pk": blank("user")},
        "form": form,
        "forum": {"sensitive": sensitive},
        "draft": Kept(),
        "draft_place": blank("place"),
        "brief": True,
        "LANGUAGE_CODE": language,
    }
    return stamp_from(str(template.render(Context(given))))


@lru_cache(maxsize=64)
def _choice(
    form: type[Form], template: Template, language: str, level: str, blanks: tuple[str, ...]
) -> Stamp:
    """`language` is the active one."""
    given = {
        **{name: blank(name) for name in blanks},
        "csrf_token": blank("token"),
        "follow_form": form({"level": level}),
        "LANGUAGE_CODE": language,
    }
    return stamp_from(str(template.render(Context(given))))
