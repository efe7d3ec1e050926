from __future__ import annotations

from datetime import date

from hypothesis import given

from tests.figures.made import account, by_id, killed, report
from tests.figures.test_policies import Made, books
from tollbook.figures.history import history_of
from tollbook.figures.policies import IBC, choose_figures

FIRST, LATER, LAST = report("a", "2023-02-05"), report("b", "2023-02-06"), report("c", "2023-02-08")
REPORTS = by_id([FIRST, LATER, LAST])


def test_a_toll_that_rises_day_by_day() -> None:
    told = [account(LAST, killed(19)), account(FIRST, killed(7)), account(LATER, killed(12))]
    days = history_of(told, REPORTS)
    assert [day.day for day in days] == [date(2023, 2, 5), date(2023, 2, 6), date(2023, 2, 8)]
    assert [day.figures[0].best for day in days] == [7, 12, 19]
    assert [day.accounts[0].id for day in days] == ["a-a", "a-b", "a-c"]


def test_it_follows_the_policy() -> None:
    days = history_of([account(FIRST, killed(7)), account(LATER, killed(12))], REPORTS, IBC)
    assert [(day.figures[0].low, day.figures[0].high) for day in days] == [(7, 7), (7, 12)]


def test_reports_without_a_day_stand_last() -> None:
    undated = report("z")
    days = history_of([account(undated, killed(9)), account(FIRST, killed(7))], by_id([undated, FIRST]))
    assert [day.day for day in days] == [date(2023, 2, 5), None]


@given(books())
def test_it_ends_with_the_figures_of_all_reports_and_tells_of_each_account_once(book: Made) -> None:
    days = history_of(*book)
    assert days[-1].figures == choose_figures(*book)
    assert sorted(account.id for day in days for account in day.accounts) == sorted(a.id for a in book[0])
