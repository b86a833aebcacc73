"""What may identify a migrant is not stored before somebody decided on it, whichever door it comes through."""

import logging
import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from forums import services
from forums.errors import IdentifyingTextError
from forums.guarding import Override, look, vouch
from forums.models import AuditEntry, Draft, Post, PrivacyFlag, Topic
from tests.factories.forums import PostFactory
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db

NAME, PHONE = "Fatou Diallo", "+221 77 123 45 67"
TEXT = f"My client {NAME} can be rung on {PHONE}."
CALM = "My client [name] can be rung on [phone number]."


def reply_to(client, topic, **fields):
    data = {"source": TEXT, "language": "en", "key": "k", "act": "post"} | fields
    return client.post(reverse("forums:reply", args=[topic.pk]), data)


def tokens_in(response):
    return re.search(r'name="decided" value="([^"]*)"', response.content.decode())[1]


def test_the_services_refuse_it(cast, topic):
    with pytest.raises(IdentifyingTextError) as refused:
        services.reply(author=cast.member, topic=topic, source=TEXT)
    assert [mark.finding.kind for mark in refused.value.marks] == ["name", "phone"]
    assert NAME not in str(refused.value) + repr(refused.value.marks)
    with pytest.raises(IdentifyingTextError):
        services.start_topic(
            author=cast.member, forum=topic.forum, title=f"Rent of my client {NAME}", source="x"
        )
    with pytest.raises(IdentifyingTextError):
        services.edit_post(actor=cast.member, post=topic.posts.get(), source=TEXT, version=1)
    assert Post.objects.count() == 1
    assert not PrivacyFlag.objects.exists()


def test_an_override_covers_what_it_names_and_no_more(cast, topic):
    override = vouch(look("Ring " + PHONE), reason="It is a hotline.")
    with pytest.raises(IdentifyingTextError):
        services.reply(author=cast.member, topic=topic, source=TEXT, override=override)
    post = services.reply(author=cast.member, topic=topic, source=f"Ring {PHONE}.", override=override)
    flag = PrivacyFlag.objects.get(post=post)
    assert flag.places == [["source", "phone", 5, 5 + len(PHONE)]]
    assert (flag.origin, flag.author, flag.reason) == ("vouched", cast.member, "It is a hotline.")


def test_an_override_says_why():
    with pytest.raises(ValueError, match="why"):
        Override(reason=" ", decided=frozenset())


def test_the_rows_never_hold_the_words(cast, topic):
    override = vouch(look(TEXT), reason=f"{NAME} agreed, so did fatou on {PHONE}")
    post = services.reply(author=cast.member, topic=topic, source=TEXT, override=override)
    services.decide_flag(actor=cast.moderator, flag=post.privacy_flags.get(), hide=False)
    kept = str(list(PrivacyFlag.objects.values())) + str(list(AuditEntry.objects.values()))
    for words in ("fatou", "diallo", "77 123"):
        assert words not in kept.lower()


def test_the_corridor_of_the_topic_is_read(cast, client_of, rooms):
    CountryFactory(code="SN")
    asked = services.start_topic(
        author=cast.member,
        forum=rooms.public,
        title="Where to ask?",
        source="A question.",
        countries=[("SN", "origin")],
    )
    with pytest.raises(IdentifyingTextError):
        services.reply(author=cast.member, topic=asked, source="Her aunt: 77 123 45 67")
    assert services.reply(author=cast.member, topic=rooms.topics["public"], source="Her aunt: 77 123 45 67")


def test_an_edit_is_asked_about_its_news_only(cast, topic):
    override = vouch(look(TEXT), reason="Invented for training.")
    post = services.reply(author=cast.member, topic=topic, source=TEXT, override=override)
    edited = services.edit_post(actor=cast.member, post=post, source=f"{TEXT} Thank you.", version=1)
    assert edited.version == 2
    with pytest.raises(IdentifyingTextError) as refused:
        services.edit_post(actor=cast.member, post=post, source=f"{TEXT} Mail a.b@post.example.", version=2)
    assert [mark.finding.kind for mark in refused.value.marks] == ["email"]
    assert PrivacyFlag.objects.count() == 1


