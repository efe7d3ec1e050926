"""Reviews: a person accepts, rejects or reopens an incident, or has looked at something in the queue."""

from __future__ import annotations

from tollbook.errors import UsageError
from tollbook.model.incident import ReviewState
from tollbook.model.review import Decision
from tollbook.persons.auditing import audited
from tollbook.persons.deciding import Decided, check_name, check_reason, moment_of
from tollbook.persons.revisions import check_revision
from tollbook.store.book import Book
from tollbook.workflow.joining import Joiner


def accept(book: Book, incident: str, *, by: str, because: str = "", revision: str | None = None) -> Decided:
    """A person has looked at an incident and finds it right as it stands. Raises UsageError, and ChangedError when the
    incident's revision is not *revision*."""
    return _decide(book, incident, ReviewState.ACCEPTED, "accept", by, because, revision)


def reject(book: Book, incident: str, *, by: str, because: str, revision: str | None = None) -> Decided:
    """A person says that this is no incident of the book's kind. It stays, marked. Raises as ``accept``."""
    return _decide(book, incident, ReviewState.REJECTED, "reject", by, check_reason(because), revision)


def reopen(book: Book, incident: str, *, by: str, because: str = "", revision: str | None = None) -> Decided:
    """An incident is to be looked at again, as if nobody had. Corrections stay. Raises as ``accept``, and when nobody
    has looked at it."""
    return _decide(book, incident, ReviewState.MACHINE, "reopen", by, because, revision)


def _decide(
    book: Book, incident: str, state: ReviewState, action: str, by: str, because: str, revision: str | None
) -> Decided:
    by = check_name(by)
    with book.transaction():
        check_revision(book, incident, revision)
        found = book.find_incident(incident)
        if state is found.review.state is ReviewState.MACHINE:
            raise UsageError(f"nobody has reviewed {found.id}: there is nothing to reopen")
        at = moment_of(book)
        who = {"by": by, "at": at, "because": because.strip()}
        with audited(book, action, **who, accounts=found.accounts, said={"state": state}):
            kept = book.save_decision(Decision(state, by, at, because.strip(), found.accounts))
            Joiner(book, at=at).renew(found.id)
    return Decided((found.id,), decisions=(kept,))
