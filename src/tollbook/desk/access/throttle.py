"""Failed logins make the next one wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

FREE = 5
LONGEST = 900.0
# So many names and addresses are remembered; the oldest failures go first.
_KEPT = 10_000


class Throttle:
    """After ``FREE`` failures in a row under one key, each further one doubles the wait: 1 s, 2 s, 4 s … to
    a quarter of an hour. Keys are a person's name and the address that asks."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures: dict[str, tuple[int, float]] = {}

    def wait(self, *keys: str) -> float:
        """For how many seconds no login under any of these keys is tried; 0 when it may be."""
        with self._lock:
            return max((self._wait(key) for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                count = self._failures.pop(key, (0, 0.0))[0]
                self._failures[key] = (count + 1, self._clock())
            while len(self._failures) > _KEPT:
                del self._failures[next(iter(self._failures))]

    def passed(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)

    def _wait(self, key: str) -> float:
        count, at = self._failures.get(key, (0, 0.0))
        if count < FREE:
            return 0.0
        pause = min(2.0 ** min(count - FREE, 20), LONGEST)
        return max(0.0, at + pause - self._clock())