def test_sent_twice_is_stored_once_with_one_flag(cast, topic):
    override = vouch(look(TEXT), reason="Invented for training.")
    made = {
        services.reply(author=cast.member, topic=topic, source=TEXT, key="k", override=override).pk
        for _ in range(2)
    }
    assert len(made) == PrivacyFlag.objects.count() == 1


def test_the_form_comes_back_with_the_marks(cast, client_of, topic, caplog):
    caplog.set_level(logging.DEBUG)
    response = reply_to(client_of(cast.member), topic)
    html = response.content.decode()
    assert response.status_code == 422
    assert f'<mark dir="auto">{NAME}</mark>' in html
    assert f'<mark dir="auto">{PHONE}</mark>' in html
    assert TEXT in html
    assert Draft.objects.get(user=cast.member).source == TEXT
    assert topic.posts.count() == 1
    assert NAME not in caplog.text


def test_marked_words_are_escaped(cast, client_of, topic):
    html = reply_to(client_of(cast.member), topic, source=f"<script>x</script> {TEXT}").content.decode()
    assert "<script>x" not in html


def test_one_click_replaces_one(cast, client_of, topic):
    client = client_of(cast.member)
    (first, _second) = tokens_in(reply_to(client, topic)).split()
    response = reply_to(client, topic, replace=first)
    html = response.content.decode()
    assert response.status_code == 422
    assert "My client [name] can" in html
    assert f'<mark dir="auto">{PHONE}</mark>' in html
    assert topic.posts.count() == 1


def test_one_click_replaces_all_and_the_next_posts(cast, client_of, topic):
    client = client_of(cast.member)
    response = reply_to(client, topic, replace="all")
    assert response.status_code == 200
    assert CALM in response.content.decode()
    assert Draft.objects.get(user=cast.member).source == CALM
    assert topic.posts.count() == 1
    assert reply_to(client, topic, source=CALM).status_code == 302
    assert topic.posts.get(position=2).source == CALM
    assert not Draft.objects.exists()


@pytest.mark.parametrize("wanted", ["", "x", "all all", "\ud7ff", "9" * 5000])
def test_odd_clicks_do_no_harm(cast, client_of, topic, wanted):
    assert reply_to(client_of(cast.member), topic, replace=wanted).status_code in {200, 422}
    assert topic.posts.count() == 1


def test_vouching_needs_a_reason_and_the_marks_shown(cast, client_of, topic):
    client = client_of(cast.member)
    shown = tokens_in(reply_to(client, topic))
    without = reply_to(client, topic, vouched="on", decided=shown)
    assert without.status_code == 422
    assert "Say why it identifies nobody." in without.content.decode()
    unticked = reply_to(client, topic, vouching="on", vouched_reason="Invented.", decided=shown)
    assert unticked.context["panel"].form.errors["vouched"] == ["This field is required."]
    assert 'value="Invented."' in unticked.content.decode()
    unseen = reply_to(client, topic, vouched="on", vouched_reason="Invented.")
    assert unseen.status_code == 422
    repeated = reply_to(client, topic, vouched="on", vouched_reason="Fatou agreed", decided=shown)
    assert repeated.status_code == 422
    assert "Do not repeat names or numbers here." in repeated.content.decode()
    assert topic.posts.count() == 1
    assert reply_to(client, topic, vouched="on", vouched_reason="Invented.", decided=shown).status_code == 302
    assert PrivacyFlag.objects.get().reason == "Invented."


def test_what_was_added_after_vouching_is_asked_again(cast, client_of, topic):
    client = client_of(cast.member)
    shown = tokens_in(reply_to(client, topic))
    more = f"{TEXT} Passport no. A01234567."
    response = reply_to(client, topic, source=more, vouched="on", vouched_reason="Invented.", decided=shown)
    assert response.status_code == 422
    assert "A01234567</mark>" in response.content.decode()


def test_starting_with_a_name_in_the_title(cast, client_of, topic):
    client = client_of(cast.member)
    url = reverse("forums:start", args=[topic.forum.slug])
    data = {"title": f"My client {NAME} and her rent", "source": TEXT, "language": "en", "key": "k"}
    assert client.post(url, data).status_code == 422
    assert Draft.objects.get().title == data["title"]
    response = client.post(url, data | {"replace": "all"})
    assert response.status_code == 200
    assert "My client [name] and her rent" in response.content.decode()
    assert Topic.objects.count() == 1


