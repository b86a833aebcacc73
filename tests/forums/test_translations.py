"""Posts in other languages: by members, by a machine where one is set up, always with a way to the original."""

import pytest
from django.urls import reverse
from django.utils import translation

from forums import services
from forums.models import Post, PostTranslation
from forums.services.translating import machine_translate
from forums.translating import LostTermError, engine_for, protect, restore
from tests.factories.forums import PostFactory, closed_forum
from tests.factories.taxonomy import ConceptFactory

pytestmark = pytest.mark.django_db
FRENCH = "Demandez d'abord au bureau du **port**."


class Upside:
    """Stands for a machine: every word is turned around, signs stay."""

    name = "Upside"

    def translate(self, text, source, target):
        return " ".join(word if "⟦" in word else word[::-1] for word in text.split())


class Forgetful(Upside):
    def translate(self, text, source, target):
        return "…"


@pytest.fixture
def machine(settings):
    settings.FORUM_TRANSLATION_ENGINE = f"{__name__}.Upside"


@pytest.fixture
def post(cast, topic):
    return PostFactory(topic=topic, author=cast.practitioner, source="Ask the **port office** first.")


def send(client, post, **fields):
    data = {"language": "fr", "source": FRENCH, "version": 0} | fields
    return client.post(reverse("forums:translate", args=[post.pk]), data)


def read(client, post, language="fr", **query):
    with translation.override(language):
        url = post.topic.get_absolute_url()
    return client.get(url, query).content.decode()


def test_it_works(cast, client_of, post):
    assert send(client_of(cast.member), post).status_code == 302
    visitor = client_of(cast.visitor)
    page = read(visitor, post)
    assert f"translated={post.pk}" in page
    assert "port office" in page
    page = read(visitor, post, translated=post.pk)
    assert "bureau du <strong>port</strong>" in page
    assert "port office" not in page
    assert "Member" in page
    assert f"translated={post.pk}" not in read(visitor, post, "es")


def test_the_page_shows_both(cast, client_of, post):
    page = client_of(cast.member).get(reverse("forums:translate", args=[post.pk])).content.decode()
    assert "port office" in page
    assert 'name="source"' in page


def test_only_who_may_reply_translates(cast, client_of, post):
    services.lock(actor=cast.moderator, topic=post.topic, reason="Settled.")
    assert send(client_of(cast.member), post).status_code == 403
    assert send(client_of(cast.visitor), post).status_code == 302
    assert not PostTranslation.objects.exists()


@pytest.mark.parametrize("fields", [{"source": ""}, {"source": "x" * 20_001}, {"version": -1}], ids=str)
def test_what_is_refused_is_kept(cast, client_of, post, fields):
    answer = send(client_of(cast.member), post, **fields)
    assert answer.status_code == 422
    assert not PostTranslation.objects.exists()


@pytest.mark.parametrize("language", ["en", "xx-none", "<script>"])
def test_no_such_translation(cast, client_of, post, language):
    assert send(client_of(cast.member), post, language=language).status_code == 404


def test_sent_twice_stored_once(cast, client_of, post):
    for _ in range(2):
        assert send(client_of(cast.member), post).status_code == 302
    row = PostTranslation.objects.get()
    assert (row.version, row.revisions.count()) == (1, 0)


def test_an_edit_keeps_the_earlier_text(cast, client_of, post):
    client = client_of(cast.member)
    send(client, post)
    send(client, post, source="Le port d'abord.", version=1)
    row = PostTranslation.objects.get()
    assert (row.source, row.version, row.revisions.get().source) == ("Le port d'abord.", 2, FRENCH)
    page = client.get(reverse("forums:translate", args=[post.pk]), {"language": "fr"}).content.decode()
    assert "bureau du" in page


def test_two_editors_lose_nothing(cast, client_of, post):
    send(client_of(cast.member), post)
    send(client_of(cast.member), post, source="Second", version=1)
    answer = send(client_of(cast.moderator), post, source="Third", version=1)
    assert answer.status_code == 422
    assert "Second" in answer.content.decode()
    assert "Third" in answer.content.decode()
    assert PostTranslation.objects.get().source == "Second"
    assert 'name="version" value="2"' in answer.content.decode()


def test_another_members_translation_stands(cast, client_of, post):
    send(client_of(cast.member), post)
    answer = send(client_of(cast.outsider), post, source="Autre chose", version=1)
    assert answer.status_code == 422
    assert PostTranslation.objects.get().source == FRENCH
    page = client_of(cast.outsider).get(reverse("forums:translate", args=[post.pk]), {"language": "fr"})
    assert "Save the translation" not in page.content.decode()


def test_an_edited_post_marks_its_translation(cast, client_of, post):
    send(client_of(cast.member), post)
    services.edit_post(actor=cast.practitioner, post=post, source="Ask nobody.", version=1)
    assert "older than the last edit" in translated_words(client_of, cast, post)
    send(client_of(cast.member), post, version=1)
    assert PostTranslation.objects.get().of_version == 2
    assert "older than the last edit" not in translated_words(client_of, cast, post)


