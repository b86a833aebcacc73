"""Polls: votes count once and name nobody; what was voted on stays what it was."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums import services
from forums.errors import PollClosedError
from forums.indexes import TopicSource
from forums.models import AuditEntry, Ballot, Poll, Topic
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
FIELDS = {
    "question": "Which day suits?",
    "options": "Monday\nTuesday\nFriday",
    "most": "1",
    "results": "always",
}


def poll_url(topic):
    return reverse("forums:poll", args=[topic.pk])


def vote_url(topic):
    return reverse("forums:vote", args=[topic.pk])


def text(answer):
    return answer.content.decode()


@pytest.fixture
def make(topic, cast):
    def _make(**fields):
        given = {
            "question": "Which day suits?",
            "options": ["Monday", "Tuesday", "Friday"],
            "results": "always",
        }
        return services.set_poll(actor=cast.member, topic=topic, **(given | fields))

    return _make


def crowd(poll, *choices):
    for chosen in choices:
        services.vote(user=UserFactory(), poll=poll, choices=chosen)


def test_it_works(cast, client_of, topic):
    author = client_of(cast.member)
    assert "Add a poll" in text(author.get(topic.get_absolute_url()))
    assert author.post(poll_url(topic), FIELDS).url == topic.get_absolute_url()
    reader = client_of(cast.counsellor)
    page = text(reader.get(topic.get_absolute_url()))
    assert "Which day suits?" in page
    assert page.count('type="radio" name="choices"') == 3
    assert reader.post(vote_url(topic), {"choices": "1"}).url.endswith("#poll")
    poll = Poll.objects.get()
    assert (poll.counts, poll.voters) == ([0, 1, 0], 1)
    reader.post(vote_url(topic), {"choices": "2"})
    poll.refresh_from_db()
    assert (poll.counts, poll.voters) == ([0, 0, 1], 1)
    assert "Change my vote" in text(reader.get(topic.get_absolute_url()))


def test_a_poll_is_added_while_starting(cast, client_of, topic):
    data = {"title": "A new question for all", "source": "Words", "language": "en", "key": "k", "act": "poll"}
    answer = client_of(cast.member).post(reverse("forums:start", args=[topic.forum.slug]), data)
    assert answer.url == poll_url(Topic.objects.get(title="A new question for all"))


def test_only_the_author_and_moderators_set_it(cast, client_of, topic):
    assert client_of(cast.counsellor).get(poll_url(topic)).status_code == 403
    assert client_of(cast.counsellor).post(poll_url(topic), FIELDS).status_code == 403
    assert client_of(cast.moderator).get(poll_url(topic)).status_code == 200
    assert not Poll.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"options": "Only one"}, "two to ten answers"),
        ({"options": "\n".join(map(str, range(11)))}, "two to ten answers"),
        ({"options": "Monday\nmonday"}, "once only"),
        ({"options": "a\n" + "b" * 121}, "120 characters"),
        ({"question": ""}, "This field is required."),
        ({"most": "4"}, "not that many answers"),
        ({"most": "x"}, "Enter a whole number."),
        ({"results": "never"}, "Select a valid choice"),
        ({"day": "2001-01-01"}, "still to come"),
    ],
)
def test_a_bad_poll_comes_back_with_its_words(cast, client_of, topic, change, words):
    answer = client_of(cast.member).post(poll_url(topic), FIELDS | change)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Poll.objects.exists()


def test_several_answers_up_to_the_limit(cast, client_of, topic, make):
    make(most=2)
    reader = client_of(cast.counsellor)
    assert text(reader.get(topic.get_absolute_url())).count('type="checkbox" name="choices"') == 3
    answer = reader.post(vote_url(topic), {"choices": ["0", "1", "2"]})
    assert answer.status_code == 422
    assert "Choose 2 answers at the most." in text(answer)
    assert text(answer).count("checked") == 3
    assert reader.post(vote_url(topic), {"choices": ["0", "2"]}).status_code == 302
    assert Poll.objects.get().counts == [1, 0, 1]


@pytest.mark.parametrize("given", [{}, {"choices": "7"}, {"choices": "-1"}, {"choices": "x"}])
def test_a_vote_that_is_none_is_answered_with_words(cast, client_of, topic, make, given):
    make()
    assert client_of(cast.counsellor).post(vote_url(topic), given).status_code == 422
    assert not Ballot.objects.exists()


def test_the_service_takes_only_answers_of_the_poll(cast, make):
    poll = make()
    for wrong in ([], [3], [-1], [0, 1]):
        with pytest.raises(ValueError, match="not answers"):
            services.vote(user=cast.counsellor, poll=poll, choices=wrong)


def test_nobody_sees_numbers_of_fewer_than_three(cast, client_of, topic, make):
    poll = make()
    crowd(poll, [0], [0])
    page = text(client_of(cast.member).get(topic.get_absolute_url()))
    assert "2 people voted" in page
    assert "<progress" not in page
    Poll.objects.update(closes_at=timezone.now() - timedelta(days=1))
    assert "<progress" not in text(client_of(cast.member).get(topic.get_absolute_url()))
    Poll.objects.update(closes_at=None)
    crowd(poll, [1])
    page = text(client_of(cast.visitor).get(topic.get_absolute_url()))
    assert "2 votes, 67 %" in page
    assert page.count("<progress") == 3


def test_results_wait_for_ones_own_vote(cast, client_of, topic, make):
    poll = make(results="voted")
    crowd(poll, [0], [1], [1])
    client = client_of(cast.counsellor)
    assert "<progress" not in text(client.get(topic.get_absolute_url()))
    client.post(vote_url(topic), {"choices": "0"})
    assert "<progress" in text(client.get(topic.get_absolute_url()))
    assert "<progress" not in text(client_of(cast.outsider).get(topic.get_absolute_url()))


def test_results_wait_for_the_end(cast, client_of, topic, make):
    poll = make(results="closed")
    crowd(poll, [0], [1], [1])
    client = client_of(cast.counsellor)
    client.post(vote_url(topic), {"choices": "0"})
    assert "<progress" not in text(client.get(topic.get_absolute_url()))
    Poll.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    assert "<progress" in text(client.get(topic.get_absolute_url()))


def test_a_vote_after_the_end_does_not_count(cast, client_of, topic, make):
    poll = make(closes_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(PollClosedError):
        services.vote(user=cast.counsellor, poll=poll, choices=[0])
    answer = client_of(cast.counsellor).post(vote_url(topic), {"choices": "0"}, follow=True)
    assert "could not be counted" in text(answer)
    assert not Ballot.objects.exists()
    Poll.objects.update(closes_at=None)
    services.lock(actor=cast.moderator, topic=topic, reason="Settled.")
    with pytest.raises(PollClosedError):
        services.vote(user=cast.counsellor, poll=poll, choices=[0])


def test_a_vote_names_nobody(cast, make):
    poll = make()
    services.vote(user=cast.counsellor, poll=poll, choices=[0])
    kept = Ballot.objects.values().get()
    assert set(kept) == {"id", "poll_id", "voter", "choices"}
    assert str(cast.counsellor.public_id) not in str(kept)
    other = Poll(pk=poll.pk + 1)
    assert services.polling.voter_of(cast.counsellor, other) != kept["voter"]


def test_what_was_voted_on_stays(cast, client_of, topic, make):
    poll = make()
    services.vote(user=cast.counsellor, poll=poll, choices=[0])
    author = client_of(cast.member)
    author.post(
        poll_url(topic), FIELDS | {"question": "Quite another?", "options": "Yes\nNo", "results": "closed"}
    )
    poll.refresh_from_db()
    assert (poll.question, poll.options, poll.results) == (
        "Which day suits?",
        ["Monday", "Tuesday", "Friday"],
        "always",
    )
    author.post(poll_url(topic), {"act": "remove"})
    assert Poll.objects.exists()
    with pytest.raises(ValueError, match="keep their number"):
        services.set_poll(actor=cast.member, topic=topic, question="Another?", options=["a", "b", "c"])


def test_a_moderator_puts_the_wording_right_with_a_reason(cast, client_of, topic, make):
    poll = make(options=["Mnday", "Tuesday", "Friday"])
    services.vote(user=cast.counsellor, poll=poll, choices=[0])
    moderator = client_of(cast.moderator)
    answer = moderator.post(poll_url(topic), FIELDS)
    assert answer.status_code == 422
    assert "Say why the words change." in text(answer)
    assert moderator.post(poll_url(topic), FIELDS | {"options": "a\nb", "reason": "r"}).status_code == 422
    assert moderator.post(poll_url(topic), FIELDS | {"reason": "A misprint."}).status_code == 302
    poll.refresh_from_db()
    assert (poll.options[0], poll.counts) == ("Monday", [1, 0, 0])
    line = AuditEntry.objects.get()
    assert (line.act, line.reason, line.details["poll"]["options"][0]) == ("edit", "A misprint.", "Mnday")


def test_a_poll_without_votes_can_go(cast, client_of, topic, make):
    make()
    client_of(cast.member).post(poll_url(topic), {"act": "remove"})
    assert not Poll.objects.exists()
    assert not Topic.objects.get(pk=topic.pk).has_poll


def test_the_search_knows_the_words(topic, make):
    make()
    source = TopicSource()
    entry = source.entry(source.queryset().get(pk=topic.pk))
    assert "Which day suits? Monday Tuesday Friday" in entry.body


def test_a_topic_without_a_poll_asks_no_more(cast, client_of, topic, make, django_assert_max_num_queries):
    client = client_of(cast.counsellor)
    client.get(topic.get_absolute_url())

    def cost():
        with django_assert_max_num_queries(40) as captured:
            client.get(topic.get_absolute_url())
        return len(captured), [query["sql"] for query in captured.captured_queries]

    before, asked = cost()
    assert not any("forums_poll" in sql for sql in asked)
    crowd(make(), [0], [1], [2])
    assert cost()[0] == before + 2
