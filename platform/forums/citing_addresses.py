"""Plain addresses of this site in a post become citations: they keep working, and show to who may open them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings

from citations.addresses import Place, reference_at
from citations.references import Reference
from citations.showing import cards_of
from forums.rendering import bare_addresses
from taxonomy.texts import active_language

# Each costs a look at the pages; a text with more of them keeps the rest as they are.
MOST: Final = 10
TOPIC: Final = re.compile(r"forums/topics/(\d{1,18})/(?:[\w-]+/)?")
POST: Final = re.compile(r"post-([1-9]\d{0,6})")


def topic_at(place: Place) -> Reference | None:
    """A topic, or the post of it that the address names."""
    topic = TOPIC.fullmatch(place.path)
    if topic is None:
        return None
    named = POST.fullmatch(place.fragment) or POST.fullmatch(f"post-{place.asked.get('post', '')}")
    return Reference(f"forums.topic:{int(topic[1])}", named[0] if named else "")


def with_citations(source: str, writer: Any) -> str:
    """The text with what its writer may open cited; addresses in code, links and angle brackets stay."""
    if urlsplit(settings.SITE_ADDRESS).netloc not in source:
        return source
    found = bare_addresses(source)
    counted = Counter(address for _start, _end, address in found)
    meant = {address: reference_at(address) for address in list(counted)[:MOST]}
    cards = cards_of([each for each in meant.values() if each], writer, active_language())
    for start, end, address in reversed(found):
        reference = meant.get(address)
        if reference and cards[str(reference)].is_open:
            source = source[:start] + reference.written + source[end:]
    return source
