"""Practice notes: answers from elsewhere on the site become drafts of briefs, which editors work on as on any other."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from library.models import BriefPage, SectionPage
from pages.access import page_visibility
from pages.addresses import page_address
from pages.noting import Note, note_moved

PROPOSED: Final = "proposed"
IN_REVIEW: Final = "review"
PUBLISHED: Final = "published"
GONE: Final = ""


class BriefTaker:
    """Drafts lie in the section of briefs, in the language of the answer or else in the site's own."""

    def take(self, note: Note, *, user: Any) -> Page:
        section = _section(note.language)
        with translation.override(section.locale.language_code):
            page = BriefPage(
                title=note.title,
                slug=_free_slug(section, note.title),
                locale=section.locale,
                live=False,
                owner=user,
                summary=_("A practice note, made from an answer of a colleague."),
                body=_body(note),
                credits=_credits(note),
                sources=_sources(note),
                review_date=note.review_on,
            )
        with transaction.atomic():
            section.add_child(instance=page)
            page.save_revision(user=user)
            workflow = page.get_workflow()
            if workflow:
                workflow.start(page, user)
        return page

    def address(self, key: str, user: Any) -> str:
        pk = key.partition(":")[2]
        if pk not in page_visibility.visible([pk], user):
            return ""
        page = BriefPage.objects.select_related("locale").get(pk=pk)
        return page_address(page, translation.get_language() or page.language)


def _section(language: str) -> SectionPage:
    codes = (language, str(settings.LANGUAGE_CODE))
    sections = SectionPage.objects.filter(lists=SectionPage.Lists.BRIEF).select_related("locale")
    found = {section.locale.language_code: section for section in sections}
    fitting = [found[code] for code in codes if code in found] or [*found.values()]
    section: SectionPage = fitting[0]
    return section


def _free_slug(section: SectionPage, title: str) -> str:
    wanted = slugify(title)[:60].strip("-") or "practice-note"
    taken = set(section.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, 9999))) if slug not in taken)


def _body(note: Note) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    if note.question:
        blocks.append({"type": "quote", "value": {"text": note.question, "by": _("the question")}})
    return [*blocks, {"type": "text", "value": _as_editors_store_it(note.html)}]


def _as_editors_store_it(html: str) -> str:
    """Through the editor's own converter: else approving a draft unchanged counts as a change and starts anew."""
    field: Any = BriefPage._meta.get_field("body")
    converter = field.stream_block.child_blocks["text"].field.widget.converter
    return str(converter.to_database_format(converter.from_database_format(html)))


def _credits(note: Note) -> list[dict[str, Any]]:
    person = {"name": note.thanks, "role": _("practitioner, with thanks"), "part": "author"}
    return [{"type": "person", "value": person}] if note.thanks else []


def _sources(note: Note) -> list[dict[str, Any]]:
    origin = {"title": _("Discussion in the forums"), "url": note.link, "note": _("Open to its members.")}
    cited = [{"title": title, "url": url, "note": ""} for title, url in note.references]
    return [{"type": "source", "value": value} for value in (origin, *cited)]


def _tell(page: Page, state: str) -> None:
    if isinstance(page.specific_deferred, BriefPage):
        note_moved.send(sender=BriefPage, key=f"{BriefPage._meta.label_lower}:{page.pk}", state=state)


@receiver(page_published)
def page_is_out(sender: Any, instance: Page, **kwargs: Any) -> None:
    _tell(instance, PUBLISHED)


@receiver(page_unpublished)
def page_is_back(sender: Any, instance: Page, **kwargs: Any) -> None:
    _tell(instance, PROPOSED)


@receiver(pre_delete, sender=BriefPage)
def page_goes(sender: Any, instance: BriefPage, **kwargs: Any) -> None:
    _tell(instance, GONE)


@receiver([workflow_submitted, workflow_approved, workflow_rejected, workflow_cancelled])
def review_moved(sender: Any, instance: WorkflowState, **kwargs: Any) -> None:
    """Editors look at a draft while its workflow runs; what is out stays out while a change to it is looked at."""
    page = instance.content_object
    # Asked anew: approval has just published the page, which the object at hand does not know.
    if isinstance(page, Page) and not Page.objects.filter(pk=page.pk, live=True).exists():
        running = instance.status == WorkflowState.STATUS_IN_PROGRESS
        _tell(page, IN_REVIEW if running else PROPOSED)