def test_editing_over_http(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.member, source="Calm words.")
    client, url = client_of(cast.member), reverse("forums:edit", args=[post.pk])
    data = {"source": TEXT, "language": "en", "version": 1, "act": "save"}
    response = client.post(url, data)
    assert response.status_code == 422
    assert "<mark dir" in response.content.decode()
    assert CALM in client.post(url, data | {"replace": "all"}).content.decode()
    vouched = {"vouched": "on", "vouched_reason": "Invented.", "decided": tokens_in(response)}
    assert client.post(url, data | vouched).status_code == 302
    assert PrivacyFlag.objects.get().version == 2


@pytest.fixture
def flag(cast, topic):
    override = vouch(look(TEXT), reason="Invented for training.")
    return services.reply(author=cast.member, topic=topic, source=TEXT, override=override).privacy_flags.get()


def test_the_desk_shows_it_to_moderators(cast, client_of, flag):
    html = client_of(cast.moderator).get(reverse("forums:desk")).content.decode()
    assert f'<mark dir="auto">{NAME}</mark>' in html
    assert "Invented for training." in html
    assert client_of(cast.counsellor).get(reverse("forums:desk")).status_code == 404


def test_fine_or_hide(cast, client_of, flag):
    client, url = client_of(cast.moderator), reverse("forums:decide_flag", args=[flag.pk])
    assert client.post(url, {"outcome": "hide", "reason": ""}).status_code == 422
    assert client.post(url, {"outcome": "nonsense"}).status_code == 422
    assert client.post(url, {"outcome": "hide", "reason": "It points to a person."}).status_code == 302
    flag.refresh_from_db()
    assert (flag.state, flag.post.hidden) == ("hidden", True)
    assert client.post(url, {"outcome": "fine"}).status_code == 302
    flag.refresh_from_db()
    assert flag.state == "hidden"
    assert NAME not in str(list(AuditEntry.objects.values()))


def test_a_flag_takes_its_locks_in_the_order_of_every_act(cast, flag):
    """The topic first and the end of the record last, or two moderators wait for each other for ever."""
    services.decide_flag(actor=cast.moderator, flag=flag, hide=True, decision="It points to a person.")
    assert list(AuditEntry.objects.order_by("number").values_list("act", flat=True)) == [
        "hide-post",
        "decide",
    ]


def test_a_flag_of_an_earlier_text_shows_no_places(cast, client_of, flag):
    services.edit_post(actor=cast.member, post=flag.post, source="Calm words.", version=1)
    html = client_of(cast.moderator).get(reverse("forums:desk")).content.decode()
    assert "The text was changed since." in html
    assert "<mark" not in html


def test_older_posts_are_queued_once(cast, topic, capsys):
    old = PostFactory(topic=topic, author=cast.member, source="Calm words.")
    Post.objects.filter(pk=old.pk).update(source=TEXT)
    call_command("forums_privacy_check")
    assert "2 posts looked at, 1 queued" in capsys.readouterr().out
    flag = PrivacyFlag.objects.get()
    assert (flag.origin, flag.post_id, flag.author) == ("sweep", old.pk, None)
    call_command("forums_privacy_check")
    services.decide_flag(actor=cast.moderator, flag=flag, hide=False)
    call_command("forums_privacy_check")
    assert PrivacyFlag.objects.count() == 1


def test_vouched_posts_are_not_queued_again(flag):
    call_command("forums_privacy_check")
    assert PrivacyFlag.objects.count() == 1


def test_a_moderators_reason_repeats_no_number(cast, topic):
    services.reply(
        author=cast.practitioner,
        topic=topic,
        source="Ring +221 77 123 45 67.",
        override=vouch(look("Ring +221 77 123 45 67."), reason="A hotline."),
    )
    flag = PrivacyFlag.objects.get()
    services.decide_flag(actor=cast.moderator, flag=flag, hide=True, decision="+221 77 123 45 67 is hers.")
    flag.refresh_from_db()
    assert "123" not in flag.decision
    assert "123" not in flag.post.hidden_reason
