"""Notices to one person: what became of their posts and reports, questions put to them, their reminders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums import access
from forums.models import Appeal, Ask, Bookmark, Measure, Post, PracticeNote, Report, Topic
from forums.reminding import may_still_open
from notifications import kinds
from notifications.kinds import Kind, Told

HIDDEN, APPEARED, DECLINED = "forums.hidden", "forums.appeared", "forums.declined"
REPORTED, DECIDED, APPEALED = "forums.reported", "forums.decided", "forums.appealed"
MEASURED, ASKED, REMINDED, NOTE_ASKED = (
    "forums.measured",
    "forums.asked",
    "forums.reminded",
    "forums.note-asked",
)
PEOPLE: Final = ("topic__forum", "author__profile", "mask")


def place_of(topic: Topic) -> str:
    """What a notice calls a topic: of a sensitive forum no more than its name, for letters leave the site."""
    return str(topic.forum) if topic.forum.sensitive else topic.title


def _own_posts(user: Any, keys: Sequence[str]) -> Mapping[str, Post]:
    found = kinds.by_key(Post.objects.select_related("topic__mask", *PEOPLE), keys)
    return {key: post for key, post in found.items() if _is_own(user, post)}


def _is_own(user: Any, post: Post) -> bool:
    """Theirs, be it under a pseudonym, and still to be read by them."""
    return access.wrote(user, post) and access.can_read_post(user, post)


def _reports(user: Any, keys: Sequence[str]) -> Mapping[str, Report]:
    return kinds.by_key(Report.objects.visible_to(user).open().select_related("post__topic__forum"), keys)


def _own_reports(user: Any, keys: Sequence[str]) -> Mapping[str, Report]:
    return kinds.by_key(Report.objects.of(user).select_related("post__topic__forum"), keys)


def _own_appeals(user: Any, keys: Sequence[str]) -> Mapping[str, Appeal]:
    found = kinds.by_key(Appeal.objects.select_related("post__topic__forum", "post__mask"), keys)
    return {key: appeal for key, appeal in found.items() if _appealed_by(user, appeal)}


def _appealed_by(user: Any, appeal: Appeal) -> bool:
    return appeal.author_id == user.pk or (appeal.author_id is None and access.wrote(user, appeal.post))


def _own_measures(user: Any, keys: Sequence[str]) -> Mapping[str, Measure]:
    return kinds.by_key(Measure.objects.of(user).select_related("forum"), keys)


def _own_asks(user: Any, keys: Sequence[str]) -> Mapping[str, Ask]:
    asks = Ask.objects.of(user).waiting().filter(topic__in=Topic.objects.visible_to(user).values("pk"))
    return kinds.by_key(asks.select_related("topic__forum"), keys)


def _own_bookmarks(user: Any, keys: Sequence[str]) -> Mapping[str, Bookmark]:
    found = kinds.by_key(Bookmark.objects.of(user).with_places().select_related("user"), keys)
    return {key: bookmark for key, bookmark in found.items() if may_still_open(bookmark)}


def _own_notes(user: Any, keys: Sequence[str]) -> Mapping[str, PracticeNote]:
    asked = PracticeNote.objects.filter(state=PracticeNote.State.ASKED, post__author_id=user.pk)
    found = kinds.by_key(asked.select_related("topic__forum"), keys)
    return {key: note for key, note in found.items() if access.can_open(user, note.topic)}


def _hidden(told: Told, post: Post) -> str:
    return _("A moderator hid your post in “%(place)s”") % {"place": place_of(post.topic)}


def _appeared(told: Told, post: Post) -> str:
    return _("Your post in “%(place)s” can be read now") % {"place": place_of(post.topic)}


def _declined(told: Told, post: Post) -> str:
    return _("Your post in “%(place)s” was not accepted") % {"place": place_of(post.topic)}


def _reported(told: Told, report: Report) -> str:
    return _("A post was reported in %(forum)s") % {"forum": report.post.topic.forum}


def _decided(told: Told, report: Report) -> str:
    return _("A moderator answered your report")


def _appealed(told: Told, appeal: Appeal) -> str:
    return _("Your appeal was decided")


def _measured(told: Told, measure: Measure) -> str:
    if measure.kind == Measure.Kind.WARNING:
        return _("A moderator of %(forum)s has a word for you") % {"forum": measure.forum}
    return _("You cannot write in the forums for a time")


def _asked(told: Told, ask: Ask) -> str:
    return _("You may know the answer: “%(place)s”") % {"place": place_of(ask.topic)}


def _reminded(told: Told, bookmark: Bookmark) -> str:
    return _("You wanted to be reminded of “%(place)s”") % {"place": place_of(bookmark.topic)}


def _note_asked(told: Told, note: PracticeNote) -> str:
    return _("Colleagues ask to make a practice note of your answer in “%(place)s”") % {
        "place": place_of(note.topic)
    }


def _topic_url(topic: Topic) -> str:
    """Without the title, which the letter of a sensitive forum must not tell."""
    return reverse("forums:topic_short", args=[topic.pk])


def _post_url(post: Post) -> str:
    return f"{_topic_url(post.topic)}?post={post.position}"


Row = tuple[str, Any, str, Callable[..., Any], Callable[..., str], Callable[[Any], str]]


def register() -> None:
    """Called once, when the app is ready."""
    rows: list[Row] = [
        (HIDDEN, gettext_lazy("A moderator hides my post"), "eye-off", _own_posts, _hidden, _post_url),
        (APPEARED, gettext_lazy("My post appears"), "check", _own_posts, _appeared, _post_url),
        (DECLINED, gettext_lazy("My post is not accepted"), "x", _own_posts, _declined, _post_url),
        (REPORTED, gettext_lazy("A report waits for a moderator"), "flag", _reports, _reported, _desk),
        (DECIDED, gettext_lazy("My report is answered"), "flag", _own_reports, _decided, _my_reports),
        (
            APPEALED,
            gettext_lazy("My appeal is decided"),
            "shield-check",
            _own_appeals,
            _appealed,
            _appeal_url,
        ),
        (MEASURED, gettext_lazy("A moderator warns me"), "shield-check", _own_measures, _measured, _index),
        (ASKED, gettext_lazy("A question is put to me"), "clock", _own_asks, _asked, _ask_url),
        (REMINDED, gettext_lazy("My reminders"), "bookmark", _own_bookmarks, _reminded, _bookmark_url),
        (
            NOTE_ASKED,
            gettext_lazy("My answer could become a note"),
            "file-text",
            _own_notes,
            _note_asked,
            _note_url,
        ),
    ]
    for key, label, icon, open_to, phrase, url in rows:
        kinds.register(Kind(key=key, label=label, icon=icon, open_to=open_to, phrase=phrase, url=url))


def _desk(report: Report) -> str:
    return reverse("forums:desk")


def _my_reports(report: Report) -> str:
    return reverse("forums:my_reports")


def _index(measure: Measure) -> str:
    return reverse("forums:index")


def _appeal_url(appeal: Appeal) -> str:
    return _post_url(appeal.post)


def _ask_url(ask: Ask) -> str:
    return _topic_url(ask.topic)


def _bookmark_url(bookmark: Bookmark) -> str:
    return _post_url(bookmark.post) if bookmark.post else _topic_url(bookmark.topic)


def _note_url(note: PracticeNote) -> str:
    return _topic_url(note.topic)
