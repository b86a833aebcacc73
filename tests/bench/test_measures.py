"""Percentiles, what is written down, and what is said of the targets."""

import json
from datetime import UTC, datetime

import pytest
from bench import report
from bench.measures import Figure, Page, Run, Times, Weight, write
from bench.questions import ROW_OF
from bench.systems.names import SYSTEMS
from bench.targets import verdicts
from measuring.percentiles import percentile
from measuring.tables import put_into


@pytest.mark.parametrize(
    ("values", "share", "wanted"),
    [
        ([5], 0.5, 5),
        ([1, 2], 0.5, 1),
        ([3, 1, 2], 0.5, 2),
        (list(range(1, 101)), 0.95, 95),
        (list(range(1, 21)), 0.95, 19),
        ([1, 2, 3], 1.0, 3),
        ([1, 2, 3], 0.0, 1),
    ],
)
def test_percentiles(values, share, wanted):
    assert percentile(values, share) == wanted


def test_nothing_has_no_percentile():
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 0.5)


def figure(row="e2", system="waymark-tantivy", docs=100_000, p50=1.0, p95=2.0, cpu=1.0):
    return Figure(row, system, docs, p50, p95, cpu, 200)


def test_a_figure_shares_processor_time_among_requests():
    times = Times()
    times.add([1.0, 3.0], 5.0)
    times.add([2.0, 4.0], 3.0)
    assert Figure.of("a", "fts5", 10, times) == Figure("a", "fts5", 10, 2.0, 4.0, 2.0, 4)


def test_what_is_written_has_these_fields_and_no_others(tmp_path):
    runs = [Run(docs, [figure(docs=docs), figure("f", "postgres", docs)]) for docs in (10_000, 100_000)]
    write(runs, tmp_path / "new" / "search.json")
    found = json.loads((tmp_path / "new" / "search.json").read_text(encoding="utf-8"))
    assert len(found) == 4
    for one in found:
        assert list(one) == ["row", "system", "docs", "p50_ms", "p95_ms", "cpu_ms"]
        assert one["row"] in ROW_OF
        assert one["system"] in SYSTEMS
        assert isinstance(one["docs"], int)
        assert all(isinstance(one[name], float) for name in ("p50_ms", "p95_ms", "cpu_ms"))


def judged(*figures, **given):
    return {one.name: one.met for one in verdicts(Run(100_000, list(figures), **given))}


def test_targets_are_met_or_missed():
    assert judged(figure(p95=8.0))["(e2) p95"]
    assert not judged(figure(p95=8.1))["(e2) p95"]
    beside = judged(figure(), figure(system="fts5", p50=10.0, p95=49.0))
    assert beside["(e2) beside fts5, p50"]
    assert not beside["(e2) beside fts5, p95"]


def test_memory_and_the_whole_page_have_targets():
    weights = {
        "waymark-tantivy": Weight(3_000, 3_000, 1, 100),
        "waymark-elastic": Weight(1_000, 1_000, 1, 1_600),
    }
    found = judged(weights=weights, page=Page(50, 121, 40, 299, 0.2, 2.0, 200))
    assert found == {
        "memory beside waymark-elastic": True,
        "indexing by the engine": True,
        "indexing from the database": False,
        "whole page over HTTP, p95": False,
        "from save to found, p95": True,
    }


def test_a_section_replaces_its_own_and_no_other(tmp_path):
    page = tmp_path / "search.md"
    page.write_text("# Title\n\nIntroduction.\n", encoding="utf-8")
    day = datetime(2026, 1, 2, tzinfo=UTC)
    for docs, p50 in ((100_000, 1.0), (10_000, 2.0), (100_000, 3.0)):
        put_into(page, {docs: report.section(Run(docs, [figure(docs=docs, p50=p50)]), 0.1, day)}, report.UNIT)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Title\n\nIntroduction.\n\n<!-- figures of 10000 documents -->\n")
    assert text.count("<!-- end -->") == 2
    assert "2.00 / 2.00 (1.00)" in text
    assert "3.00 / 2.00 (1.00)" in text
    assert "1.00 / 2.00 (1.00)" not in text
    assert "2026-01-02" in text


def test_a_busy_machine_is_named():
    assert "shared with other work" in report.section(Run(10), 2.0)
    assert "shared with other work" not in report.section(Run(10), 0.1)


def test_the_terminal_shows_ratios_reasons_and_differences():
    run = Run(
        10,
        [figure(p50=2.0), figure(system="fts5", p50=6.0)],
        skipped={"postgres": "no server"},
        differences=["fts5: 1 hit, SQL has 2"],
    )
    shown = report.terminal(run)
    assert "3.00x" in shown
    assert "postgres: skipped, no server" in shown
    assert "COUNTS DIFFER in 1 places" in shown
