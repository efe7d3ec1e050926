from __future__ import annotations

from datetime import date

from tests.figures.made import account, by_id, claim, killed, report
from tollbook.figures.discrepancies import find_discrepancies
from tollbook.model.account import Account, Best
from tollbook.model.claim import Status
from tollbook.model.incident import Discrepancy
from tollbook.model.values import DatePrecision, DateRange, PlaceRef

A, B = report("a", "2023-02-05"), report("b", "2023-02-06")


def found_in(*accounts: Account) -> tuple[Discrepancy, ...]:
    return find_discrepancies(accounts, by_id([A, B]))


def on(day: int) -> DateRange:
    return DateRange(date(2023, 2, day), date(2023, 2, day), DatePrecision.DAY)


def test_tolls_that_contradict_each_other() -> None:
    (found,) = found_in(account(A, killed(12), best=12), account(B, killed(19), best=19))
    assert found.says == "The reports do not agree on the killed: 12 (Paper a, 2023-02-05), 19 (Paper b, 2023-02-06)."
    assert found.claim_ids == ("a-0", "b-0")


def test_at_least_twelve_and_nineteen_do_not_contradict() -> None:
    assert not found_in(account(A, killed(12, None), best=Best(12, 12, None)), account(B, killed(19), best=19))


def test_an_unverified_rival_figure() -> None:
    rival = killed(84, source="the movement", status=Status.UNVERIFIED)
    (found,) = found_in(account(A, killed(14), rival, best=14))
    assert "84 killed according to the movement, unverified" in found.says
    assert set(found.claim_ids) == {"a-0", "a-1"}


def test_a_zero_that_was_overtaken() -> None:
    (found,) = found_in(account(A, killed(0, status=Status.SUPERSEDED), killed(23), best=23))
    assert found.says.startswith("At first nobody was said to be killed")


def test_parts_that_make_more_than_their_total() -> None:
    parts = [killed(6, status=Status.PART, part_of="a-0"), killed(7, status=Status.PART, part_of="a-0")]
    (found,) = found_in(account(A, killed(10), *parts, best=10))
    assert found.says == "The parts make 13 killed, the total is 10 (Paper a, 2023-02-05)."
    assert not found_in(account(A, killed(13), *parts, best=13))


def test_two_days_for_one_attack() -> None:
    (found,) = found_in(account(A, claim(on(4))), account(B, claim(on(5))))
    assert (found.about, found.claim_ids) == ("date", ("a-0", "b-0"))
    assert not found_in(account(A, claim(on(4))), account(B, claim(on(4))))


def test_two_towns_for_one_attack() -> None:
    here = PlaceRef("Quetta", None, None, "PK", 30.18, 67.0, 1, None)
    there = PlaceRef("Sibi", None, None, "PK", 29.54, 67.88, 1, None)
    (found,) = found_in(account(A, claim(here)), account(B, claim(there)))
    assert found.says == (
        "The reports do not agree on the place: Quetta (Paper a, 2023-02-05), Sibi (Paper b, 2023-02-06)."
    )
