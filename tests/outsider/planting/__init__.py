"""Things that only some may see, each with a word that stands nowhere else: a file for each app."""

from pathlib import Path

from discovery.access import unsubscribe_token
from notifications.access import way_out
from tests.cast import make_cast
from tests.outsider.planting.forums import plant_forums
from tests.outsider.planting.mailroom import plant_letters
from tests.outsider.planting.notifications import plant_notices
from tests.outsider.planting.open import plant_open_things
from tests.outsider.planting.pages import plant_pages
from tests.outsider.planting.people import plant_people
from tests.outsider.planting.planted import EDITORS, EVERYBODY, SIGNED_IN, Planted, Secret

# Notices and letters are about what was posted before.
PLANTERS = (plant_forums, plant_notices, plant_letters, plant_people, plant_pages, plant_open_things)


def plant() -> Planted:
    """Run once on a copy of the demonstration site."""
    planted = Planted(make_cast())
    for planter in PLANTERS:
        planter(planted)
    planted.names = _names(planted)
    return planted


def _names(planted: Planted) -> dict[str, str]:
    names = {}
    for name, thing in planted.things.items():
        names[name] = str(thing.pk)
        address = getattr(thing, "get_absolute_url", None) or getattr(thing, "get_url", None)
        names[f"{name}_url"] = address() if address else getattr(thing, "url", "")
    for name in ("open_version", "closed_version"):
        version = planted.things[name]
        names[f"{name}_url"] = f"/documents/versions/{version.pk}/{Path(version.file.name).name}"
    names["closed_original"] = f"/media/{planted.things['closed_picture'].image.file.name}"
    names["way_out_of_member"] = unsubscribe_token(planted.cast.member)
    names["way_out_of_notices"] = way_out(planted.cast.member, "all")
    names["open_language"] = planted.things["open_recording"].transcripts.first().language
    return names | {f"{role}_id": str(person.public_id) for role, person in planted.cast.signed_in().items()}


__all__ = ["EDITORS", "EVERYBODY", "SIGNED_IN", "Planted", "Secret", "plant"]
