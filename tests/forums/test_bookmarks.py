"""Bookmarks are their owner's alone; a reminder is given once, and only of what may still be opened."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from background.rounds import JOBS
from forums import services
from forums.bookmark_forms import BookmarkForm
from forums.models import Bookmark
from forums.reminding import due_reminders, remind, remind_all
from notifications.models import Preference
from notifications.services import save_preference
from notifications.timing import zone_of
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db
MINE = "/en/forums/bookmarks/"


@pytest.fixture
def post(topic, cast):
    return PostFactory(topic=topic, author=cast.practitioner, source="Words of the post itself.")


def of_post(post):
    return reverse("forums:bookmark_post", args=[post.pk])


def text(answer):
    return answer.content.decode()


def test_it_works(cast, client_of, post):
    client = client_of(cast.counsellor)
    assert "Remind me" in text(client.get(of_post(post)))
    answer = client.post(of_post(post), {"note": "For  Tuesday's\nmeeting", "remind": "tomorrow"})
    assert answer.url == post.get_absolute_url()
    kept = Bookmark.objects.get()
    assert (kept.user, kept.topic, kept.post, kept.note) == (
        cast.counsellor,
        post.topic,
        post,
        "For Tuesday's meeting",
    )
    day = timezone.localdate() + timedelta(days=1)
    assert kept.remind_at == datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    page = text(client.get(MINE))
    assert "Tuesday" in page
    assert "Words of the post itself." in page
    assert "Tuesday" not in text(client_of(cast.outsider).get(MINE))
    client.post(reverse("forums:remove_bookmark", args=[kept.pk]))
    assert not Bookmark.objects.exists()


def test_sent_twice_is_kept_once(cast, client_of, post):
    client = client_of(cast.counsellor)
    topic_url = reverse("forums:bookmark_topic", args=[post.topic_id])
    for _ in range(2):
        client.post(of_post(post), {"note": "a"})
        client.post(topic_url, {"note": "b"})
    assert sorted(Bookmark.objects.values_list("note", flat=True)) == ["a", "b"]


def test_what_was_kept_is_shown_in_the_form_again(cast, client_of, post):
    client = client_of(cast.counsellor)
    day = timezone.localdate() + timedelta(days=40)
    client.post(of_post(post), {"note": "later", "remind": "date", "day": day.isoformat()})
    page = text(client.get(of_post(post)))
    assert 'value="later"' in page
    assert f'value="{day.isoformat()}"' in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"remind": "date"}, "Choose the date of the reminder."),
        ({"remind": "date", "day": "yesterday"}, "Enter a valid date."),
        ({"remind": "date", "day": "2001-02-03"}, "Choose a date that is still to come."),
        ({"remind": "date", "day": "9999-12-31"}, "within the next two years"),
        ({"remind": "never"}, "Select a valid choice"),
        ({"note": "x" * 201}, "at most 200 characters"),
    ],
)
def test_a_bad_form_says_so_and_keeps_what_was_typed(cast, client_of, post, given, words):
    answer = client_of(cast.counsellor).post(of_post(post), {"note": "kept words"} | given)
    assert answer.status_code == 422
    assert words in text(answer)
    assert given.get("note", "kept words") in text(answer)
    assert not Bookmark.objects.exists()


def test_tomorrow_is_the_persons_own(cast):
    form = BookmarkForm({"remind": "tomorrow"}, zone=ZoneInfo("Pacific/Auckland"))
    assert form.is_valid()
    when = form.remind_at()
    assert when.utcoffset() == when.astimezone(ZoneInfo("Pacific/Auckland")).utcoffset()
    assert when.hour == 8


def test_a_reminder_is_asked_and_shown_by_the_persons_own_clock(cast, client_of, post):
    client, zone = client_of(cast.counsellor), ZoneInfo("Pacific/Kiritimati")
    assert zone_of(cast.counsellor).key == "UTC"
    save_preference(user=cast.counsellor, time_zone=zone.key)
    assert "At 08:00 by your own clock (Pacific/Kiritimati)." in text(client.get(of_post(post)))
    client.post(of_post(post), {"remind": "week"})
    asked = timezone.localdate(timezone=zone) + timedelta(days=7)
    kept = Bookmark.objects.get().remind_at
    assert kept.astimezone(zone) == datetime.combine(asked, time(8), tzinfo=zone)
    # There the day has begun while the site's own clock still shows the day before.
    assert kept.astimezone(UTC).date() == asked - timedelta(days=1)
    assert f"reminder on {date_format(asked)}" in text(client.get(MINE))
    assert f'value="{asked.isoformat()}"' in text(client.get(of_post(post)))
    today = timezone.localdate(timezone=zone)
    late = client.post(of_post(post), {"remind": "date", "day": today.isoformat()})
    assert "Choose a date that is still to come." in text(late)
    Preference.objects.update(time_zone="Nowhere/At all")
    assert zone_of(cast.counsellor).key == "UTC"
    assert zone_of(cast.member).key == "UTC"


def due(user, topic, post=None, ago=timedelta(hours=1), **fields):
    return services.keep_bookmark(user=user, topic=topic, post=post, remind_at=timezone.now() - ago, **fields)


def test_due_ones_come_first(cast, client_of, post):
    services.keep_bookmark(user=cast.counsellor, topic=post.topic, note="just kept")
    due(cast.counsellor, post.topic, post, note="the due one")
    page = text(client_of(cast.counsellor).get(MINE))
    assert page.index("the due one") < page.index("just kept")
    assert "Done with the reminder" in page


def test_a_reminder_that_was_answered_is_due_no_more(cast, client_of, post):
    kept = due(cast.counsellor, post.topic, post)
    client = client_of(cast.counsellor)
    client.post(reverse("forums:remove_bookmark", args=[kept.pk]), {"act": "seen"})
    assert "Done with the reminder" not in text(client.get(MINE))
    assert Bookmark.objects.get().remind_at is None


def test_a_reminder_is_given_once(cast, post):
    kept = due(cast.counsellor, post.topic, post)
    services.keep_bookmark(
        user=cast.counsellor, topic=post.topic, remind_at=timezone.now() + timedelta(days=1)
    )
    assert list(due_reminders(timezone.now())) == [kept]
    assert remind(kept)
    assert not remind(kept)
    assert remind_all(timezone.now()) == 0
    due(cast.counsellor, post.topic, post, ago=timedelta(minutes=5))
    assert remind_all(timezone.now()) == 1


def test_a_reminder_that_was_moved_meanwhile_is_not_given(cast, post):
    kept = due(cast.counsellor, post.topic, post)
    due(cast.counsellor, post.topic, post, ago=timedelta(minutes=1))
    assert not remind(kept)


def test_a_place_that_closed_is_not_named_and_reminds_nobody(cast, client_of, rooms):
    topic = rooms.topics["closed"]
    kept = due(cast.counsellor, topic, topic.posts.get(position=2), note="mine")
    cast.counsellor.groups.clear()
    page = text(client_of(cast.counsellor).get(MINE))
    assert topic.title not in page
    assert "Words kept" not in page
    assert "no longer open to you" in page
    assert "mine" in page
    assert remind_all(timezone.now()) == 0
    kept.refresh_from_db()
    assert kept.reminded_at is None


def test_the_round_reminds(cast, post, capsys):
    assert "forums_remind" in {job.command for job in JOBS}
    due(cast.counsellor, post.topic, post)
    call_command("forums_remind")
    assert "1 reminded" in capsys.readouterr().out


def test_the_page_costs_the_same_with_many(cast, client_of, topic, django_assert_max_num_queries):
    client = client_of(cast.counsellor)

    def cost():
        client.get(MINE)
        with django_assert_max_num_queries(12) as captured:
            client.get(MINE)
        return len(captured)

    due(cast.counsellor, topic, PostFactory(topic=topic, author=cast.member))
    before = cost()
    for _ in range(8):
        due(cast.counsellor, topic, PostFactory(topic=topic, author=cast.practitioner))
    assert cost() == before


def test_hidden_posts_take_no_bookmark(cast, client_of, post):
    services.hide_post(actor=cast.moderator, post=post, reason="Names a village.")
    assert client_of(cast.practitioner).get(of_post(post)).status_code == 404
