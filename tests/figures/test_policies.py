from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.made import account, by_id, claim, killed, report
from tollbook.errors import UsageError
from tollbook.figures.policies import (
    ACLED,
    IBC,
    LATEST_OFFICIAL,
    POLICIES,
    UCDP,
    Policy,
    choose_figures,
    policy_named,
)
from tollbook.figures.speakers import official_rank
from tollbook.model.account import Account, Best, Role
from tollbook.model.claim import Status
from tollbook.model.incident import Figure
from tollbook.model.text import Report
from tollbook.model.values import ActorKind, ActorRef, AttackType, Basis, Count, Group, Measure, Perpetrator

FIRST, LATER = report("first", "2023-02-05"), report("later", "2023-02-06")


def figure(
    accounts: list[Account], *reports: Report, group: str = "all", policy: Policy = LATEST_OFFICIAL
) -> Figure | None:
    found = choose_figures(accounts, by_id(reports), policy)
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


def test_one_sides_word_alone_makes_no_figure_though_it_is_the_best_of_its_report() -> None:
    claimed = account(FIRST, killed(84, source="the movement", status=Status.UNVERIFIED), best=84)
    assert figure([claimed], FIRST) is None
    assert values(figure([claimed, account(LATER, killed(14), best=14)], FIRST, LATER)) == (14, 14, 14)


def test_parts_without_a_total_bear_the_figure() -> None:
    told = account(FIRST, killed(3, group=Group.CIVILIANS, status=Status.PART), best=Best(3, 3, None))
    found = figure([told], FIRST)
    assert values(found) == (3, 3, None)
    assert found and found.chosen == ("first-0",)


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


def test_a_copy_printed_later_is_no_newer_than_its_original() -> None:
    copy = report("copy", "2023-02-07", copy_of=FIRST.id)
    told = [
        account(FIRST, killed(12), best=12),
        account(LATER, killed(19), best=19),
        account(copy, killed(12), best=12),
    ]
    assert values(figure(told, FIRST, LATER, copy)) == (19, 19, 19)


def test_the_original_bears_the_figure_and_not_its_copy() -> None:
    copy = report("a-copy", "2023-02-06", copy_of=FIRST.id)
    found = figure([account(copy, killed(12)), account(FIRST, killed(12))], FIRST, copy)
    assert found and found.chosen == ("first-0",)


def test_a_wire_story_is_as_old_as_its_first_print() -> None:
    text = "NORVALE (AP) - Twelve died."
    evening, morning = (
        report("one", "2023-02-05", text=text),
        report("other", "2023-02-06", text=f"{text} Police said so."),
    )
    told = [account(evening, killed(12)), account(morning, killed(12, source="police")), account(LATER, killed(19))]
    assert values(figure(told, evening, morning, LATER)) == (19, 19, 19)


def test_two_papers_that_print_one_agencys_story_are_one_source() -> None:
    one = report("one", "2023-02-05", text="NORVALE (AP) - Twelve died.")
    other = report("other", "2023-02-06", text="By Ann Example, Associated Press\nTwelve died.")
    found = figure([account(one, killed(12), best=12), account(other, killed(12), best=12)], one, other)
    assert reasons(found) == {"other-0": "copy of the same wire story"}


