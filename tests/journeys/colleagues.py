"""Accounts made for walks, so that no walk meets what another one left to read, and each may be closed at its end."""

import json
from collections.abc import Sequence
from typing import Any

from tests.journeys.codes import demo_signs
from tests.seeded import environment_of, manage
from tests.served import Served

MAKE = """
import json
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from people import roles
from people.models import User
facts = json.loads({facts!r})
for name in facts["names"]:
    email = name + "@walks.example"
    if User.objects.filter(email=email).exists():
        continue
    person = User.objects.create_user(email, facts["password"])
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    profile = person.profile
    profile.display_name, profile.is_listed = facts["called"][name], True
    profile.save()
    if name in facts["moderators"]:
        person.groups.add(Group.objects.get(name=roles.MODERATORS))
        TOTP.activate(person, facts["key"])
"""


def email_of(name: str) -> str:
    return f"{name}@walks.example"


def called(name: str) -> str:
    """What the account's name is on pages."""
    return name.replace("-", " ").title()


def make_colleagues(served: Served, names: Sequence[str], moderators: Sequence[str] = ()) -> None:
    """One process for all of them; the password and the authenticator are the demonstration's."""
    password, key = demo_signs()
    everybody = [*names, *moderators]
    facts: dict[str, Any] = {
        "names": everybody,
        "moderators": list(moderators),
        "password": password,
        "key": key,
    }
    facts["called"] = {name: called(name) for name in everybody}
    code = MAKE.format(facts=json.dumps(facts))
    manage("shell", "--no-imports", "-v0", "-c", code, environment=environment_of(served.folder))
