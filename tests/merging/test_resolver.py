from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.merging.made import account, report
from tollbook.merging.resolver import resolve
from tollbook.model.account import Account
from tollbook.model.judgement import Judgement, Verdict
from tollbook.model.values import AttackType

NOW = "2024-01-01T00:00:00Z"
SIX = [account(report(name=name)) for name in "abcdef"]
IDS = [a.id for a in SIX]


def machine(left: int, right: int, score: float) -> Judgement:
    verdict = Verdict.SAME if score >= 2.5 else Verdict.UNSURE if score >= -1 else Verdict.DIFFERENT
    return Judgement(IDS[left], IDS[right], verdict, "machine", NOW, "scored", score)


def person(left: int, right: int, verdict: Verdict, at: str = NOW, id_: int | None = None) -> Judgement:
    return Judgement(IDS[left], IDS[right], verdict, "Ada", at, "I read both", id=id_)


def together(clusters: tuple[frozenset[str], ...], left: int, right: int) -> bool:
    return any({IDS[left], IDS[right]} <= cluster for cluster in clusters)


def test_without_judgements_each_stands_alone() -> None:
    assert resolve(SIX, []) == tuple(sorted((frozenset({id_}) for id_ in IDS), key=min))


def test_the_machine_joins_what_is_likely_and_leaves_the_unsure() -> None:
    found = resolve(SIX, [machine(0, 1, 5.0), machine(2, 3, 1.0)])
    assert together(found, 0, 1) and not together(found, 2, 3)


def test_a_person_overrules_the_machine_both_ways() -> None:
    found = resolve(SIX, [machine(0, 1, 9.0), person(0, 1, Verdict.DIFFERENT), person(2, 3, Verdict.SAME)])
    assert not together(found, 0, 1) and together(found, 2, 3)


def test_kept_apart_by_a_person_two_never_meet_through_a_third() -> None:
    judgements = [machine(0, 2, 9.0), machine(1, 2, 9.0), person(0, 1, Verdict.DIFFERENT)]
    assert not together(resolve(SIX, judgements), 0, 1)
    assert not together(resolve(SIX, [*judgements, person(0, 2, Verdict.SAME), person(1, 2, Verdict.SAME)]), 0, 1)


def test_the_newer_judgement_of_a_person_counts() -> None:
    older = person(0, 1, Verdict.DIFFERENT, "2024-01-01T00:00:00Z", 1)
    newer = person(0, 1, Verdict.SAME, "2024-01-02T00:00:00Z", 2)
    assert together(resolve(SIX, [older, newer]), 0, 1)


def test_a_chain_of_half_likely_pairs_does_not_run_away() -> None:
    links = [machine(n, n + 1, 3.0) for n in range(5)]
    against = [machine(left, right, -6.0) for left, right in combinations(range(6), 2) if right > left + 1]
    assert max(len(cluster) for cluster in resolve(SIX, links + against)) == 2


def test_what_one_report_tells_apart_weighs_against_a_join() -> None:
    one = report(name="a")
    pair = [account(one), account(one, kind=AttackType.ARSON)]
    others = [account(report(name=name)) for name in "bcdefg"]
    likely = [
        Judgement(a.id, other.id, Verdict.SAME, "machine", NOW, "scored", score)
        for a, score in zip(pair, (6.0, 5.0), strict=True)
        for other in others
    ]
    apart = Judgement(pair[0].id, pair[1].id, Verdict.DIFFERENT, "machine", NOW, "scored", -8.0)
    told_by_two = resolve([*pair, others[0]], [*likely, apart])
    assert frozenset({pair[0].id, others[0].id}) in told_by_two and frozenset({pair[1].id}) in told_by_two
    assert len(resolve([*pair, *others], [*likely, apart])) == 1, "six others know better than a reader that parted one"


def test_a_campaign_and_a_part_of_one_are_not_joined_by_the_machine() -> None:
    one, other = report(name="a"), report(name="b")
    campaign = account(one)
    part = account(one, kind=AttackType.ARSON, part_of=campaign.id)
    elsewhere = account(other)
    likely = [
        Judgement(campaign.id, elsewhere.id, Verdict.SAME, "machine", NOW, "scored", 6.0),
        Judgement(part.id, elsewhere.id, Verdict.SAME, "machine", NOW, "scored", 5.0),
    ]
    assert frozenset({campaign.id, elsewhere.id}) in resolve([campaign, part, elsewhere], likely, {campaign.id})


def test_superseded_judgements_are_passed_over() -> None:
    taken_back = replace(machine(0, 1, 9.0), superseded_by=7)
    assert not together(resolve(SIX, [taken_back]), 0, 1)


PAIRS = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] != pair[1])
SCORED = st.builds(lambda pair, score: machine(pair[0], pair[1], float(score)), PAIRS, st.integers(-9, 9))
DECIDED = st.builds(
    lambda pair, verdict, at: person(pair[0], pair[1], verdict, f"2024-01-0{at}"),
    PAIRS,
    st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]),
    st.integers(1, 4),
)
JUDGEMENTS = st.lists(st.one_of(SCORED, DECIDED), max_size=14)


@given(JUDGEMENTS, st.randoms(use_true_random=False), st.permutations(SIX))
def test_the_order_of_input_does_not_matter(
    judgements: list[Judgement], chance: Random, accounts: list[Account]
) -> None:
    shuffled = list(judgements)
    chance.shuffle(shuffled)
    turned = [replace(j, left=j.right, right=j.left) for j in shuffled]
    assert resolve(SIX, judgements) == resolve(accounts, shuffled) == resolve(accounts, turned)


@given(JUDGEMENTS)
def test_every_account_stands_in_exactly_one_cluster(judgements: list[Judgement]) -> None:
    found = resolve(SIX, judgements)
    assert sorted(id_ for cluster in found for id_ in cluster) == sorted(IDS)


@given(JUDGEMENTS, PAIRS, st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
def test_taking_a_judgement_back_gives_the_same_clusters_again(
    judgements: list[Judgement], pair: tuple[int, int], verdict: Verdict
) -> None:
    before = resolve(SIX, judgements)
    taken_back = replace(person(*pair, verdict, "2024-02-01"), superseded_by=99)
    assert resolve(SIX, [*judgements, taken_back]) == before


@given(st.lists(SCORED, max_size=10), PAIRS)
def test_splitting_what_a_person_merged_gives_the_parts_back(
    judgements: list[Judgement], pair: tuple[int, int]
) -> None:
    apart = [*judgements, person(*pair, Verdict.DIFFERENT, "2024-01-01", 1)]
    merged = [*apart, person(*pair, Verdict.SAME, "2024-01-02", 2)]
    split = [*merged, person(*pair, Verdict.DIFFERENT, "2024-01-03", 3)]
    assert together(resolve(SIX, merged), *pair)
    assert resolve(SIX, split) == resolve(SIX, apart)


@given(JUDGEMENTS)
def test_a_persons_different_always_holds(judgements: list[Judgement]) -> None:
    final = [*judgements, person(0, 1, Verdict.DIFFERENT, "2025-01-01", 50)]
    assert not together(resolve(SIX, final), 0, 1)
