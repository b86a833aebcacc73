"""Things that only some may see, each with a word that stands nowhere else."""

from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils import timezone
from PIL import Image as Picture
from wagtail.models import Locale, Page, PageViewRestriction

from assets.models import Document, DocumentVersion, Image, Media, Transcript
from assets.services import read_document
from discovery.access import unsubscribe_token
from discovery.models import SavedSearch
from forums import services
from forums.addresses import reply_address
from forums.guarding import look, vouch
from forums.models import Ask, Draft, Forum
from library.models import (
    BriefPage,
    EpisodePage,
    EventPage,
    PublicationPage,
    SectionPage,
    ShowPage,
    StoryPage,
)
from mailroom.services import receive
from notifications.access import way_out
from notifications.models import Notice
from pages.models import StandardPage
from people import roles
from people.models import RoleRequest
from tests.cast import GROUP_OF, Cast, make_cast
from tests.factories.forums import attached, waiting_file
from tests.factories.people import UserFactory
from tests.mailroom.writing import written
from training.models import UnitPage

EVERYBODY = frozenset({"visitor", "member", "outsider", *GROUP_OF})
SIGNED_IN = EVERYBODY - {"visitor"}
EDITORS = frozenset({"editor", "translator", "admin"})


@dataclass(frozen=True)
class Secret:
    """A word, and the roles that may meet it on the site; `desk` may meet it in the editors' part too."""

    word: str
    seen_by: frozenset[str]
    desk: frozenset[str] = frozenset()


@dataclass
class Planted:
    """What was planted: secrets by name, and the ids and addresses that tests ask for."""

    cast: Cast
    secrets: dict[str, Secret] = field(default_factory=dict)
    # Objects by name: pages, topics, posts; used for their ids and addresses only.
    things: dict[str, Any] = field(default_factory=dict)

    # What the table's paths may speak of: `{closed_topic}` is an id, `{closed_topic_url}` an address.
    names: dict[str, str] = field(default_factory=dict)

    def hide(self, name: str, word: str, *seen_by: str, desk: frozenset[str] = frozenset()) -> str:
        self.secrets[name] = Secret(word, frozenset(seen_by), desk)
        return word

    def hidden_from(self, role: str) -> dict[str, str]:
        """Words by the name of their secret, of all the role may not see on the site."""
        return {name: secret.word for name, secret in self.secrets.items() if role not in secret.seen_by}

    def hidden_at_desk_from(self, role: str) -> dict[str, str]:
        """The same for the editors' part."""
        return {
            name: secret.word
            for name, secret in self.secrets.items()
            if role not in secret.seen_by | secret.desk
        }


def plant() -> Planted:
    """Run once on a copy of the demonstration site."""
    planted = Planted(make_cast())
    _forum_secrets(planted)
    _notices(planted)
    _letter_secrets(planted)
    _personal_secrets(planted)
    _page_secrets(planted)
    _open_things(planted)
    planted.names = _names(planted)
    return planted


def _names(planted: Planted) -> dict[str, str]:
    names = {}
    for name, thing in planted.things.items():
        names[name] = str(thing.pk)
        address = getattr(thing, "get_absolute_url", None) or getattr(thing, "get_url", None)
        names[f"{name}_url"] = address() if address else getattr(thing, "url", "")
    for name in ("open_version", "closed_version"):
        version = planted.things[name]
        names[f"{name}_url"] = f"/documents/versions/{version.pk}/{Path(version.file.name).name}"
    names["closed_original"] = f"/media/{planted.things['closed_picture'].image.file.name}"
    names["way_out_of_member"] = unsubscribe_token(planted.cast.member)
    names["way_out_of_notices"] = way_out(planted.cast.member, "all")
    names["open_language"] = planted.things["open_recording"].transcripts.first().language
    return names | {f"{role}_id": str(person.public_id) for role, person in planted.cast.signed_in().items()}


