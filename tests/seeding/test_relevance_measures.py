"""The measures against figures worked out by hand, and what the lists and the baseline say of mistakes."""

import math
from types import SimpleNamespace

import pytest

from seeding.reader import FixtureError
from seeding.relevance.baseline import drops
from seeding.relevance.evaluation import Evaluation, Outcome, meets
from seeding.relevance.judgements import Question, read_judgements
from seeding.relevance.measures import mean, ndcg, reciprocal_rank
from seeding.relevance.works import Works


def test_the_best_order_counts_one():
    assert ndcg([3, 2, 1], [1, 2, 3]) == 1


def test_a_wrong_order_counts_as_worked_out_by_hand():
    # Shown: 2 then 3. Gains 3 and 7: 3/1 + 7/log2(3) = 7.4165. Best: 7/1 + 3/log2(3) = 8.8928.
    assert ndcg([2, 3], [3, 2]) == pytest.approx(7.4165 / 8.8928, abs=1e-4)


def test_what_was_not_shown_is_missed():
    # Shown: one work of grade 3. Best: three of them, 7 * (1 + 0.6309 + 0.5) = 14.9165.
    assert ndcg([3], [3, 3, 3]) == pytest.approx(7 / 14.9165, abs=1e-4)


def test_what_nobody_asked_for_pushes_the_rest_down():
    assert ndcg([0, 3], [3]) == pytest.approx(1 / math.log2(3))


def test_only_ten_places_count():
    assert ndcg([0] * 10 + [3], [3]) == 0
    assert ndcg([3] * 10, [3] * 12) == 1


def test_nothing_shown_or_nothing_judged_counts_nothing():
    assert ndcg([], [3]) == 0
    assert ndcg([0], []) == 0


def test_reciprocal_rank():
    assert [reciprocal_rank(place) for place in (1, 2, 4, None)] == [1, 0.5, 0.25, 0]
    # Found first, second and not at all: (1 + 0.5 + 0) / 3.
    assert mean(reciprocal_rank(place) for place in (1, 2, None)) == pytest.approx(0.5)


def test_leaks_are_the_one_figure_that_must_be_low():
    assert meets("leaks", 0)
    assert not meets("leaks", 1)
    assert meets("ndcg", 0.8)
    assert not meets("ndcg", 0.79)


WORKS = Works({"bread": {"en": "a.b:1", "fr": "a.b:2"}, "topic": {"": "f.t:7"}})


def test_a_name_is_all_versions_or_the_one_that_is_named():
    assert WORKS.keys("bread") == {"a.b:1", "a.b:2"}
    assert WORKS.keys("bread.fr") == {"a.b:2"}
    assert WORKS.key("topic") == "f.t:7"
    assert (WORKS.name("a.b:2"), WORKS.work("a.b:2"), WORKS.name("f.t:7")) == ("bread.fr", "bread", "topic")
    assert WORKS.is_in("bread", "fr")
    assert not WORKS.is_in("topic", "fr")


@pytest.mark.parametrize("name", ["cake", "bread.es", ""])
def test_a_name_that_stands_for_nothing_is_told(name):
    with pytest.raises(FixtureError, match="no such work"):
        WORKS.keys(name)


def lists(folder, **texts):
    for name in ("graded", "known", "typos", "crossings", "probes"):
        (folder / f"{name}.toml").write_text(texts.get(name, ""), encoding="utf-8")
    return folder


def test_a_list_is_read(tmp_path):
    graded = '[[query]]\nasked = "bread"\nlanguage = "en"\nexactly = ["a"]\ntouches = ["b"]\n'
    probes = 'probe = [{ asked = "x", language = "ar", who = "visitor", never = "a", filters = { kind = ["brief"] } }]'
    read = read_judgements(lists(tmp_path, graded=graded, probes=probes))
    assert dict(read.graded[0].grades) == {"a": 3, "b": 1}
    assert read.graded[0].who == "practitioner"
    assert str(read.probes[0]) == "'x' kind:brief (ar, visitor, search)"
    assert read.known == ()


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            {"graded": '[[query]]\nasked = "bread"\nlanguage = "en"\nhelps = ["a"]'},
            "graded.toml: 'bread': nothing is exactly",
        ),
        (
            {"graded": '[[query]]\nasked = "b"\nlanguage = "en"\nexactly = ["a"]\nhelps = ["a"]'},
            "a has two grades",
        ),
        ({"known": '[[item]]\nasked = "bread"\nlanguage = "en"'}, "known.toml: 'bread': 'wanted'"),
        ({"typos": '[[typo]]\nasked = "b"\nlang = "en"\nwanted = "a"'}, "typos.toml: 'b'"),
        (
            {"known": '[[item]]\nasked = "b"\nlanguage = "en"\nwanted = "a"\n' * 2},
            r"known.toml: 'b' \(en, practitioner\) is there twice",
        ),
        (
            {"probes": 'probe = [{ asked = "x", language = "en", never = "a", way = "guess" }]'},
            "search, suggest",
        ),
        ({"probes": "probe = ["}, "probes.toml"),
    ],
)
def test_a_mistake_in_a_list_is_told_with_its_place(tmp_path, texts, said):
    with pytest.raises(FixtureError, match=said):
        read_judgements(lists(tmp_path, **texts))


def outcome(part, asked, score):
    return Outcome(part, Question(asked, "fr"), score)


def test_a_drop_names_what_got_worse():
    now = (outcome("graded", "dette", 0.5), outcome("graded", "appel", 0.9), outcome("known", "pain", 0.5))
    evaluation = Evaluation("any", now, {"ndcg": 0.7, "ndcg_fr": 0.7, "known_mrr": 0.99, "leaks": 1})
    kept = {
        "figures": {"ndcg": 0.75, "ndcg_fr": 0.72, "known_mrr": 1.0, "leaks": 0},
        "questions": {"graded: 'dette' (fr, practitioner)": 0.8, "graded: 'appel' (fr, practitioner)": 0.7},
    }
    assert drops(evaluation, kept) == [
        "ndcg was 0.750 and is 0.700. Worse: 'dette' (fr, practitioner) by 0.30",
        "leaks was 0.000 and is 1.000. Worse: ",
    ]


def test_nothing_fell():
    evaluation = SimpleNamespace(figures={"ndcg": 0.74, "leaks": 0}, outcomes=())
    assert drops(evaluation, {"figures": {"ndcg": 0.75, "leaks": 0}, "questions": {}}) == []
