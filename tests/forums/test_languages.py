"""The language of a post is found out, asked for when unsure; lists can be narrowed to what the reader reads."""

import pytest
from django.urls import reverse

from forums.models import Post, Topic
from tests.factories.forums import TopicFactory

pytestmark = pytest.mark.django_db
FRENCH = "Nous leur avons téléphoné hier, avec son accord, et la sœur viendra le chercher à la gare."


def send(client, topic, **fields):
    data = {"source": FRENCH, "language": "auto", "key": "k", "act": "post"} | fields
    return client.post(reverse("forums:reply", args=[topic.pk]), data, follow=True)


def test_it_works(cast, client_of, topic):
    send(client_of(cast.counsellor), topic)
    assert Post.objects.get(position=2).language == "fr"


def test_finding_out_is_the_first_choice(cast, client_of, topic):
    page = client_of(cast.counsellor).get(topic.get_absolute_url()).content.decode()
    assert 'name="language" value="auto"' in page
    page = client_of(cast.counsellor).get(reverse("forums:reply", args=[topic.pk])).content.decode()
    assert '<option value="auto" selected>' in page


def test_an_unsure_text_comes_back(cast, client_of, topic):
    answer = send(client_of(cast.counsellor), topic, source="Tak for det")
    assert answer.status_code == 422
    assert "Tak for det" in answer.content.decode()
    assert "which language" in answer.content.decode()
    assert not Post.objects.filter(position=2).exists()


def test_a_word_that_says_nothing_is_asked_about(cast, client_of, topic):
    client = client_of(cast.counsellor)
    assert send(client, topic, source="Gentian?").status_code == 422
    data = {"title": "Gentian?", "source": "Gentian?", "language": "auto", "key": "k"}
    asked = client.post(reverse("forums:start", args=[topic.forum.slug]), data)
    assert asked.status_code == 422
    assert "which language" in asked.content.decode()


def test_a_short_text_in_the_language_of_the_page_passes(cast, client_of, topic):
    send(client_of(cast.counsellor), topic, source="Thank you for this.")
    assert Post.objects.get(position=2).language == "en"


def test_a_short_text_in_the_language_of_the_topic_passes(cast, client_of, topic):
    client = client_of(cast.counsellor)
    assert send(client, topic, source="Gracias por esto.").status_code == 422
    Topic.objects.filter(pk=topic.pk).update(language="es")
    send(client, topic, source="Gracias por esto.")
    assert Post.objects.get(position=2).language == "es"


def test_a_wrong_choice_is_stored_and_said(cast, client_of, topic):
    answer = send(client_of(cast.counsellor), topic, language="en")
    assert Post.objects.get(position=2).language == "en"
    assert "marked as English but reads like French" in answer.content.decode()


def test_a_preview_says_so_too(cast, client_of, topic):
    answer = send(client_of(cast.counsellor), topic, language="en", act="preview")
    assert "reads like French" in answer.content.decode()


@pytest.mark.parametrize("source", ["Tak for det", "Gentian?"])
def test_a_preview_shows_words_that_say_nothing_and_does_not_ask(cast, client_of, topic, source):
    answer = send(client_of(cast.counsellor), topic, source=source, act="preview")
    assert answer.status_code == 200
    assert f"<p>{source}</p>" in answer.content.decode()
    assert "which language" not in answer.content.decode()


def test_starting_finds_it_out(cast, client_of, topic):
    data = {"title": "Qui les attend à la gare ?", "source": FRENCH, "language": "auto", "key": "k"}
    client_of(cast.counsellor).post(reverse("forums:start", args=[topic.forum.slug]), data)
    assert Topic.objects.get(title=data["title"]).language == "fr"


@pytest.fixture
def three(cast, topic):
    for language in ("fr", "es"):
        TopicFactory(
            forum=topic.forum, author=cast.counsellor, title=f"A topic in {language}", language=language
        )
    return topic.forum


@pytest.mark.parametrize("languages", [["fr"], ["fr", "es"], []])
def test_a_list_in_my_languages(cast, client_of, three, languages):
    cast.member.profile.languages = languages
    cast.member.profile.save()
    client = client_of(cast.member)
    for url in (three.get_absolute_url(), reverse("forums:latest")):
        page = client.get(url, {"languages": "mine"}).content.decode()
        assert [f"A topic in {code}" in page for code in ("fr", "es")] == [
            code in languages for code in ("fr", "es")
        ]
        assert "show=unanswered&amp;languages=mine" in page or "languages=mine&amp;show=unanswered" in page
        assert "A topic in es" in client.get(url, {"languages": "nonsense"}).content.decode()


def test_a_visitor_reads_the_language_of_the_page(cast, client_of, three):
    page = client_of(cast.visitor).get(three.get_absolute_url(), {"languages": "mine"}).content.decode()
    assert "A topic in fr" not in page


def test_the_filter_costs_no_query(cast, client_of, three, django_assert_max_num_queries):
    client, url = client_of(cast.member), three.get_absolute_url()
    client.get(url)
    with django_assert_max_num_queries(9):
        client.get(url, {"languages": "mine"})


def test_the_choice_of_my_languages_looks_taken_only_when_it_is(cast, client_of, rooms):
    client = client_of(cast.member)
    for path in (rooms.public.get_absolute_url(), "/en/forums/latest/"):
        for query, taken in (("", False), ("?languages=mine", True)):
            html = client.get(path + query).content.decode()
            chip = html.partition("In my languages")[0].rpartition("<a ")[2]
            assert ("chip--on" in chip) == taken
