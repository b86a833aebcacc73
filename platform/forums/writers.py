"""Who wrote something, as far as anybody is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from forums.masking import mask_name
from forums.models import Mask, Post, Topic
from people.access import can_see_profile
from people.showing import role_badges
from taxonomy.countries import country_name
from taxonomy.texts import active_language


@dataclass(frozen=True, slots=True)
class Writer:
    """A person as posts show them."""

    name: str
    role: str = ""
    country: str = ""
    handle: str = ""
    url: str = ""


def writer_behind(thing: Topic | Post, viewer: Any = None) -> Writer:
    """Who wrote a post or started a topic, as far as anybody is told."""
    return masked_writer(thing.mask) if thing.mask else writer_of(thing.author, viewer)


def masked_writer(mask: Mask) -> Writer:
    """A pseudonym as posts show it."""
    return Writer(name=mask_name(mask.number), role=_("under a pseudonym"))


def writer_of(user: Any, viewer: Any = None) -> Writer:
    """The public name, role and country; whoever left is a former member.

    With a viewer also the way to the member's page, if it is open to them.
    """
    if user is None:
        return Writer(name=_("Former member"))
    profile = getattr(user, "profile", None)
    name = user.get_full_name() or _("Member")
    if profile is None:
        return Writer(name=name)
    country = country_name(profile.country_id, active_language()) if profile.country_id else ""
    url = reverse("forums:member", args=[user.public_id]) if _may_meet(viewer, profile) else ""
    return Writer(
        name=name,
        role=_vetted_role(user) or profile.role,
        country=country,
        handle=profile.handle or "",
        url=url,
    )


def _may_meet(viewer: Any, profile: Any) -> bool:
    return viewer is not None and can_see_profile(viewer, profile)


def _vetted_role(user: Any) -> str:
    """What moderators vouch for, where a page fetched the groups with the posts."""
    groups = getattr(user, "_prefetched_objects_cache", {}).get("groups", ())
    return ", ".join(role_badges(group.name for group in groups))
