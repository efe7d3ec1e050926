"""Undoing: a person's last decision is taken back, whatever it was: judgements, a correction, a review or a look.
Nothing is erased: what was taken back stays to be seen."""

from __future__ import annotations

from collections.abc import Callable

from tollbook.decisions import take_back_judgements
from tollbook.errors import UsageError
from tollbook.model.correction import Correction
from tollbook.model.review import Decision, Looked
from tollbook.persons.auditing import audited
from tollbook.persons.corrections import field_name
from tollbook.persons.deciding import Decided, check_name
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now
from tollbook.workflow.joining import Joiner

_Undo = Callable[[str, str], Decided]


def undo(book: Book, *, by: str, of: str | None = None) -> Decided:
    """Takes the last decision back that stands; with *of*, the last of this person. Calling it again takes back the one
    before. *by* is who does so. Raises UsageError when no decision is left."""
    by = check_name(by)
    with book.transaction():
        found = _last(book, of)
        if not found:
            whose = f"of {of}" if of else "of a person"
            raise UsageError(f"there is no decision {whose} in {book.path} to take back")
        return found[1](by, time_now())


def last_decided_at(book: Book, of: str) -> str | None:
    """When this person made the decision that ``undo`` would take back; None where none of theirs stands."""
    found = _last(book, of)
    return found[0] if found else None


def _last(book: Book, of: str | None) -> tuple[str, _Undo] | None:
    """The time of the last decision that stands, and what takes it back."""
    found: list[tuple[str, _Undo]] = []
    if judgements := book.last_decision(by=of):
        found.append((judgements[0].at, lambda by, at: take_back_judgements(book, judgements, by=by, at=at)))
    if correction := book.last_correction(by=of):
        found.append((correction.at, lambda by, at: _take_back_correction(book, correction, by, at)))
    if decision := book.last_review(by=of):
        found.append((decision.at, lambda by, at: _take_back_decision(book, decision, by, at)))
    if looked := book.last_look(by=of):
        found.append((looked.at, lambda by, at: _take_back_look(book, looked, by, at)))
    return max(found, key=lambda one: one[0], default=None)


def _take_back_correction(book: Book, correction: Correction, by: str, at: str) -> Decided:
    assert correction.id is not None
    said = {"correction": correction.id, "field": field_name(correction.field, correction.group), "of": correction.by}
    homes = _homes(book, correction.accounts)
    with audited(book, "undo correct", by=by, at=at, because="", accounts=_members(book, homes), said=said):
        book.take_back_correction(correction.id, at=at)
        _renew(book, homes, at)
    return Decided(homes, corrections=(correction,))


def _take_back_decision(book: Book, decision: Decision, by: str, at: str) -> Decided:
    assert decision.id is not None
    homes = _homes(book, decision.accounts)
    said = {"decision": decision.id, "state": decision.state, "of": decision.by}
    with audited(book, "undo review", by=by, at=at, because="", accounts=_members(book, homes), said=said):
        book.take_back_decision(decision.id, at=at)
        _renew(book, homes, at)
    return Decided(homes, decisions=(decision,))


def _take_back_look(book: Book, looked: Looked, by: str, at: str) -> Decided:
    assert looked.id is not None
    with audited(book, "undo look", by=by, at=at, because="", accounts=(), said={"item": looked.item, "of": looked.by}):
        book.take_back_look(looked.id, at=at)
    return Decided((), looks=(looked,))


def _homes(book: Book, accounts: tuple[str, ...]) -> tuple[str, ...]:
    """The incident where these anchors hold; none where all of the accounts are gone."""
    return tuple(home for name in accounts if (home := book.incident_of(name)))[:1]


def _members(book: Book, homes: tuple[str, ...]) -> list[str]:
    return [name for home in homes for name in book.members_of(home)]


def _renew(book: Book, homes: tuple[str, ...], at: str) -> None:
    for home in homes:
        Joiner(book, at=at).renew(home)
