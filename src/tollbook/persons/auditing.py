"""Auditing: what incidents were before a decision of a person, and are after it, kept with who, when and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tollbook.model.account import Best
from tollbook.model.correction import Field
from tollbook.model.incident import Incident
from tollbook.model.person import AuditEntry, Difference
from tollbook.model.values import Perpetrator, Responsibility, Target, Term, Value, Victim, Weapon
from tollbook.persons.typed_values import words_of
from tollbook.store.book import Book

# An incident in words, field by field; a list for a field of several items.
Summary = dict[str, Any]

_LISTS: dict[Field, type[Value]] = {
    Field.PERPETRATORS: Perpetrator,
    Field.RESPONSIBILITY: Responsibility,
    Field.TARGETS: Target,
    Field.VICTIMS: Victim,
    Field.WEAPONS: Weapon,
}


def summary_of(incident: Incident) -> Summary:
    """What can be corrected or decided of an incident, in words."""
    summary: Summary = {
        "type": words_of(Term(incident.type)),
        "date": words_of(incident.date),
        "place": words_of(incident.place),
    }
    summary |= {
        f"{figure.measure}/{figure.group}": words_of(Best(figure.low, figure.best, figure.high))
        for figure in incident.figures
    }
    for field, kind in _LISTS.items():
        summary[field.value] = [words_of(value) for value, _ in incident.values(kind)]
    return summary | {"review": incident.review.state.value, "accounts": sorted(incident.accounts)}


@contextmanager
def audited(
    book: Book,
    action: str,
    *,
    by: str,
    at: str,
    because: str,
    accounts: Iterable[str],
    said: Mapping[str, object],
) -> Iterator[None]:
    """Keeps an entry of what is decided inside, in the same transaction. *accounts* are all whose incidents may change,
    *said* is what was said, as JSON can say it."""
    names = sorted(accounts)
    with book.transaction():
        before = _summaries(book, names)
        yield
        after = _summaries(book, names)
        touched = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
        book.add_audit(
            action,
            by=by,
            at=at,
            because=because,
            incidents=touched or sorted(after),
            before={"incidents": {name: _changed(before.get(name), after.get(name)) for name in touched}},
            after={"incidents": {name: _changed(after.get(name), before.get(name)) for name in touched}, "said": said},
        )


def differences(entry: AuditEntry) -> tuple[Difference, ...]:
    """What an entry changed, field by field."""
    before = json.loads(entry.before).get("incidents", {})
    after = json.loads(entry.after).get("incidents", {})
    return tuple(
        Difference(name, field, _words((before.get(name) or {}).get(field)), _words((after.get(name) or {}).get(field)))
        for name in before
        for field in sorted({*(before.get(name) or {}), *(after.get(name) or {})})
    )


def _summaries(book: Book, accounts: Iterable[str]) -> dict[str, Summary]:
    homes = {home for name in accounts if (home := book.incident_of(name))}
    return {home: summary_of(book.find_incident(home)) for home in sorted(homes)}


def _changed(one: Summary | None, other: Summary | None) -> Summary | None:
    """Of one state, the fields in which the other differs; None where there is no incident."""
    if one is None or other is None:
        return one
    return {field: value for field, value in one.items() if other.get(field) != value}


def _words(value: Any) -> str | None:
    return "; ".join(value) if isinstance(value, list) else value
