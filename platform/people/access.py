"""Which groups a person stands in, and who may open what of other people's: every right starts here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db.models import Q
from django.utils.functional import LazyObject

from people.roles import ADMINS, EVERYONE, MEMBERS

if TYPE_CHECKING:
    from people.models import Profile, RoleRequest
    from people.models.profile import ProfileQuerySet

CACHE_KEY = "people.implicit-groups"
DECIDE = "people.change_rolerequest"


def implicit_group_ids() -> dict[str, int]:
    """Ids of the two groups nobody is added to: everyone, and all who are signed in."""
    ids = cache.get(CACHE_KEY)
    if not ids or len(ids) < 2:
        ids = dict(Group.objects.filter(name__in=[EVERYONE, MEMBERS]).values_list("name", "pk"))
        cache.set(CACHE_KEY, ids, 300)
    return dict(ids)


def group_ids(user: Any) -> frozenset[int]:
    """All groups the user stands in, implicit ones included; worked out once a request."""
    known = getattr(user, "_group_ids", None)
    if known is None:
        implicit = implicit_group_ids()
        ids = {implicit[EVERYONE]} if EVERYONE in implicit else set()
        if user.is_authenticated and user.is_active:
            ids |= {implicit[MEMBERS]} if MEMBERS in implicit else set()
            ids |= set(user.groups.values_list("pk", flat=True))
        known = frozenset(ids)
        user._group_ids = known
    return known


def known_user(user: Any) -> Any:
    """The person behind the stand-in that a request carries, for code that asks it hundreds of times."""
    if isinstance(user, LazyObject):
        bool(user.is_authenticated)
        return user._wrapped
    return user


def may_open_tables(user: Any) -> bool:
    """Django's admin shows everything there is: admins and superusers only."""
    if not (user.is_authenticated and user.is_active):
        return False
    return bool(user.is_superuser or user.groups.filter(name=ADMINS).exists())


def may_edit(user: Any) -> bool:
    """May come into Wagtail's admin at all."""
    return bool(user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))


def can_see_profile(user: Any, profile: Profile) -> bool:
    """Signed-in people see those who chose to be found, and themselves."""
    return can_meet(user, profile.user_id, found=profile.is_listed and profile.user.is_active)


def can_meet(user: Any, person_id: int, *, found: bool) -> bool:
    """`can_see_profile` from columns: `found` says whether the person is active and chose to be found."""
    if not (user.is_authenticated and user.is_active):
        return False
    return person_id == user.pk or found


def profiles_visible_to(user: Any) -> ProfileQuerySet:
    """The same rule as rows."""
    from people.models import Profile

    if not (user.is_authenticated and user.is_active):
        return Profile.objects.none()
    return Profile.objects.filter(Q(is_listed=True, user__is_active=True) | Q(user=user))


def may_decide_requests(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_perm(DECIDE))


def may_decide(user: Any, request: RoleRequest) -> bool:
    """Nobody answers for themselves."""
    return may_decide_requests(user) and request.user_id != user.pk
