"""Short names by which people are mentioned: `@amal-diop`."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from people.models import Profile

LONGEST: Final = 30
# Small letters and digits, so that a colleague with any keyboard can type it.
PATTERN: Final = r"[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])"
WHOLE: Final = re.compile(PATTERN)
FALLBACK: Final = "member"
TRIES: Final = 20


def check_handle(value: str) -> None:
    """Small letters, digits and hyphens between them."""
    if not WHOLE.fullmatch(value):
        raise ValidationError(
            _("Use 2 to 30 small letters (a to z), digits and hyphens, with no hyphen at either end.")
        )


def stem_of(name: str) -> str:
    """What a name gives; a name in another script than Latin gives nothing that everybody can type."""
    stem = slugify(name)[: LONGEST - 6].replace("_", "-").strip("-")
    return stem if len(stem) > 1 else FALLBACK


def new_handle(name: str) -> str:
    """A free one made from the name; a number is added where another person has it."""
    from people.models import Profile

    stem = stem_of(name)
    taken = set(Profile.objects.filter(handle__startswith=stem).values_list("handle", flat=True))
    if stem != FALLBACK and stem not in taken:
        return stem
    for number in range(2, TRIES):
        if stem != FALLBACK and f"{stem}-{number}" not in taken:
            return f"{stem}-{number}"
    return f"{stem}-{secrets.token_hex(2)}"


def tells_name(profile: Profile) -> bool:
    """Was the short name made from the display name? Then it would give away who is behind a pseudonym."""
    stem = stem_of(profile.display_name)
    return bool(profile.handle) and stem != FALLBACK and str(profile.handle).startswith(stem)
