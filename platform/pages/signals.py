"""Publishing, moving and closing of pages reaches search and files in the same transaction."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

import search
from assets.models import Image
from pages.showing import pages_showing, pictures_of
from pages.sites import forget_sites


def _queue(pages: Any, reason: str = "upsert") -> None:
    for page in pages.specific():
        search.queue(page, reason)


def _twins(page: Page) -> Any:
    return Page.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)


@receiver([page_published, page_unpublished])
def page_changed(sender: Any, instance: Page, **kwargs: Any) -> None:
    """One page appeared, changed or went; its translations know in which languages the work can be read."""
    search.queue(instance.specific, "upsert" if instance.live else "delete")
    _queue(_twins(instance))


@receiver(page_published)
def page_shows_files(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Readers may fetch what the page shows from this moment, not once a worker has passed by."""
    from assets.tasks import make_picture_sizes

    ReferenceIndex.create_or_update_for_object(instance)
    for pk in pictures_of(instance):
        transaction.on_commit(partial(make_picture_sizes.enqueue, pk))


@receiver(post_save, sender=Image)
def picture_changed(sender: Any, instance: Image, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A new file or another focal point: its sizes are made again, and lists learn the new address."""
    from assets.tasks import make_picture_sizes

    if raw or created:
        return
    pages = pages_showing(instance)
    if pages:
        transaction.on_commit(partial(make_picture_sizes.enqueue, instance.pk))
        _queue(Page.objects.filter(pk__in=pages, live=True))


@receiver(pre_delete, sender=None)
def page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A deleted page leaves at once; descendants send their own signal."""
    if isinstance(instance, Page) and type(instance) is not Page:
        search.queue(instance, "delete")
        _queue(_twins(instance))


@receiver([page_slug_changed, post_page_move])
def addresses_changed(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Addresses and restrictions of all below may have changed with it."""
    _queue(instance.get_descendants(inclusive=True).live(), "restrict")


for _model in (Site, Locale):
    post_save.connect(forget_sites, sender=_model, dispatch_uid=f"pages:{_model.__name__}:saved")
    post_delete.connect(forget_sites, sender=_model, dispatch_uid=f"pages:{_model.__name__}:deleted")


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restriction_changed(sender: Any, instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """Who may read the page, its descendants and all their translations is worked out again."""
    if raw:
        return
    for twin in Page.objects.filter(translation_key=instance.page.translation_key):
        _queue(twin.get_descendants(inclusive=True).live(), "restrict")
