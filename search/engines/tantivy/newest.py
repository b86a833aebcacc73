"""The newest of many documents, looked for in the latest months alone.

Putting everything a reader may open in order takes as long as there are documents, for twenty of them.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

START = datetime(1970, 1, 1, tzinfo=UTC)
# A reader may open some of what the latest months hold; with too few of it, more months are taken.
AMPLE = 10
WIDER = 4


def month_of(seconds: int) -> str:
    """Of a moment in seconds since 1970; as text in the order of time."""
    moment = START + timedelta(seconds=seconds)
    return f"{moment.year:04d}{moment.month:02d}"


def runs_of(months: Sequence[tuple[str, int]], wanted: int) -> Iterator[list[str]]:
    """Ever longer runs of the latest months, the first with far more documents than are wanted.

    `months` are with their numbers of documents, latest first. A run that would be all of them is left out.
    """
    held, length = 0, 0
    for _month, documents in months:
        held += documents
        length += 1
        if held >= AMPLE * wanted:
            break
    while 0 < length < len(months):
        yield [month for month, _documents in months[:length]]
        length *= WIDER
