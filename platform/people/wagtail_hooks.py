"""What the editors' part adds for accounts: the record of roles, and a guard on changes of many at once."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from people.models import User


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]  # Wagtail has no types
def register_role_answers(actions: Any) -> None:
    """Names for the answers of the requests' desk."""
    actions.register_action("people.approve_role", _("Approve role"), _("Role approved"))
    actions.register_action("people.decline_role", _("Decline role"), _("Role declined"))


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def leave_superusers_alone(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """The form for one account refuses it; ticking boxes in the list must not be a way round."""
    if request.user.is_superuser:
        return
    if any(isinstance(item, User) and item.is_superuser for item in objects):
        raise PermissionDenied
