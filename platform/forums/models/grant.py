"""Who may do what in a forum: one row a group."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """Each level holds all that stand before it, so one number says everything."""

    SEE = 1, _("See that the forum exists")
    READ = 2, _("Read")
    REPLY = 3, _("Read and reply")
    START = 4, _("Read, reply and start topics")
    MODERATE = 5, _("Moderate")


class ForumGrant(models.Model):
    """Gives a group one level in one forum; a person has the highest of all their groups."""

    group = models.ForeignKey(
        "auth.Group", models.CASCADE, related_name="forum_grants", verbose_name=_("group")
    )
    forum = models.ForeignKey("forums.Forum", models.CASCADE, related_name="grants", verbose_name=_("forum"))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.READ)

    class Meta:
        verbose_name = _("forum right")
        verbose_name_plural = _("forum rights")
        ordering = ["forum", "level"]
        constraints = [
            models.UniqueConstraint(fields=["group", "forum"], name="forums_one_grant_a_group"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="forums_grant_level_known"),
        ]

    def __str__(self) -> str:
        return f"{self.group} · {self.forum} · {self.get_level_display()}"
