"""Vocabulary edits, whoever makes them, renew the stamp that the label cache watches."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

WATCHED = ("Scheme", "Concept", "SchemeMembership", "ConceptMatch", "Region", "Country")


def connect() -> None:
    from taxonomy import models

    for name in WATCHED:
        sender: type[Model] = getattr(models, name)
        uid = f"taxonomy.{name}"
        post_save.connect(renew, sender=sender, dispatch_uid=f"{uid}.save")
        post_delete.connect(renew, sender=sender, dispatch_uid=f"{uid}.delete")
    m2m_changed.connect(renew, sender=models.Country.regions.through, dispatch_uid="taxonomy.Country.regions")


def renew(**_kwargs: Any) -> None:
    from taxonomy.labels import renew_stamp

    renew_stamp()
