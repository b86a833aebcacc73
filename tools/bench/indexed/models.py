from __future__ import annotations

from typing import ClassVar

from django.db import models
from modelsearch import index


class IndexedArticle(index.Indexed, models.Model):
    """A made article as Wagtail's own search wants it: what is counted is a column."""

    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    year = models.CharField(max_length=4)
    project = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    body = models.TextField()
    published = models.DateTimeField(db_index=True)
    access = models.CharField(max_length=20, db_index=True)

    objects: ClassVar[models.Manager[IndexedArticle]] = models.Manager()
    search_fields = [
        index.SearchField("title", boost=3),
        index.AutocompleteField("title"),
        index.SearchField("body"),
        *(
            index.FilterField(name)
            for name in ("id", "language", "kind", "year", "project", "access", "published")
        ),
        index.RelatedFields("values", [index.FilterField("value")]),
    ]

    class Meta:
        app_label = "indexed"

    def __str__(self) -> str:
        return self.title


class ArticleValue(models.Model):
    """One of several values of an article in one facet."""

    article = models.ForeignKey(IndexedArticle, on_delete=models.CASCADE, related_name="values")
    facet = models.CharField(max_length=10)
    value = models.CharField(max_length=20)

    objects: ClassVar[models.Manager[ArticleValue]] = models.Manager()

    class Meta:
        app_label = "indexed"
        indexes = [models.Index(fields=["facet", "value"], name="indexed_value")]

    def __str__(self) -> str:
        return f"{self.facet} {self.value}"
