"""Reviews: a person accepts, rejects or reopens an incident, or has looked at something in the queue."""

from __future__ import annotations

from tollbook.errors import UsageError
from tollbook.model.incident import ReviewState
from tollbook.model.review import Decision, ItemKind, Look, Looked
from tollbook.persons.auditing import audited
from tollbook.persons.deciding import Decided, check_name, check_reason, moment_of
from tollbook.persons.revisions import check_revision
from tollbook.store.book import Book
from tollbook.store.queue import subject_of
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


def look_at(
    book: Book, item_id: str, look: Look, *, by: str, because: str = "", revision: str | None = None
) -> Decided:
    """A person has looked at an item of the queue, and accepts it as it is, or skips it: it goes out of the queue. To
    accept an incident that nobody has reviewed is ``accept``. Raises UsageError when the item is not there any more,
    and ChangedError when the revision of its first incident is not *revision*."""
    by = check_name(by)
    with book.transaction():
        item = book.find_queue_item(item_id)
        if item is None:
            raise UsageError(f"'{item_id}' is not in the queue any more: go on to the next")
        if item.kind is ItemKind.INCIDENT and look is Look.ACCEPTED:
            return accept(book, item.incidents[0], by=by, because=because, revision=revision)
        if item.incidents:
            check_revision(book, item.incidents[0], revision)
        who = {"by": by, "at": moment_of(book), "because": because.strip()}
        accounts = [name for incident in item.incidents for name in book.members_of(incident)]
        told = {"item": item.id, "look": look, "says": item.says}
        with audited(book, "accept" if look is Look.ACCEPTED else "skip", **who, accounts=accounts, said=told):
            kept = book.save_look(Looked(subject_of(item.id), look, by, who["at"], who["because"]))
    return Decided(item.incidents, looks=(kept,))


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
