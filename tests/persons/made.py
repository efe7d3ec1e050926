"""Books for the tests of what persons say: of made reports, kept as reading keeps them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tests.merging.made import QUETTA, account, attacker, day, report
from tests.test_merging_books import AT, Told
from tollbook.exports.check import Table
from tollbook.exports.write import Format, write_export
from tollbook.merging.version import merging_version
from tollbook.model.account import Reading
from tollbook.model.text import Report
from tollbook.model.values import Count, Group, Measure, Toll
from tollbook.store.book import Book
from tollbook.workflow.joining import Joiner

WORDS = "Gunmen of the Red Column killed 12 people in Quetta on Monday. Later the hospital counted at least 14 dead."


def report_of(number: int, words: str) -> Report:
    of = report(words, name=f"n{number}", published=f"2024-03-0{4 + number}")
    return replace(of, sha256=sha256(words.encode()).hexdigest())


def told(number: int, killed: int = 12, words: str = WORDS) -> Told:
    """A report of one attack in Quetta, with its account."""
    of = report_of(number, words)
    dead = Toll(Measure.KILLED, Group.UNSPECIFIED, Count(killed, killed), "people", str(killed))
    return of, (account(of, day("2024-03-04"), QUETTA, attacker("Red Column"), dead, killed=killed),)


def keep(book: Book, *told: Told) -> None:
    joiner = Joiner(book, at=AT)
    for of, accounts in told:
        with book.transaction():
            book.save_report(of, of.text.encode())
            book.save_reading(Reading(of.id, accounts, (), ()))
            joiner.join(joiner.enter(accounts, of))


def book_of(folder: Path, *told: Told) -> Iterator[Book]:
    with Book.open(folder / "book.db", create=True) as book:
        book.start_run({"reader": "made", "merging": merging_version()}, at=AT)
        keep(book, *told)
        yield book


def exported(book: Book) -> str:
    """All that leaves the book of its incidents and accounts, as bytes would be."""
    out = io.StringIO()
    write_export(Table.INCIDENTS, book.told_incidents(), out, form=Format.JSONL)
    write_export(Table.INCIDENTS, book.told_incidents(), out, form=Format.CSV)
    write_export(Table.ACCOUNTS, book.told_accounts(), out, form=Format.JSONL)
    return out.getvalue()
