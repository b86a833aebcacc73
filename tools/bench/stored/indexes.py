"""How a made article is found: the same entry for a row of the database and for an article as it was made."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from bench.corpus import FACETS, MEMBER, PUBLIC, TYPES, VIEWER
from bench.stored.models import StoredArticle
from search import Access, Entry, Kind, Source, register, register_facet
from search.facets import facet_names

GIVEN = frozenset({"kind", "language"})

for facet in FACETS:
    if facet not in facet_names():
        register_facet(facet)


def viewer_tokens(user: Any) -> frozenset[str]:
    """Everybody who looks at the measured site is the member of five groups."""
    return frozenset(VIEWER)


def access_of(token: str) -> Access:
    if token == PUBLIC:
        return Access.public()
    return Access.members() if token == MEMBER else Access.any_of(token)


def entry_of(
    number: int,
    language: str,
    title: str,
    body: str,
    published: datetime,
    access: str,
    facets: Mapping[str, Collection[str]],
) -> Entry:
    return Entry(
        key=f"stored.storedarticle:{number}",
        kind=next(iter(facets["kind"])),
        language=language,
        title=title,
        url=f"/en/articles/{number}/",
        access=access_of(access),
        body=body,
        facets={name: tuple(values) for name, values in facets.items() if name not in GIVEN},
        published=published,
    )


@register
class ArticleSource(Source[StoredArticle]):
    model = StoredArticle
    kinds = {name: Kind(name.capitalize()) for name in TYPES}

    def queryset(self) -> QuerySet[StoredArticle]:
        return StoredArticle.objects.all()

    def entry(self, obj: StoredArticle) -> Entry | None:
        return entry_of(obj.pk, obj.language, obj.title, obj.body, obj.published, obj.access, obj.facets)

    def visible(self, ids: Collection[str], user: Any) -> set[str]:
        readable = StoredArticle.objects.filter(pk__in=ids, access__in=viewer_tokens(user))
        return {str(pk) for pk in readable.values_list("pk", flat=True)}
