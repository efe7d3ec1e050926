"""The comparison itself: a reading made from the golden one agrees with it, and each change is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.gold_compare import Golden, Incident, find_differences, load_minis, load_samples
from tollbook.model.account import Account, Best, Reading, Role
from tollbook.model.claim import Claim, Evidence, Status, claim_id
from tollbook.model.text import Span
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Count,
    DatePrecision,
    DateRange,
    Group,
    Measure,
    NoClaim,
    PlaceRef,
    Responsibility,
    Stance,
    Term,
    Toll,
    Value,
)

WORDS = (Evidence(Span(0, 1), "trigger"),)
Change = Callable[[Account], Account]


def claim(account: str, value: Value, status: Status = Status.CURRENT) -> Claim:
    return Claim(claim_id(account, value, WORDS), value, "test/golden", WORDS, status=status)


def account_of(incident: Incident) -> Account:
    """An account that says just what the golden incident says."""
    key, place, day = incident["key"], incident["place"], incident["date"]
    claims = [claim(key, Term(AttackType(incident["type"])))]
    if day:
        days = DateRange(date.fromisoformat(day["start"]), date.fromisoformat(day["end"]), DatePrecision.DAYS)
        claims.append(claim(key, days))
    ref = PlaceRef(place["name"], None, None, place["country"], place["lat"], place["lon"], 1, None)
    claims.append(claim(key, ref))
    for t in incident["tolls"]:
        toll = Toll(Measure(t["measure"]), Group(t["group"]), Count(t["low"], t["high"]), None, t["quote"])
        claims.append(claim(key, toll, Status(t["status"])))
    for said in incident["responsibility"]:
        actor = ActorRef(said["actor"], ActorKind.ORGANIZATION)
        claims.append(claim(key, Responsibility(actor, Stance(said["stance"]))))
    if incident.get("no_claim"):
        claims.append(claim(key, NoClaim()))
    best = {Measure(m): Best(n, n, n) for m, n in incident["best"].items() if n is not None}
    return Account(key, "r", Role(incident["role"]), tuple(claims), best, incident["part_of"])


def reading_of(golden: Golden, change: Change | None = None) -> Reading:
    accounts = [account_of(incident) for incident in golden.incidents]
    if change:
        accounts[0] = change(accounts[0])
    return Reading("r", tuple(accounts), (), ())


def without(kind: type[Value]) -> Change:
    return lambda a: replace(a, claims=tuple(c for c in a.claims if not isinstance(c.value, kind)))


def also(value: Value) -> Change:
    return lambda a: replace(a, claims=(*a.claims, claim(a.id, value)))


@pytest.mark.parametrize("golden", load_samples() + load_minis(), ids=lambda g: g.id)
def test_a_reading_that_says_the_same_agrees(golden: Golden) -> None:
    assert find_differences(golden, reading_of(golden)) == []


CHANGES: dict[str, Change] = {
    "toll missed: killed civilians 100.. current": without(Toll),
    "toll too many: missing civilians 3..3 current": also(
        Toll(Measure.MISSING, Group.CIVILIANS, Count(3, 3), None, "three")
    ),
    "date None": without(DateRange),
    "place None, not Solhan": without(PlaceRef),
    "best killed 9, not 100": lambda a: replace(a, best=a.best | {Measure.KILLED: Best(9, 9, 9)}),
    "'nobody has claimed it' not read": without(NoClaim),
    "wrongly read that rebels claimed it": also(
        Responsibility(ActorRef("rebels", ActorKind.ORGANIZATION), Stance.CLAIMED)
    ),
    "role background, not main": lambda a: replace(a, role=Role.BACKGROUND),
    "part of other": lambda a: replace(a, part_of="other"),
}


@pytest.mark.parametrize("says", CHANGES)
def test_each_change_is_told(says: str) -> None:
    golden = next(g for g in load_samples() if g.id == "solhan-wire")
    assert any(says in words for words in find_differences(golden, reading_of(golden, CHANGES[says])))


def test_missed_and_invented_incidents_are_told() -> None:
    samples = {g.id: g for g in load_samples()}
    volgograd, election = samples["volgograd-trolleybus"], samples["botswana-election"]
    missed = Reading("r", reading_of(volgograd).accounts[1:], (), ())
    assert find_differences(volgograd, missed) == ["volgograd-trolleybus-2013-12-30: not found"]
    (invented,) = find_differences(election, Reading("r", reading_of(volgograd).accounts[:1], (), ()))
    assert invented.startswith("invented: suicide_bombing at Volgograd")
