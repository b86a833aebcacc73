"""What is done inside the measured site's own settings: filling it, and waiting for a saved change to be found."""

import json
import sys
import time
from itertools import islice
from pathlib import Path

SAVES = 30
LONGEST_WAIT = 30.0
PAUSE = 0.01
AT_ONCE = 1_000


def fill(documents: int) -> dict[str, float]:
    """Articles as rows, then an index from the rows, as an operator builds it."""
    from bench.corpus import articles
    from bench.stored.models import StoredArticle
    from search.rebuilding import rebuild

    StoredArticle.objects.all()._raw_delete(using="default")
    source = articles(documents)
    while some := list(islice(source, AT_ONCE)):
        StoredArticle.objects.bulk_create([StoredArticle.of(article) for article in some])
    began = time.perf_counter()
    rebuild(wait_seconds=60)
    return {"seconds": time.perf_counter() - began}


def visible(documents: int) -> dict[str, list[float]]:
    """Seconds from the end of a transaction to the first answer that has the new word, asked as the site asks."""
    from django.contrib.auth.models import AnonymousUser
    from django.db import transaction

    from bench.stored.models import StoredArticle
    from search import Query, find

    waited = []
    for number in range(SAVES):
        article = StoredArticle.objects.get(pk=number * documents // SAVES)
        article.title = f"Zyxwvu{chr(97 + number % 26)}{chr(97 + number // 26)}q"
        article.access = "public"
        with transaction.atomic():
            article.save(update_fields=["title", "access"])
        began = time.perf_counter()
        key = f"stored.storedarticle:{article.pk}"
        while key not in {
            hit.key for hit in find(Query(text=article.title, facets=()), AnonymousUser()).hits
        }:
            if time.perf_counter() - began > LONGEST_WAIT:
                raise SystemExit("a saved change was not found: the indexer does not run")
            time.sleep(PAUSE)
        waited.append(time.perf_counter() - began)
        time.sleep(0.2)
    return {"waited": waited}


def main() -> None:
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]
    import django

    django.setup()
    work = {"fill": fill, "visible": visible}[sys.argv[1]]
    print(json.dumps(work(int(sys.argv[2]))))


if __name__ == "__main__":
    main()
