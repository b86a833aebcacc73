import pytest
from django.core.cache import cache, caches

pytestmark = pytest.mark.django_db
LIMIT = "allauth:rl:login:1"


def test_what_may_be_lost_stays_in_memory(django_assert_num_queries):
    with django_assert_num_queries(0):
        cache.set("page", "text")
        assert cache.get("page") == "text"
        cache.delete("page")
    assert cache.get("page") is None


def test_rate_limits_are_shared_between_processes():
    assert cache.add(LIMIT, 1)
    assert not cache.add(LIMIT, 2)
    cache.set(LIMIT, 3)
    assert caches["limits"].get(LIMIT) == cache.get(LIMIT) == 3
    assert cache.delete(LIMIT)
    assert caches["limits"].get(LIMIT) is None


def test_emptying_the_memory_leaves_the_limits():
    cache.set("page", "text")
    cache.set(LIMIT, 3)
    cache.clear()
    assert cache.get("page") is None
    assert cache.get(LIMIT) == 3


def test_a_flood_does_not_push_counters_out(settings):
    assert settings.CACHES["limits"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000
