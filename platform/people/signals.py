"""Every account has a profile, whichever door made it: sign-up, an editor's form or a command."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from people.models import Profile, User


@receiver(post_save, sender=User, dispatch_uid="people.make_profile")
def make_profile(instance: User, created: bool, raw: bool, **kwargs: Any) -> None:
    """Name it by nothing that gives the address away; a fixture being loaded brings its own."""
    if created and not raw:
        Profile.objects.get_or_create(user=instance)