def _forum_secrets(planted: Planted) -> None:
    cast, things = planted.cast, planted.things
    word = planted.hide("counsellors' topic", "quillonaria", "counsellor", "moderator")
    closed = services.start_topic(
        author=cast.counsellor,
        forum=Forum.objects.get(slug="counsellors"),
        title=f"Handing over a {word} case",
        source=f"What do you write down of {word} reintegration before a handover?",
    )
    answer = planted.hide("counsellors' answer", "brontavelle", "counsellor", "moderator")
    things["closed_post"] = services.reply(author=cast.counsellor, topic=closed, source=f"Only {answer}.")
    things["closed_topic"] = closed
    word = planted.hide("an answer of a poll", "tessaloway", "counsellor", "moderator")
    services.set_poll(
        actor=cast.counsellor, topic=closed, question="Who takes over?", options=[word, "Nobody"]
    )
    open_forum = Forum.objects.get(slug="practice-questions")
    things["open_forum"], things["closed_forum"] = open_forum, Forum.objects.get(slug="counsellors")
    topic = services.start_topic(
        author=cast.practitioner,
        forum=open_forum,
        title="What everybody may read here",
        source="A question about reintegration that is open to all.",
    )
    things["open_topic"] = topic
    things["open_post"] = services.reply(author=cast.practitioner, topic=topic, source="An open answer.")
    _answers_for_notes(planted, open_forum)
    word = planted.hide("hidden post", "drusselkin", "member", "moderator")
    hidden = services.reply(author=cast.member, topic=topic, source=f"Everybody there knows {word}.")
    things["hidden_post"] = services.hide_post(actor=cast.moderator, post=hidden, reason="Names a person.")
    word = planted.hide("hidden topic", "fandermoot", "member", "moderator")
    hidden_topic = services.start_topic(
        author=cast.member, forum=open_forum, title=f"About {word} who", source=f"{word} asked me."
    )
    things["hidden_topic"] = services.hide_topic(
        actor=cast.moderator, topic=hidden_topic, reason="Names a person."
    )
    word = planted.hide("earlier text", "glimmerquist", "practitioner", "moderator")
    edited = services.reply(author=cast.practitioner, topic=topic, source=f"It was {word} who said so.")
    services.edit_post(actor=cast.practitioner, post=edited, source="It was a colleague.", version=1)
    things["edited_post"] = edited
    _forum_files(planted, topic, closed)
    word = planted.hide("a draft of a reply", "haverstoke", "member")
    services.save_draft(user=cast.member, topic=topic, source=f"Not sent yet: {word}")
    word = planted.hide("the note of a bookmark", "pomberline", "member")
    things["bookmark_of_member"] = services.keep_bookmark(user=cast.member, topic=topic, note=f"Ask {word}")
    word = planted.hide("a report", "illingrath", "member", "moderator")
    phone = "Ring +221 77 123 45 67 for the room."
    vouched = services.reply(
        author=cast.practitioner, topic=topic, source=phone, override=vouch(look(phone), reason="A hotline.")
    )
    things["flag"] = vouched.privacy_flags.get()
    things["report"] = services.report_post(
        reporter=cast.member, post=things["open_post"], reason="other", details=f"Look at {word}"
    )
    word = planted.hide("who wears a mask", "kettlemarsh", desk=frozenset({"admin"}))
    Forum.objects.filter(pk=closed.forum_id).update(pseudonyms=True)
    closed.refresh_from_db()
    masked = services.reply(
        author=UserFactory(name=word), topic=closed, source="Said under a mask.", masked=True
    )
    things["masked_post"] = masked
    things["unsealing"] = services.ask_to_unseal(
        actor=cast.moderator, post=masked, reason="It may be somebody in danger."
    )
    things["duty_of_counsellor"] = services.put_on_call(
        user=cast.counsellor, kind="expert", forum=things["closed_forum"], starts=timezone.localdate()
    )
    things["ask_of_counsellor"] = Ask.objects.create(topic=topic, user=cast.counsellor, stage=Ask.Stage.FIRST)
    _moderation_secrets(planted, open_forum, topic)


