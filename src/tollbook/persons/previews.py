"""Previews: what the incidents would be after a judgement, by really judging in a transaction that is never kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tollbook.decisions import judge, split
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.store.book import Book

_BY, _BECAUSE = "preview", "to see what would come of it"


@dataclass(frozen=True, slots=True)
class Preview:
    """The incidents as they are, and as they would be; of these only those that hold the same accounts."""

    before: tuple[Incident, ...]
    after: tuple[Incident, ...]


class _NotKept(Exception):
    pass


def preview_merge(book: Book, left: str, right: str) -> Preview:
    """What would come of a person's word that two incidents are one. It takes the right to write for a moment, and
    writes nothing. Raises UsageError as the judgement itself would."""
    return _preview(book, (left, right), lambda: judge(book, left, right, Verdict.SAME, by=_BY, because=_BECAUSE))


def preview_split(book: Book, incident: str, accounts: Sequence[str]) -> Preview:
    """What would come of splitting these accounts off. As ``preview_merge``."""
    return _preview(book, (incident,), lambda: split(book, incident, accounts, by=_BY, because=_BECAUSE))


def _preview(book: Book, names: Iterable[str], act: Callable[[], object]) -> Preview:
    before = tuple(book.find_incident(name) for name in names)
    after: tuple[Incident, ...] = ()
    try:
        with book.transaction():
            act()
            accounts = [account for incident in before for account in incident.accounts]
            homes = dict.fromkeys(home for account in accounts if (home := book.incident_of(account)))
            after = tuple(book.find_incident(home) for home in homes)
            raise _NotKept
    except _NotKept:
        return Preview(before, after)
