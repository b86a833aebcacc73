"""Whose work a file is and what others may do with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """Closed list, so that bundles and feeds can obey it."""

    CC_BY = "cc-by-4.0", _("Creative Commons Attribution 4.0")
    CC_BY_SA = "cc-by-sa-4.0", _("Creative Commons Attribution-ShareAlike 4.0")
    CC_BY_NC = "cc-by-nc-4.0", _("Creative Commons Attribution-NonCommercial 4.0")
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    ALL_RIGHTS = "all-rights-reserved", _("All rights reserved")


class Credited(models.Model):
    """Mixin: who made the file and under which licence it stands."""

    credit = models.CharField(_("credit"), max_length=160, help_text=_("Year, maker, organisation"))
    licence = models.CharField(_("licence"), max_length=30, choices=Licence, default=Licence.ALL_RIGHTS)

    class Meta:
        abstract = True
