"""What groups may do in each forum, read once a request; `access` asks here and decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.apps import apps
from django.db.models import BigIntegerField, Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from forums.models.grant import ForumGrant, Level
from people.access import group_ids, implicit_group_ids
from people.models import User

NUMBER: Final = IntegerField()
# What stands in the place of a level in the rows that say what is in force against a person.
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
    for forum_id, level in _rows(user):
        if forum_id:
            found[forum_id] = max(level, found.get(forum_id, 0))
        else:
            marks.add(level)
    user._forum_marks = frozenset(marks)
    return found


def _rows(user: Any) -> Iterable[tuple[int, int]]:
    """Pairs of forum and level; what is in force against the person comes as forum 0 in the same query."""
    rows: Any
    if user.is_authenticated and user.is_active and user.is_superuser:
        forums = apps.get_model("forums", "Forum")._default_manager.order_by()
        rows = forums.values_list("pk", Value(int(Level.MODERATE), output_field=NUMBER))
    else:
        grants = ForumGrant.objects.filter(group_id__in=group_ids(user)).order_by()
        rows = grants.values_list("forum_id", Cast("level", NUMBER))
    if not user.is_authenticated:
        return rows  # type: ignore[no-any-return]
    measures = _measures(user).on_top().order_by()
    mark = Case(When(kind="suspension", then=SUSPENDED), default=WARNED, output_field=NUMBER)
    return rows.union(  # type: ignore[no-any-return]
        measures.values_list(Value(0, output_field=BigIntegerField()), mark), all=True
    )


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
    for name in ("_forum_levels", "_forum_marks", "_group_ids"):
        if hasattr(user, name):
            delattr(user, name)


def forums_at(user: Any, level: Level) -> frozenset[int]:
    """Ids of the forums in which the user has at least this level."""
    return frozenset(pk for pk, held in levels(user).items() if held >= level)


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