def translated_words(client_of, cast, post):
    """On an English page of a French post, so that the words are the test's own."""
    Post.objects.filter(pk=post.pk).update(language="fr", translated=["en"])
    PostTranslation.objects.update(language="en")
    page = read(client_of(cast.visitor), post, "en", translated=post.pk)
    Post.objects.filter(pk=post.pk).update(language="en", translated=["fr"])
    PostTranslation.objects.update(language="fr")
    return page


def test_a_hidden_posts_translation_is_hidden(cast, client_of, post):
    send(client_of(cast.member), post)
    services.hide_post(actor=cast.moderator, post=post, reason="It names a person.")
    assert "bureau du" not in read(client_of(cast.visitor), post, translated=post.pk)
    assert "bureau du" in read(client_of(cast.practitioner), post, translated=post.pk)


@pytest.mark.parametrize("value", ["0", "-1", "x", "9" * 30, "1' or 1"])
def test_nonsense_shows_the_original(cast, client_of, post, value):
    assert "port office" in read(client_of(cast.visitor), post, translated=value)


def test_removing_a_post_removes_its_translations(cast, post):
    services.save_translation(actor=cast.member, post=post, language="fr", source=FRENCH)
    services.remove_posts(actor=cast.moderator, posts=[post], reason="The author asked for it.")
    assert not PostTranslation.objects.exists()
    assert Post.objects.get(pk=post.pk).translated == []


def test_without_a_setting_there_is_no_machine(cast, client_of, post):
    assert engine_for(post) is None
    assert machine_translate(post=post, language="fr") is None
    page = client_of(cast.member).get(reverse("forums:translate", args=[post.pk])).content.decode()
    assert "Let a machine" not in page
    assert send(client_of(cast.member), post, act="machine").status_code == 404


def test_sensitive_words_never_leave(cast, machine):
    from tests.factories.forums import TopicFactory

    topic = TopicFactory(forum=closed_forum(), author=cast.counsellor)
    assert machine_translate(post=topic.posts.get(), language="fr") is None


def test_a_machine_says_that_it_is_one(cast, client_of, post, machine, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert send(client_of(cast.member), post, act="machine").status_code == 302
    row = PostTranslation.objects.get()
    assert (row.machine, row.by) == ("Upside", None)
    assert "Upside" in read(client_of(cast.visitor), post, translated=post.pk)


def test_a_person_goes_before_the_machine(cast, client_of, post, machine):
    machine_translate(post=post, language="fr")
    assert send(client_of(cast.member), post, version=1).status_code == 302
    row = PostTranslation.objects.get()
    assert (row.machine, row.by, row.source) == ("", cast.member, FRENCH)
    machine_translate(post=post, language="fr")
    assert PostTranslation.objects.get().source == FRENCH


def test_the_author_vouches_for_a_machine(cast, client_of, post, machine):
    machine_translate(post=post, language="fr")
    assert send(client_of(cast.outsider), post, act="approve").status_code == 404
    assert send(client_of(cast.practitioner), post, act="approve").status_code == 302
    assert PostTranslation.objects.get().approved_by == cast.practitioner


def test_terms_of_the_field_are_protected(cast, post, machine):
    ConceptFactory(slug="avrr", acronym="AVRR")
    services.edit_post(actor=cast.practitioner, post=post, source="What AVRR pays, AVRRs do not", version=1)
    post.refresh_from_db()
    row = machine_translate(post=post, language="fr")
    assert "AVRR" in row.source.split()
    assert "sRRVA" in row.source


def test_a_lost_term_is_no_translation(cast, post, settings):
    ConceptFactory(slug="avrr", acronym="AVRR")
    settings.FORUM_TRANSLATION_ENGINE = f"{__name__}.Forgetful"
    services.edit_post(actor=cast.practitioner, post=post, source="What AVRR pays", version=1)
    post.refresh_from_db()
    with pytest.raises(LostTermError):
        machine_translate(post=post, language="fr")
    assert not PostTranslation.objects.exists()


def test_protecting_and_restoring(db):
    ConceptFactory(slug="avrr", acronym="AVRR")
    safe, terms = protect("AVRR and AVRR")
    assert "AVRR" not in safe
    assert restore(safe, terms) == "AVRR and AVRR"
    with pytest.raises(LostTermError):
        restore("⟦7⟧", terms)


def test_pages_without_translations_pay_nothing(cast, client_of, post, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, url = client_of(cast.visitor), post.topic.get_absolute_url()
    client.get(url)
    with CaptureQueriesContext(connection) as before:
        client.get(url)
    services.save_translation(actor=cast.member, post=post, language="fr", source=FRENCH)
    for query, more in (("", 0), (f"?translated={post.pk}", 0)):
        with django_assert_num_queries(len(before) + more):
            client.get(url + query)
