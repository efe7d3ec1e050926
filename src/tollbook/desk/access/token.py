"""The one-time token that the browser is opened with."""

from __future__ import annotations

import secrets
from threading import Lock


class OneTimeToken:
    """Lets in whoever shows it first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._words: str | None = secrets.token_urlsafe(32)

    @property
    def words(self) -> str | None:
        """The token; None when it has been used."""
        return self._words

    def use(self, shown: str) -> bool:
        """Whether *shown* is the token. If so, it never is again."""
        with self._lock:
            is_it = self._words is not None and secrets.compare_digest(self._words.encode(), shown.encode())
            if is_it:
                self._words = None
            return is_it