def _moderation_secrets(planted: Planted, open_forum: Forum, topic: Any) -> None:
    cast, things = planted.cast, planted.things
    word = planted.hide("a waiting post", "wenderlack", "editor", "moderator")
    Forum.objects.filter(pk=open_forum.pk).update(approve_first=50)
    newcomer = services.reply(author=cast.editor, topic=topic, source=f"New here, from {word}.")
    waiting = services.start_topic(
        author=cast.editor, forum=open_forum, title=f"News of {word}", source=f"Is {word} far?"
    )
    Forum.objects.filter(pk=open_forum.pk).update(approve_first=0)
    things |= {"waiting_post": newcomer, "waiting_topic": waiting}
    word = planted.hide("an appeal", "yarrowgate", "translator", "moderator")
    hidden = services.reply(author=cast.translator, topic=topic, source="Words that were hidden.")
    hidden = services.hide_post(actor=cast.moderator, post=hidden, reason="Names a place.")
    things["appealed_post"] = hidden
    things["appeal"] = services.appeal(author=cast.translator, post=hidden, text=f"{word} is a capital.")
    word = planted.hide("a warning", "thistlecombe", "translator", "moderator", "admin")
    things["warning"] = services.warn(
        actor=cast.moderator, person=cast.translator, forum=open_forum, reason=f"Not {word} again."
    )
    word = planted.hide("a suspension", "umberford", "moderator", "admin")
    elsewhere = services.start_topic(
        author=cast.practitioner, forum=open_forum, title="A question asked twice", source="Asked again."
    )
    things["merged_topic"] = elsewhere
    services.merge_topics(actor=cast.moderator, topic=elsewhere, into=topic, reason="Asked twice.")
    things["suspension"] = services.suspend(
        actor=cast.moderator,
        person=UserFactory(name="Somebody Suspended"),
        forum=open_forum,
        reason=f"Insults about {word}.",
        until=timezone.now() + timedelta(days=9),
    )


def _notices(planted: Planted) -> None:
    """The member is told of an open post, and was told of one that is hidden now."""
    things = planted.things
    for name, post in (("notice_of_member", "open_post"), ("notice_of_hidden", "hidden_post")):
        things[name] = Notice.objects.create(
            user=planted.cast.member,
            kind="forums.mention",
            about=f"forums.post:{things[post].pk}",
            once=name,
        )


def _forum_files(planted: Planted, topic: Any, closed: Any) -> None:
    """One file in each room, one under a hidden post, and one that is not posted yet."""
    cast, things = planted.cast, planted.things
    things["open_file"] = attached(topic, cast.practitioner, name="open-hours.txt")
    word = planted.hide("a file among counsellors", "ostermead", "counsellor", "moderator")
    things["closed_file"] = attached(closed, cast.counsellor, f"About {word}", name="handover.txt")
    word = planted.hide("a file under a hidden post", "pikestaffe", "member", "moderator")
    hidden = attached(topic, cast.member, f"Her address is {word}", name="address.txt")
    services.hide_post(actor=cast.moderator, post=hidden.post, reason="Names a person.")
    things["hidden_file"] = hidden
    word = planted.hide("a file that is not posted", "quernstone", "member")
    things["waiting_file"] = waiting_file(
        cast.member, services.reply_key(topic), "not-yet.txt", f"Not sent: {word}".encode()
    )


def _answers_for_notes(planted: Planted, open_forum: Forum) -> None:
    """One that may become a page, and one whose author is asked whether it may."""
    cast, things = planted.cast, planted.things
    topic = services.start_topic(
        author=cast.member, forum=open_forum, title="What is worth a page of its own", source="Who knows?"
    )
    answer = services.reply(author=cast.practitioner, topic=topic, source="An answer worth a page.")
    things["noted_topic"] = services.accept_answer(actor=cast.member, topic=topic, position=answer.position)
    word = planted.hide("an answer asked for", "wendlethorpe", "counsellor", "moderator")
    asked = services.start_topic(
        author=cast.moderator,
        forum=Forum.objects.get(slug="counsellors"),
        title=f"Writing {word} down",
        source=f"How do you write {word} down?",
    )
    answer = services.reply(author=cast.counsellor, topic=asked, source=f"As {word}.")
    services.accept_answer(actor=cast.moderator, topic=asked, position=answer.position)
    services.propose_note(
        actor=cast.moderator, topic=asked, title=f"On {word}", review_on=timezone.now().date()
    )
    things["asked_topic"] = asked


