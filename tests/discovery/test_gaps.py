"""What was not found is counted for editors, and nobody can tell from it who searched."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from discovery import tallying
from discovery.models import Gap, Tally
from discovery.privacy import keepable, normal
from discovery.services import tidy
from tests.factories.library import brief

pytestmark = pytest.mark.django_db
PAGE = "/en/search/"


@pytest.fixture(autouse=True)
def _fresh_counts():
    tallying.waiting.forget()
    yield
    tallying.waiting.forget()


@pytest.fixture
def site(tree, indexed):
    brief(tree, "Housing in Dakar", summary="About rent and Senegal")
    indexed()


def ask(text, browser="one", **parameters):
    client = Client(headers={"user-agent": browser})
    assert client.get(PAGE, {"q": text, **parameters}).status_code == 200


def words(kind="nothing"):
    return dict(Tally.objects.filter(kind=kind).exclude(word="").values_list("word", "times"))


def written():
    tallying.write([(*key, 0, times) for key, times in tallying.waiting.take().items()])
    return dict(Tally.objects.filter(word="").values_list("kind", "times"))


def test_it_works(site):
    ask("  xylophone  LESSONS. ")
    assert words() == {"xylophone lessons": 1}
    row = Tally.objects.exclude(word="").get()
    assert (row.language, row.day) == ("en", timezone.now().date())


def test_what_was_found_is_no_gap(site):
    ask("housing")
    ask("")
    ask("housing", topic="unknown")
    assert words() == {}
    assert written() == {"asked": 3}


def test_the_same_visit_counts_once(site):
    for _time in range(5):
        ask("xylophone")
    assert words() == {"xylophone": 1}
    assert written()["nothing"] == 5


def test_several_visits_count_each(site):
    for number in range(30):
        ask("xylophone", browser=f"browser {number}")
    assert 3 <= words()["xylophone"] <= tallying.BITS


def test_a_correction_and_a_loose_reading_are_told_apart(site):
    ask("housinng")
    ask("housing xylophone")
    assert words("corrected") == {"housinng": 1}
    assert words("loose") == {"housing xylophone": 1}
    assert words() == {}


@pytest.mark.parametrize(
    "text",
    [
        "amina@example.org",
        "call 077 123 45 67",
        "case 48213",
        "born 12/03/1988",
        "https://example.org/x",
        "www.example.org",
        "example.org/page",
        "one two three four five six seven eight nine",
        "Zorblina Quaxley",
        "zorb Zorblina Quaxley zorb",
        "Élodie Ångström",
        "ZORBLINA QUAXLEY",
        "Zorblina Housing",
        "x" * 101,
    ],
)
def test_what_may_name_somebody_is_only_counted(site, text):
    ask(text)
    assert words() == {} == words("loose")
    totals = written()
    assert totals.get("nothing", 0) + totals.get("loose", 0) == 1
    assert not Tally.objects.exclude(word="").exists()


@pytest.mark.parametrize(
    "text", ["xylophone 2024", "Xylophone", "zorblina quaxley", "Housing Senegal", "سكن مؤقت"]
)
def test_what_names_nobody_is_kept(site, text):
    assert keepable(text) == normal(text)


def test_nothing_tells_who_searched(site, cast, client_of):
    client_of(cast.member).get(PAGE, {"q": "xylophone"})
    row = Tally.objects.exclude(word="").values().get()
    assert set(row) == {"id", "day", "language", "kind", "word", "bits", "times"}
    assert 0 < row["bits"] < 2**tallying.BITS
    tidy(today=timezone.now().date() + timedelta(days=1))
    assert Tally.objects.exclude(word="").get().bits == 0


def test_no_more_than_one_query_and_mostly_none(site, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask("warm up")
    with CaptureQueriesContext(connection) as found:
        ask("housing")
    with CaptureQueriesContext(connection) as missed:
        ask("xylophone")
    assert [query for query in found if "discovery_tally" in query["sql"]] == []
    assert len([query for query in missed if "discovery_tally" in query["sql"]]) == 1
    assert len(missed) <= 12


def test_a_count_that_fails_harms_nobody(site, monkeypatch):
    class Broken:
        def __enter__(self):
            raise DatabaseError("no disk")

        def __exit__(self, *error):
            return False

    monkeypatch.setattr("discovery.tallying.connection.cursor", Broken)
    tallying.write([(date(2026, 1, 1), "en", "nothing", "x", 1, 1)])


def test_other_failures_harm_nobody_either(site, monkeypatch):
    monkeypatch.setattr("discovery.tallying.keepable", lambda text: 1 / 0)
    ask("xylophone")


def put(word, *days, times=1, kind="nothing", language="en"):
    today = timezone.now().date()
    for back in days:
        Tally.objects.create(
            day=today - timedelta(days=back), language=language, kind=kind, word=word, times=times
        )


def test_a_gap_shows_after_three_days_or_three_visits(tree):
    put("once", 0)
    put("two days", 0, 1)
    put("three days", 0, 1, 2)
    put("three visits", 4, times=3)
    put("loose", 0, 1, 2, kind="loose")
    call_command("search_gaps", verbosity=0)
    assert set(Gap.objects.values_list("word", flat=True)) == {"three days", "three visits"}


def test_what_editors_said_stays(tree):
    put("three days", 0, 1, 2)
    call_command("search_gaps", verbosity=0)
    Gap.objects.update(state="no-plan")
    put("three days", 3)
    call_command("search_gaps", verbosity=0)
    gap = Gap.objects.get()
    assert (gap.state, gap.visits, gap.days) == ("no-plan", 4, 4)


def test_after_a_year_it_is_forgotten(tree):
    put("three days", 366, 367, 368)
    put("newer", 363, 364, 365)
    call_command("search_gaps", verbosity=0)
    assert [gap.word for gap in Gap.objects.all()] == ["newer"]
    tidy(today=timezone.now().date() + timedelta(days=10))
    assert not Gap.objects.exists()
    assert not Tally.objects.exists()


REGISTER = "/admin/snippets/discovery/gap/"
REPORT = "/admin/reports/searches/"


@pytest.fixture
def gap(tree):
    put("xylophone", 0, 1, 2)
    put("seen once", 0)
    put("three days", 0, 1, 2, kind="loose")
    call_command("search_gaps", verbosity=0)
    return Gap.objects.get()


def test_editors_open_the_register(gap, cast, client_of):
    page = client_of(cast.editor).get(REGISTER)
    assert page.status_code == 200
    assert "xylophone" in page.text
    assert "seen once" not in page.text
    assert "/add/" not in page.text


@pytest.mark.parametrize("role", ["translator", "moderator", "member", "visitor"])
def test_others_do_not(gap, cast, client_of, role):
    client = client_of(getattr(cast, role))
    for address in (REGISTER, f"{REGISTER}edit/{gap.pk}/", REPORT):
        answer = client.get(address)
        assert answer.status_code in {302, 403}
        assert "xylophone" not in answer.text


def test_an_editor_says_what_became_of_it(gap, cast, client_of, tree):
    page = brief(tree, "Xylophones at last")
    client = client_of(cast.editor)
    assert client.get(f"{REGISTER}edit/{gap.pk}/").status_code == 200
    client.post(f"{REGISTER}edit/{gap.pk}/", {"state": "answered", "page": page.pk, "word": "changed"})
    gap.refresh_from_db()
    assert (gap.state, gap.page_id, gap.word) == ("answered", page.pk, "xylophone")


def test_an_answer_names_its_page(gap, cast, client_of):
    answer = client_of(cast.editor).post(f"{REGISTER}edit/{gap.pk}/", {"state": "answered", "page": ""})
    assert "Say which page answers the question." in answer.text


def test_the_report_counts_by_week(gap, cast, client_of):
    today = timezone.now().date()
    Tally.objects.create(day=today, language="en", kind="asked", times=40)
    Tally.objects.create(day=today, language="fr", kind="nothing", times=10)
    Tally.objects.create(day=today, language="en", kind="facet", word="country", times=7)
    page = client_of(cast.admin).get(REPORT)
    assert page.status_code == 200
    assert "10 (25 %)" in page.text
    assert "Country" in page.text
    assert "three days" in page.text
    assert "seen once" not in page.text


@pytest.mark.parametrize("week", ["", "x", "2026-02-31", "1999-01-04", "%00"])
def test_any_week_can_be_asked_for(gap, cast, client_of, week):
    assert client_of(cast.editor).get(REPORT, {"week": week}).status_code == 200


def test_one_week(gap, cast, client_of):
    from discovery.reporting import monday

    begins = monday(timezone.now().date())
    page = client_of(cast.editor).get(REPORT, {"week": begins.isoformat()})
    assert "All weeks together" in page.text
