"""What follows from an account or a second factor, whichever door it came through."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.signals import password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django_tasks import TaskResultStatus
from django_tasks.base import TaskResult
from django_tasks.signals import task_finished
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from people.handles import new_handle
from people.models import Profile, User
from people.second_factor import TYPES
from people.tasks import post_letter


@receiver(post_save, sender=User, dispatch_uid="people.make_profile")
def make_profile(instance: User, created: bool, raw: bool, **kwargs: Any) -> None:
    """Sign-up, an editor's form and a command all make accounts; a fixture brings its own profiles."""
    if created and not raw:
        Profile.objects.get_or_create(user=instance)


@receiver(post_save, sender=Profile, dispatch_uid="people.name_handle")
def name_handle(instance: Profile, raw: bool, **kwargs: Any) -> None:
    """As soon as there is a name, whichever form or command wrote it; a short name that stands is kept."""
    if raw or instance.handle or not instance.display_name:
        return
    try:
        with transaction.atomic():
            handle = new_handle(instance.public_name)
            Profile.objects.filter(pk=instance.pk, handle=None).update(handle=handle)
    except IntegrityError:
        # Somebody of the same name came at the same moment; the next change of the profile tries again.
        return
    instance.handle = handle


@receiver(password_reset, dispatch_uid="people.link_proves_address")
def link_proves_address(user: User, **kwargs: Any) -> None:
    """The link went to the only address there is: following it has confirmed that address."""
    addresses = EmailAddress.objects.filter(user=user)
    if not addresses.filter(verified=True).exists() and not addresses.exclude(email=user.email).exists():
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )


@receiver(authenticator_added, dispatch_uid="people.remember_factor")
def remember_factor(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Setting a factor up proves it: the same session need not show it again at once."""
    if authenticator.type in TYPES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver(task_finished, dispatch_uid="people.forget_letter")
def forget_letter(task_result: TaskResult[Any], **kwargs: Any) -> None:
    """A letter may hold a link that opens an account: once it is sent, the queue keeps no copy."""
    sent, task = task_result.status == TaskResultStatus.SUCCESSFUL, task_result.task
    if (
        sent
        and task.module_path == post_letter.module_path
        and isinstance(task.get_backend(), DatabaseBackend)
    ):
        DBTaskResult.objects.filter(pk=task_result.id).delete()
