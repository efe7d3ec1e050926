"""Accounts and reports for the tests of merging, made from a few words each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tollbook.merging.blocking import profile_keys
from tollbook.merging.profile import profile_of
from tollbook.model.account import Account, Best, Role
from tollbook.model.claim import Claim, Evidence
from tollbook.model.ids import name_for
from tollbook.model.text import Report, Span
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    Count,
    DatePrecision,
    DateRange,
    Measure,
    Perpetrator,
    PlaceRef,
    Target,
    TargetKind,
    Term,
    Toll,
    Value,
    Weapon,
)
from tollbook.model.values import Group as Side

QUETTA = PlaceRef("Quetta", None, "Balochistan", "PK", 30.18, 67.0, 1, None)
KARACHI = PlaceRef("Karachi", None, "Sindh", "PK", 24.86, 67.01, 1, None)


def report(words: str = "Something happened.", *, name: str = "a", **more: str | None) -> Report:
    published = more.pop("published", None)
    return Report(name, None, None, None, published, "0" * 64, words)


def day(text: str, precision: DatePrecision = DatePrecision.DAY, end: str | None = None) -> DateRange:
    return DateRange(date.fromisoformat(text), date.fromisoformat(end or text), precision)


def target(words: str) -> Target:
    return Target(words, TargetKind.PEOPLE, Side.CIVILIANS)


def attacker(name: str) -> Perpetrator:
    return Perpetrator(ActorRef(name, ActorKind.ORGANIZATION), Basis.STATED)


def weapon(words: str) -> Weapon:
    return Weapon(words, None)


def account(
    of: Report,
    *values: Value,
    kind: AttackType = AttackType.BOMBING,
    killed: int | None = None,
    role: Role = Role.MAIN,
    part_of: str | None = None,
) -> Account:
    """An account of this report; every claim rests on the whole of its text."""
    name = name_for("a", of.id, kind, killed, role, part_of, *values)
    words = (Evidence(Span(0, len(of.text)), "trigger"),)
    claims = tuple(
        Claim(name_for("c", name, n), value, "test/made", words) for n, value in enumerate((Term(kind), *values))
    )
    best = {} if killed is None else {Measure.KILLED: Best(killed, killed, killed)}
    return Account(name, of.id, role, claims, best, part_of)


def total_of(of: Report, words: str) -> Account:
    """An account without a date whose toll stands at these words of the report."""
    start = of.text.index(words)
    toll = Toll(Measure.KILLED, Side.UNSPECIFIED, Count(40, 40), None, words)
    claim = Claim("t", toll, "test/made", (Evidence(Span(start, start + len(words)), "number"),))
    told = account(of, QUETTA, killed=40)
    return replace(told, claims=(*told.claims, claim))


def block_keys(account: Account, report: Report) -> frozenset[str]:
    """The keys of an account; *report* is the one that it was read from."""
    return profile_keys(profile_of(account, report))
