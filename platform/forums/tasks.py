"""Slow work of the forums, off the request."""

from __future__ import annotations

from django_tasks import task

from forums.models import Post
from forums.services.translating import machine_translate


@task()
def translate_post(pk: int, language: str) -> None:
    """A post that has gone meanwhile is nothing to worry about."""
    post = Post.objects.select_related("topic__forum").filter(pk=pk).first()
    if post:
        machine_translate(post=post, language=language)
