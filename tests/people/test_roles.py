import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow

from people import roles
from people.rights import WORKFLOW, apply_roles, set_workflow

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.group)
def test_every_declared_right_exists_and_is_granted(role):
    group = Group.objects.get(name=role.group)
    granted = {
        f"{label}.{codename}"
        for label, codename in group.permissions.values_list("content_type__app_label", "codename")
    }
    assert granted == set(role.permissions)
    on_pages = set(group.page_permissions.values_list("permission__codename", flat=True))
    assert on_pages == set(role.pages)


def test_who_edits_files_may_choose_them():
    for role in roles.ROLES:
        group = Group.objects.get(name=role.group)
        assert (group.collection_permissions.count() == 9) == role.files


def test_a_right_given_by_hand_goes_with_the_next_migration():
    group = Group.objects.get(name=roles.MODERATORS)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group,
        page=Page.objects.get(depth=1),
        permission=Permission.objects.get(codename="publish_page"),
    )
    apply_roles()
    assert not group.permissions.filter(codename="access_admin").exists()
    assert not group.page_permissions.exists()


def test_forum_moderators_do_not_approve_pages():
    set_workflow()
    set_workflow()
    workflow = Page.objects.get(depth=1).get_workflow()
    assert workflow.name == WORKFLOW
    assert Workflow.objects.filter(active=True).count() == 1
    task = GroupApprovalTask.objects.get(active=True)
    assert [row.specific for row in workflow.tasks] == [task]
    assert {group.name for group in task.groups.all()} == {roles.EDITORS, roles.ADMINS}


def test_rights_are_granted_once_a_migration(django_assert_num_queries):
    from people.rights import grant_rights

    with django_assert_num_queries(0):
        grant_rights(sender=apps.get_app_config("people"), using="default")
