"""A small book that tells of two invented attacks, built by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tollbook.model.account import Account, Best, Reading, Role
from tollbook.model.claim import Claim, Doubt, Evidence, LedgerLine, Source, Status
from tollbook.model.incident import Discrepancy, Figure, Incident, SetAside
from tollbook.model.text import Passage, Report, Span
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    Count,
    DatePrecision,
    DateRange,
    Group,
    Measure,
    Perpetrator,
    PlaceRef,
    Term,
    Toll,
)
from tollbook.store.book import Book

Told = tuple[Report, bytes, Reading, Incident]


def tell(place: str, country: str, day: date, killed: int, actor: str) -> Told:
    """A report of one attack, its reading and its incident."""
    text = f"Menu\nGunmen of the {actor} killed {killed} guards in {place} on Monday, police said."
    raw = text.encode()
    published = f"{day.isoformat()}T08:00:00Z"
    digest = hashlib.sha256(raw).hexdigest()
    aside = (Passage(Span(0, 4), "page furniture"),)
    report = Report(place, f"Attack in {place}", "Sample Wire", None, published, digest, text, "en", aside)

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    def claim(name: str, value: Term | DateRange | PlaceRef | Perpetrator | Toll, *words: str) -> Claim:
        evidence = tuple(Evidence(span(word), name) for word in words)
        said = Source("police", span("police")) if name == "number" else None
        status = Status.UNVERIFIED if name == "number" else Status.CURRENT
        return Claim(f"c-{place}-{name}", value, f"test/{name}", evidence, said, status)

    when = DateRange(day, day, DatePrecision.DAY)
    where = PlaceRef(place, None, None, country, 29.5, 67.0, 1, "42")
    by = Perpetrator(ActorRef(actor, ActorKind.ORGANIZATION, actor[:3].lower()), Basis.STATED)
    toll = Toll(Measure.KILLED, Group.SECURITY_FORCES, Count(killed, killed), "guards", str(killed))
    claims = (
        claim("trigger", Term(AttackType.ARMED_ASSAULT), "killed"),
        claim("date", when, "Monday"),
        claim("place", where, place),
        claim("actor", by, actor),
        claim("number", toll, str(killed), "guards", "killed"),
    )
    account = Account(f"a-{place}", report.id, Role.MAIN, claims, {Measure.KILLED: Best(killed, killed, killed)})
    ledger = (LedgerLine(span(str(killed)), "toll", claims[4].id),)
    reading = Reading(report.id, (account,), ledger, (Doubt(span("Monday"), "dates/test", "Which Monday?"),))
    return report, raw, reading, incident_of(account, killed)


def incident_of(account: Account, killed: int) -> Incident:
    """The incident that this account alone tells of."""
    by, toll = account.claims[3], account.claims[4]
    aside = (SetAside(by.id, "no toll"),)
    figure = Figure(Measure.KILLED, "all", killed, killed, None, "test/first", (toll.id,), aside)
    says = (Discrepancy("killed", "One says so.", (toll.id,)),)
    name = account.id.replace("a-", "i-", 1)
    kind, when, where = account.type.code, account.date, account.place
    return Incident(name, (account.id,), kind, when, where, (by,), (figure,), says, True)


def keep(book: Book, told: Told) -> None:
    report, raw, reading, incident = told
    with book.transaction():
        book.save_report(report, raw, [2**64 - 1, 7], [0, 2**64 - 1])
        book.save_reading(reading)
        book.save_incident(incident)


@pytest.fixture
def solva() -> Told:
    return tell("Solva", "PK", date(2024, 3, 4), 12, "Army of the Hills")


@pytest.fixture
def mirek() -> Told:
    return tell("Mirek", "ML", date(2023, 1, 2), 3, "École Brigade")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "book.db", create=True) as book:
        yield book


@pytest.fixture
def book(empty: Book, solva: Told, mirek: Told) -> Book:
    keep(empty, solva)
    keep(empty, mirek)
    return empty
