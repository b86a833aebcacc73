"""Topics, posts, files and the work of who moderates."""

from datetime import timedelta

from django.utils import timezone

from forums import services
from forums.guarding import look, vouch
from forums.models import Ask, Draft, Forum
from tests.factories.forums import attached, waiting_file
from tests.factories.people import UserFactory
from tests.outsider.planting.planted import Planted


def plant_forums(planted: Planted) -> None:
    things = planted.things
    things["open_forum"] = Forum.objects.get(slug="practice-questions")
    things["closed_forum"] = Forum.objects.get(slug="counsellors")
    _closed_topic(planted)
    _open_topic(planted)
    _answers_for_notes(planted)
    _hidden_posts(planted)
    _forum_files(planted)
    _kept_by_the_member(planted)
    _reports(planted)
    _mask(planted)
    _duties(planted)
    _approvals(planted)
    _appeal_and_measures(planted)


def _closed_topic(planted: Planted) -> None:
    cast, things = planted.cast, planted.things
    word = planted.hide("counsellors' topic", "quillonaria", "counsellor", "moderator")
    closed = services.start_topic(
        author=cast.counsellor,
        forum=things["closed_forum"],
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


def _open_topic(planted: Planted) -> None:
    """What everybody may read, one of its posts with an earlier text."""
    cast, things = planted.cast, planted.things
    topic = services.start_topic(
        author=cast.practitioner,
        forum=things["open_forum"],
        title="What everybody may read here",
        source="A question about reintegration that is open to all.",
    )
    things["open_topic"] = topic
    things["open_post"] = services.reply(author=cast.practitioner, topic=topic, source="An open answer.")
    word = planted.hide("earlier text", "glimmerquist", "practitioner", "moderator")
    edited = services.reply(author=cast.practitioner, topic=topic, source=f"It was {word} who said so.")
    services.edit_post(actor=cast.practitioner, post=edited, source="It was a colleague.", version=1)
    things["edited_post"] = edited


def _hidden_posts(planted: Planted) -> None:
    cast, things = planted.cast, planted.things
    word = planted.hide("hidden post", "drusselkin", "member", "moderator")
    hidden = services.reply(
        author=cast.member, topic=things["open_topic"], source=f"Everybody there knows {word}."
    )
    things["hidden_post"] = services.hide_post(actor=cast.moderator, post=hidden, reason="Names a person.")
    word = planted.hide("hidden topic", "fandermoot", "member", "moderator")
    hidden_topic = services.start_topic(
        author=cast.member,
        forum=things["open_forum"],
        title=f"About {word} who",
        source=f"{word} asked me.",
    )
    things["hidden_topic"] = services.hide_topic(
        actor=cast.moderator, topic=hidden_topic, reason="Names a person."
    )


def _kept_by_the_member(planted: Planted) -> None:
    """A draft and a bookmark."""
    member, topic = planted.cast.member, planted.things["open_topic"]
    word = planted.hide("a draft of a reply", "haverstoke", "member")
    services.save_draft(user=member, topic=topic, source=f"Not sent yet: {word}")
    planted.things["draft_of_member"] = Draft.objects.get(user=member)
    word = planted.hide("the note of a bookmark", "pomberline", "member")
    bookmark = services.keep_bookmark(user=member, topic=topic, note=f"Ask {word}")
    planted.things["bookmark_of_member"] = bookmark


def _reports(planted: Planted) -> None:
    """One by a reader, and one by the check of personal data."""
    cast, things = planted.cast, planted.things
    phone = "Ring +221 77 123 45 67 for the room."
    vouched = services.reply(
        author=cast.practitioner,
        topic=things["open_topic"],
        source=phone,
        override=vouch(look(phone), reason="A hotline."),
    )
    things["flag"] = vouched.privacy_flags.get()
    word = planted.hide("a report", "illingrath", "member", "moderator")
    things["report"] = services.report_post(
        reporter=cast.member, post=things["open_post"], reason="other", details=f"Look at {word}"
    )


def _mask(planted: Planted) -> None:
    """From here on the counsellors' forum lets people write under a pseudonym."""
    things = planted.things
    word = planted.hide("who wears a mask", "kettlemarsh", desk=frozenset({"admin"}))
    Forum.objects.filter(pk=things["closed_forum"].pk).update(pseudonyms=True)
    things["closed_topic"].refresh_from_db()
    masked = services.reply(
        author=UserFactory(name=word),
        topic=things["closed_topic"],
        source="Said under a mask.",
        masked=True,
    )
    things["masked_post"] = masked
    things["unsealing"] = services.ask_to_unseal(
        actor=planted.cast.moderator, post=masked, reason="It may be somebody in danger."
    )


def _duties(planted: Planted) -> None:
    things, counsellor = planted.things, planted.cast.counsellor
    things["duty_of_counsellor"] = services.put_on_call(
        user=counsellor, kind="expert", forum=things["closed_forum"], starts=timezone.localdate()
    )
    things["ask_of_counsellor"] = Ask.objects.create(
        topic=things["open_topic"], user=counsellor, stage=Ask.Stage.FIRST
    )


def _approvals(planted: Planted) -> None:
    """A post and a topic that wait; afterwards the forum asks for no approval."""
    cast, things = planted.cast, planted.things
    open_forum, topic = things["open_forum"], things["open_topic"]
    word = planted.hide("a waiting post", "wenderlack", "editor", "moderator")
    Forum.objects.filter(pk=open_forum.pk).update(approve_first=50)
    newcomer = services.reply(author=cast.editor, topic=topic, source=f"New here, from {word}.")
    waiting = services.start_topic(
        author=cast.editor, forum=open_forum, title=f"News of {word}", source=f"Is {word} far?"
    )
    Forum.objects.filter(pk=open_forum.pk).update(approve_first=0)
    things |= {"waiting_post": newcomer, "waiting_topic": waiting}


def _appeal_and_measures(planted: Planted) -> None:
    """An appeal, a warning, a suspension, and a topic that was merged."""
    cast, things = planted.cast, planted.things
    open_forum, topic = things["open_forum"], things["open_topic"]
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


def _forum_files(planted: Planted) -> None:
    """One file in each room, one under a hidden post, and one that is not posted yet."""
    cast, things = planted.cast, planted.things
    topic, closed = things["open_topic"], things["closed_topic"]
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


def _answers_for_notes(planted: Planted) -> None:
    """One that may become a page, and one whose author is asked whether it may."""
    cast, things = planted.cast, planted.things
    topic = services.start_topic(
        author=cast.member,
        forum=things["open_forum"],
        title="What is worth a page of its own",
        source="Who knows?",
    )
    answer = services.reply(author=cast.practitioner, topic=topic, source="An answer worth a page.")
    things["noted_topic"] = services.accept_answer(actor=cast.member, topic=topic, position=answer.position)
    word = planted.hide("an answer asked for", "wendlethorpe", "counsellor", "moderator")
    asked = services.start_topic(
        author=cast.moderator,
        forum=things["closed_forum"],
        title=f"Writing {word} down",
        source=f"How do you write {word} down?",
    )
    answer = services.reply(author=cast.counsellor, topic=asked, source=f"As {word}.")
    services.accept_answer(actor=cast.moderator, topic=asked, position=answer.position)
    services.propose_note(
        actor=cast.moderator, topic=asked, title=f"On {word}", review_on=timezone.now().date()
    )
    things["asked_topic"] = asked
