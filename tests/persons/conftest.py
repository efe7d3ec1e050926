"""A book of one attack that two reports tell of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.persons.made import book_of, told
from tollbook.model.incident import Incident
from tollbook.store.book import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    yield from book_of(tmp_path, told(1), told(2))


@pytest.fixture
def incident(book: Book) -> Incident:
    (found,) = book.incidents()
    assert len(found.accounts) == 2
    return found
