"""The one place that says where a reply to a letter goes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def reply_address(user: Any, topic: Any) -> str:
    """Empty while the site takes no mail: then the letter has no Reply-To."""
    return ""


def marker_line(user: Any, topic: Any) -> str:
    """The first line of a letter that can be answered; what stands below it is not taken for the reply."""
    if topic is None or not reply_address(user, topic):
        return ""
    return "--- " + _("To reply, write above this line") + " ---"
