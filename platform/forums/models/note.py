"""An accepted answer on its way to becoming a page of the library."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced


class PracticeNote(Unreferenced):
    """One a topic; names the page by its search key, since the library is no business of the forums."""

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for the author's word")
        DECLINED = "declined", _("The author did not agree")
        PROPOSED = "proposed", _("Proposed")
        REVIEW = "review", _("In review")
        PUBLISHED = "published", _("Published")

    topic = models.OneToOneField("forums.Topic", models.CASCADE, related_name="note")
    post = models.ForeignKey("forums.Post", models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    title = models.CharField(_("title"), max_length=200)
    review_on = models.DateField(_("to be reviewed"))
    named = models.BooleanField(_("thank the author by name"), default=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    page_key = models.CharField(max_length=160, blank=True, db_index=True)

    class Meta:
        verbose_name = _("practice note")
        verbose_name_plural = _("practice notes")

    def __str__(self) -> str:
        return self.title
