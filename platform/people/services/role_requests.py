"""Asking for a role and answering: row, group, record and letter go together or not at all."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.log_actions import log

from people.access import may_decide
from people.letters import language_of, send_letter
from people.models import RoleRequest, User
from people.roles import COUNSELLORS, PRACTITIONERS

GROUP_OF: Final = {
    RoleRequest.Role.PRACTITIONER: PRACTITIONERS,
    RoleRequest.Role.COUNSELLOR: COUNSELLORS,
}


class AlreadyAsked(Exception):
    """The person waits for an answer about this role, or has it."""


class AlreadyAnswered(Exception):
    """Somebody else has answered meanwhile."""


class NotAllowed(Exception):
    """The person may not answer this request."""


def open_roles(*, user: User) -> list[RoleRequest.Role]:
    """Roles the person can ask for now."""
    held = set(user.groups.values_list("name", flat=True))
    waiting = set(user.role_requests.filter(state=RoleRequest.State.WAITING).values_list("role", flat=True))
    return [role for role, group in GROUP_OF.items() if group not in held and role.value not in waiting]


def ask_for_role(*, user: User, role: str, reason: str) -> RoleRequest:
    """One waiting request a role: the database holds that, even against two clicks at once."""
    if user.groups.filter(name=GROUP_OF[RoleRequest.Role(role)]).exists():
        raise AlreadyAsked
    try:
        with transaction.atomic():
            return RoleRequest.objects.create(user=user, role=role, reason=reason)
    except IntegrityError as error:
        raise AlreadyAsked from error


@transaction.atomic
def decide(*, request: RoleRequest, by: User, approve: bool, reason: str) -> RoleRequest:
    """Answer once: of two moderators the first one counts."""
    if not may_decide(by, request):
        raise NotAllowed
    state = RoleRequest.State.APPROVED if approve else RoleRequest.State.DECLINED
    waiting = RoleRequest.objects.filter(pk=request.pk, state=RoleRequest.State.WAITING)
    if not waiting.update(state=state, decision_reason=reason, decided_by=by, decided_at=timezone.now()):
        raise AlreadyAnswered
    request.refresh_from_db()
    if approve:
        request.user.groups.add(Group.objects.get(name=GROUP_OF[RoleRequest.Role(request.role)]))
    action = "people.approve_role" if approve else "people.decline_role"
    log(instance=request, action=action, user=by, data={"role": request.role})
    _tell(request)
    return request


def _tell(request: RoleRequest) -> None:
    with translation.override(language_of(request.user)):
        address = settings.SITE_ADDRESS + reverse("people:role")
        role = str(request.get_role_display())
    send_letter(
        "people/email/role_answer",
        to=request.user.email,
        reader=request.user,
        context={
            "name": request.user.profile.public_name,
            "role": role,
            "approved": request.state == RoleRequest.State.APPROVED,
            "reason": request.decision_reason,
            "action_url": address,
        },
    )
