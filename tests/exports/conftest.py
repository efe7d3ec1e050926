"""An invented report in which a child is named, once with her age and once by a single name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tollbook.model.account import Account, Best, Role
from tollbook.model.claim import Claim, Evidence, Source, Status
from tollbook.model.incident import Discrepancy, Figure, Incident, SetAside
from tollbook.model.telling import ToldAccount, ToldIncident
from tollbook.model.text import Report, Span
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

TEXT = (
    "At least 12 soldiers were killed when the Army of the Hills shelled a post in Solva on Monday, the army "
    "said. Amina Sule, 9, and three others were wounded by a mortar round. The Sule girl's uncle, Ibrahim Sule, "
    "34, also died. =Nobody= has claimed the attack, and the Hill Front denied it. Amina Sule loved Solva."
)
MINORS = frozenset({"Amina Sule"})


def claim(number: int, value: Value, *words: str, by: str | None = None) -> Claim:
    spans = [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    evidence = tuple(Evidence(span, "words") for span in spans)
    source = Source(by, Span(TEXT.index(by), TEXT.index(by) + len(by))) if by else None
    return Claim(f"c-{number}", value, "test/rule", evidence, source, Status.CURRENT)


def claims() -> tuple[Claim, ...]:
    day, hills = date(2024, 3, 4), ActorRef("Army of the Hills", ActorKind.ORGANIZATION, "hills")
    front = ActorRef("Hill Front", ActorKind.ORGANIZATION)
    child = Victim("Amina Sule, 9", "Amina Sule", Group.CIVILIANS, Harm.WOUNDED, Count(1, 1), 9, "female", "pupil")
    uncle = Victim("Ibrahim Sule, 34", "Ibrahim Sule", Group.CIVILIANS, Harm.KILLED, None, 34, "male")
    soldiers = Toll(Measure.KILLED, Group.SECURITY_FORCES, Count(12, None), "soldiers", "At least 12")
    others = "Amina Sule, 9, and three others"
    wounded = Toll(Measure.WOUNDED, Group.CIVILIANS, Count(4, 4), others, others)
    return (
        claim(0, Term(AttackType.SHELLING), "shelled"),
        claim(1, DateRange(day, day, DatePrecision.DAY), "Monday"),
        claim(2, PlaceRef("Solva", "a post; near Solva", None, "PK", -3.5, 67.0, 1, None), "Solva", "post"),
        claim(3, Perpetrator(hills, Basis.ALLEGED), "Army of the Hills", by="the army"),
        claim(4, Responsibility(front, Stance.DENIED), "denied"),
        claim(5, NoClaim(), "=Nobody= has claimed"),
        claim(6, Target("=a post", TargetKind.PROPERTY, Group.SECURITY_FORCES), "a post"),
        claim(7, child, "Amina Sule"),
        claim(8, uncle, "Ibrahim Sule"),
        claim(9, Victim("The Sule girl", None, Group.CIVILIANS, None, None), "The Sule girl"),
        claim(10, Weapon("mortar round", "mortar"), "mortar round"),
        replace(claim(11, soldiers, "At least 12", "soldiers", "killed", by="the army"), confidence=0.75),
        claim(12, wounded, others, "wounded"),
    )


@pytest.fixture
def told() -> ToldAccount:
    title = "Child Amina Sule wounded in Solva"
    report = Report("amina-sule", title, "Sample Wire", None, "2024-03-05", "0" * 64, TEXT)
    best = {Measure.KILLED: Best(12, 12, None), Measure.CAPTURED: Best(0, 0, 0)}
    account = Account("a-1", report.id, Role.MAIN, claims(), best)
    return ToldAccount(account, report, "i-1", MINORS)


@pytest.fixture
def told_incident(told: ToldAccount) -> ToldIncident:
    kept = tuple(one for one in told.account.claims if not isinstance(one.value, Term | Toll | DateRange | PlaceRef))
    figures = (
        Figure(Measure.KILLED, "all", 12, 12, None, "test/first", ("c-11",), (SetAside("c-12", "wounded"),)),
        Figure(Measure.KILLED, "militants", 0, 0, 0, "test/first", ("c-11",), ()),
    )
    says = (Discrepancy("wounded", "One report counts Amina Sule twice.", ("c-12",)),)
    place, day = told.account.place, told.account.date
    incident = Incident("i-1", ("a-1",), AttackType.SHELLING, day, place, kept, figures, says, True)
    return ToldIncident(incident, {one.id: told.report for one in kept}, told.minors)
