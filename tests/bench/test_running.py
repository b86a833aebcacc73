"""A whole run, too small to say anything about time."""

import pytest
from bench import checking
from bench.running import run

DOCUMENTS = 300


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    place = tmp_path_factory.mktemp("bench")
    names = ["waymark-tantivy", "waymark-elastic", "fts5", "postgres"]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("BENCH_ELASTICSEARCH", raising=False)
        patch.delenv("BENCH_POSTGRES", raising=False)
        yield run(DOCUMENTS, names, place, lambda line: None, row_seconds=0.1)


def test_counts_agree(small):
    assert small.differences == []
    assert small.agreement == [
        "waymark-tantivy: 160 facet lists of browses compared with SQL, and 160 of queries"
    ]


def test_every_row_is_measured_where_it_can_be(small):
    measured = {(figure.row, figure.system) for figure in small.figures}
    assert {row for row, system in measured if system == "waymark-tantivy"} == set("abcdef") | {"c2", "e2"}
    assert {row for row, system in measured if system == "fts5"} == set("abcde") | {"c2", "e2"}
    assert all(figure.docs == DOCUMENTS and figure.requests for figure in small.figures)


def test_weights_are_known(small):
    assert set(small.weights) == {"waymark-tantivy", "fts5"}
    assert all(weight.docs_a_second and weight.disk_mb for weight in small.weights.values())


def test_systems_without_a_server_say_so(small):
    assert small.skipped == {
        "waymark-elastic": "no server: BENCH_ELASTICSEARCH is empty",
        "postgres": "no server: BENCH_POSTGRES is empty",
    }


def test_different_counts_are_noticed():
    right = {"total": 3, "counts": {"kind": {"post": 2, "page": 1}}}
    assert checking.differences("here", right, right) == []
    told = {"total": 4, "counts": {"kind": {"post": 2, "story": 2}}}
    assert checking.differences("here", right, told) == [
        "here: 4 hits, SQL has 3",
        "here, kind page: 0, SQL has 1",
        "here, kind story: 2, SQL has 0",
    ]
