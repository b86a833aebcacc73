import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

ONLY = 1


def fresh_stamp() -> str:
    return uuid.uuid4().hex


class VocabularyStamp(models.Model):
    """One row whose value changes with every edit, so that each process knows when to reload.

    A random value rather than a counter: a number reached inside a transaction that was
    rolled back could be reached again by a different edit.
    """

    value = models.CharField(_("value"), max_length=32, default=fresh_stamp, editable=False)

    class Meta:
        verbose_name = _("vocabulary stamp")
        verbose_name_plural = _("vocabulary stamps")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=ONLY), name="taxonomy_one_stamp"),
        ]

    def __str__(self) -> str:
        return self.value
