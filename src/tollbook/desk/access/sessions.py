"""Sessions: a random key in a cookie, of which only the SHA-256 is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Protocol

from tollbook.model.person import UserRole

COOKIE = "tollbook_session"
LASTS = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Who:
    """The person whose session a request carries."""

    name: str
    role: UserRole


class Sessions(Protocol):
    """Who may log in, and who is in, by the SHA-256 of their key. Times are ISO 8601 in UTC."""

    def check_password(self, name: str, password: str, /) -> str | None:
        """The person's name as kept, where the password is theirs."""

    def keep_session(self, key_sha256: str, name: str, until: str, /) -> None: ...

    def find_session(self, key_sha256: str, now: str, /) -> Who | None: ...

    def drop_session(self, key_sha256: str, /) -> None: ...


class OwnSessions:
    """Of a desk that one editor has for themselves: kept in memory, gone with the desk."""

    def __init__(self, editor: str) -> None:
        self._editor = Who(editor, UserRole.EDITOR)
        self._until: dict[str, str] = {}
        self._lock = Lock()

    def check_password(self, _name: str, _password: str, /) -> str | None:
        return None  # the token lets in, and nothing else

    def keep_session(self, key_sha256: str, name: str, until: str, /) -> None:
        assert name == self._editor.name
        with self._lock:
            self._until[key_sha256] = until

    def find_session(self, key_sha256: str, now: str, /) -> Who | None:
        return self._editor if self._until.get(key_sha256, "") > now else None

    def drop_session(self, key_sha256: str, /) -> None:
        with self._lock:
            self._until.pop(key_sha256, None)


def new_session(sessions: Sessions, name: str) -> str:
    """Begins a session and gives its key, which goes into the cookie and nowhere else."""
    key = secrets.token_urlsafe(32)
    sessions.keep_session(sha256_of(key), name, _time(datetime.now(UTC) + LASTS))
    return key


def who_holds(sessions: Sessions, key: str | None) -> Who | None:
    return sessions.find_session(sha256_of(key), _time(datetime.now(UTC))) if key else None


def end_session(sessions: Sessions, key: str | None) -> None:
    if key:
        sessions.drop_session(sha256_of(key))


def sha256_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
