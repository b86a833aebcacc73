"""Every address of the forums, filled in with what a test has made."""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse

from forums.models import Forum, Post, Topic
from forums.urls import urlpatterns


def every_address(
    forums: Iterable[Forum], topics: Iterable[Topic], known: Mapping[str, int] | None = None
) -> list[str]:
    """All routes for all of these; `known` gives numbers for other things, by the name of their route."""
    return [
        address
        for pattern in urlpatterns
        for address in _of(pattern, forums, list(topics), dict(known or {}))
    ]


def _of(pattern, forums, topics, known):
    route, name = str(pattern.pattern), f"forums:{pattern.name}"
    if route.startswith("<slug:slug>/"):
        return [reverse(name, args=[forum.slug]) for forum in forums]
    if pattern.name == "topic":
        return [topic.get_absolute_url() for topic in topics]
    if route.startswith("topics/<int:pk>/"):
        return [reverse(name, args=[topic.pk]) for topic in topics]
    if route.startswith("posts/<int:pk>/"):
        return [reverse(name, args=[pk]) for pk in Post.objects.values_list("pk", flat=True)]
    if pattern.name in known:
        return [reverse(name, args=[known[pattern.name]])]
    # Things that only some tests make: the first of them, where there is one.
    values = {"int": 1, "uuid": UUID(int=1)}
    kinds = [part.partition(":")[0] for part in re.findall(r"<([^>]+)>", route)]
    return [reverse(name, args=[values.get(kind, "de") for kind in kinds])]
