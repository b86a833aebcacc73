"""The groups of the site and their rights, declared once and created after every migration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps as installed_apps
from django.db import transaction
from django.utils.translation import gettext_noop

# Nobody is added to these two: every visitor stands in the first, every signed-in person in both.
EVERYONE: Final = gettext_noop("Everyone")
MEMBERS: Final = gettext_noop("Members")
PRACTITIONERS: Final = gettext_noop("Practitioners")
COUNSELLORS: Final = gettext_noop("Counsellors")
MODERATORS: Final = gettext_noop("Moderators")
EDITORS: Final = gettext_noop("Editors")
TRANSLATORS: Final = gettext_noop("Translators")
ME_OFFICERS: Final = gettext_noop("M&E officers")
FOCAL_POINTS: Final = gettext_noop("Focal points")
ADMINS: Final = gettext_noop("Admins")


@dataclass(frozen=True, slots=True)
class Role:
    """A group and what it may do; `permissions` are <app>.<codename>, `pages` rights on the whole tree."""

    group: str
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: bool = False
    staff: bool = False


ADMIN_DOOR: Final = ("wagtailadmin.access_admin",)
VOCABULARY: Final = tuple(
    f"taxonomy.{act}_{model}"
    for model in ("concept", "scheme", "country", "region")
    for act in ("add", "change", "view")
)
MODERATION: Final = (
    "people.change_rolerequest",
    "people.view_rolerequest",
    "forums.change_report",
    "forums.view_report",
)

ROLES: Final = (
    Role(EVERYONE),
    Role(MEMBERS),
    Role(PRACTITIONERS),
    Role(COUNSELLORS),
    Role(MODERATORS, MODERATION, staff=True),
    Role(
        EDITORS,
        (*ADMIN_DOOR, *VOCABULARY, "wagtail_localize.submit_translation"),
        ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page"),
        files=True,
        staff=True,
    ),
    Role(
        TRANSLATORS,
        (*ADMIN_DOOR, "wagtail_localize.submit_translation"),
        ("add_page", "change_page"),
        files=True,
        staff=True,
    ),
    Role(ME_OFFICERS),
    Role(FOCAL_POINTS),
    Role(
        ADMINS,
        (
            *ADMIN_DOOR,
            *VOCABULARY,
            *MODERATION,
            "wagtail_localize.submit_translation",
            *(f"people.{act}_user" for act in ("add", "change", "view", "delete")),
            *(f"auth.{act}_group" for act in ("add", "change", "view")),
            *(
                f"forums.{act}_{model}"
                for act in ("add", "change", "view")
                for model in ("category", "forum", "forumgrant")
            ),
            *(
                f"wagtailcore.{act}_{model}"
                for act in ("add", "change", "view")
                for model in ("site", "locale", "workflow", "task")
            ),
            "theming.change_sitetheme",
        ),
        ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
        files=True,
        staff=True,
    ),
)
STAFF_GROUPS: Final = frozenset(role.group for role in ROLES if role.staff)


def grant_rights(**kwargs: Any) -> None:
    """Bring groups and rights to what is declared above; waits until the tables of all apps are there.

    Runs after each app's migration, so permissions that a later app adds are granted when it has come.
    """
    from django.contrib.auth.models import Group, Permission
    from django.db import connection

    tables = set(connection.introspection.table_names())
    if not {"auth_group", "wagtailcore_grouppagepermission", "wagtailcore_page"} <= tables:
        return
    with transaction.atomic():
        for role in ROLES:
            group, _created = Group.objects.get_or_create(name=role.group)
            wanted = _permissions(Permission, role.permissions)
            group.permissions.set(wanted)
            _grant_pages(group, role.pages)
            _grant_files(group, role.files)


def _permissions(model: Any, names: tuple[str, ...]) -> list[Any]:
    found = []
    for name in names:
        app_label, codename = name.split(".")
        if installed_apps.is_installed(app_label) or app_label in {"wagtailadmin", "auth", "wagtailcore"}:
            found += list(model.objects.filter(content_type__app_label=app_label, codename=codename))
    return found


def _grant_pages(group: Any, codenames: tuple[str, ...]) -> None:
    from django.contrib.auth.models import Permission
    from wagtail.models import GroupPagePermission, Page

    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    GroupPagePermission.objects.filter(group=group).exclude(permission__codename__in=codenames).delete()
    for codename in codenames:
        permission = Permission.objects.filter(
            content_type__app_label="wagtailcore", content_type__model="page", codename=codename
        ).first()
        if permission:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_files(group: Any, may_edit: bool) -> None:
    from django.contrib.auth.models import Permission
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.objects.filter(depth=1).first()
    models = ("image", "document", "media")
    wanted = [f"{act}_{model}" for act in ("add", "change", "choose") for model in models] if may_edit else []
    permissions = Permission.objects.filter(content_type__app_label="assets", codename__in=wanted)
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=permissions).delete()
    if root:
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
