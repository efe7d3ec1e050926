"""The book as of a day: as the reports that had been published by then would have made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tollbook.errors import UsageError
from tollbook.model.incident import Incident
from tollbook.settings import jobs_to_merge
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now
from tollbook.workflow.comparing import Comparer
from tollbook.workflow.merging import check_is_merged, merge_book
from tollbook.workflow.settling import Settler, reports_behind


@contextmanager
def book_as_of(book: Book, day: date, *, only: Iterable[str] | None = None) -> Iterator[Book]:
    """A book of its own, merged anew, that is gone afterwards: it stands in a folder that nobody else may enter.
    With *only*, of these reports alone."""
    check_is_merged(book)
    with TemporaryDirectory(prefix="tollbook-") as folder:
        path = Path(folder) / "past.db"
        with Book.open(path, create=True) as past:
            book.copy_until(day, past.path, only=only)
            for _ in merge_book(past, jobs=jobs_to_merge(past.counts()["account"])):
                pass
            yield past


def book_at(book: Book, day: date | None) -> AbstractContextManager[Book]:
    """The book as of a day, or as it is."""
    return nullcontext(book) if day is None else book_as_of(book, day)


@contextmanager
def incident_as_of(book: Book, incident: Incident, day: date) -> Iterator[tuple[Book, tuple[Incident, ...]]]:
    """What was known of an incident by the end of a day: a book of the pieces that it touches, and the
    incidents in which its own stood then, mostly one. Raises UsageError when no report had told of it."""
    settler = Settler(book, Comparer(book, at=time_now()))
    accounts = settler.accounts(name for piece in settler.touched_by(incident.accounts) for name in piece)
    with book_as_of(book, day, only=reports_behind(accounts, settler.report)) as past:
        names = {name for account in incident.accounts if (name := past.incident_of(account))}
        if not names:
            raise UsageError(f"no report published by {day} tells of {incident.id}")
        yield past, tuple(past.find_incident(name) for name in sorted(names))
