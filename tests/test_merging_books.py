"""What stands in a book follows from its reports and from what persons said, in whatever order they came: over
books that hypothesis makes, in which accounts crowd under few keys."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.merging.made import KARACHI, QUETTA, account, attacker, day, report, target
from tollbook import decisions
from tollbook.merging import ties
from tollbook.merging.version import merging_version
from tollbook.model.account import Account, Reading, Role
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.model.text import Report
from tollbook.model.values import AttackType, PlaceRef, Value
from tollbook.persons.undoing import undo
from tollbook.store.book import Book
from tollbook.workflow import comparing
from tollbook.workflow.joining import Joiner
from tollbook.workflow.merging import merge_book
from tollbook.workflow.past import book_as_of

Told = tuple[Report, tuple[Account, ...]]

AT = "2024-01-01T00:00:00.000000+00:00"
MONDAY = date(2024, 3, 4)
BY = {"by": "Ann", "because": "I read both"}


@pytest.fixture(autouse=True, scope="module")
def few_make_a_crowd() -> Iterator[None]:
    """So few that the crowded keys of these books are cut, and their long chains of ties."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "FIRST_OF_KEY", 2)
        patch.setattr(ties, "CROWD", 3)
        yield


@st.composite
def reports_told(draw: st.DrawFn) -> list[Told]:
    """Up to nine reports of one week, each with up to two accounts of few attacks, some of them in parts."""
    told = []
    for number in range(draw(st.integers(2, 9))):
        published = MONDAY + timedelta(days=draw(st.integers(1, 4)))
        words = f"Report {number}."
        of = report(words, name=f"n{number}", published=published.isoformat())
        of = replace(of, sha256=sha256(words.encode()).hexdigest())
        accounts = tuple(draw(accounts_of(of, position)) for position in range(draw(st.integers(1, 2))))
        if len(accounts) == 2 and draw(st.booleans()):
            first, second = accounts
            accounts = (first, replace(second, part_of=first.id))
        told.append((of, accounts))
    return told


@st.composite
def accounts_of(draw: st.DrawFn, of: Report, position: int) -> Account:
    values: list[Value] = [target(f"shoppers {position}")]
    if draw(st.booleans()):
        values.append(day((MONDAY + timedelta(days=draw(st.integers(0, 1)))).isoformat()))
    place: PlaceRef | None = draw(st.sampled_from([QUETTA, QUETTA, KARACHI, None]))
    values += [place] if place else []
    values += [attacker("Red Column")] if draw(st.booleans()) else []
    kind = draw(st.sampled_from([AttackType.BOMBING, AttackType.SUICIDE_BOMBING, AttackType.ABDUCTION]))
    role = draw(st.sampled_from([Role.MAIN, Role.MAIN, Role.BACKGROUND]))
    return account(of, *values, kind=kind, killed=draw(st.sampled_from([None, 3, 12, 14])), role=role)


@contextmanager
def empty_book() -> Iterator[Book]:
    with tempfile.TemporaryDirectory() as folder, Book.open(Path(folder) / "book.db", create=True) as book:
        book.start_run({"reader": "made", "merging": merging_version()}, at=AT)
        yield book


def read(book: Book, told: Sequence[Told]) -> None:
    """Keeps reports with their accounts one by one, as reading does."""
    joiner = Joiner(book, at=AT)
    for of, accounts in told:
        with book.transaction():
            book.save_report(of, of.text.encode())
            book.save_reading(Reading(of.id, accounts, (), ()))
            joiner.join(joiner.enter(accounts, of))


def merge(book: Book) -> None:
    for _ in merge_book(book):
        pass


def incidents(book: Book) -> list[Incident]:
    return list(book.incidents())


generated = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@generated
@given(reports_told(), st.data())
def test_the_order_of_reading_plays_no_part(told: list[Told], data: st.DataObject) -> None:
    with empty_book() as one, empty_book() as other:
        read(one, told)
        read(other, data.draw(st.permutations(told)))
        assert incidents(one) == incidents(other)


@generated
@given(reports_told())
def test_merging_the_whole_gives_what_joining_one_by_one_gave(told: list[Told]) -> None:
    with empty_book() as book:
        read(book, told)
        before = incidents(book)
        merge(book)
        assert incidents(book) == before
        assert book.integrity_check() == []


@generated
@given(reports_told())
def test_what_another_version_entered_is_forgotten(told: list[Told]) -> None:
    with empty_book() as book:
        read(book, told)
        before = incidents(book)
        for account in book.account_ids():
            book.save_profile(account, "of another version", ["all meet under this key"])
        book.start_run({"reader": "made", "merging": "another version"}, at=AT)
        merge(book)
        assert incidents(book) == before
        assert not book.last_of_first(["all meet under this key"], first=1)


@generated
@given(reports_told(), st.data())
def test_what_was_merged_can_be_split_again(told: list[Told], data: st.DataObject) -> None:
    with empty_book() as book:
        read(book, told)
        before = incidents(book)
        if len(before) < 2:
            return
        one, other = data.draw(st.permutations(before).map(lambda found: found[:2]))
        decided = decisions.judge(book, one.id, other.id, Verdict.SAME, **BY)
        (home,) = decided.incidents
        assert {one.id, other.id} >= {home}, "one of the two names survives"
        assert book.find_incident(one.id) == book.find_incident(other.id), "the other leads there"
        decisions.split(book, home, other.accounts, **BY)
        assert incidents(book) == before


@generated
@given(reports_told(), st.data())
def test_undo_gives_back_what_was(told: list[Told], data: st.DataObject) -> None:
    with empty_book() as book:
        read(book, told)
        before = incidents(book)
        names = st.sampled_from([account.id for _, accounts in told for account in accounts])
        said = 0
        for _ in range(data.draw(st.integers(1, 3))):
            left, right = data.draw(names), data.draw(names)
            if left != right:
                verdict = data.draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
                decisions.judge(book, left, right, verdict, **BY)
                said += 1
        merge(book)
        while book.last_decision():
            undo(book, by="Ann")
        assert incidents(book) == before


@generated
@given(reports_told(), st.integers(0, 5))
def test_the_book_as_of_a_day_is_the_book_of_what_was_published_by_then(told: list[Told], days: int) -> None:
    until = MONDAY + timedelta(days=days)
    with empty_book() as whole, empty_book() as early:
        read(whole, told)
        read(early, [(of, accounts) for of, accounts in told if (of.day or date.max) <= until])
        with book_as_of(whole, until) as past:
            assert incidents(past) == incidents(early)
