"""A place in a text that may identify somebody; it never carries the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a place looks like."""

    NAME = "name", _("Name of a person")
    PHONE = "phone", _("Phone number")
    EMAIL = "email", _("E-mail address")
    PROFILE = "profile", _("Personal profile")
    DOCUMENT = "document", _("Document number")
    CASE = "case", _("Case number")
    BIRTH = "birth", _("Date of birth")
    ADDRESS = "address", _("Exact address")


@dataclass(frozen=True, slots=True)
class Finding:
    """Offsets are those of the text as given; `certain` means its form alone gives it away."""

    start: int
    end: int
    kind: Kind
    certain: bool
    replacement: str
