from dataclasses import dataclass

import pytest

from library.models import BriefPage, PublicationPage
from tests.factories import library
from tests.factories.forums import TopicFactory, closed_forum, public_forum
from tests.factories.pages import close


@dataclass(frozen=True)
class Shelf:
    """A brief for all, a brief for members, and a publication with a file."""

    open: BriefPage
    members: BriefPage
    file: PublicationPage


@pytest.fixture
def shelf(framed, tree, db):
    closed = library.brief(tree, "Where the quiet list lies")
    close(closed)
    return Shelf(
        open=library.brief(tree, "Medical handover"),
        members=closed,
        file=library.publication(tree),
    )


@pytest.fixture
def key():
    """How a text names a page."""
    return lambda page, place="": f"[[{page._meta.label_lower}:{page.pk}{place}]]"


@pytest.fixture
def topic(cast, shelf):
    return TopicFactory(forum=public_forum(), author=cast.member)


@pytest.fixture
def closed_topic(cast, shelf):
    return TopicFactory(forum=closed_forum(), author=cast.counsellor, title="Said behind the door")
