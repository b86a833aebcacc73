"""The default cache: local memory for what may be lost, the database for what must be counted once."""

from typing import Any

from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache

# allauth keeps its limits ("allauth:rl:…") and its used codes ("allauth.mfa.totp.used…") in the default cache.
SHARED_PREFIX = "allauth"


class RoutedCache(LocMemCache):
    """Local memory, but for what sign-in counts: that is shared between processes by the `limits` cache."""

    def _shared(self, key: Any) -> BaseCache | None:
        return caches["limits"] if str(key).startswith(SHARED_PREFIX) else None

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        shared = self._shared(key)
        return shared.add(key, value, *args, **kwargs) if shared else super().add(key, value, *args, **kwargs)

    def get(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        shared = self._shared(key)
        return shared.get(key, *args, **kwargs) if shared else super().get(key, *args, **kwargs)

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        shared = self._shared(key)
        if shared:
            shared.set(key, value, *args, **kwargs)
        else:
            super().set(key, value, *args, **kwargs)

    def delete(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        shared = self._shared(key)
        return shared.delete(key, *args, **kwargs) if shared else super().delete(key, *args, **kwargs)