def _letter_secrets(planted: Planted) -> None:
    """A letter to the counsellors' topic in the counsellor's name, from somewhere else."""
    word = planted.hide("a held letter", "tarnbrookel", "moderator")
    closed, person = planted.things["closed_topic"], planted.cast.counsellor
    with override_settings(INBOUND_DOMAIN="in.waymark.example"):
        raw = written("x@elsewhere.example", reply_address(person, closed), f"About {word}.", subject=word)
        planted.things["held_letter"] = receive(raw)


def _personal_secrets(planted: Planted) -> None:
    cast = planted.cast
    word = planted.hide("an unlisted profile", "jasperwick", "member", desk=frozenset({"admin"}))
    cast.member.profile.bio = f"I live in {word}."
    cast.member.profile.save()
    word = planted.hide(
        "a display name behind a pseudonym", "kettlemore", "counsellor", desk=frozenset({"admin"})
    )
    profile = cast.counsellor.profile
    profile.display_name, profile.use_pseudonym, profile.pseudonym = f"Ana {word}", True, "Blue heron"
    profile.save()
    word = planted.hide("a saved search", "marlowquay", "member")
    planted.things["saved_of_member"] = SavedSearch.objects.create(
        user=cast.member, name=f"About {word}", parameters=f"q={word}", language="en", mail="daily"
    )
    word = planted.hide("a request for a role", "lanternby", "member", "moderator", "admin")
    planted.things["role_request"] = RoleRequest.objects.create(
        user=cast.member, role="counsellor", reason=f"I have worked at {word} for years."
    )


def _page_secrets(planted: Planted) -> None:
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
    planted.things["draft_of_member"] = Draft.objects.get(user=planted.cast.member)
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
    planted.things["closed_version"] = _earlier_version(document, f"Before it said {inside}")
    image = Image(
        file=ContentFile(_png(), name="practitioners-only.png"), title=f"Picture of {word}", description=word
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


def _earlier_version(document: Document, text: str) -> DocumentVersion:
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


def _open_things(planted: Planted) -> None:
    """Examples of what everybody may open, for the table of addresses."""
    english = Locale.objects.get(language_code="en")
    open_document = PublicationPage.objects.filter(document__isnull=False, locale=english, live=True)
    heard = EpisodePage.objects.live().filter(recording__transcripts__isnull=False)
    document = open_document.exclude(slug="a-practitioners-publication").first().document
    planted.things |= {
        "open_document": document,
        "open_version": _earlier_version(document, "What everybody could read before"),
        "open_recording": heard.exclude(slug="a-counsellors-episode").first().recording,
        "unit": UnitPage.objects.filter(locale=english, live=True).first(),
        "event": EventPage.objects.filter(locale=english, live=True).first(),
        "plain_page": StandardPage.objects.filter(locale=english, live=True).first(),
        "open_picture": _open_picture(),
    }


def _open_picture() -> Any:
    stories = StoryPage.objects.live()
    image = next(block.value["image"] for story in stories for block in story.pictures)
    return image.get_rendition("fill-640x360|format-webp")


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


def _group(name: str) -> object:
    from django.contrib.auth.models import Group

    return Group.objects.get(name=name)


def _png() -> bytes:
    out = BytesIO()
    Picture.new("RGB", (1200, 800), (11, 90, 94)).save(out, "PNG")
    return out.getvalue()


def pdf_with(text: str) -> bytes:
    """The smallest file with one line of text in it."""
    stream = f"BT /F1 18 Tf 40 700 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(parts) + 1, table, len(parts) + 1, len(out))
    )
