"""What is written down, what is said of the targets, and forms as a browser reads them."""

import json
from datetime import UTC, datetime

import pytest
from bench_forum import databases, report
from bench_forum.asking import Answer
from bench_forum.figures import Figure, Reply, Run, rows, write
from bench_forum.pages import form_with
from bench_forum.targets import KIB, verdicts
from measuring.tables import put_into


def answer(cpu_ms=4.0, queries=3, body=b"x" * 1_000):
    return Answer(queries, 2 * cpu_ms, cpu_ms, 200, body, "")


def figure(row="list-member", system="waymark", cpu_ms=4.0, **fields):
    return Figure.of(
        row, system, 50_000, [answer(cpu_ms, **fields), answer(cpu_ms + 1, **fields)], packed=300
    )


def verdict(run, name):
    return next(one for one in verdicts(run) if one.name == name)


def test_a_figure_tells_the_middle_and_the_slow_end():
    made = Figure.of("list-member", "machina", 1, [answer(cpu) for cpu in (1, 2, 9)], packed=10)
    assert (made.cpu_ms_p50, made.cpu_ms_p95, made.wall_ms_p50) == (2, 9, 4)
    assert made.bytes == 1_000


def test_queries_are_those_of_most_rounds():
    rounds = [answer(queries=9), answer(queries=8), answer(queries=9), answer(queries=10), answer(queries=9)]
    assert Figure.of("list-member", "machina", 1, rounds, packed=10).queries == 9


def test_what_is_written_has_the_agreed_fields(tmp_path):
    run = Run(50_000, "SQLite", [figure(row) for row in rows()])
    write(run, tmp_path / "forum.json")
    found = json.loads((tmp_path / "forum.json").read_text())
    assert [one["row"] for one in found] == [
        f"{page}-{reader}"
        for page in ("index", "list", "topic", "topic-deep")
        for reader in ("anonymous", "member")
    ]
    assert set(found[0]) == {
        *("row", "system", "posts", "queries"),
        *("cpu_ms_p50", "wall_ms_p50", "wall_ms_p95", "bytes"),
    }


@pytest.mark.parametrize(("ours", "met"), [(4.9, True), (5.5, False)])
def test_the_best_peer_is_the_one_to_beat(ours, met):
    peers = [figure(system="machina", cpu_ms=30), figure(system="spirit", cpu_ms=10)]
    run = Run(50_000, "SQLite", [figure(cpu_ms=ours), *peers])
    assert verdict(run, "CPU beside the best peer, list-member").met is met


def test_without_peers_nothing_is_said_of_them():
    assert not [one for one in verdicts(Run(1, "SQLite", [figure()])) if "peer" in one.name]


def test_pages_have_a_greatest_size_and_deep_ones_a_greatest_price():
    big = figure("topic-member", body=b"x" * (46 * KIB))
    run = Run(50_000, "SQLite", [big, figure("topic-deep-member", cpu_ms=4.5)])
    assert not verdict(run, "bytes, topic-member").met
    assert verdict(run, "deep page beside the first, topic-member").met


def test_a_form_stored_twice_misses_its_target():
    run = Run(1, "SQLite", replies={"waymark": Reply(12, 9.0, 10.0, 2)})
    assert verdict(run, "queries, reply").met
    assert not verdict(run, "copies of a form sent three times").met


def test_a_section_is_put_into_the_documentation_once(tmp_path):
    page = tmp_path / "forum.md"
    page.write_text("# How fast\n")
    run = Run(50_000, "SQLite", [figure(), figure(system="spirit", cpu_ms=20)], skipped={"machina": "none"})
    for load in (0.1, 2.0):
        day = datetime(2026, 3, 4, tzinfo=UTC)
        put_into(page, {50_000: report.section(run, load, day)}, report.UNIT)
    text = page.read_text()
    assert text.count("## 50,000 posts") == 1
    assert "2026-03-04" in text
    assert "shared with other work" in text
    assert "machina: skipped, none" in text
    assert "| topic list, first page, member | waymark | 50,000 |" in text


def test_the_terminal_has_every_table():
    run = Run(50_000, "SQLite", [figure()], {"waymark": Reply(11, 9.0, 10.0, 1)})
    text = report.terminal(run)
    assert "reply to the long topic" in text
    assert "MISSED" not in text


def test_a_form_is_found_by_its_text_field():
    page = """<form action="/search/"><input name="q" value="words"></form>
    <form method="post" action="."><input type="hidden" name="key" value="k&amp;1"><textarea name="source">old</textarea>
    <select name="language"><option value="en">English<option value="fr" selected>French</select>
    <input type="checkbox" name="off" value="1"><input type="checkbox" name="on" value="1" checked>
    <input type="submit" name="act" value="post"></form>"""
    form = form_with(page, "source")
    assert form.action == "."
    assert form.values == {"key": "k&1", "language": "fr", "on": "1"}
    assert form_with(page, "content") is None


def test_without_a_server_each_system_has_a_file(monkeypatch, tmp_path):
    monkeypatch.delenv("BENCH_POSTGRES", raising=False)
    where = databases.address("spirit", 5_000, tmp_path)
    assert databases.make(where, fresh=False)
    (tmp_path / "spirit-5000.sqlite3").touch()
    assert not databases.make(where, fresh=False)
    assert databases.make(where, fresh=True)
    assert databases.settings_of(where)["NAME"] == str(tmp_path / "spirit-5000.sqlite3")


def test_with_a_server_each_system_has_a_database_of_it(monkeypatch, tmp_path):
    monkeypatch.setenv("BENCH_POSTGRES", "postgres://reader:a%40b@127.0.0.1:5433/postgres")
    settings = databases.settings_of(databases.address("spirit", 5_000, tmp_path))
    assert settings["NAME"] == "waymark_bench_forum_spirit_5000"
    assert (settings["USER"], settings["PASSWORD"], settings["PORT"]) == ("reader", "a@b", "5433")
