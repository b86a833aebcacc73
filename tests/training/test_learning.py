import pytest
from django.utils import timezone

from tests.factories.library import brief
from tests.factories.pages import close, translate
from tests.factories.training import course, module, small_course, unit
from training.models import UnitProgress
from training.services import mark_completed, mark_seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def taught(tree):
    return small_course(tree)


@pytest.fixture
def learner(cast, client_of):
    return client_of(cast.member)


def test_a_course_shows_what_is_in_it_in_order(taught, client):
    made, units = taught
    answer = client.get(made.get_url())
    assert [step.title for step in answer.context["outline"].steps] == ["Unit 1", "Unit 2", "Unit 3"]
    for words in ("First part", "Second part", "3 hours", "Introductory", "Ask", "25 min", "Sign in"):
        assert words in answer.text, words
    assert f'href="{units[0].get_url()}"' in answer.text


def test_a_unit_leads_to_its_neighbours(taught, client):
    _made, units = taught
    text = client.get(units[1].get_url()).text
    assert f'rel="prev" href="{units[0].get_url()}"' in text
    assert f'rel="next" href="{units[2].get_url()}"' in text
    assert "Unit 2 of 3" in text
    assert 'rel="prev"' not in client.get(units[0].get_url()).text
    assert 'rel="next"' not in client.get(units[2].get_url()).text


def test_a_module_shows_its_own_units(taught, client):
    _made, units = taught
    text = client.get(units[0].get_parent().get_url()).text
    assert "Unit 1" in text
    assert "Unit 3" not in text


def test_visitors_read_and_are_not_remembered(taught, client):
    _made, units = taught
    text = client.get(units[0].get_url()).text
    assert "You can read everything without an account." in text
    assert f'next={units[0].get_url()}"' in text
    assert "Mark as done" not in text
    assert not UnitProgress.objects.exists()


def test_opening_a_unit_is_remembered_once_a_minute(taught, learner, cast):
    _made, units = taught
    learner.get(units[0].get_url())
    first = UnitProgress.objects.get(user=cast.member).seen_at
    learner.get(units[0].get_url())
    assert UnitProgress.objects.get().seen_at == first
    assert UnitProgress.objects.get().completed_at is None


def test_done_goes_on_to_the_next_unit(taught, learner, cast):
    made, units = taught
    url = f"/en/learn/unit/{units[0].pk}/complete/"
    assert f'action="{url}"' in learner.get(units[0].get_url()).text
    answer = learner.post(url)
    assert (answer.status_code, answer.headers["Location"]) == (302, units[1].get_url())
    assert UnitProgress.objects.get(unit_key=units[0].translation_key).completed_at
    text = learner.get(made.get_url()).text
    assert "1 of 3 units done" in text
    last = learner.post(f"/en/learn/unit/{units[2].pk}/complete/")
    assert last.headers["Location"] == made.get_url()


def test_said_twice_it_is_done_once(taught, learner, cast):
    _made, units = taught
    for _time in range(2):
        learner.post(f"/en/learn/unit/{units[0].pk}/complete/")
    assert UnitProgress.objects.filter(user=cast.member).count() == 1


def test_the_tick_can_be_taken_back(taught, learner):
    _made, units = taught
    url = f"/en/learn/unit/{units[0].pk}/complete/"
    learner.post(url)
    assert "Not done after all" in learner.get(units[0].get_url()).text
    answer = learner.post(url, {"undo": "1"})
    assert answer.headers["Location"] == units[0].get_url()
    assert UnitProgress.objects.get().completed_at is None


