"""How a page gets the book: an open connection of its own for as long as the request takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from tollbook.store.book import Book

# A request that has to wait longer for another writer is told so.
_WAIT_SECONDS = 3.0
# In MB, of each connection: the list of 100,000 incidents is 16.
_ROOM = 32


class Books:
    """Connections to one book, opened as they are needed and used again; no two requests share one at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: list[Book] = []
        self._lock = Lock()

    @contextmanager
    def reading(self) -> Iterator[Book]:
        """The book as it stands at this moment; whatever would write to it fails."""
        with self._taken() as book, book.reading():
            yield book

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """The book, to be changed inside ``book.transaction()``."""
        with self._taken() as book:
            yield book

    def close(self) -> None:
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    @contextmanager
    def _taken(self) -> Iterator[Book]:
        with self._lock:
            book = self._idle.pop() if self._idle else None
        if book is None:
            book = Book.open(self.path, wait=_WAIT_SECONDS)
            book.give_room(_ROOM)
        try:
            yield book
        finally:
            with self._lock:
                self._idle.append(book)


def _reading(request: Request) -> Iterator[Book]:
    with request.app.state.books.reading() as book:
        yield book


def _writing(request: Request) -> Iterator[Book]:
    with request.app.state.books.writing() as book:
        yield book


ReadingBook = Annotated[Book, Depends(_reading)]
WritingBook = Annotated[Book, Depends(_writing)]
