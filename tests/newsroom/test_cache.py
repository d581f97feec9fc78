"""Redis makes pages faster; when it stops, they stay up."""

import logging

import pytest
from django.core.cache import caches
from django.test import override_settings

pytestmark = pytest.mark.redis


@pytest.fixture
def cache(redis_server):
    """The cache on a real Redis, as CACHE_URL would set it up."""
    backend = {"BACKEND": "newsroom.cache.FailOpenRedisCache", "LOCATION": redis_server.url}
    with override_settings(CACHES={"default": backend}):
        yield caches["default"]


def test_a_running_redis_keeps_what_it_is_given(cache):
    cache.set("tít", "Hội nghị", 60)
    assert cache.get("tít") == "Hội nghị"
    assert cache.get("vắng", "mặc định") == "mặc định"
    assert cache.get_or_set("số", 1) == 1
    assert cache.incr("số") == 2


def test_a_stopped_redis_is_a_miss_and_a_warning_and_never_an_error(cache, redis_server, caplog):
    cache.set("tít", "Hội nghị", 60)
    redis_server.stop()
    with caplog.at_level(logging.WARNING, logger="newsroom.cache"):
        assert cache.get("tít") is None
        assert cache.get("tít", "mặc định") == "mặc định"
        assert cache.get("tít", default="mặc định") == "mặc định"
        assert cache.get_many(["tít"]) == {}
        assert "tít" not in cache
        assert cache.set("tít", "x") is None
        assert cache.set_many({"a": 1, "b": 2}) == ["a", "b"]
        assert cache.get_or_set("số", lambda: 7) == 7
        assert cache.touch("tít") is False
        assert cache.delete("tít") is False
        assert cache.delete_many(["tít"]) is None
        assert cache.clear() is False
        assert cache.incr("số") is None
        assert cache.add("khoa", 1) is True
    assert "going on without it" in caplog.text


def test_incrementing_an_absent_key_is_still_the_callers_mistake(cache):
    with pytest.raises(ValueError):
        cache.incr("vắng")
