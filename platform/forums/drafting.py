"""What a form is told of the draft kept for it, and what it tells back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from forums.asked import number_in
from forums.models import Draft, Topic

MOST_VERSION: Final = 10**8
POSTED: Final = "forums-posted"
# The next page with a form may be opened much later; until then the device keeps its copy.
POSTED_SECONDS: Final = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as a form needs it; an empty one where there is none."""

    source: str = ""
    title: str = ""
    version: int = 0
    other: str = ""
    masked: bool = False

    def initial(self) -> dict[str, Any]:
        """For a form; a pseudonym only where it was ticked, so that one that was chosen is not lost on the way."""
        values: dict[str, Any] = {"title": self.title, "source": self.source}
        return {**values, "masked": "on"} if self.masked else values


def draft_of_topic(topic: Topic) -> Kept:
    """The reply begun in a topic that came through `with_draft_of`."""
    return Kept(
        source=getattr(topic, "draft_source", None) or "",
        version=getattr(topic, "draft_version", None) or 0,
        other=getattr(topic, "draft_other", None) or "",
        masked=bool(getattr(topic, "draft_masked", None)),
    )


def draft_at(user: Any, key: str) -> Kept:
    """The draft of any place."""
    draft = Draft.objects.of(user).filter(key=key).first()
    if draft is None:
        return Kept()
    return Kept(
        source=draft.source,
        title=draft.title,
        version=draft.version,
        other=draft.other,
        masked=draft.masked,
    )


def known_version(request: HttpRequest) -> int | None:
    """Which version of the draft the form last saw; a form that does not say knows none and asks nothing."""
    return number_in(request.POST.get("draft_version", ""), MOST_VERSION)


def draft_for(request: HttpRequest, kept: Kept) -> Kept:
    """A form that comes back still knows only the version it knew when it was sent."""
    known = known_version(request)
    return kept if known is None else replace(kept, version=known)


def posted(response: HttpResponse, name: str) -> HttpResponse:
    """Tells the device that what this form held is stored, so that its own copy can go; no copy goes before."""
    if name:
        response.set_cookie(POSTED, name[:80], max_age=POSTED_SECONDS, samesite="Lax", path="/")
    return response
