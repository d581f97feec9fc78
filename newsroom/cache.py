"""The cache, when it is Redis: it makes pages faster and must never take them down."""

import functools
import logging

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def miss_when_redis_fails(name, answer):
    """Return the method `name` of RedisCache, answering `answer(arguments)` when Redis fails."""
    method = getattr(RedisCache, name)

    @functools.wraps(method)
    def safe(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        except (RedisError, OSError) as error:
            logger.warning("The cache does not answer, going on without it (%s): %s", name, error)
            return answer(args, kwargs)

    return safe


def given_default(args, kwargs):
    """get(key, default=None) answers the default, as for any key that is not there."""
    return args[1] if len(args) > 1 else kwargs.get("default")


def every_key(args, kwargs):
    """set_many(data) answers the keys that were not stored."""
    return list(args[0] if args else kwargs["data"])


class FailOpenRedisCache(RedisCache):
    """Redis where a stopped server is a miss and a warning in the log, never an error page."""

    def __init__(self, server, params):
        options = {"socket_connect_timeout": 1, "socket_timeout": 1} | params.get("OPTIONS", {})
        super().__init__(server, params | {"OPTIONS": options})

    get = miss_when_redis_fails("get", given_default)
    get_many = miss_when_redis_fails("get_many", lambda args, kwargs: {})
    has_key = miss_when_redis_fails("has_key", lambda args, kwargs: False)
    add = miss_when_redis_fails("add", lambda args, kwargs: True)
    set = miss_when_redis_fails("set", lambda args, kwargs: None)
    set_many = miss_when_redis_fails("set_many", every_key)
    touch = miss_when_redis_fails("touch", lambda args, kwargs: False)
    delete = miss_when_redis_fails("delete", lambda args, kwargs: False)
    delete_many = miss_when_redis_fails("delete_many", lambda args, kwargs: None)
    clear = miss_when_redis_fails("clear", lambda args, kwargs: False)
    incr = miss_when_redis_fails("incr", lambda args, kwargs: None)
