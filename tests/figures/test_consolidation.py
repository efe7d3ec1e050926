from __future__ import annotations

from datetime import date

import pytest

from tests.figures.made import account, by_id, claim, killed, report
from tollbook.figures.consolidation import consolidate
from tollbook.model.account import Account, Role
from tollbook.model.incident import Incident
from tollbook.model.text import Report
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    DatePrecision,
    DateRange,
    NoClaim,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Stance,
    Target,
    TargetKind,
    Value,
)
from tollbook.model.values import Group as Side

A, B, C = report("a", "2023-02-05"), report("b", "2023-02-06"), report("c", "2023-02-07")
RED, BLUE = ActorRef("the Red Movement", ActorKind.ORGANIZATION), ActorRef("Blue Army", ActorKind.ORGANIZATION)
DAY = DateRange(date(2023, 2, 5), date(2023, 2, 5), DatePrecision.DAY)
MONTH = DateRange(date(2023, 2, 1), date(2023, 2, 28), DatePrecision.MONTH)


def place(name: str, precision: int, detail: str | None = None) -> PlaceRef:
    return PlaceRef(name, detail, None, "PK", None, None, precision, None)


def whole(*accounts: Account, reports: tuple[Report, ...] = (A, B, C)) -> Incident:
    return consolidate("i-1", accounts, by_id(reports))


def values_of(incident: Incident, kind: type[Value]) -> list[Value]:
    return [claim.value for claim in incident.claims if isinstance(claim.value, kind)]


def test_an_incident_needs_an_account() -> None:
    with pytest.raises(ValueError, match="without accounts"):
        consolidate("i-1", [], {})


def test_the_main_telling_outvotes_the_recollection() -> None:
    main = account(A, kind=AttackType.ARMED_CLASH)
    passing = account(B, kind=AttackType.BOMBING, role=Role.BACKGROUND)
    assert whole(passing, main).type is AttackType.ARMED_CLASH


def test_between_equal_votes_the_more_specific_type_stands() -> None:
    assert whole(account(A), account(B, kind=AttackType.SUICIDE_BOMBING)).type is AttackType.SUICIDE_BOMBING


def test_the_date_is_the_most_precise_that_most_bear_out() -> None:
    other_day = DateRange(date(2023, 3, 9), date(2023, 3, 9), DatePrecision.DAY)
    found = whole(account(A, claim(MONTH)), account(B, claim(DAY)), account(C, claim(other_day)))
    assert found.date == DAY


def test_the_place_is_the_most_precise_with_its_site() -> None:
    found = whole(
        account(A, claim(place("Sindh", 4))),
        account(B, claim(place("Karachi", 1))),
        account(C, claim(place("Karachi", 1, "a bus stop"))),
    )
    assert found.place == place("Karachi", 1, "a bus stop")


def test_one_actor_stands_once_on_its_best_ground() -> None:
    stated = account(A, claim(Perpetrator(RED, Basis.ALLEGED)))
    owned = account(B, claim(Perpetrator(ActorRef("Red Movement", ActorKind.ORGANIZATION), Basis.CLAIMED)))
    found = values_of(whole(stated, owned), Perpetrator)
    assert [value.basis for value in found if isinstance(value, Perpetrator)] == [Basis.CLAIMED]


def test_nobody_has_claimed_falls_when_somebody_has() -> None:
    early, late = account(A, claim(NoClaim())), account(B, claim(Responsibility(RED, Stance.CLAIMED)))
    assert values_of(whole(early), NoClaim) == [NoClaim()]
    assert values_of(whole(early, late), NoClaim) == []


def test_a_target_told_twice_stands_once() -> None:
    one = claim(Target("the bus", TargetKind.PROPERTY, Side.CIVILIANS))
    other = claim(Target("A bus", TargetKind.PROPERTY, Side.CIVILIANS))
    assert len(values_of(whole(account(A, one), account(B, other)), Target)) == 1


def test_provisional_until_a_second_independent_report() -> None:
    copy = report("copy", "2023-02-06", copy_of=A.id)
    assert whole(account(A)).provisional
    assert whole(account(A), account(copy), reports=(A, copy)).provisional
    assert not whole(account(A), account(B)).provisional


def test_two_papers_with_one_agencys_story_are_provisional() -> None:
    papers = [report(name, "2023-02-05", text=f"NORVALE (AP) - Story in {name}.") for name in "xy"]
    assert whole(*(account(paper) for paper in papers), reports=tuple(papers)).provisional


def test_the_order_of_accounts_plays_no_part() -> None:
    told = [account(A, killed(3), best=3), account(B, killed(5), best=5, role=Role.BACKGROUND), account(C)]
    assert whole(*told) == whole(*reversed(told))


def test_rival_claims_and_a_denial_are_discrepancies() -> None:
    found = whole(
        account(A, claim(Responsibility(RED, Stance.CLAIMED)), claim(Perpetrator(BLUE, Basis.ALLEGED))),
        account(B, claim(Responsibility(BLUE, Stance.DENIED))),
        account(C, claim(Responsibility(ActorRef("Green Front", ActorKind.ORGANIZATION), Stance.CLAIMED))),
    )
    said = [d.says for d in found.discrepancies if d.about == "responsibility"]
    assert said == [
        "Blue Army: named as the attacker, and the attack is denied.",
        "More than one actor claims the attack: the Red Movement, Green Front.",
    ]
