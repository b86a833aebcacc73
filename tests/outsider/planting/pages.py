"""Drafts, restricted pages, their translations, and the files that hang on them."""

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from assets.models import Document, DocumentVersion, Image, Media, Transcript
from assets.services import read_document
from library.models import BriefPage, PublicationPage, SectionPage, ShowPage
from people import roles
from tests.outsider.planting.files import pdf_with, png
from tests.outsider.planting.planted import EDITORS, SIGNED_IN, Planted


def plant_pages(planted: Planted) -> None:
    english, arabic = (Locale.objects.get(language_code=code) for code in ("en", "ar"))
    briefs, briefs_ar = (
        SectionPage.objects.get(lists="brief", locale=locale) for locale in (english, arabic)
    )
    word = planted.hide("a draft page", "mossgarden", desk=EDITORS)
    draft = _brief(briefs, "a-draft-brief", f"Draft on {word}", f"Nobody reads {word} yet.", live=False)
    planted.things["draft"] = draft
    word = planted.hide("an unpublished change", "nettlebrook", desk=EDITORS)
    changed = _brief(briefs, "a-changed-brief", "A brief that is being rewritten", "The old text stands.")
    changed.title = f"Rewritten for {word}"
    changed.summary = f"{word} comes later"
    changed.save_revision()
    word = planted.hide("a members' page", "orchardine", *SIGNED_IN, desk=EDITORS)
    closed = _brief(briefs, "a-members-brief", f"Members on {word}", f"Only members know {word}.")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    planted.things["members_page"] = closed
    word = planted.hide("its translation", "pelicandor", *SIGNED_IN, desk=EDITORS)
    planted.things["members_page_ar"] = _brief(
        briefs_ar,
        "a-members-brief",
        f"أعضاء {word}",
        f"للأعضاء {word}",
        translation_key=closed.translation_key,
    )
    _closed_publication(planted, english)
    _closed_episode(planted, english)


def _closed_publication(planted: Planted, locale: Locale) -> None:
    """Abstract, PDF text and picture of a page for practitioners."""
    word = planted.hide("a practitioners' page", "quarrowmead", "practitioner", desk=EDITORS)
    inside = planted.hide("the text of its PDF", "rosterwyn", "practitioner", desk=EDITORS)
    document = Document(title=f"File of {word}", language="en")
    document.file.save("practitioners-only.pdf", ContentFile(pdf_with(f"Inside stands {inside}")), save=False)
    document.save()
    read_document(document=document)
    planted.things["closed_version"] = earlier_version(document, f"Before it said {inside}")
    image = Image(
        file=ContentFile(png(), name="practitioners-only.png"), title=f"Picture of {word}", description=word
    )
    image.save()
    section = SectionPage.objects.get(lists="publication", locale=locale)
    page = PublicationPage(
        title=f"Publication on {word}",
        slug="a-practitioners-publication",
        summary=f"About {word}",
        abstract=f"About {word}",
        publisher="Invented office",
        year=2026,
        document=document,
        cover=image,
        locale=locale,
    )
    section.add_child(instance=page)
    rule = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    rule.groups.add(_group(roles.PRACTITIONERS))
    page.save_revision().publish()
    rendition = image.get_rendition("fill-640x360|format-webp")
    planted.things |= {"practitioners_page": page, "closed_document": document, "closed_picture": rendition}


def earlier_version(document: Document, text: str) -> DocumentVersion:
    version = DocumentVersion(document=document, number="0.9", date=timezone.now().date())
    version.file.save(f"earlier-{document.pk}.pdf", ContentFile(pdf_with(text)), save=False)
    version.save()
    return version


def _closed_episode(planted: Planted, locale: Locale) -> None:
    word = planted.hide("words of a recording", "silverpost", "counsellor", desk=EDITORS)
    media = Media(title=f"Talk on {word}", language="en", duration=9, file_size=4)
    media.file.save("counsellors-only.mp3", ContentFile(b"ID3\x03"), save=False)
    media.save()
    spoken = f"WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ana>We speak of {word}.\n"
    Transcript.objects.create(media=media, language="en", webvtt=spoken)
    show = ShowPage.objects.filter(locale=locale).first()
    page = (
        show.get_children()
        .first()
        .specific.__class__(
            title=f"Episode on {word}",
            slug="a-counsellors-episode",
            summary=f"With {word}",
            number=99,
            recording=media,
            locale=locale,
        )
    )
    show.add_child(instance=page)
    rule = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    rule.groups.add(_group(roles.COUNSELLORS))
    page.save_revision().publish()
    planted.things |= {"closed_episode": page, "closed_recording": media}


def _brief(
    parent: Page, slug: str, title: str, text: str, *, live: bool = True, **fields: object
) -> BriefPage:
    page = BriefPage(
        title=title,
        slug=slug,
        summary=text,
        key_messages=[("message", text)],
        body=[("text", f"<p>{text}</p>")],
        published_on=timezone.now().date(),
        locale=parent.locale,
        live=live,
        **fields,
    )
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return page


def _group(name: str) -> Group:
    return Group.objects.get(name=name)
