"""The record of who gave a role to whom, in Wagtail's log beside the changes of pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]  # Wagtail has no types
def register_role_answers(actions: Any) -> None:
    """Names for the answers of the requests' desk."""
    actions.register_action("people.approve_role", _("Approve role"), _("Role approved"))
    actions.register_action("people.decline_role", _("Decline role"), _("Role declined"))
