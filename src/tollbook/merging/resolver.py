"""Which accounts stand together, from the judgements that stand.

Agglomeration with constraints. Persons first: what a person called the same is joined, newest judgement
first, unless a person keeps it apart. Then the machine's pairs, the highest score first, ties by id. Two
clusters join when the judged pairs between them score well on average, so that a chain of half-likely
pairs cannot run away; and never when they hold two accounts of one report, or a campaign and a part of one.
The order in which accounts and judgements come plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tollbook.merging.weights import SAME_FROM
from tollbook.model.account import Account
from tollbook.model.judgement import MACHINE, Judgement, Verdict

Pair = tuple[str, str]


def resolve(
    accounts: Sequence[Account], judgements: Iterable[Judgement], wholes: Collection[str] = ()
) -> tuple[frozenset[str], ...]:
    """The clusters of account ids, each account in one, sorted by their least id.

    *wholes* are the ids of accounts that tell of a campaign: the machine joins none of them with a part of
    one. Judgements that are superseded, or about accounts not given, are passed over.
    """
    standing = _standing({account.id for account in accounts}, judgements)
    persons = {pair: found for pair, found in standing.items() if found.by != MACHINE}
    apart = {pair for pair, found in persons.items() if found.verdict is Verdict.DIFFERENT}
    clusters = _Clusters(accounts, wholes, apart, standing)
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


@dataclass(slots=True)
class _Cluster:
    members: set[str]
    has_whole: bool
    has_part: bool
    # By cluster: the sum of the scores of the judged pairs between it and this one, in thousandths of a bit, for
    # whole numbers add up to the same in any order; and how many these are.
    links: dict[int, tuple[int, int]]


class _Clusters:
    """Clusters that grow: the one working state of ``resolve``."""

    def __init__(
        self,
        accounts: Sequence[Account],
        wholes: Collection[str],
        apart: set[Pair],
        standing: Mapping[Pair, Judgement],
    ) -> None:
        self._of: dict[str, int] = {}
        self._clusters: dict[int, _Cluster] = {}
        for number, account in enumerate(accounts):
            is_part, is_whole = account.part_of is not None, account.id in wholes
            self._of[account.id] = number
            self._clusters[number] = _Cluster({account.id}, is_whole, is_part, {})
        for (left, right), found in standing.items():
            self._link(self._of[left], self._of[right], round(_score(found) * 1000), 1)
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def _link(self, one: int, other: int, score: int, count: int) -> None:
        for here, there in ((one, other), (other, one)):
            links = self._clusters[here].links
            former, pairs = links.get(there, (0, 0))
            links[there] = (former + score, pairs + count)

    def is_kept_apart(self, left: str, right: str) -> bool:
        """Whether a person keeps any account of the one cluster apart from any of the other."""
        if not self._apart:
            return False
        other = self._clusters[self._of[right]].members
        members = self._clusters[self._of[left]].members
        return any(self._apart[member] & other for member in members if member in self._apart)

    def may_join(self, left: str, right: str) -> bool:
        """Whether the machine may join the clusters of these two, between which at least one pair was judged."""
        numbers = self._of[left], self._of[right]
        one, other = self._clusters[numbers[0]], self._clusters[numbers[1]]
        if one is other or self.is_kept_apart(left, right):
            return False
        if (one.has_whole and other.has_part) or (one.has_part and other.has_whole):
            return False
        score, pairs = one.links[numbers[1]]
        return score >= pairs * SAME_FROM * 1000

    def join(self, left: str, right: str) -> None:
        here, there = self._of[left], self._of[right]
        if here == there:
            return
        if len(self._clusters[here].members) < len(self._clusters[there].members):
            here, there = there, here
        one, other = self._clusters[here], self._clusters.pop(there)
        one.members |= other.members
        one.has_whole |= other.has_whole
        one.has_part |= other.has_part
        for number, (score, pairs) in other.links.items():
            del self._clusters[number].links[there]
            if number != here:
                self._link(here, number, score, pairs)
        for member in other.members:
            self._of[member] = here

    def partition(self) -> tuple[frozenset[str], ...]:
        return tuple(sorted((frozenset(cluster.members) for cluster in self._clusters.values()), key=min))
