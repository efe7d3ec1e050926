"""The model comes back from the book as it went in."""

from __future__ import annotations

import hashlib
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.account import Account, Best, Reading, Role
from tollbook.model.claim import Claim, Doubt, Evidence, LedgerLine, Source, Status
from tollbook.model.text import Passage, Report, Span
from tollbook.model.values import (
    KINDS,
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    Count,
    DatePrecision,
    DateRange,
    Group,
    Harm,
    Measure,
    NoClaim,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Stance,
    Target,
    TargetKind,
    Term,
    Toll,
    Value,
    Victim,
    Weapon,
)
from tollbook.store.book import Book
from tollbook.store.rows import pack, unpack
from tollbook.store.values import from_json, to_json

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 2**40), st.integers(1, 2**20))
numbers = st.integers(0, 2**60)
counts = st.builds(lambda low, more: Count(low, None if more is None else low + more), numbers, st.none() | numbers)
degrees = st.none() | st.floats(-180, 180)
actors = st.builds(ActorRef, words, st.sampled_from(ActorKind), maybe)
groups = st.sampled_from(Group)


@st.composite
def date_ranges(draw: st.DrawFn) -> DateRange:
    start, end = sorted((draw(st.dates()), draw(st.dates())))
    return DateRange(start, end, draw(st.sampled_from(DatePrecision)))


values: st.SearchStrategy[Value] = st.one_of(
    st.builds(Toll, st.sampled_from(Measure), groups, counts, maybe, words),
    date_ranges(),
    st.builds(PlaceRef, words, maybe, maybe, maybe, degrees, degrees, st.integers(1, 7), maybe),
    st.builds(Perpetrator, actors, st.sampled_from(Basis)),
    st.builds(Responsibility, actors, st.sampled_from(Stance)),
    st.just(NoClaim()),
    st.builds(Target, words, st.sampled_from(TargetKind), groups),
    st.builds(
        Victim,
        words,
        maybe,
        groups,
        st.none() | st.sampled_from(Harm),
        st.none() | counts,
        st.none() | st.integers(0, 120),
        maybe,
        maybe,
    ),
    st.builds(Weapon, words, maybe),
    st.builds(Term, st.sampled_from(AttackType)),
)


@st.composite
def claims(draw: st.DrawFn, number: int) -> Claim:
    evidence = draw(st.lists(st.builds(Evidence, spans, words), min_size=1, max_size=3))
    source = draw(st.none() | st.builds(Source, words, spans))
    status = draw(st.sampled_from(Status))
    part_of = draw(st.none() | st.just("c-0"))
    return Claim(f"c-{number}", draw(values), draw(words), tuple(evidence), source, status, part_of)


@st.composite
def readings(draw: st.DrawFn) -> tuple[Report, bytes, Reading]:
    raw = draw(st.binary(max_size=40))
    passages = tuple(draw(st.lists(st.builds(Passage, spans, words), max_size=2)))
    source_id, title, publisher, url, published = (draw(maybe) for _ in range(5))
    digest = hashlib.sha256(raw).hexdigest()
    language = draw(st.none() | st.just("en"))
    report = Report(source_id, title, publisher, url, published, digest, draw(words), language, passages)
    number, accounts = 0, []
    for n in range(draw(st.integers(0, 2))):
        told = [draw(claims(number + k)) for k in range(draw(st.integers(1, 4)))]
        number += len(told)
        best = draw(st.dictionaries(st.sampled_from(Measure), st.builds(Best, numbers, numbers, st.none() | numbers)))
        part_of = "a-0" if n else None
        role = draw(st.sampled_from(Role))
        accounts.append(Account(f"a-{n}", report.id, role, tuple(told), best, part_of))
    ledger = tuple(draw(st.lists(st.builds(LedgerLine, spans, words, st.none()), max_size=2)))
    doubts = tuple(draw(st.lists(st.builds(Doubt, spans, words, words), max_size=2)))
    return report, raw, Reading(report.id, tuple(accounts), ledger, doubts)


@given(values)
def test_a_value_comes_back_from_json(value: Value) -> None:
    assert from_json(KINDS[type(value)], to_json(value)) == value


@given(readings(), st.lists(st.integers(0, 2**64 - 1), max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_reading_comes_back_from_the_book(told: tuple[Report, bytes, Reading], bands: list[int]) -> None:
    report, raw, reading = told
    with Book.open(":memory:", create=True) as book:
        book.save_report(report, raw, bands, bands)
        book.save_reading(reading)
        assert book.find_report(report.id) == report
        assert book.find_raw(report.sha256) == raw
        assert tuple(book.accounts_of(report.id)) == reading.accounts
        assert tuple(book.ledger_of(report.id)) == reading.ledger
        assert tuple(doubt for _, doubt in book.doubts(report_id=report.id)) == reading.doubts
        assert book.reports_sharing(bands) == ([(report.id, tuple(bands))] if bands else [])


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_a_signature_comes_back(signature: list[int]) -> None:
    assert unpack(pack(signature)) == tuple(signature)


def test_a_toll_can_be_queried_by_its_columns(book: Book) -> None:
    row = book._one("SELECT measure, grp, low, high, victims, words, status, source_words FROM toll WHERE low > 5")
    assert row == ("killed", "security_forces", 12, 12, "guards", "12", "unverified", "police")


def test_the_day_of_an_account_is_that_of_its_date_claim(book: Book) -> None:
    assert book._one("SELECT day FROM account WHERE id = 'a-Solva'") == (date(2024, 3, 4).isoformat(),)
