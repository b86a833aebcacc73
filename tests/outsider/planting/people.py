"""What people keep to themselves: profiles, saved searches, requests."""

from discovery.models import SavedSearch
from people.models import RoleRequest
from tests.outsider.planting.planted import Planted


def plant_people(planted: Planted) -> None:
    cast = planted.cast
    word = planted.hide("an unlisted profile", "jasperwick", "member", desk=frozenset({"admin"}))
    cast.member.profile.bio = f"I live in {word}."
    cast.member.profile.save()
    word = planted.hide(
        "a display name behind a pseudonym", "kettlemore", "counsellor", desk=frozenset({"admin"})
    )
    profile = cast.counsellor.profile
    profile.display_name, profile.use_pseudonym, profile.pseudonym = f"Ana {word}", True, "Blue heron"
    profile.save()
    word = planted.hide("a saved search", "marlowquay", "member")
    planted.things["saved_of_member"] = SavedSearch.objects.create(
        user=cast.member, name=f"About {word}", parameters=f"q={word}", language="en", mail="daily"
    )
    word = planted.hide("a request for a role", "lanternby", "member", "moderator", "admin")
    planted.things["role_request"] = RoleRequest.objects.create(
        user=cast.member, role="counsellor", reason=f"I have worked at {word} for years."
    )
