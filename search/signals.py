"""Model signals that queue the objects of registered sources and of what they depend on."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from .indexing import queue
from .models import Reason
from .registry import Source, sources

M2M_DONE = {"post_add", "post_remove", "post_clear"}


def connect() -> None:
    for source in sources():
        uid = f"search:{source.label}"
        if source.live_signals:
            post_save.connect(_saved, sender=source.model, dispatch_uid=uid)
            post_delete.connect(_deleted, sender=source.model, dispatch_uid=uid)
            for field in source.model._meta.many_to_many:
                through: Any = field.remote_field.through
                m2m_changed.connect(_related, sender=through, dispatch_uid=f"{uid}:{field.name}")
        for model in source.depends_on:
            watch = _dependency_handler(source)
            for signal, name in ((post_save, "save"), (post_delete, "delete")):
                signal.connect(
                    watch, sender=model, weak=False, dispatch_uid=f"{uid}:{model._meta.label_lower}:{name}"
                )


def _saved(sender: type[Model], instance: Model, *, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        queue(instance)


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    queue(instance, Reason.DELETE)


def _related(sender: type[Model], instance: Model, action: str, *, reverse: bool, **kwargs: Any) -> None:
    if action not in M2M_DONE:
        return
    if not reverse:
        queue(instance)
    elif kwargs.get("pk_set"):
        queue(list(kwargs["model"]._default_manager.filter(pk__in=kwargs["pk_set"])))


def _dependency_handler(source: Source[Any]) -> Any:
    def changed(sender: type[Model], instance: Model, *, raw: bool = False, **kwargs: Any) -> None:
        if not raw:
            queue(list(source.dependants(instance)), after_seconds=source.dependants_after_seconds)

    return changed
