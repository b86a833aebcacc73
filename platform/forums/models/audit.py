"""The trail of moderation; the database itself refuses to change or delete a line of it, and a chain shows if it did."""

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
        ASK_UNSEAL = "ask-unseal", _("Asked to open a pseudonym")
        UNSEAL = "unseal", _("Opened a pseudonym")
        KEEP_SEALED = "keep-sealed", _("Left a pseudonym sealed")
        MERGE = "merge", _("Merged a topic into another")
        SPLIT = "split", _("Moved posts into a new topic")
        CLOSE_ON = "close-on", _("Set when a topic closes")
        ASSIGN = "assign", _("Gave a report to a moderator")
        APPEAL = "appeal", _("Decided an appeal")
        APPROVE = "approve", _("Let a waiting post appear")
        DECLINE = "decline", _("Declined a waiting post")
        WARN = "warn", _("Warned a member")
        SUSPEND = "suspend", _("Suspended a member from writing")
        LIFT = "lift", _("Ended a suspension early")
        ASK_NOTE = "ask-note", _("Asked to make a practice note of an answer")
        MAKE_NOTE = "make-note", _("Made a draft of a practice note")
        REFUSE_NOTE = "refuse-note", _("Did not agree to a practice note")

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.UUIDField(_("actor"), null=True, default=None)
    act = models.CharField(_("act"), max_length=12, choices=Act)
    target = models.CharField(_("target"), max_length=64, db_index=True)
    forum = models.SlugField(_("forum"), max_length=80)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    details = models.JSONField(default=dict, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("line of the moderation record")
        verbose_name_plural = _("moderation record")
        ordering = ["-number"]
        indexes = [models.Index(fields=["forum", "-number"], name="forums_record_of_forum")]

    def __str__(self) -> str:
        return f"{self.get_act_display()} · {self.target}"


class AuditHead(Unreferenced):
    """The one row that says where the chain ends; whoever adds a line holds its lock until they commit."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("end of the moderation record")
        verbose_name_plural = _("end of the moderation record")

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"
