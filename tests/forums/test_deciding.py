"""Reports: taken, given back, handed on, settled together, and told to whoever sent them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums import desk, services
from forums.errors import NotYoursToDecideError
from forums.models import AuditEntry, Report
from people import roles
from tests.factories.forums import PostFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(cast, topic):
    return PostFactory(topic=topic, author=cast.translator, source="A village by name")


@pytest.fixture
def second(cast):
    """Another moderator."""
    return UserFactory(name="Second Moderator", groups=[roles.MODERATORS])


@pytest.fixture
def reported(cast, post):
    services.report_post(reporter=cast.outsider, post=post, reason="identifies", details="Line one.")
    return services.report_post(reporter=cast.member, post=post, reason="abuse")


def states():
    return list(Report.objects.values_list("state", flat=True))


def test_it_works(cast, client_of, post, reported):
    client = client_of(cast.moderator)
    html = client.get(reverse("forums:desk")).content.decode()
    assert html.count("A village by name") == 1
    assert "2 reports" in html
    url = reverse("forums:assign", args=[post.pk])
    assert client.post(url, {"do": "take"}).status_code == 302
    assert states() == ["in-hand", "in-hand"]
    assert "In your hand" in client.get(reverse("forums:desk")).content.decode()
    client.post(url, {"do": "give-back"})
    assert states() == ["open", "open"]
    assert Report.objects.exclude(assignee=None).count() == 0
    assert [line.act for line in AuditEntry.objects.all()] == ["assign", "assign"]


def test_handing_a_case_on(cast, client_of, post, reported, second):
    url = reverse("forums:assign", args=[post.pk])
    client = client_of(cast.moderator)
    assert client.post(url, {"do": "assign", "to": str(second.public_id)}).status_code == 302
    assert {report.assignee for report in Report.objects.all()} == {second}
    for wrong in (str(cast.member.public_id), "x", ""):
        assert client.post(url, {"do": "assign", "to": wrong}).status_code == 404
    with pytest.raises(NotYoursToDecideError):
        services.assign_case(actor=cast.moderator, post=post, to=cast.member)
    assert client_of(cast.outsider).post(url, {"do": "take"}).status_code == 404


def test_a_later_report_joins_the_case_in_hand(cast, post, reported):
    services.assign_case(actor=cast.moderator, post=post, to=cast.moderator)
    late = services.report_post(reporter=cast.editor, post=post, reason="spam")
    assert (late.state, late.assignee) == ("in-hand", cast.moderator)
    again = services.report_post(reporter=cast.member, post=post, reason="spam")
    assert again == reported


@pytest.mark.parametrize(
    ("outcome", "state", "hidden"),
    [("hide", "upheld", True), ("dismiss", "dismissed", False), ("duplicate", "duplicate", False)],
)
def test_one_decision_settles_the_case(cast, client_of, post, reported, outcome, state, hidden):
    services.assign_case(actor=cast.moderator, post=post, to=cast.moderator)
    url = reverse("forums:decide", args=[reported.pk])
    client_of(cast.moderator).post(url, {"outcome": outcome, "reason": "I looked at it."})
    assert states() == [state, state]
    post.refresh_from_db()
    assert post.hidden is hidden
    assert AuditEntry.objects.filter(act="decide").get().details["reports"] == 2


def test_reporters_see_what_came_of_it(cast, client_of, post, reported):
    url = reverse("forums:my_reports")
    assert "Open" in client_of(cast.member).get(url).content.decode()
    services.decide_report(actor=cast.moderator, report=reported, hide=True, decision="A village is named.")
    html = client_of(cast.member).get(url).content.decode()
    assert "Post hidden" in html
    assert "A village is named." in html
    assert "Line one." not in html
    assert "A village is named." not in client_of(cast.editor).get(url).content.decode()


def test_a_place_that_closed_is_not_named_to_its_reporter(cast, client_of, rooms):
    words = rooms.topics["closed"]
    services.report_post(reporter=cast.focal_point, post=words.posts.get(position=2), reason="other")
    rooms.closed.grants.filter(group__name=roles.FOCAL_POINTS).delete()
    html = client_of(cast.focal_point).get(reverse("forums:my_reports")).content.decode()
    assert "A place that is no longer open to you" in html
    assert words.title not in html


def test_the_first_answer_is_measured(cast, client_of, post, reported):
    assert desk.response_time(cast.moderator) is None
    Report.objects.update(created_at=timezone.now() - timedelta(hours=5))
    services.assign_case(actor=cast.moderator, post=post, to=cast.moderator)
    first = Report.objects.first().answered_at
    services.decide_report(actor=cast.moderator, report=reported, hide=False, decision="Fine.")
    assert Report.objects.first().answered_at == first
    assert timedelta(hours=4.9) < desk.response_time(cast.moderator) < timedelta(hours=5.1)
    assert "within 5 hours" in client_of(cast.moderator).get(reverse("forums:desk")).content.decode()
    Report.objects.update(created_at=timezone.now() - timedelta(days=40))
    assert desk.response_time(cast.moderator) is None


def test_the_case_shows_what_a_moderator_needs(cast, client_of, post, reported):
    services.edit_post(actor=cast.translator, post=post, source="A village by its name", version=1)
    services.warn(actor=cast.moderator, person=cast.translator, forum=post.topic.forum, reason="No places.")
    services.assign_case(actor=cast.moderator, post=post, to=cast.moderator)
    url = reverse("forums:case", args=[post.pk])
    html = client_of(cast.moderator).get(url).content.decode()
    for words in (
        "A village by",
        "<ins>",
        "Line one.",
        "No places.",
        "Gave a report to a moderator",
    ):
        assert words in html
    for person in (cast.member, cast.translator, cast.admin):
        assert client_of(person).get(url).status_code == 404


def test_the_record_is_filtered(cast, client_of, topic, second):
    services.pin(actor=cast.moderator, topic=topic, reason="First reason")
    services.lock(actor=second, topic=topic, reason="Second reason")
    client = client_of(cast.moderator)
    url = reverse("forums:record")
    today = timezone.localdate()

    def shown(query):
        html = client.get(f"{url}?{query}").content.decode()
        return [number for number, words in enumerate(("First reason", "Second reason"), 1) if words in html]

    assert shown("") == [1, 2]
    assert shown("act=pin") == [1]
    assert shown(f"actor={second.public_id}") == [2]
    assert shown(f"forum={topic.forum.slug}") == [1, 2]
    assert shown("before=2") == [1]
    assert shown(f"since={today}&to={today}") == [1, 2]
    assert shown(f"to={today - timedelta(days=1)}") == []
    assert shown("act=nonsense&before=-1&since=yesterday&forum=x") == [1, 2]


def test_the_desk_costs_the_same_for_more_cases(cast, client_of, topic, django_assert_max_num_queries):
    def add(number):
        for _ in range(number):
            post = PostFactory(topic=topic, author=cast.translator)
            services.report_post(reporter=cast.member, post=post, reason="other")

    client = client_of(cast.moderator)
    add(2)
    client.get(reverse("forums:desk"))
    with django_assert_max_num_queries(14) as few:
        client.get(reverse("forums:desk"))
    Report.objects.update(created_at=timezone.now() - timedelta(minutes=5))
    add(8)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("forums:desk"))
