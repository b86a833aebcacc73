from __future__ import annotations

from typing import ClassVar

from django.db import models

from bench.corpus import Article


class StoredArticle(models.Model):
    """A made article as a row, so that a page that checks the database has something to ask."""

    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    body = models.TextField()
    published = models.DateTimeField()
    access = models.CharField(max_length=20, db_index=True)
    facets = models.JSONField()

    objects: ClassVar[models.Manager[StoredArticle]] = models.Manager()

    class Meta:
        app_label = "stored"

    def __str__(self) -> str:
        return self.title

    @classmethod
    def of(cls, article: Article) -> StoredArticle:
        return cls(
            pk=article.number,
            language=article.language,
            kind=article.facets["kind"][0],
            title=article.title,
            body=article.body,
            published=article.published,
            access=article.access,
            facets={name: list(values) for name, values in article.facets.items()},
        )
