"""Who wrote something, as far as anybody is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from forums.masking import mask_name
from forums.models import Forum, Mask, Post, Topic
from forums.querysets import NAMES
from people.access import can_meet, can_see_profile
from people.models.profile import public_name
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


def former_member() -> Writer:
    """Who left."""
    return Writer(name=_("Former member"))


def writer_in(row: Post, groups: Iterable[str | None], viewer: Any) -> Writer:
    """As `writer_of`, from the columns of `with_authors`; groups give the roles that moderators vouch for."""
    known: Any = row
    if row.author_id is None:
        return former_member()
    found = bool(known.author_is_listed and known.author_is_active)
    return _shown(
        viewer,
        name=row_name(row, "author", known=True),
        role=", ".join(role_badges(name for name in groups if name)) or known.author_role or "",
        country=known.author_country_id,
        handle=known.author_handle,
        page=known.author_public_id if can_meet(viewer, row.author_id, found=found) else None,
    )


def row_name(row: Topic | Forum | Post, person: str, *, known: bool) -> str:
    """The name in a list, from the columns that `with_people`, `with_last` or `with_authors` add; `known` says whether there is an account."""
    number = getattr(row, f"{person}_mask", None)
    if number is not None:
        return mask_name(number)
    if not known:
        return former_member().name
    shown, hides, pseudonym = (getattr(row, f"{person}_{name}") for name in NAMES)
    return public_name(shown or "", bool(hides), pseudonym or "")


def writer_of(user: Any, viewer: Any = None) -> Writer:
    """The public name, role and country; whoever left is a former member.

    With a viewer who is signed in also the handle, and the way to the member's page if it is open to them.
    """
    if user is None:
        return former_member()
    profile = getattr(user, "profile", None)
    name = user.get_full_name() or _("Member")
    if profile is None:
        return Writer(name=name)
    may_meet = viewer is not None and can_see_profile(viewer, profile)
    return _shown(
        viewer,
        name=name,
        role=_vetted_role(user) or profile.role,
        country=profile.country_id,
        handle=profile.handle,
        page=user.public_id if may_meet else None,
    )


def _shown(
    viewer: Any, *, name: str, role: str, country: str | None, handle: str | None, page: Any
) -> Writer:
    """Handles are for those who are signed in; `page` is the public id of a member whom the viewer may meet."""
    signed_in = viewer is not None and viewer.is_authenticated
    return Writer(
        name=name,
        role=role,
        country=country_name(country, active_language()) if country else "",
        handle=handle or "" if signed_in else "",
        url=reverse("forums:member", args=[page]) if page else "",
    )


def _vetted_role(user: Any) -> str:
    """What moderators vouch for, where a page fetched the groups with the posts."""
    groups = getattr(user, "_prefetched_objects_cache", {}).get("groups", ())
    return ", ".join(role_badges(group.name for group in groups))
