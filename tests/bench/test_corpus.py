"""Articles and questions are the same wherever they are made."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from bench.corpus import (
    FACETS,
    GROUPS,
    LANGUAGES,
    MEMBER,
    PUBLIC,
    SHORT_FROM,
    TYPES,
    VIEWER,
    article,
    articles,
)
from bench.questions import QUESTIONS, ROWS, questions
from measuring.vocabulary import WORDS, words_of

from search.engines.matching import is_stop_word
from search.entry import TOKEN
from search.facets import VALUE
from search.parser import Term

ROOT = Path(__file__).resolve().parents[2]
FINGERPRINT = """
import hashlib
from bench.corpus import articles
from bench.questions import questions
print(hashlib.sha256(repr((list(articles(40)), questions())).encode()).hexdigest())
"""


def fingerprint(hash_seed):
    environment = {**os.environ, "PYTHONPATH": "tools", "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", FINGERPRINT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_two_processes_make_the_same():
    assert fingerprint("1") == fingerprint("2")


def test_an_article_does_not_depend_on_those_before():
    assert list(articles(12, start=10)) == [article(10), article(11)]


def test_texts_are_shorter_in_a_very_large_corpus():
    assert len(next(articles(SHORT_FROM)).body) < len(next(articles(100)).body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_vocabularies_have_their_size(language):
    assert len(set(words_of(language))) == WORDS


def test_no_word_stands_in_two_languages():
    assert sum(len(words_of(language)) for language in LANGUAGES) == len(
        {word for language in LANGUAGES for word in words_of(language)}
    )


def test_shares_are_about_as_intended():
    made = list(articles(2_000))
    languages = Counter(one.language for one in made)
    kinds = Counter(one.facets["kind"][0] for one in made)
    access = Counter(one.access if one.access in {PUBLIC, MEMBER} else "group" for one in made)
    for name, share in LANGUAGES.items():
        assert languages[name] == pytest.approx(20 * share, rel=0.25)
    for name, (share, _words) in TYPES.items():
        assert kinds[name] == pytest.approx(20 * share, rel=0.35)
    assert access == {
        PUBLIC: pytest.approx(1_200, rel=0.1),
        MEMBER: pytest.approx(500, rel=0.1),
        "group": pytest.approx(300, rel=0.2),
    }
    assert sum(len(one.body.encode()) for one in made) / len(made) == pytest.approx(1_770, rel=0.1)


def test_values_are_such_as_the_search_takes():
    for one in articles(200):
        assert set(one.facets) == set(FACETS)
        assert all(VALUE.fullmatch(value) for values in one.facets.values() for value in values)
        assert TOKEN.fullmatch(one.access)
        regions = one.facets["region"]
        assert all(region.rpartition(".")[0] in ("", *regions) for region in regions)


def test_the_viewer_has_seven_tokens_of_which_five_are_groups():
    assert len(set(VIEWER)) == 7
    assert {one.access for one in articles(4_000)} >= set(VIEWER)
    assert GROUPS == 200


def test_questions_are_one_to_three_words_that_say_something():
    for series in (0, 1):
        asked = questions(series)
        assert len(asked) == QUESTIONS
        assert {len(question.words) for question in asked} == {1, 2, 3}
        assert not [word for question in asked for word in question.words if is_stop_word(Term(word))]
        assert all(question.kinds[0] != question.kinds[1] for question in asked)
    assert not set(questions(0)) & set(questions(1))


def test_rows_stand_in_the_order_of_the_table():
    assert [row.key for row in ROWS] == ["a", "b", "c", "c2", "d", "e", "e2", "f"]
