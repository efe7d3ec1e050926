from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.made import account, by_id, killed, report
from tollbook.figures.policies import choose_figures
from tollbook.figures.speakers import official_rank
from tollbook.model.account import Account, Best, Role
from tollbook.model.claim import Status
from tollbook.model.incident import Figure
from tollbook.model.text import Report
from tollbook.model.values import Count, Group, Measure

FIRST, LATER = report("first", "2023-02-05"), report("later", "2023-02-06")


def figure(accounts: list[Account], *reports: Report, group: str = "all") -> Figure | None:
    found = choose_figures(accounts, by_id(reports))
    return next((f for f in found if f.group == group and f.measure is Measure.KILLED), None)


def values(found: Figure | None) -> tuple[int, int, int | None] | None:
    return (found.low, found.best, found.high) if found else None


def reasons(found: Figure | None) -> dict[str, str]:
    return {aside.claim_id: aside.reason for aside in found.set_aside} if found else {}


def test_the_later_report_stands_before_the_earlier() -> None:
    told = [account(FIRST, killed(12), best=12), account(LATER, killed(19), best=19)]
    found = figure(told, FIRST, LATER)
    assert values(found) == (19, 19, 19)
    assert reasons(found) == {"first-0": "overtaken by a later report"}
    assert found and found.policy == "figures/latest-official" and found.chosen == ("later-0",)


def test_a_toll_that_falls_keeps_the_highest_as_high() -> None:
    told = [account(FIRST, killed(30), best=30), account(LATER, killed(19), best=19)]
    assert values(figure(told, FIRST, LATER)) == (19, 19, 30)


def test_at_least_leaves_the_figure_open_until_a_later_report_closes_it() -> None:
    open_first = account(FIRST, killed(12, None), best=Best(12, 12, None))
    assert values(figure([open_first], FIRST)) == (12, 12, None)
    assert values(figure([open_first, account(LATER, killed(19), best=19)], FIRST, LATER)) == (19, 19, 19)


def test_of_one_day_the_more_official_source_is_preferred() -> None:
    other = report("other", "2023-02-06")
    told = [
        account(LATER, killed(21, source="Witnesses"), best=21),
        account(other, killed(19, source="the interior ministry"), best=19),
    ]
    found = figure(told, LATER, other)
    assert values(found) == (19, 19, 21)
    assert "same day" in reasons(found)["later-0"]


def test_one_sides_claim_is_set_aside() -> None:
    told = account(FIRST, killed(14), killed(84, source="the movement", status=Status.UNVERIFIED), best=14)
    found = figure([told], FIRST)
    assert values(found) == (14, 14, 14)
    assert reasons(found) == {"first-1": "claimed by one side, unverified"}


def test_a_claim_that_nothing_else_bears_out_makes_no_figure() -> None:
    assert figure([account(FIRST, killed(84, status=Status.UNVERIFIED))], FIRST) is None


def test_parts_never_add_to_the_total() -> None:
    told = account(FIRST, killed(12), killed(3, group=Group.CIVILIANS, status=Status.PART), best=12)
    assert values(figure([told], FIRST)) == (12, 12, 12)
    assert reasons(figure([told], FIRST)) == {"first-1": "part of a larger toll"}
    assert values(figure([told], FIRST, group="civilians")) == (3, 3, None)


def test_counts_by_two_speakers_that_overlap_are_not_added() -> None:
    told = account(
        FIRST,
        killed(14, group=Group.SECURITY_FORCES, source="the army"),
        killed(21, group=Group.MILITANTS, source="the army"),
        killed(12, group=Group.MILITANTS, source="the minister"),
        best=35,
    )
    assert values(figure([told], FIRST)) == (35, 35, 35)
    assert values(figure([told], FIRST, group="militants")) == (21, 21, 21)
    assert "counted already" in reasons(figure([told], FIRST))["first-2"]


def test_groups_of_one_telling_are_added() -> None:
    told = account(FIRST, killed(4, group=Group.CIVILIANS), killed(2, group=Group.SECURITY_FORCES))
    assert values(figure([told], FIRST)) == (6, 6, 6)


def test_none_reported_and_a_reported_zero_stay_apart() -> None:
    assert figure([account(FIRST)], FIRST) is None
    assert values(figure([account(FIRST, killed(0), best=0)], FIRST)) == (0, 0, 0)


