"""Sessions of several persons, kept in the book with their passwords and roles."""

from __future__ import annotations

from tollbook.desk.access.sessions import Who
from tollbook.desk.books import Books
from tollbook.persons import people


class BookSessions:
    """A role that is changed in the book holds from the next request on."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def check_password(self, name: str, password: str, /) -> str | None:
        with self._books.writing() as book:  # a hash of old parameters is made anew
            user = people.check_password(book, name, password)
        return user.name if user else None

    def keep_session(self, key_sha256: str, name: str, until: str, /) -> None:
        with self._books.writing() as book:
            book.start_session(key_sha256, name, expires=until)

    def find_session(self, key_sha256: str, now: str, /) -> Who | None:
        with self._books.reading() as book:
            user = book.session_user(key_sha256, now=now)
        return Who(user.name, user.role) if user else None

    def drop_session(self, key_sha256: str, /) -> None:
        with self._books.writing() as book:
            book.end_session(key_sha256)
