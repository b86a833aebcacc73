"""Names for the answers of the letters' desk in the record."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]  # Wagtail has no types
def register_answers(actions: Any) -> None:
    """Shown in Wagtail's history of the site."""
    actions.register_action("mailroom.release", _("Let a held letter through"), _("Held letter let through"))
    actions.register_action("mailroom.discard", _("Discard a held letter"), _("Held letter discarded"))