def test_only_a_press_of_the_button_counts(taught, learner, client, cast):
    from django.test import Client

    _made, units = taught
    url = f"/en/learn/unit/{units[0].pk}/complete/"
    assert learner.get(url).status_code == 405
    assert "/account/login/" in client.post(url).headers["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.member, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert strict.post(url).status_code == 403
    assert not UnitProgress.objects.filter(completed_at__isnull=False).exists()


def test_what_one_may_not_read_one_cannot_finish(taught, learner, cast, client_of):
    from django.contrib.auth.models import Group

    from people import roles

    made, units = taught
    close(made, Group.objects.get(name=roles.COUNSELLORS))
    url = f"/en/learn/unit/{units[0].pk}/complete/"
    assert learner.post(url).status_code == 404
    assert client_of(cast.counsellor).post(url).status_code == 302
    assert learner.post("/en/learn/unit/999999/complete/").status_code == 404


def test_progress_is_one_s_own(taught, learner, cast, client_of):
    made, units = taught
    learner.post(f"/en/learn/unit/{units[0].pk}/complete/")
    assert "1 of 3" not in client_of(cast.outsider).get(made.get_url()).text


def test_progress_follows_the_work_into_another_language(taught, learner, cast):
    made, units = taught
    french = translate(made, "fr", "Vérification")
    first = units[0].get_parent().specific
    translate(first, "fr", "Première partie")
    translate(units[0], "fr", "Unité 1")
    learner.post(f"/en/learn/unit/{units[0].pk}/complete/")
    answer = learner.get(french.get_url())
    titles = [(step.title, step.done, step.language) for step in answer.context["outline"].steps]
    assert titles == [("Unité 1", True, ""), ("Unit 2", False, "en"), ("Unit 3", False, "en")]
    assert all(step.url.startswith("/fr/") for step in answer.context["outline"].steps)


def test_the_list_of_courses_knows_where_one_is(taught, learner, cast, tree):
    _made, units = taught
    course(tree, "Another course")
    learner.post(f"/en/learn/unit/{units[0].pk}/complete/")
    answer = learner.get("/en/learn/")
    rows = {row["card"].title: (row["done"], row["units"]) for row in answer.context["courses"]}
    assert rows == {"Due diligence": (1, 3), "Another course": (0, 0)}
    assert answer.context["resume"]["step"].title == "Unit 2"
    assert "1 of 3 units done" in answer.text


def test_the_home_page_leads_back_to_where_one_was(taught, learner, cast):
    _made, units = taught
    assert "Continue learning" not in learner.get("/en/").text
    learner.get(units[0].get_url())
    text = learner.get("/en/").text
    assert "Continue learning" in text
    assert f'href="{units[0].get_url()}"' in text


def test_who_has_finished_is_not_sent_anywhere(taught, cast, learner):
    made, units = taught
    for one in units:
        mark_completed(user=cast.member, unit=one, course_key=made.translation_key, completed=True)
    assert "Continue learning" not in learner.get("/en/").text
    assert "Completed" in learner.get(made.get_url()).text


def test_a_course_that_was_withdrawn_is_not_offered(taught, cast, learner):
    made, units = taught
    mark_seen(user=cast.member, unit=units[0], course_key=made.translation_key)
    made.unpublish()
    assert "Continue learning" not in learner.get("/en/").text


def test_a_course_without_units_opens(tree, client):
    made = course(tree)
    module(made, "Empty")
    assert client.get(made.get_url()).status_code == 200
    assert client.get("/en/learn/due-diligence/empty/").status_code == 200


def test_a_unit_left_alone_opens(tree, client):
    alone = unit(module(course(tree)))
    text = client.get(alone.get_url()).text
    assert "Unit 1 of 1" in text


def test_the_learner_s_memory_is_not_older_than_a_write(taught, cast):
    from training.learner import learner_of

    made, units = taught
    assert learner_of(cast.member).done == frozenset()
    mark_completed(user=cast.member, unit=units[0], course_key=made.translation_key, completed=True)
    assert learner_of(cast.member).done == {units[0].translation_key}
    assert timezone.now() >= learner_of(cast.member).seen[units[0].translation_key]


def test_a_unit_leads_to_texts_on_its_topics(tree, client, indexed):
    about = unit(small_course(tree)[1][0].get_parent(), "Health first", topics=["health"])
    brief(tree, "Handover of a patient", topics=["health"])
    brief(tree, "Rent and deposits", topics=["housing"])
    indexed()
    text = client.get(about.get_url()).content.decode()
    related = text[text.index('id="related"') :]
    assert "Handover of a patient" in related
    assert "Rent and deposits" not in related
