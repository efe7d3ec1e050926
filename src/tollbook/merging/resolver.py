"""Which accounts stand together, from the judgements that stand.

Agglomeration with constraints. Persons first: what a person called the same is joined, newest judgement
first, unless a person keeps it apart. Then the machine's pairs, the highest score first, ties by id. Two
clusters join when the judged pairs between them score well on average, so that a chain of half-likely
pairs cannot run away; and never when they hold two accounts of one report, or a campaign and a part of one.
The order in which accounts and judgements come plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tollbook.merging.scoring import MACHINE
from tollbook.merging.weights import SAME_FROM
from tollbook.model.account import Account
from tollbook.model.judgement import Judgement, Verdict

Pair = tuple[str, str]


def resolve(accounts: Sequence[Account], judgements: Sequence[Judgement]) -> tuple[frozenset[str], ...]:
    """The clusters of account ids, each account in one, sorted by their least id.

    Judgements that are superseded, or about accounts not given, are passed over.
    """
    standing = _standing({account.id for account in accounts}, judgements)
    persons = {pair: found for pair, found in standing.items() if found.by != MACHINE}
    apart = {pair for pair, found in persons.items() if found.verdict is Verdict.DIFFERENT}
    clusters = _Clusters(accounts, apart, _scores(standing))
    newest_first = sorted(persons.items(), key=lambda item: (item[1].at, item[1].id or 0, item[0]), reverse=True)
    for (left, right), found in newest_first:
        if found.verdict is Verdict.SAME and not clusters.is_kept_apart(left, right):
            clusters.join(left, right)
    machine = [(pair, _score(found)) for pair, found in standing.items() if found.by == MACHINE]
    likely = [(pair, score) for pair, score in machine if standing[pair].verdict is Verdict.SAME]
    for (left, right), _ in sorted(likely, key=lambda item: (-item[1], item[0])):
        if clusters.may_join(left, right):
            clusters.join(left, right)
    return clusters.partition()


def _standing(known: set[str], judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """For each pair the judgement that counts: a person's before the machine's, the newest of either."""
    best: dict[Pair, Judgement] = {}
    for judgement in judgements:
        if judgement.superseded_by is not None or not {judgement.left, judgement.right} <= known:
            continue
        pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        if pair[0] != pair[1] and (pair not in best or _rank(judgement) > _rank(best[pair])):
            best[pair] = judgement
    return best


def _rank(judgement: Judgement) -> tuple[bool, str, int, bool, str, float, str]:
    # A full order, so that even two judgements of one instant do not depend on which came first.
    kept_apart = judgement.verdict is Verdict.DIFFERENT
    return (
        judgement.by != MACHINE,
        judgement.at,
        judgement.id or 0,
        kept_apart,
        judgement.verdict.value,
        _score(judgement),
        judgement.by,
    )


def _score(judgement: Judgement) -> float:
    if judgement.score is not None:
        return judgement.score
    return SAME_FROM if judgement.verdict is Verdict.SAME else -SAME_FROM


def _scores(standing: Mapping[Pair, Judgement]) -> dict[str, dict[str, float]]:
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), judgement in standing.items():
        scores[left][right] = scores[right][left] = _score(judgement)
    return scores


@dataclass(slots=True)
class _Cluster:
    members: set[str]
    reports: set[str]
    has_campaign: bool
    has_part: bool


class _Clusters:
    """Clusters that grow: the one working state of ``resolve``."""

    def __init__(
        self, accounts: Sequence[Account], apart: set[Pair], scores: Mapping[str, Mapping[str, float]]
    ) -> None:
        campaigns = {account.part_of for account in accounts}
        self._of = {
            account.id: _Cluster(
                {account.id}, {account.report_id}, account.id in campaigns, account.part_of is not None
            )
            for account in accounts
        }
        self._scores = scores
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def is_kept_apart(self, left: str, right: str) -> bool:
        """Whether a person keeps any account of the one cluster apart from any of the other."""
        other = self._of[right].members
        return any(self._apart[member] & other for member in self._of[left].members if member in self._apart)

    def may_join(self, left: str, right: str) -> bool:
        """Whether the machine may join the clusters of these two."""
        one, other = self._of[left], self._of[right]
        if one is other or one.reports & other.reports or self.is_kept_apart(left, right):
            return False
        if (one.has_campaign and other.has_part) or (one.has_part and other.has_campaign):
            return False
        found = [
            score
            for member in one.members
            for neighbour, score in self._scores[member].items()
            if neighbour in other.members
        ]
        return sum(found) / len(found) >= SAME_FROM

    def join(self, left: str, right: str) -> None:
        one, other = self._of[left], self._of[right]
        if one is other:
            return
        if len(one.members) < len(other.members):
            one, other = other, one
        one.members |= other.members
        one.reports |= other.reports
        one.has_campaign |= other.has_campaign
        one.has_part |= other.has_part
        for member in other.members:
            self._of[member] = one

    def partition(self) -> tuple[frozenset[str], ...]:
        distinct = {id(cluster): frozenset(cluster.members) for cluster in self._of.values()}
        return tuple(sorted(distinct.values(), key=min))
