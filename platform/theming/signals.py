"""A changed site or look is seen at once in this process."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Site

from theming.looks import forget_looks
from theming.models import SiteTheme


@receiver([post_save, post_delete], sender=Site)
@receiver([post_save, post_delete], sender=SiteTheme)
def forget_on_change(sender: Any, **kwargs: Any) -> None:
    forget_looks()
