"""How the library's kinds are found: to the page of a file, to the second of a talk."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from assets.webvtt import cues_of
from library.file_pages import page_anchor
from library.listening import anchor_of
from library.models import BriefPage, EpisodePage, EventPage, PublicationPage, ShowPage, StoryPage
from pages.indexes import ResourceSource
from search import Kind, Passage, register

# Cues are joined to passages of about this many seconds: long enough to make sense, short enough to land well.
PASSAGE_SECONDS = 30


@register
class BriefSource(ResourceSource[BriefPage]):
    model = BriefPage
    kinds = {"brief": Kind(_("Brief"), icon="file-text")}


@register
class PublicationSource(ResourceSource[PublicationPage]):
    model = PublicationPage
    kinds = {"publication": Kind(_("Publication"), icon="library")}

    def queryset(self):  # type: ignore[no-untyped-def]
        return super().queryset().select_related("document")

    def passages(self, page: PublicationPage) -> tuple[Passage, ...]:
        if not page.document:
            return ()
        with override(page.language):
            return tuple(
                Passage(
                    text=text,
                    anchor=page_anchor(number),
                    label=translate("page %(number)d") % {"number": number},
                )
                for number, text in enumerate(page.document.page_texts, start=1)
                if text.strip()
            )

    def facts(self, page: PublicationPage) -> Mapping[str, str | int]:
        facts: dict[str, str | int] = {"author": page.publisher}
        if page.document:
            # Who cites page 4 wants to hear when there is another file.
            facts["version"] = page.document.file_hash[:40] or page.document.file.name[-60:]
            if page.document.page_count:
                facts["pages"] = page.document.page_count
        return facts


@register
class ShowSource(ResourceSource[ShowPage]):
    model = ShowPage
    kinds = {"podcast": Kind(_("Podcast"), icon="headphones")}


@register
class EpisodeSource(ResourceSource[EpisodePage]):
    model = EpisodePage
    kinds = {"episode": Kind(_("Podcast episode"), icon="mic")}

    def queryset(self):  # type: ignore[no-untyped-def]
        return super().queryset().select_related("recording").prefetch_related("recording__transcripts")

    def passages(self, page: EpisodePage) -> tuple[Passage, ...]:
        transcript = page.transcript()
        if transcript is None:
            return ()
        passages: list[Passage] = []
        words: list[str] = []
        start = 0.0
        for cue in cues_of(transcript.webvtt):
            if words and cue.end - start > PASSAGE_SECONDS:
                passages.append(_spoken(start, words, page.language))
                words = []
            if not words:
                start = cue.start
            words.append(cue.text)
        if words:
            passages.append(_spoken(start, words, page.language))
        return tuple(passages)


def _spoken(start: float, words: list[str], language: str) -> Passage:
    minutes, seconds = divmod(int(start), 60)
    with override(language):
        label = translate("at %(time)s") % {"time": f"{minutes}:{seconds:02d}"}
    return Passage(text=" ".join(words), anchor=anchor_of(start), label=label)


@register
class StorySource(ResourceSource[StoryPage]):
    model = StoryPage
    kinds = {"story": Kind(_("Story"), icon="book-open")}


@register
class EventSource(ResourceSource[EventPage]):
    model = EventPage
    kinds = {"event": Kind(_("Event"), icon="calendar-days")}

    def facts(self, page: EventPage) -> Mapping[str, str | int]:
        return {"starts": page.starts_at.isoformat(), "place": page.place}
