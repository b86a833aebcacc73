"""From a saved search to a letter, and out of it again."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from discovery.access import unsubscribe_token
from discovery.letters import send_news
from discovery.models import SavedSearch
from discovery.news import next_turn
from discovery.services import save_search
from forums import services as forum_services
from forums.models import ForumGrant
from people import roles
from tests.factories.forums import public_forum
from tests.factories.library import brief
from tests.factories.pages import close, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(tree, indexed, cast):
    """A member who asked for daily letters about housing, after one brief was there."""
    brief(tree, "Known on housing", published_on=date(2026, 1, 1))
    indexed()
    return cast.member


def saved(user, **values):
    values = {"name": "My housing", "parameters": "q=housing", "language": "en", "mail": "daily", **values}
    return save_search(user=user, **values)


def due(*searches):
    """Their turn has come."""
    SavedSearch.objects.filter(pk__in=[search.pk for search in searches]).update(
        due_at=timezone.now() - timedelta(minutes=1)
    )


def with_news(reader, tree, indexed, **values):
    """A search whose turn has come, and something new that it finds."""
    search = saved(reader, **values)
    brief(tree, "Fresh on housing")
    indexed()
    due(search)
    return search


def run():
    call_command("saved_search_letters", verbosity=0)


def test_a_letter_tells_what_is_new(reader, tree, indexed, mailoutbox):
    search = saved(reader)
    brief(tree, "Fresh on housing", published_on=date(2026, 2, 1))
    indexed()
    due(search)
    run()
    [letter] = mailoutbox
    assert letter.to == [reader.email]
    assert letter.subject == "1 new result in your saved searches"
    html = letter.alternatives[0][0]
    for words in (letter.body, html):
        assert "Fresh on housing" in words
        assert "Known on housing" not in words
        assert "My housing" in words
        assert "/en/search/?q=housing" in words
        assert "/en/library/briefs/fresh-on-housing/" in words
    assert '<html lang="en" dir="ltr">' in html
    search.refresh_from_db()
    assert search.due_at == next_turn("daily", timezone.now())


def test_nothing_new_no_letter(reader, mailoutbox):
    search = saved(reader)
    due(search)
    run()
    assert mailoutbox == []
    search.refresh_from_db()
    assert search.due_at > timezone.now()


def test_nothing_is_told_twice(reader, tree, indexed, mailoutbox):
    search = saved(reader)
    page = brief(tree, "Fresh on housing")
    indexed()
    for _round in range(3):
        due(search)
        run()
        run()
    translate(page, "fr", "Nouveau sur housing")
    indexed()
    due(search)
    run()
    assert len(mailoutbox) == 1


def test_what_was_away_for_a_while_is_no_news(reader, tree, indexed, mailoutbox):
    search = saved(reader)
    page = brief(tree, "Fresh on housing")
    indexed()
    due(search)
    run()
    page.unpublish()
    indexed()
    due(search)
    run()
    page.save_revision().publish()
    indexed()
    due(search)
    run()
    assert len(mailoutbox) == 1


def test_one_letter_holds_all_searches(reader, tree, indexed, mailoutbox):
    searches = [saved(reader, name=f"Search {number}") for number in range(3)]
    brief(tree, "Fresh on housing")
    indexed()
    due(*searches)
    run()
    [letter] = mailoutbox
    assert all(f"Search {number}" in letter.body for number in range(3))


def test_long_news_are_cut(reader, tree, indexed, mailoutbox):
    search = saved(reader)
    for number in range(12):
        brief(tree, f"Fresh {number} on housing")
    indexed()
    due(search)
    run()
    assert "and 2 more" in mailoutbox[0].body


def test_rights_are_those_of_the_moment_of_sending(reader, tree, indexed, cast, mailoutbox):
    """A forum that closed after the index was made, and a page for others."""
    search, other = saved(reader), saved(cast.counsellor)
    forum = public_forum()
    forum_services.start_topic(
        author=cast.moderator, forum=forum, title="A question of housing", source="Who knows a landlord?"
    )
    page = brief(tree, "Closed on housing")
    close(page, Group.objects.get(name=roles.COUNSELLORS))
    indexed()
    ForumGrant.objects.filter(forum=forum).exclude(group__name=roles.MODERATORS).delete()
    due(search, other)
    run()
    [letter] = mailoutbox
    assert letter.to == [cast.counsellor.email]
    assert "Closed on housing" in letter.body
    assert "A question of housing" not in letter.body


def test_people_who_were_shut_out_get_none(reader, tree, indexed, mailoutbox):
    with_news(reader, tree, indexed)
    reader.is_active = False
    reader.save()
    run()
    assert not send_news(user_id=reader.pk)
    assert mailoutbox == []


def test_an_account_that_went_meanwhile(reader, mailoutbox):
    assert send_news(user_id=reader.pk + 1000) is False


def test_without_an_index_the_turn_is_kept(reader, tree, settings, tmp_path, mailoutbox):
    search = saved(reader)
    brief(tree, "Fresh on housing")
    settings.SEARCH_DIR = tmp_path / "elsewhere"
    due(search)
    run()
    assert mailoutbox == []
    assert SavedSearch.objects.due(timezone.now()).exists()
    search.refresh_from_db()
    assert search.told["works"]


def test_saved_without_an_index_begins_with_the_first_look(
    reader, tree, settings, indexed, tmp_path, mailoutbox
):
    there = settings.SEARCH_DIR
    settings.SEARCH_DIR = tmp_path / "elsewhere"
    search = saved(reader)
    settings.SEARCH_DIR = there
    due(search)
    run()
    assert mailoutbox == []
    brief(tree, "Fresh on housing")
    indexed()
    due(search)
    run()
    assert len(mailoutbox) == 1


def test_a_mail_server_that_refuses_is_tried_again(reader, tree, indexed, mailoutbox, monkeypatch):
    with_news(reader, tree, indexed)

    def refuse(self):
        raise OSError("no mail server")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        with pytest.raises(OSError, match="no mail server"):
            send_news(user_id=reader.pk)
    assert send_news(user_id=reader.pk)
    assert len(mailoutbox) == 1


def test_a_worker_killed_while_sending_does_not_send_again(reader, tree, indexed, mailoutbox, monkeypatch):
    with_news(reader, tree, indexed)

    class Killed(BaseException):
        pass

    def die(self):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", die)
        with pytest.raises(Killed):
            send_news(user_id=reader.pk)
    assert not send_news(user_id=reader.pk)
    assert mailoutbox == []


def test_two_workers_send_one_letter(reader, tree, indexed, mailoutbox, monkeypatch):
    with_news(reader, tree, indexed)
    import discovery.letters as letters

    take, ran = letters._take, []

    def slow(news, now):
        if not ran:
            ran.append(True)
            send_news(user_id=reader.pk)
        return take(news, now)

    monkeypatch.setattr(letters, "_take", slow)
    send_news(user_id=reader.pk)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("es", "ltr"), ("ar", "rtl")])
def test_letters_are_in_the_readers_language(reader, tree, indexed, mailoutbox, language, direction):
    search = saved(reader)
    reader.profile.site_language = language
    reader.profile.save()
    brief(tree, "Fresh on housing")
    indexed()
    due(search)
    run()
    [letter] = mailoutbox
    assert f'<html lang="{language}" dir="{direction}">' in letter.alternatives[0][0]
    assert f"/{language}/library/briefs/fresh-on-housing/" in letter.body
    assert "new result" not in letter.subject


def test_who_chose_no_language_gets_that_of_the_search(reader, tree, indexed, mailoutbox):
    with_news(reader, tree, indexed, language="fr")
    run()
    assert 'lang="fr"' in mailoutbox[0].alternatives[0][0]


def test_names_are_shown_as_they_are_and_nothing_more(reader, tree, indexed, mailoutbox):
    with_news(reader, tree, indexed, name="<b>Rent & co</b>")
    run()
    letter = mailoutbox[0]
    assert "<b>Rent & co</b>" in letter.body
    assert "&lt;b&gt;Rent &amp; co&lt;/b&gt;" in letter.alternatives[0][0]


def test_out_of_all_letters_in_one_click(reader, tree, indexed, mailoutbox):
    searches = [saved(reader), saved(reader, name="Another")]
    brief(tree, "Fresh on housing")
    indexed()
    due(*searches)
    run()
    headers = mailoutbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(r"<https?://[^/]+(/en/find/unsubscribe/[^>]+/)>", headers["List-Unsubscribe"])[1]
    mail_program = Client(enforce_csrf_checks=True)
    page = mail_program.get(address)
    assert page.status_code == 200
    assert "My housing" not in page.text
    assert SavedSearch.objects.exclude(mail="none").count() == 2
    assert mail_program.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not SavedSearch.objects.exclude(mail="none").exists()
    assert mail_program.post(address).status_code == 200


def test_out_of_one_search(reader, client):
    one, other = saved(reader), saved(reader, name="Another")
    client.post(f"/en/find/unsubscribe/{unsubscribe_token(reader, search_id=one.pk)}/")
    assert list(SavedSearch.objects.exclude(mail="none")) == [other]


@pytest.mark.parametrize("token", ["x", "x:y", "WyJ4Iiw5XQ:abc", "é", "..", "0:" + "a" * 500])
def test_a_made_up_address_is_none(reader, client, token):
    assert client.get(f"/en/find/unsubscribe/{token}/").status_code == 404
    assert client.post(f"/en/find/unsubscribe/{token}/").status_code == 404


def test_the_search_of_somebody_else_is_not_reached(reader, cast, client):
    mine, theirs = saved(reader), saved(cast.outsider)
    client.post(f"/en/find/unsubscribe/{unsubscribe_token(reader, search_id=theirs.pk)}/")
    assert SavedSearch.objects.exclude(mail="none").count() == 2
    assert mine


@pytest.mark.parametrize(
    ("mail", "turn"),
    [("daily", datetime(2026, 11, 19, 6, tzinfo=UTC)), ("weekly", datetime(2026, 11, 23, 6, tzinfo=UTC))],
)
def test_letters_share_an_hour(mail, turn):
    """From a Wednesday."""
    assert next_turn(mail, datetime(2026, 11, 18, 15, 30, tzinfo=UTC)) == turn
