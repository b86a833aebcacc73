"""The made community is the same everywhere and has the shape that it says."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
from bench_forum import community

ROOT = Path(__file__).resolve().parents[2]
FINGERPRINT = """
import hashlib
from bench_forum import community
made = (list(community.topics(6_000)), community.bodies(), list(community.reads(6_000)))
print(hashlib.sha256(repr(made).encode()).hexdigest())
"""


def fingerprint(hash_seed):
    environment = {**os.environ, "PYTHONPATH": "tools", "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", FINGERPRINT]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_two_processes_make_the_same():
    assert fingerprint("1") == fingerprint("2")


@pytest.mark.parametrize("posts", [5_000, 50_000, 100_000, 1_000_000])
def test_there_are_as_many_posts_as_asked_for(posts):
    sizes = community.lengths(posts)
    assert sum(sizes) == posts
    assert len(sizes) == community.topic_count(posts)
    assert min(sizes) >= 1
    assert sizes[1] == community.USUAL


def test_one_topic_is_long_and_the_others_are_as_people_write():
    sizes = sorted(community.lengths(100_000))
    assert sizes[-1] == community.LONG
    assert sizes[len(sizes) // 2] < mean(sizes)


def test_the_busy_forum_has_its_share_and_both_topics_that_are_opened():
    made = list(community.topics(100_000))
    forums = Counter(topic.forum for topic in made)
    assert forums[0] == pytest.approx(2_200, rel=0.05)
    assert len(forums) == community.FORUMS
    assert made[0].forum == made[1].forum == 0


def test_posts_follow_each_other_and_end_with_the_last_day():
    for topic in community.topics(5_000):
        times = [post.at for post in topic.posts]
        assert times == sorted(set(times))
        assert times[-1] <= community.LAST_DAY


def test_texts_are_as_long_and_as_marked_up_as_they_say():
    bodies = community.bodies()
    assert len(set(bodies)) == community.BODIES
    assert mean(map(len, bodies)) == pytest.approx(880, rel=0.15)
    for sign, share in (("> ", 0.15), ("\n- ", 0.15), ("**", 0.10)):
        found = sum(sign in f"\n{body}" for body in bodies) / len(bodies)
        assert found == pytest.approx(share, abs=0.06)


def test_members_have_read_each_topic_once_and_neither_of_those_that_are_opened():
    reads = list(community.reads(20_000))
    assert len(set(reads)) == len(reads) == community.MEMBERS * community.READS_EACH
    assert min(topic for _member, topic in reads) >= 2
