"""A book made by hand: one attack, told by three reports with emoji, combining marks, line ends of two kinds,
letters beyond the basic plane and a script that runs from right to left; and an attack that was joined to it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tollbook.figures.consolidation import consolidate
from tollbook.model.account import Account, Best, Reading, Role
from tollbook.model.claim import Claim, Doubt, Evidence, LedgerLine, Source, Status
from tollbook.model.incident import Incident
from tollbook.model.judgement import Judgement, Verdict
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
    Harm,
    Measure,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Stance,
    Term,
    Toll,
    Value,
    Victim,
)
from tollbook.store.book import Book

DAY = date(2024, 3, 4)
Pairs = Sequence[tuple[Report, Account]]
INCIDENT, RETIRED = "i-00000000000000aa", "i-00000000000000bb"

WIRE = (
    "Menu 🏠 | Sport\r\n"
    "👩🏽‍🚒🔥 A bomb killed twelve people, among them Mina Sola, 9, at a market in Que\u0301lora on Monday, the "
    "\U0001d4ae\U0001d4bd fire service said.\r\n\r\n"
    "The \u202eHills Front\u202c denied it. Earlier, the mayor had spoken of seven dead."
)
ARABIC = (
    "قُتِلَ اثنا عشر شخصًا في انفجار قنبلة في سوق كيلورا يوم الاثنين، وقالت الشرطة إن ثلاثين آخرين أُصيبوا 🚑.\n"
    "واتهمت الحكومة جبهة التلال بتنفيذ الهجوم."
)
LONG = (
    "A bomb killed 14 people in Quelora on Monday, the governor said. "
    + "The market was opened in the spring, and traders had come from all over the valley. " * 40
    + "Thirty others were wounded."
)


@dataclass
class _Teller:
    """Builds the account of one report, claim by claim."""

    report: Report
    account_id: str
    claims: list[Claim] = field(default_factory=list)

    def span(self, words: str) -> Span:
        start = self.report.text.index(words)
        return Span(start, start + len(words))

    def claim(
        self,
        name: str,
        value: Value,
        *words: str,
        parts: tuple[str, ...] = ("words", "words"),
        said: str | None = None,
        status: Status = Status.CURRENT,
    ) -> None:
        source = Source(said, self.span(said)) if said else None
        evidence = [Evidence(self.span(word), part) for word, part in zip(words, parts, strict=False)]
        evidence += [Evidence(source.span, "source")] if source else []
        self.claims.append(Claim(f"c-{name}", value, f"test/{name}", tuple(evidence), source, status, None, 0.9))

    def toll(self, name: str, measure: Measure, count: int, *words: str, **how: str | Status) -> None:
        """*words*: the number, what happened, to whom."""
        value = Toll(measure, Group.CIVILIANS, Count(count, count), words[-1], words[0])
        self.claim(name, value, *words, parts=("number", "harm", "victims"), **how)  # type: ignore[arg-type]

    def account(self, **best: int) -> Account:
        held = {Measure(name): Best(count, count, count) for name, count in best.items()}
        return Account(self.account_id, self.report.id, Role.MAIN, tuple(self.claims), held)


def _report(name: str, text: str, published: str, **more: object) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    fields = {"title": f"Market bombed ({name})", "publisher": name, "url": f"https://{name}.example/1", **more}
    return Report(name, published=published, sha256=digest, text=text, **fields)  # type: ignore[arg-type]


def _place(precision: int = 1) -> PlaceRef:
    return PlaceRef("Quelora", "a market", "Sierra", "MX", 19.5, -99.25, precision, "42")


def _wire() -> tuple[Report, Account]:
    aside = (Passage(Span(0, WIRE.index("\r\n")), "page furniture"),)
    teller = _Teller(_report("Wire", WIRE, "2024-03-04", set_aside=aside), "a-wire")
    teller.claim("wire-type", Term(AttackType.BOMBING), "A bomb killed")
    teller.claim("wire-date", DateRange(DAY, DAY, DatePrecision.DAY), "Monday")
    teller.claim("wire-place", _place(), "Que\u0301lora")
    teller.toll(
        "wire-twelve", Measure.KILLED, 12, "twelve", "killed", "people", said="\U0001d4ae\U0001d4bd fire service"
    )
    teller.toll("wire-seven", Measure.KILLED, 7, "seven", "dead", said="the mayor", status=Status.SUPERSEDED)
    mina = Victim("Mina Sola", "Mina Sola", Group.CIVILIANS, Harm.KILLED, Count(1, 1), 9)
    teller.claim("wire-mina", mina, "Mina Sola, 9", "killed")
    front = ActorRef("Hills Front", ActorKind.ORGANIZATION)
    teller.claim("wire-denied", Responsibility(front, Stance.DENIED), "\u202eHills Front\u202c", "denied")
    return teller.report, teller.account(killed=12)


def _arabic() -> tuple[Report, Account]:
    teller = _Teller(_report("صحيفة", ARABIC, "2024-03-05", title="انفجار في سوق كيلورا"), "a-arabic")
    teller.claim("ar-type", Term(AttackType.BOMBING), "انفجار قنبلة")
    teller.claim("ar-date", DateRange(DAY, DAY, DatePrecision.DAY), "يوم الاثنين")
    teller.claim("ar-place", _place(2), "كيلورا")
    teller.toll("ar-twelve", Measure.KILLED, 12, "اثنا عشر", "قُتِلَ", "شخصًا")
    teller.toll("ar-thirty", Measure.WOUNDED, 30, "ثلاثين", "أُصيبوا", "آخرين", said="الشرطة")
    front = ActorRef("Hills Front", ActorKind.ORGANIZATION)
    teller.claim("ar-front", Perpetrator(front, Basis.ALLEGED), "جبهة التلال", said="الحكومة")
    return teller.report, teller.account(killed=12, wounded=30)


def _long() -> tuple[Report, Account]:
    teller = _Teller(_report("Daily", LONG, "2024-03-06"), "a-long")
    teller.claim("long-type", Term(AttackType.BOMBING), "A bomb killed")
    teller.claim("long-place", _place(), "Quelora")
    teller.toll("long-fourteen", Measure.KILLED, 14, "14", "killed", "people", said="the governor")
    teller.toll("long-thirty", Measure.WOUNDED, 30, "Thirty", "wounded", "others")
    return teller.report, teller.account(killed=14, wounded=30)


def hostile(words: str) -> tuple[Report, Account]:
    """A report that says *words* wherever a report can say something."""
    text = f"{words} killed two people at {words}, {words} said."
    teller = _Teller(_report("hostile", text, "2024-03-07", title=words, publisher=words, url=words), "a-hostile")
    teller.claim("bad-type", Term(AttackType.BOMBING), "killed")
    teller.claim("bad-place", PlaceRef(words, words, words, "MX", None, None, 1, None), words)
    teller.claim("bad-actor", Perpetrator(ActorRef(words, ActorKind.ORGANIZATION), Basis.STATED), words)
    teller.claim("bad-victim", Victim(words, words, Group.CIVILIANS, Harm.KILLED, None, None, None, words), words)
    value = Toll(Measure.KILLED, Group.CIVILIANS, Count(2, 2), words, words)
    teller.claim("bad-toll", value, "two", "people", parts=("number", "victims"), said=words)
    return teller.report, teller.account(killed=2)


def tellings() -> list[tuple[Report, Account]]:
    """The three reports, each with its account."""
    return [_wire(), _arabic(), _long()]


def incident(pairs: Pairs) -> Incident:
    """What they support together."""
    return consolidate(INCIDENT, [account for _, account in pairs], {report.id: report for report, _ in pairs})


def make_book(path: Path, *also: tuple[Report, Account]) -> Path:
    """The book of all that, and of what other reports tell of the same attack."""
    pairs = [*tellings(), *also]
    with Book.open(path, create=True) as book, book.transaction():
        for report, account in pairs:
            ledger = tuple(LedgerLine(claim.evidence[0].span, "toll", claim.id) for claim, _ in account.tolls)
            doubts = (Doubt(account.claims[0].evidence[0].span, "test/doubt", "One bomb, or two?"),)
            book.save_report(report, report.text.encode())
            book.save_reading(Reading(report.id, (account,), ledger, doubts))
        joined = incident(pairs)
        alone = consolidate(RETIRED, [_long()[1]], {_long()[0].id: _long()[0]})
        book.save_incident(alone)
        book.retire_incident(alone.id, into=joined.id)
        book.save_incident(joined)
        said = Judgement("a-long", "a-wire", Verdict.SAME, "machine", "2024-03-06T09:00:00Z", "same day and town", 6.5)
        book.save_judgement(said)
        person = Judgement("a-long", "a-wire", Verdict.SAME, "Ada", "2024-03-07T09:00:00Z", "one market, one bomb")
        book.save_judgement(person)
    return path
