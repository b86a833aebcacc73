"""A small site in which every word that a person gave is hostile."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.utils import timezone

from discovery.models import SavedSearch
from forums import services
from forums.addresses import reply_address
from forums.guarding import look, vouch
from forums.models import Forum, Post, Topic
from forums.rendering import tidy
from forums.services.filing import describe_file, keep_file
from mailroom.services import receive
from people.models import RoleRequest
from tests.cast import Cast, make_cast
from tests.factories.forums import attached, closed_forum, public_forum, waiting_file
from tests.factories.pages import make_tree
from tests.factories.people import UserFactory, listed
from tests.factories.taxonomy import ConceptFactory, CountryFactory
from tests.forums.payloads import PAYLOADS
from tests.mailroom.writing import written

CORRIDOR = [("DE", "host"), ("NG", "origin")]
AN_HOUR_AGO = timedelta(hours=1)
# As few as show every kind of thing; what is left of names and titles is tried in rounds.
WRITERS, TOPICS, CASES = 24, 24, 8


def packed(longest: int, between: str = " ") -> list[str]:
    """All payloads in as few texts of this length as hold them."""
    texts, text = [], ""
    for payload in (each.replace("\x00", "") for each in PAYLOADS):
        joined = f"{text}{between}{payload}" if text else payload
        if len(joined) <= longest:
            text = joined
        else:
            texts.append(text)
            text = payload[:longest]
    return [*texts, text]


@dataclass
class Planted:
    """What was planted, by the name its addresses speak of."""

    cast: Cast
    forum: Forum
    closed: Forum
    # One with all texts; the others have all titles.
    main: Topic
    topics: list[Topic]
    things: dict[str, list[Any]] = field(default_factory=dict)


def plant() -> Planted:
    """Through the services, as a form or a letter would."""
    make_tree()
    for code in ("DE", "NG"):
        CountryFactory(code=code)
    ConceptFactory(slug="housing", scheme="theme")
    cast, lines = make_cast(), cycle(packed(80))
    forum = public_forum(pseudonyms=True)
    writers = [_writer(name, next(lines)) for name in packed(80)[:WRITERS]]
    topics = _topics(forum, writers)
    planted = Planted(cast, forum, closed_forum(), topics[0], topics)
    _posts(planted, writers)
    _decisions(planted, writers)
    _own_things(planted)
    _files(planted)
    _letters(planted)
    return planted


def _writer(name: str, line: str) -> Any:
    user = UserFactory(name=name)
    listed(user, role=line, organisation=line, bio=line, pseudonym=line[:40])
    return user


def _said(**fields: Any) -> Post:
    marks = look(fields["source"], language="en", countries=["DE", "NG"])
    when = timezone.now() - AN_HOUR_AGO
    return services.reply(override=vouch(marks, reason="x"), when=when, **fields)


def _topics(forum: Forum, writers: list[Any]) -> list[Topic]:
    made = []
    for number, line in enumerate(packed(190)[:TOPICS]):
        title = " ".join(tidy(line).split())
        marks = look("x", title=title, language="en", countries=["DE", "NG"])
        made.append(
            services.start_topic(
                author=writers[number % len(writers)],
                forum=forum,
                title=title,
                source=line,
                countries=CORRIDOR,
                concepts=[],
                when=timezone.now() - AN_HOUR_AGO,
                override=vouch((*marks, *look(line, language="en", countries=["DE", "NG"])), reason=line),
            )
        )
    return made


def _posts(planted: Planted, writers: list[Any]) -> None:
    """Posts by everybody, each of which was something else before, and translations of the first."""
    topic, moderator = planted.main, planted.cast.moderator
    bodies, reasons = packed(700, "\n\n"), cycle(packed(490))
    posts = []
    for number, writer in enumerate(writers):
        source = bodies[number % len(bodies)]
        post = _said(author=writer, topic=topic, source=source, reply_to=posts[-1] if posts else None)
        posts.append(post)
    for number, post in enumerate(posts[: len(bodies)]):
        source = bodies[number - 1]
        marks = look(source, language="en", countries=["DE", "NG"])
        services.edit_post(
            actor=moderator,
            post=post,
            source=source,
            version=1,
            reason=next(reasons),
            override=vouch(marks, reason=next(reasons)),
        )
        services.save_translation(actor=writers[0], post=post, language="fr", source=source)
    planted.things["posts"] = posts


def _decisions(planted: Planted, writers: list[Any]) -> None:
    """Everything people say about posts to moderators, and what moderators say of it."""
    cast, things, topic = planted.cast, planted.things, planted.main
    posts, moderator, member = things["posts"], cast.moderator, cast.member
    reasons, everything = packed(490), "\n".join(packed(99_000))
    others = cycle(reasons[CASES:])
    things["report"], things["appeal"], things["flag"], things["measure"] = [], [], [], []
    for number, reason in enumerate(reasons[:CASES]):
        post = posts[-1 - number]
        services.report_post(reporter=member, post=post, reason="other", details=everything)
        report = services.report_post(reporter=writers[0], post=posts[number], reason="other", details=reason)
        services.assign_case(actor=moderator, post=post, to=moderator, reason=next(others))
        services.decide_report(actor=moderator, report=report, hide=False, decision=next(others))
        services.hide_post(actor=moderator, post=post, reason=reason)
        things["report"].append(report)
        things["appeal"].append(services.appeal(author=post.author, post=post, text=everything))
        things["measure"].append(
            services.warn(
                actor=moderator, person=writers[-1 - number], forum=planted.forum, reason=next(others)
            )
        )
        phone = f"Ring +221 77 123 45 67 {reason}"
        marks = look(phone, language="en", countries=["DE", "NG"])
        vouched = services.reply(
            author=writers[number], topic=topic, source=phone, override=vouch(marks, reason=reason)
        )
        things["flag"].append(vouched.privacy_flags.get())
    suspended = services.suspend(
        actor=moderator,
        person=UserFactory(name=reasons[0][:80]),
        forum=planted.forum,
        reason=reasons[1],
        until=timezone.now() + timedelta(days=9),
    )
    things["measure"].append(suspended)
    masked = _said(author=writers[0], topic=topic, source=reasons[2], masked=True)
    things["unsealing"] = [services.ask_to_unseal(actor=moderator, post=masked, reason=reasons[3])]
    services.pin(actor=moderator, topic=planted.topics[1], reason=reasons[4])
    services.merge_topics(actor=moderator, topic=planted.topics[2], into=topic, reason=reasons[5])
    services.hide_topic(actor=moderator, topic=planted.topics[3], reason=reasons[6])
    Forum.objects.filter(pk=planted.forum.pk).update(approve_first=99)
    newcomer = UserFactory(name=packed(80)[5])
    things["waiting"] = [
        services.reply(author=newcomer, topic=topic, source=packed(700)[number]) for number in range(3)
    ]
    Forum.objects.filter(pk=planted.forum.pk).update(approve_first=0)


def _own_things(planted: Planted) -> None:
    """What only its writer reads: drafts, notes, polls, searches, requests; and an answer for the library."""
    cast, things = planted.cast, planted.things
    member, topics = cast.member, planted.topics
    things["draft"], things["bookmark"], things["saved"] = [], [], []
    for number, line in enumerate(packed(190)[4:16]):
        topic = topics[4 + number]
        services.save_draft(user=member, topic=topic, source=line)
        services.save_draft(user=member, topic=topic, source=f"{line} again", known=7)
        things["bookmark"].append(services.keep_bookmark(user=member, topic=topic, note=line))
        question, options = line, packed(120)[number * 4 : number * 4 + 4]
        services.set_poll(actor=topic.author, topic=topic, question=question, options=options or ["a", "b"])
        saved = {"user": member, "name": line[:80], "parameters": f"q={line}"[:200], "mail": "daily"}
        things["saved"].append(SavedSearch.objects.create(language="en", **saved))
    services.save_draft(
        user=member, forum=planted.forum, title=packed(190)[3], source="\n".join(PAYLOADS[:99])
    )
    things["draft"] = list(member.forum_drafts.all())
    answered = topics[18]
    answer = _said(author=cast.practitioner, topic=answered, source=packed(700, "\n\n")[9])
    services.accept_answer(actor=answered.author, topic=answered, position=answer.position)
    services.propose_note(
        actor=cast.moderator,
        topic=answered,
        title=packed(190)[7],
        review_on=timezone.localdate() + timedelta(days=99),
    )
    things["note"] = [answered]
    cites = _said(author=member, topic=topics[19], source=f"See [[forums.topic:{answered.pk}#post-2]].")
    things["citing"] = [cites]
    things["duty"] = [
        services.put_on_call(
            user=answered.author, kind="expert", forum=planted.forum, starts=timezone.localdate()
        )
    ]
    things["request"] = [
        RoleRequest.objects.create(user=member, role="counsellor", reason="\n".join(packed(1900)[0:1]))
    ]


def _files(planted: Planted) -> None:
    """Names of files, and what is said of pictures."""
    member, topic = planted.cast.member, planted.topics[20]
    names = [f"{name[:60]}.txt" for name in packed(60)]
    planted.things["file"] = [attached(topic, UserFactory(), name=name) for name in names[:40:4]]
    place = services.reply_key(topic)
    for number, name in enumerate(names[1:6]):
        waiting_file(member, place, name, b"Hours %d" % number)
    picture = keep_file(user=member, place=place, upload=SimpleUploadedFile('"x" y=.png', _png()))
    describe_file(row=picture, alt=packed(290)[8], decorative=False, confirmed=True)
    services.reply(author=member, topic=topic, source="With a picture.", files=[picture])
    planted.things["picture"] = [picture]


def _png() -> bytes:
    from io import BytesIO

    from PIL import Image as Picture

    out = BytesIO()
    Picture.new("RGB", (9, 9)).save(out, "PNG")
    return out.getvalue()


def _letters(planted: Planted) -> None:
    """In a member's name from elsewhere: subject, text and a page in HTML."""
    member, held = planted.cast.member, []
    with override_settings(INBOUND_DOMAIN="in.waymark.example"):
        address = reply_address(member, planted.main)
        for number, body in enumerate(packed(4000)):
            raw = written(
                "x@elsewhere.example",
                address,
                f"<html><body><p>{body}</p></body></html>" if number % 2 else body,
                subject=" ".join(tidy(packed(150)[number]).split()),
                message_id=f"<{number}@elsewhere.example>",
            )
            raw = raw.replace(b"text/plain", b"text/html", 1) if number % 2 else raw
            held.append(receive(raw))
    planted.things["held"] = held
