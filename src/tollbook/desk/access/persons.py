"""Sessions of several persons, kept in the book with their passwords and roles."""

from __future__ import annotations

from typing import Protocol, cast

from tollbook.desk.access.passwords import is_password
from tollbook.desk.access.roles import Role, Who
from tollbook.desk.books import Books
from tollbook.store.book import Book


class _User(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...


class _Records(Protocol):
    """What the book keeps of persons."""

    def users(self) -> list[_User]: ...
    def find_user(self, name: str) -> _User | None: ...
    def password_hash_of(self, name: str) -> str | None: ...
    def start_session(self, cookie_sha256: str, user: str, *, expires: str) -> None: ...
    def session_user(self, cookie_sha256: str, *, now: str) -> _User | None: ...
    def end_session(self, cookie_sha256: str) -> None: ...


class BookSessions:
    """A role that is changed in the book holds from the next request on."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def check_password(self, name: str, password: str, /) -> str | None:
        with self._books.reading() as book:
            records = _records(book)
            user = records.find_user(name)
            kept = records.password_hash_of(user.name) if user else None
        return user.name if is_password(kept, password) and user else None

    def keep_session(self, key_sha256: str, name: str, until: str, /) -> None:
        with self._books.writing() as book:
            _records(book).start_session(key_sha256, name, expires=until)

    def find_session(self, key_sha256: str, now: str, /) -> Who | None:
        with self._books.reading() as book:
            user = _records(book).session_user(key_sha256, now=now)
        return Who(user.name, Role(user.role)) if user else None

    def drop_session(self, key_sha256: str, /) -> None:
        with self._books.writing() as book:
            _records(book).end_session(key_sha256)


def has_users(book: Book) -> bool:
    """Whether persons log in by name; else whoever starts the desk is its editor."""
    return bool(_records(book).users()) if hasattr(book, "users") else False


def _records(book: Book) -> _Records:
    return cast("_Records", book)
