"""Accounts in the editors' part: our model, and nobody lifts themselves."""

import pytest
from django.contrib.auth.models import Group

from people import roles
from people.models import User
from tests.factories.people import UserFactory
from tests.people.test_account import link_in

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/users/", "/admin/users/new/"


@pytest.fixture
def admin(cast, client_of):
    return client_of(cast.admin)


def edit(user):
    return f"/admin/users/edit/{user.pk}/"


def test_list_add_and_edit_open(cast, admin):
    for address in (LIST, ADD, edit(cast.member), LIST + "?q=member", LIST + "?ordering=email"):
        answer = admin.get(address)
        assert answer.status_code == 200, address
        assert "first_name" not in answer.content.decode()


def test_only_admins_get_there(cast, client_of):
    for name in ("editor", "translator"):
        assert client_of(getattr(cast, name)).get(LIST).status_code == 302


def test_adding_makes_an_account_without_a_password(admin, client, mailoutbox):
    group = Group.objects.get(name=roles.EDITORS)
    answer = admin.post(
        ADD, {"email": "New@Waymark.example", "display_name": "New Editor", "groups": [group.pk]}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    user = User.objects.get(email="new@waymark.example")
    assert not user.has_usable_password()
    assert user.profile.public_name == "New Editor"
    assert list(user.groups.all()) == [group]
    client.post("/en/account/password/reset/", {"email": user.email})
    assert mailoutbox[0].to == [user.email]
    path = client.get(link_in(mailoutbox[0]), follow=True).redirect_chain[-1][0]
    client.post(path, {"password1": "nine paper boats", "password2": "nine paper boats"})
    client.post("/en/account/login/", {"login": user.email, "password": "nine paper boats"})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_an_address_that_is_taken_is_refused(cast, admin):
    answer = admin.post(ADD, {"email": "MEMBER@waymark.example", "display_name": "Twin"})
    assert answer.status_code == 200
    assert "email" in answer.context["form"].errors


def test_editing_keeps_the_address(cast, admin):
    group = Group.objects.get(name=roles.FOCAL_POINTS)
    admin.post(
        edit(cast.member),
        {
            "email": "stolen@waymark.example",
            "display_name": "Renamed",
            "is_active": "on",
            "groups": [group.pk],
        },
    )
    cast.member.refresh_from_db()
    assert cast.member.email == "member@waymark.example"
    assert cast.member.profile.display_name == "Renamed"
    assert list(cast.member.groups.all()) == [group]


def test_an_admin_makes_no_superuser_and_touches_none(cast, admin):
    assert "is_superuser" not in admin.get(ADD).context["form"].fields
    admin.post(edit(cast.member), {"display_name": "M", "is_active": "on", "is_superuser": "on"})
    cast.member.refresh_from_db()
    assert not cast.member.is_superuser
    above = UserFactory(is_superuser=True)
    assert admin.get(edit(above)).status_code == 302
    admin.post(edit(above), {"display_name": "Down"})
    above.refresh_from_db()
    assert above.is_active
    assert above.is_superuser


@pytest.mark.parametrize(
    ("action", "sent"),
    [
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": "1"}),
        ("delete", {}),
    ],
)
def test_nor_many_at_once(cast, admin, action, sent):
    above = UserFactory(is_superuser=True)
    group = Group.objects.get(name=roles.COUNSELLORS)
    sent = {name: group.pk if name == "role" else value for name, value in sent.items()}
    address = f"/admin/bulk/people/user/{action}/?id={above.pk}&id={cast.member.pk}&next={LIST}"
    admin.post(address, sent)
    above.refresh_from_db()
    assert above.is_active
    assert not above.groups.exists()


def test_many_others_can_be_changed_at_once(cast, admin):
    address = f"/admin/bulk/people/user/set_active_state/?id={cast.member.pk}&next={LIST}"
    assert admin.post(address, {"mark_as_active": "False"}).status_code == 302
    cast.member.refresh_from_db()
    assert not cast.member.is_active