class TestUcdp:
    def test_the_more_reliable_source_stands_though_another_is_newer(self) -> None:
        told = [
            account(FIRST, killed(12, source="the interior ministry")),
            account(LATER, killed(19, source="residents")),
        ]
        found = figure(told, FIRST, LATER, policy=UCDP)
        assert values(found) == (12, 12, 19)
        assert reasons(found) == {"later-0": "another report has the more reliable source; it gives the high figure"}

    def test_of_equally_reliable_reports_of_one_day_the_lower_stands(self) -> None:
        other = report("other", "2023-02-06")
        told = [account(LATER, killed(21, source="police")), account(other, killed(19, source="police"))]
        assert values(figure(told, LATER, other, policy=UCDP)) == (19, 19, 21)

    def test_a_later_report_overtakes_its_own_paper_but_no_other(self) -> None:
        again = report("again", "2023-02-07", paper="Paper first")
        told = [account(FIRST, killed(5)), account(LATER, killed(9)), account(again, killed(12))]
        found = figure(told, FIRST, LATER, again, policy=UCDP)
        assert values(found) == (9, 12, 12)
        assert reasons(found)["first-0"] == "overtaken by a later report of the same source"

    def test_what_one_side_claims_counts_for_the_high_alone(self) -> None:
        told = account(FIRST, killed(14), killed(84, source="the movement", status=Status.UNVERIFIED), best=14)
        found = figure([told], FIRST, policy=UCDP)
        assert values(found) == (14, 14, 84)
        assert reasons(found) == {"first-1": "claimed by one side, unverified; it gives the high figure"}

    def test_claims_in_passing_count_only_where_no_report_is_about_it(self) -> None:
        claimed = killed(84, source="the movement", status=Status.UNVERIFIED)
        passing = account(FIRST, killed(14), claimed, best=14, role=Role.BACKGROUND)
        assert values(figure([passing], FIRST, policy=UCDP)) == (14, 14, 84)
        assert values(figure([passing, account(LATER, killed(14))], FIRST, LATER, policy=UCDP)) == (14, 14, 14)

    def test_a_neutral_source_stands_before_a_side_that_counts_its_enemys_dead(self) -> None:
        army = killed(40, group=Group.MILITANTS, source="the army")
        doctors = killed(12, group=Group.MILITANTS, source="a witness")
        found = figure([account(FIRST, army), account(LATER, doctors)], FIRST, LATER, policy=UCDP)
        assert values(found) == (12, 12, 40)
        assert "enemy's losses" in reasons(found)["first-0"]


class TestAcled:
    def test_of_reports_that_differ_the_most_conservative_stands(self) -> None:
        other = report("other", "2023-02-06")
        found = figure([account(LATER, killed(21)), account(other, killed(19))], LATER, other, policy=ACLED)
        assert values(found) == (19, 19, 19)
        assert reasons(found) == {"later-0": "another source gives a lower figure"}

    def test_better_information_revises_the_figure_upward_too(self) -> None:
        told = [account(FIRST, killed(7)), account(LATER, killed(12, source="the health ministry"))]
        assert values(figure(told, FIRST, LATER, policy=ACLED)) == (12, 12, 12)

    def test_a_later_report_of_a_poorer_source_revises_nothing(self) -> None:
        told = [account(FIRST, killed(7, source="police")), account(LATER, killed(12, source="residents"))]
        assert values(figure(told, FIRST, LATER, policy=ACLED)) == (7, 7, 7)

    @pytest.mark.parametrize(
        ("words", "low", "number"),
        [("dozens", 24, 12), ("Hundreds", 200, 100), ("several", 3, 3), ("two dozen", 24, 24)],
    )
    def test_vague_words_have_fixed_values(self, words: str, low: int, number: int) -> None:
        found = figure([account(FIRST, killed(low, None, words=words))], FIRST, policy=ACLED)
        assert values(found) == (number, number, number)


class TestIbc:
    def test_the_range_runs_from_the_lowest_to_the_highest_of_independent_sources(self) -> None:
        third = report("third", "2023-02-06")
        told = [account(FIRST, killed(7)), account(LATER, killed(12)), account(third, killed(9, 10))]
        assert values(figure(told, FIRST, LATER, third, policy=IBC)) == (7, 7, 12)

    def test_a_copy_widens_no_range(self) -> None:
        copy = report("copy", "2023-02-07", copy_of=FIRST.id)
        told = [account(FIRST, killed(7)), account(copy, killed(12))]
        assert values(figure(told, FIRST, copy, policy=IBC)) == (12, 12, 12)

    def test_what_is_recalled_in_passing_does_not_widen_it(self) -> None:
        told = [account(FIRST, killed(7)), account(LATER, killed(70), role=Role.BACKGROUND)]
        assert values(figure(told, FIRST, LATER, policy=IBC)) == (7, 7, 7)


def test_an_unknown_policy_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="latest-official, ucdp, acled, ibc"):
        policy_named("gtd")
    assert policy_named("figures/ucdp") is UCDP


