"""What groups may do in each forum, read once a request; `access` asks here and decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.db.models import BigIntegerField, Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils import timezone

from config.prepared import prepared
from forums.models.grant import ForumGrant, Level
from people.access import implicit_group_ids
from people.models import User
from people.roles import EVERYONE, MEMBERS

NUMBER: Final = IntegerField()
# What stands in the place of a level in the rows that say what is in force against a person.
NO_ID: Final = Value(0, output_field=BigIntegerField())
SUSPENDED: Final = -2
WARNED: Final = -1


def levels(user: Any) -> Mapping[int, int]:
    """The user's level in every forum they may at least see; one query a request."""
    known = getattr(user, "_forum_levels", None)
    if known is None:
        known = _read_levels(user)
        user._forum_levels = known
    return known


def _read_levels(user: Any) -> dict[int, int]:
    found: dict[int, int] = {}
    marks: set[int] = set()
    public: set[int] = set()
    everyone = implicit_group_ids().get(EVERYONE)
    for forum_id, level, group_id in _rows(user):
        if forum_id:
            found[forum_id] = max(level, found.get(forum_id, 0))
        else:
            marks.add(level)
        if group_id == everyone and level >= Level.READ:
            public.add(forum_id)
    user._forum_marks = frozenset(marks)
    user._forums_of_everyone = frozenset(public)
    return found


def _rows(user: Any) -> list[tuple[int, int, int]]:
    """Forum, level and the group that gives it; what is in force against the person comes as forum 0 in the same query."""
    implicit = implicit_group_ids()
    everyone, members = implicit.get(EVERYONE, 0), implicit.get(MEMBERS, 0)
    if not user.is_authenticated:
        return prepared(_open_to_everyone)(everyone=everyone)
    if user.is_active and user.is_superuser:
        return prepared(_open_to_superusers)(everyone=everyone, user=user.pk, now=timezone.now())
    groups = (everyone, members) if user.is_active else (everyone,)
    return prepared(_open_to_members, user.is_active)(groups=groups, user=user.pk, now=timezone.now())


def _open_to_everyone(everyone: int) -> QuerySet[Any]:
    return _granted(Q(group_id=everyone))


def _open_to_members(own_groups: bool, groups: tuple[int, ...], user: int, now: datetime) -> QuerySet[Any]:
    standing = Q(group_id__in=groups)
    if own_groups:
        own = User.groups.through.objects.filter(user_id=user).order_by()
        standing |= Q(group_id__in=own.values("group_id"))
    return _granted(standing).union(_in_force(user, now), all=True)


def _open_to_superusers(everyone: int, user: int, now: datetime) -> QuerySet[Any]:
    forums = apps.get_model("forums", "Forum")._default_manager.order_by()
    every = forums.values_list("pk", Value(int(Level.MODERATE), output_field=NUMBER), NO_ID)
    return every.union(_granted(Q(group_id=everyone)), _in_force(user, now), all=True)


def _granted(standing: Q) -> QuerySet[Any]:
    grants = ForumGrant.objects.filter(standing).order_by()
    return grants.values_list("forum_id", Cast("level", NUMBER), Cast("group_id", BigIntegerField()))


def _in_force(user: int, now: datetime) -> QuerySet[Any]:
    mark = Case(When(kind="suspension", then=SUSPENDED), default=WARNED, output_field=NUMBER)
    measures = apps.get_model("forums", "Measure")._default_manager.filter(user_id=user).on_top(now)
    return measures.order_by().values_list(NO_ID, mark, NO_ID)


def of_everyone(user: Any) -> frozenset[int]:
    """Ids of the forums that every visitor may read, known from the query for the levels."""
    levels(user)
    known: frozenset[int] = user._forums_of_everyone
    return known


def is_suspended(user: Any) -> bool:
    """May not write anywhere in the forums for a time; known from the query for the levels, if that was asked."""
    marks = getattr(user, "_forum_marks", None)
    if marks is None and user.is_authenticated:
        return bool(_measures(user).suspending().exists())
    return SUSPENDED in (marks or ())


def is_addressed(user: Any) -> bool:
    """Has something to be told above every page of the forums: a warning or a suspension."""
    levels(user)
    return bool(getattr(user, "_forum_marks", None))


def _measures(user: Any) -> Any:
    return apps.get_model("forums", "Measure")._default_manager.of(user)


def forget_levels(user: Any) -> None:
    """Read the rights again at the next question; for code that changes them and goes on."""
    for name in ("_forum_levels", "_forum_marks", "_forums_of_everyone", "_group_ids"):
        if hasattr(user, name):
            delattr(user, name)


def forums_at(user: Any, level: Level) -> frozenset[int]:
    """Ids of the forums in which the user has at least this level."""
    return frozenset(pk for pk, held in levels(user).items() if held >= level)


def reach(user: Any) -> tuple[tuple[int, ...], tuple[int, ...], int | None]:
    """What `visible_to` of topics asks for: readable forums, moderated ones, and the member's number if it is one."""
    readable = tuple(sorted(forums_at(user, Level.READ)))
    if not user.is_authenticated:
        return readable, (), None
    return readable, tuple(sorted(forums_at(user, Level.MODERATE))), user.pk


def people_at(forum_id: int, level: Level) -> QuerySet[User]:
    """Active accounts whose groups give them at least this level in the forum."""
    standing = _standing_at(forum_id, level)
    people = User.objects.filter(is_active=True)
    return people if standing is None else people.filter(standing)


def readers_among(people: QuerySet[User], forum_id: int) -> QuerySet[User]:
    """Those of these people who may read the forum: `can_read` for many at once."""
    standing = _standing_at(forum_id, Level.READ)
    active = people.filter(is_active=True)
    return active if standing is None else active.filter(standing | Q(is_superuser=True))


def _standing_at(forum_id: int, level: Level) -> Exists | None:
    """Stands the person in a group with this level? None where everybody who is signed in does."""
    grants = ForumGrant.objects.filter(forum_id=forum_id, level__gte=level).order_by()
    groups = set(grants.values_list("group_id", flat=True))
    if groups & set(implicit_group_ids().values()):
        return None
    return Exists(User.groups.through.objects.filter(user_id=OuterRef("pk"), group_id__in=groups))


def search_tokens(user: Any) -> frozenset[str]:
    """What the search engine knows a reader by: one token a readable forum."""
    return frozenset(forum_token(pk) for pk in forums_at(user, Level.READ))


def forum_token(forum_id: int) -> str:
    """The token that guards a forum's topics in the index."""
    return f"forum:{forum_id}"
