import pytest

from people.roles import STAFF_GROUPS

pytestmark = pytest.mark.django_db


def test_everybody_has_a_profile_with_a_name(cast):
    for name, user in cast.signed_in().items():
        assert user.profile.public_name == name.replace("_", " ").title()


def test_staff_have_a_second_factor(cast):
    from allauth.mfa.utils import is_mfa_enabled

    for user in cast.signed_in().values():
        is_staff = user.groups.filter(name__in=STAFF_GROUPS).exists()
        assert is_mfa_enabled(user) == is_staff
