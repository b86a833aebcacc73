"""Why a letter was not taken as it came; each is said to the person in these words."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Kept with the letter's row; the first group is held, the second refused, the third ignored."""

    OTHER_SENDER = "other-sender", _("It came from an address that is not confirmed for your account.")
    UNPROVEN_SENDER = "unproven", _("The mail servers could not prove that it came from you.")
    FINDINGS = "findings", _("It may hold details by which a person can be recognised.")
    BROKEN = "broken", _("The site failed while it read the letter.")

    EXPIRED = "expired", _("The address you wrote to has expired.")
    TOO_LARGE = "too-large", _("The letter is too large.")
    EMPTY = "empty", _("No new text was found in it.")
    TOO_LONG = "too-long", _("The text is too long for one post.")
    TOO_FAST = "too-fast", _("You have posted ten times within a minute.")
    CLOSED = "closed", _("The topic takes no replies from you.")
    NOT_OPEN = "not-open", _("The place you wrote to is not open to you.")
    INACTIVE = "inactive", _("Your account is suspended.")
    NO_TITLE = "no-title", _("A new topic needs a subject of at least eight characters.")
    NOT_ACCEPTED = "not-accepted", _("The site could not accept the text.")
    DISCARDED = "discarded", _("A moderator decided not to post it.")

    AUTOMATIC = "automatic", _("It was sent by a program.")
    OWN_LETTER = "own-letter", _("It is a letter of this site.")
    FLOOD = "flood", _("Too many letters came from its sender.")
    REPEAT = "repeat", _("The same text came before.")
    UNKNOWN_ADDRESS = "unknown-address", _("It was sent to no address of this site.")
    UNKNOWN_SENDER = "unknown-sender", _("Its sender is not known.")


# The same doubts in words for whoever judges: the account is another person's.
DOUBTS: Final = {
    Reason.OTHER_SENDER.value: _("It came from an address that is not confirmed for this account."),
    Reason.UNPROVEN_SENDER.value: _("The mail servers could not prove that this person sent it."),
}
