"""Reads annotated reports as ``tollbook read`` does, into a book that is kept in memory, and hands on what was read
of each: its accounts, the incidents that they were joined to, and the ledger of its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tollbook.gauge.annotations import Annotation
from tollbook.gauge.codings import Coding, coding_of
from tollbook.gauge.comparison import Compared, compare_codings
from tollbook.model.account import Account
from tollbook.model.claim import LedgerLine
from tollbook.model.values import ReaderName
from tollbook.settings import MIN_CONFIDENCE
from tollbook.store.book import Book
from tollbook.workflow.reports import Summary, read_reports

IN_MEMORY = ":memory:"


@dataclass(frozen=True, slots=True)
class Gauged:
    """An annotated report, what the reader made of it, and how the two compare."""

    annotation: Annotation
    accounts: tuple[Account, ...]
    read: tuple[Coding, ...]
    ledger: tuple[LedgerLine, ...]
    compared: Compared


def gauge_reports(
    annotations: Sequence[Annotation],
    *,
    jobs: int = 1,
    min_confidence: float = MIN_CONFIDENCE,
    reader: ReaderName = ReaderName.TRAINED,
    advance: Callable[[Summary], None] | None = None,
) -> list[Gauged]:
    """Reads every report and compares what was read with what a person coded."""
    with Book.open(IN_MEMORY, create=True) as book:
        taken = (annotation.taken for annotation in annotations)
        for summary in read_reports(book, taken, jobs=jobs, reader=reader, min_confidence=min_confidence):
            if advance:
                advance(summary)
        return [_gauged(book, annotation) for annotation in annotations]


def _gauged(book: Book, annotation: Annotation) -> Gauged:
    report = annotation.taken.report
    accounts = tuple(book.accounts_of(report.id))
    read = tuple(coding_of(account, book.incident_of(account.id) or account.id, report) for account in accounts)
    compared = compare_codings(annotation.codings, read)
    return Gauged(annotation, accounts, read, tuple(book.ledger_of(report.id)), compared)
