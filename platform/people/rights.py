"""Brings groups, rights and the editors' workflow to what `roles` declares, after every migration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db import connections, transaction
from django.utils.translation import gettext_noop

from people.roles import ADMINS, EDITORS, ROLES, Role

WORKFLOW: Final = gettext_noop("Editorial review")
FILE_ACTS: Final = ("add", "change", "choose")
FILE_MODELS: Final = ("image", "document", "media")
# Wagtail ships a review by its own Moderators; here those look after the forum, not the pages.
SHIPPED_WORKFLOW: Final = "Moderators approval"
NEEDED_TABLES: Final = frozenset(
    {"auth_group", "wagtailcore_grouppagepermission", "wagtailcore_page", "wagtailcore_workflow"}
)


def make_shared_cache(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """The table in which tries are counted; a site must not run without it."""
    call_command("createcachetable", database=using, verbosity=0)


def grant_rights(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Once, after the last app: by then the permissions of all others are there."""
    if sender != _last_app() or not set(connections[using].introspection.table_names()) >= NEEDED_TABLES:
        return
    with transaction.atomic(using=using):
        apply_roles()
        set_workflow()


def _last_app() -> AppConfig:
    return [config for config in apps.get_app_configs() if config.models_module is not None][-1]


def apply_roles(roles: Iterable[Role] = ROLES) -> None:
    """Groups have what is declared and nothing else; a right given by hand goes at the next migration."""
    from django.contrib.auth.models import Group

    for role in roles:
        group, _created = Group.objects.get_or_create(name=role.group)
        group.permissions.set(_permissions(role.permissions))
        _grant_pages(group, role.pages)
        _grant_files(group, role.files)


def _permissions(names: Iterable[str]) -> list[Any]:
    from django.contrib.auth.models import Permission

    wanted = set(names)
    labels = {name.split(".")[0] for name in wanted}
    found = Permission.objects.filter(content_type__app_label__in=labels).select_related("content_type")
    return [row for row in found if f"{row.content_type.app_label}.{row.codename}" in wanted]


def _grant_pages(group: Any, codenames: tuple[str, ...]) -> None:
    from django.contrib.auth.models import Permission
    from wagtail.models import GroupPagePermission, Page

    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    GroupPagePermission.objects.filter(group=group).exclude(permission__codename__in=codenames).delete()
    wanted = Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename__in=codenames
    )
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_files(group: Any, may_edit: bool) -> None:
    from django.contrib.auth.models import Permission
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.objects.filter(depth=1).first()
    names = [f"{act}_{model}" for act in FILE_ACTS for model in FILE_MODELS] if may_edit else []
    wanted = list(Permission.objects.filter(content_type__app_label="assets", codename__in=names))
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=wanted).delete()
    for permission in wanted if root else ():
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def set_workflow() -> None:
    """Who may write but not publish hands in; an editor or an admin approves."""
    from django.contrib.auth.models import Group
    from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    task, _made = GroupApprovalTask.objects.get_or_create(name=WORKFLOW)
    task.groups.set(Group.objects.filter(name__in=(EDITORS, ADMINS)))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    placed = WorkflowPage.objects.filter(page=root).first()
    if placed is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif placed.workflow.name == SHIPPED_WORKFLOW:
        WorkflowPage.objects.filter(page=root).update(workflow=workflow)
    Workflow.objects.filter(name=SHIPPED_WORKFLOW, active=True).update(active=False)
    GroupApprovalTask.objects.filter(name=SHIPPED_WORKFLOW, active=True).update(active=False)