def test_what_is_recalled_in_passing_weighs_less() -> None:
    told = [
        account(FIRST, killed(12), best=12),
        account(LATER, killed(15), best=15, role=Role.BACKGROUND),
    ]
    found = figure(told, FIRST, LATER)
    assert values(found) == (12, 12, 15)
    assert "recalled" in reasons(found)["later-0"]


def test_a_copy_of_one_wire_story_counts_once() -> None:
    copy = report("copy", "2023-02-06", copy_of=FIRST.id)
    told = [account(FIRST, killed(12), best=12), account(copy, killed(12), best=12)]
    found = figure(told, FIRST, copy)
    assert found and len(found.chosen) == 1
    assert list(reasons(found).values()) == ["copy of the same wire story"]


def test_a_report_that_agrees_bears_the_figure_out() -> None:
    told = [account(FIRST, killed(12), best=12), account(LATER, killed(12), best=12)]
    found = figure(told, FIRST, LATER)
    assert found and set(found.chosen) == {"first-0", "later-0"}


def test_without_days_of_publication_no_figure_is_called_newer() -> None:
    one, other = report("one"), report("other")
    told = [account(one, killed(12), best=12), account(other, killed(19), best=19)]
    found = figure(told, one, other)
    assert values(found) == (12, 19, 19)
    assert "cannot be told" in reasons(found)["one-0"]


@pytest.mark.parametrize(
    ("words", "other"),
    [("police", "witnesses"), ("the interior ministry", "a doctor"), (None, "a resident"), ("a doctor", None)],
)
def test_the_first_is_the_more_official(words: str | None, other: str | None) -> None:
    assert official_rank(words) < official_rank(other)


def test_a_spokesman_of_an_armed_group_is_no_official() -> None:
    assert official_rank("a Balochistan Liberation Army spokesman") > official_rank("police")


COUNTS = st.tuples(st.integers(0, 50), st.one_of(st.none(), st.integers(0, 10)))


@st.composite
def books(draw: st.DrawFn) -> tuple[list[Account], dict[str, Report]]:
    reports = [
        report(name, draw(st.sampled_from([None, "2023-02-05", "2023-02-06"])))
        for name in draw(st.lists(st.sampled_from("abcd"), min_size=1, unique=True))
    ]
    if draw(st.booleans()):
        reports.append(report("copy", "2023-02-07", copy_of=reports[0].id))
    accounts = []
    for of in reports:
        tolls = [
            killed(
                low,
                None if more is None else low + more,
                group=draw(st.sampled_from(Group)),
                status=draw(st.sampled_from(Status)),
                source=draw(st.sampled_from([None, "police", "witnesses"])),
                measure=draw(st.sampled_from([Measure.KILLED, Measure.WOUNDED])),
            )
            for low, more in draw(st.lists(COUNTS, max_size=4))
        ]
        low = draw(st.integers(0, 60))
        best = draw(st.sampled_from([None, Best(low, low, low), Best(low, low + 1, None)]))
        accounts.append(account(of, *tolls, best=best, role=draw(st.sampled_from(Role))))
    return accounts, by_id(reports)


@given(books())
def test_low_best_and_high_stand_in_order(book: tuple[list[Account], dict[str, Report]]) -> None:
    for found in choose_figures(*book):
        Count(found.low, found.high)
        assert found.low <= found.best
        assert found.high is None or found.best <= found.high


@given(books())
def test_no_claim_of_a_figure_is_lost_and_none_stands_twice(book: tuple[list[Account], dict[str, Report]]) -> None:
    for found in choose_figures(*book):
        told = [
            claim.id
            for account_ in book[0]
            for claim, toll in account_.tolls
            if toll.measure is found.measure and found.group in ("all", toll.group)
        ]
        assert sorted(told) == sorted([*found.chosen, *(aside.claim_id for aside in found.set_aside)])
        assert all(aside.reason for aside in found.set_aside)


@given(books(), st.data())
def test_the_order_of_accounts_does_not_matter(
    book: tuple[list[Account], dict[str, Report]], data: st.DataObject
) -> None:
    accounts, reports = book
    shuffled = data.draw(st.permutations(accounts))
    assert choose_figures(shuffled, reports) == choose_figures(accounts, reports)
