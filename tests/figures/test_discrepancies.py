from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.figures.made import account, by_id, claim, killed, report
from tests.figures.told import KARACHI, paper, resting, telling
from tests.figures.told import killed as told_killed
from tollbook.figures.discrepancies import find_discrepancies
from tollbook.model.account import Account, Best
from tollbook.model.claim import Evidence, Status
from tollbook.model.incident import Discrepancy
from tollbook.model.text import Span
from tollbook.model.values import DatePrecision, DateRange, Group, PlaceRef

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


def test_parts_of_two_sentences_may_be_the_same_people() -> None:
    """'… killed ten, including six women. Seven of the dead were visitors.'"""
    parts = [killed(6, status=Status.PART, part_of="a-0"), killed(7, status=Status.PART, part_of="a-0")]
    told = account(A, killed(10), *parts, best=10)
    long = report("a", "2023-02-05", text="Ten died. Six were women. Seven came from far.")
    moved = tuple(
        replace(one, evidence=(Evidence(Span(30, 35), "number"),)) if one.id == "a-2" else one for one in told.claims
    )
    assert not find_discrepancies([replace(told, claims=moved, report_id=long.id)], by_id([long]))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Six guards and 3 drivers made up the ten dead.", "The parts make 9 killed, the total is 10"),
        ("Six guards and 4 drivers made up the ten dead.", None),
        ("Six guards and 3 drivers were among the ten dead.", None),
    ],
)
def test_parts_that_are_all_and_make_fewer_than_their_total(text: str, says: str | None) -> None:
    of = paper(f"After the bombing a count was made. {text}")
    whole, guards, drivers = told_killed(of, 10, "ten"), told_killed(of, 6, "Six"), None
    for number in (3, 4):
        if f"{number} drivers" in text:
            drivers = told_killed(of, number, str(number))
    assert drivers
    parts = [replace(one, status=Status.PART, part_of=whole.id) for one in (guards, drivers)]
    found = find_discrepancies([telling(of, whole, *parts, trigger="bombing")], by_id([of]))
    assert [one.says.removesuffix(" (Paper a, 2023-02-07).") for one in found] == ([says] if says else [])


def test_what_one_side_claims_in_one_report_against_the_figure_of_another() -> None:
    rival = account(A, killed(84, source="the movement", status=Status.UNVERIFIED))
    (found,) = found_in(rival, account(B, killed(14), best=14))
    assert found.says == (
        "84 killed according to the movement, unverified (Paper a, 2023-02-05); another figure in Paper b, 2023-02-06."
    )
    assert found.claim_ids == ("a-0", "b-0")


def test_a_claim_about_one_group_is_held_against_the_figure_of_that_group() -> None:
    rival = account(A, killed(84, group=Group.SECURITY_FORCES, source="the movement", status=Status.UNVERIFIED))
    soldiers, fighters = killed(14, group=Group.SECURITY_FORCES), killed(70, group=Group.MILITANTS)
    (found,) = found_in(rival, account(B, soldiers, fighters, best=84))
    assert found.claim_ids == ("a-0", "b-0")
    assert not found_in(rival, account(B, fighters, best=70))


def test_an_unverified_toll_of_one_group_does_not_contradict_that_of_another() -> None:
    rival = killed(84, group=Group.SECURITY_FORCES, source="the movement", status=Status.UNVERIFIED)
    assert not found_in(account(A, killed(21, group=Group.MILITANTS), rival, best=21))


def test_a_sources_error_of_geography_is_flagged_and_kept() -> None:
    of = paper("A bombing hit the northwestern city of Karachi.")
    account_ = telling(of, resting(of, KARACHI, ("Karachi", "place")), trigger="bombing")
    (found,) = find_discrepancies([account_], by_id([of]))
    assert found.says == (
        "“northwestern city of Karachi” (Paper a, 2023-02-07): Karachi lies in the south-west of Pakistan."
    )
    assert account_.place == KARACHI


def test_two_weekdays_in_one_report() -> None:
    of = paper("A bombing on Sunday hit a van. Monday's bombing was the worst.")
    account_ = telling(of, resting(of, on(5), ("Sunday", "date")), trigger="bombing")
    (found,) = find_discrepancies([account_], by_id([of]))
    assert found.says == "Paper a, 2023-02-07 names two days for it: Sunday and Monday."


def test_two_days_for_one_attack() -> None:
    (found,) = found_in(account(A, claim(on(4))), account(B, claim(on(5))))
    assert found.says == (
        "The reports do not agree on the day: Saturday 2023-02-04 (Paper a, 2023-02-05), "
        "Sunday 2023-02-05 (Paper b, 2023-02-06)."
    )
    assert (found.about, found.claim_ids) == ("date", ("a-0", "b-0"))
    assert not found_in(account(A, claim(on(4))), account(B, claim(on(4))))


def test_two_towns_for_one_attack() -> None:
    here = PlaceRef("Quetta", None, None, "PK", 30.18, 67.0, 1, None)
    there = PlaceRef("Sibi", None, None, "PK", 29.54, 67.88, 1, None)
    (found,) = found_in(account(A, claim(here)), account(B, claim(there)))
    assert found.says == (
        "The reports do not agree on the place: Quetta (Paper a, 2023-02-05), Sibi (Paper b, 2023-02-06)."
    )
