"""Histories: all that persons did to an incident, the newest last, what was taken back and overtaken included."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tollbook.model.correction import Change, Correction
from tollbook.model.incident import ReviewState
from tollbook.model.judgement import Judgement
from tollbook.model.person import Event
from tollbook.persons.corrections import field_name
from tollbook.persons.typed_values import words_of
from tollbook.store.book import Book

_REVIEWED = {
    ReviewState.ACCEPTED: "accepted",
    ReviewState.REJECTED: "rejected",
    ReviewState.MACHINE: "reopened",
    ReviewState.CORRECTED: "corrected",
}


def history_of_incident(book: Book, incident: str) -> tuple[Event, ...]:
    """Judgements on its accounts, corrections and reviews, each with who, when and why. Raises UsageError when there is
    no such incident."""
    found = book.find_incident(incident)
    standing = {c.correction.id for c in found.corrections if c.stands}
    events = [
        *_judged(book.judgements_by_persons(found.accounts)),
        *(_corrected(c, stands=c.id in standing) for c in book.all_corrections_of(found.accounts)),
        *(
            Event("review", _REVIEWED[d.state], d.by, d.at, d.because, d.taken_back is None, d.id or 0)
            for d in book.decisions_of(found.accounts, with_taken_back=True)
        ),
    ]
    return tuple(sorted(events, key=lambda event: (event.at, event.id)))


def _judged(judgements: list[Judgement]) -> Iterator[Event]:
    """One event for all pairs that were judged in one go. What was put back in its old place is one with the old."""
    for (at, by, verdict, because), same in groupby(
        sorted(judgements, key=lambda j: (j.at, j.by, j.verdict, j.because, j.left, j.right)),
        key=lambda j: (j.at, j.by, j.verdict, j.because),
    ):
        group = list(same)
        pairs = list(dict.fromkeys((j.left, j.right) for j in group))
        more = f" and {len(pairs) - 1} more pairs" if len(pairs) > 1 else ""
        says = f"{pairs[0][0]} and {pairs[0][1]}{more}: {verdict}"
        stands = any(j.superseded_by is None for j in group)
        yield Event("judgement", says, by, at, because, stands, min(j.id or 0 for j in group))


def _corrected(correction: Correction, *, stands: bool) -> Event:
    field = field_name(correction.field, correction.group)
    match correction.change:
        case Change.SET:
            says = f"{field}: {words_of(correction.value)}"
        case Change.ADD:
            says = f"{field}: also {words_of(correction.value)}"
        case Change.REMOVE:
            says = f"{field}: not {words_of(correction.former)}"
        case Change.REPLACE:
            says = f"{field}: {words_of(correction.value)} instead of {words_of(correction.former)}"
    who = (correction.by, correction.at, correction.because)
    return Event("correction", says, *who, stands, correction.id or 0)