class TestWithoutAttackers:
    policy = policy_named("latest-official", with_attackers=False)

    def test_the_bomber_is_taken_out_of_a_total_that_counts_him(self) -> None:
        bomber = killed(1, group=Group.MILITANTS, status=Status.PART, part_of="first-0", victims="the bomber")
        found = figure([account(FIRST, killed(12), bomber, best=12)], FIRST, policy=self.policy)
        assert values(found) == (11, 11, 11)
        assert reasons(found) == {"first-1": "counts attackers, who are left out"}
        assert found and found.policy == "figures/latest-official-without-attackers"

    def test_attackers_with_a_toll_of_their_own_are_left_out(self) -> None:
        told = account(FIRST, killed(5), killed(2, group=Group.MILITANTS, victims="assailants"), best=7)
        assert values(figure([told], FIRST, policy=self.policy)) == (5, 5, 5)
        assert figure([told], FIRST, group="militants", policy=self.policy) is None

    def test_nobody_else_told_of_is_no_zero_but_a_told_zero_is(self) -> None:
        bomber = killed(1, group=Group.MILITANTS, victims="the bomber")
        assert figure([account(FIRST, bomber, best=1)], FIRST, policy=self.policy) is None
        assert values(figure([account(FIRST, bomber, killed(0), best=1)], FIRST, policy=self.policy)) == (0, 0, 0)

    def test_where_all_who_are_counted_attacked_no_figure_is_left(self) -> None:
        told = account(FIRST, killed(1, None, group=Group.MILITANTS, victims="attackers"), best=3)
        assert figure([told], FIRST, policy=self.policy) is None

    @pytest.mark.parametrize(
        ("kind", "doer"),
        [(AttackType.ARMED_CLASH, ActorKind.ORGANIZATION), (AttackType.ARMED_ASSAULT, ActorKind.STATE)],
    )
    def test_fighters_who_fell_in_a_clash_or_a_raid_of_the_army_stay(self, kind: AttackType, doer: ActorKind) -> None:
        by = claim(Perpetrator(ActorRef("the doer", doer), Basis.STATED))
        told = account(FIRST, killed(9, group=Group.MILITANTS, victims="rebels"), by, kind=kind, best=9)
        assert values(figure([told], FIRST, policy=self.policy)) == (9, 9, 9)

    def test_militants_who_fell_in_their_own_raid_are_left_out(self) -> None:
        by = claim(Perpetrator(ActorRef("the Red Movement", ActorKind.ORGANIZATION), Basis.CLAIMED))
        fell = killed(3, group=Group.MILITANTS, victims="fighters")
        told = account(FIRST, killed(4), fell, by, best=7, kind=AttackType.ARMED_ASSAULT)
        assert values(figure([told], FIRST, policy=self.policy)) == (4, 4, 4)


EVERY = [policy_named(name, with_attackers=count) for name in POLICIES for count in (True, False)]
by_every_policy = pytest.mark.parametrize("policy", EVERY, ids=lambda policy: policy.name)
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
                victims=draw(st.sampled_from([None, "the attacker"])),
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


Made = tuple[list[Account], dict[str, Report]]


@by_every_policy
@given(book=books())
def test_low_best_and_high_stand_in_order(policy: Policy, book: Made) -> None:
    for found in choose_figures(*book, policy):
        Count(found.low, found.high)
        assert found.low <= found.best
        assert found.high is None or found.best <= found.high


@by_every_policy
@given(book=books())
def test_no_claim_of_a_figure_is_lost_and_none_stands_twice(policy: Policy, book: Made) -> None:
    for found in choose_figures(*book, policy):
        told = [
            one.id
            for account_ in book[0]
            for one, toll in account_.tolls
            if toll.measure is found.measure and found.group in ("all", toll.group)
        ]
        assert found.chosen, "a figure that rests on no words"
        assert sorted(told) == sorted([*found.chosen, *(aside.claim_id for aside in found.set_aside)])
        assert all(aside.reason for aside in found.set_aside)


@by_every_policy
@given(book=books(), data=st.data())
def test_the_order_of_accounts_does_not_matter(policy: Policy, book: Made, data: st.DataObject) -> None:
    accounts, reports = book
    shuffled = data.draw(st.permutations(accounts))
    assert choose_figures(shuffled, reports, policy) == choose_figures(accounts, reports, policy)


@by_every_policy
@given(book=books(), data=st.data())
def test_a_copy_changes_no_number(policy: Policy, book: Made, data: st.DataObject) -> None:
    accounts, reports = book
    original = data.draw(st.sampled_from(accounts))
    report_ = reports[original.report_id]
    later = "2023-02-09" if report_.published else None
    copy = report("zcopy", data.draw(st.sampled_from([report_.published, later])), copy_of=report_.id)
    claims = [one for one, _ in original.tolls]
    again = account(copy, *claims, best=original.best.get(Measure.KILLED), role=original.role)
    with_copy = choose_figures([*accounts, again], reports | {copy.id: copy}, policy)
    numbers = [(f.measure, f.group, f.low, f.best, f.high) for f in with_copy]
    assert numbers == [(f.measure, f.group, f.low, f.best, f.high) for f in choose_figures(accounts, reports, policy)]
