"""The trail of moderation; the database itself refuses to change or delete a line of it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced


class AuditEntry(Unreferenced):
    """Names people and things by their lasting ids, since a foreign key would have to be updated one day."""

    class Act(models.TextChoices):
        HIDE_POST = "hide-post", _("Hid a post")
        SHOW_POST = "show-post", _("Showed a post again")
        HIDE_TOPIC = "hide-topic", _("Hid a topic")
        SHOW_TOPIC = "show-topic", _("Showed a topic again")
        LOCK = "lock", _("Closed a topic")
        UNLOCK = "unlock", _("Opened a topic again")
        PIN = "pin", _("Pinned a topic")
        UNPIN = "unpin", _("Unpinned a topic")
        MOVE = "move", _("Moved a topic")
        EDIT = "edit", _("Edited another person's post")
        DECIDE = "decide", _("Decided a report")
        ASK_NOTE = "ask-note", _("Asked to make a practice note of an answer")
        MAKE_NOTE = "make-note", _("Made a draft of a practice note")
        REFUSE_NOTE = "refuse-note", _("Did not agree to a practice note")

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.UUIDField(_("actor"), null=True, default=None)
    act = models.CharField(_("act"), max_length=12, choices=Act)
    target = models.CharField(_("target"), max_length=64, db_index=True)
    forum = models.SlugField(_("forum"), max_length=80)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("line of the moderation record")
        verbose_name_plural = _("moderation record")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_act_display()} · {self.target}"
