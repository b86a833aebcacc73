"""A question to tick, beside a topic's question."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.unreferenced import Unreferenced

FEWEST_OPTIONS: Final = 2
MOST_OPTIONS: Final = 10
# Of one or two votes, anybody could say whose they are.
FEWEST_VOTERS: Final = 3


class Poll(Unreferenced):
    """Options and their votes stand in one row, so that a page costs one query; a lock of it guards the counts."""

    class Results(models.TextChoices):
        ALWAYS = "always", _("Always")
        VOTED = "voted", _("After one's own vote")
        CLOSED = "closed", _("When the poll has ended")

    topic = models.OneToOneField("forums.Topic", models.CASCADE, related_name="poll")
    question = models.CharField(_("question"), max_length=200)
    options = models.JSONField(_("answers"), default=list)
    counts = models.JSONField(default=list)
    most = models.PositiveSmallIntegerField(_("answers one may choose"), default=1)
    results = models.CharField(_("show results"), max_length=8, choices=Results, default=Results.VOTED)
    closes_at = models.DateTimeField(_("ends"), null=True, blank=True)
    voters = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        constraints = [
            models.CheckConstraint(condition=models.Q(most__range=(1, MOST_OPTIONS)), name="forums_poll_most")
        ]

    def __str__(self) -> str:
        return self.question

    def has_ended(self, now: datetime) -> bool:
        return self.closes_at is not None and self.closes_at <= now

    def may_show(self, *, voted: bool, ended: bool) -> bool:
        """May the votes of each answer be shown? Never those of fewer voters than could hide one another."""
        if self.voters < FEWEST_VOTERS:
            return False
        return self.results == self.Results.ALWAYS or ended or (voted and self.results == self.Results.VOTED)


class Ballot(Unreferenced):
    """One vote. `voter` is made from the person and the site's secret: the database alone cannot say who it was."""

    poll = models.ForeignKey("forums.Poll", models.CASCADE, related_name="ballots", db_index=False)
    voter = models.CharField(max_length=64)
    choices = models.JSONField(default=list)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [models.UniqueConstraint(fields=["poll", "voter"], name="forums_one_ballot_a_voter")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
