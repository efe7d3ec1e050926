"""Telling: what one account says of one measure, for one group or in all, and which claims that rests on.

Within a report its own reckoning holds: ``Account.best`` for the whole, and the status of each claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from tollbook.figures.attackers import tolls_of_attackers
from tollbook.model.account import Account, Best, Role
from tollbook.model.claim import Claim, Status
from tollbook.model.incident import SetAside
from tollbook.model.values import Count, Group, Measure, Toll

ALL = "all"

UNVERIFIED = "claimed by one side, unverified"
REVISED = "overtaken by a later figure of the same report"
PART = "part of a larger toll"
COUNTED_TWICE = "counts people who are counted already in the report's other figures"
ATTACKERS = "counts attackers, who are left out"
_REASONS = {Status.UNVERIFIED: UNVERIFIED, Status.SUPERSEDED: REVISED, Status.PART: PART}
# With more claims than this for one measure the search for those that make the total is given up.
_MOST_CLAIMS = 10

Told = tuple[Claim, Toll]


@dataclass(frozen=True, slots=True)
class Telling:
    """``figure`` is None when the account has claims but none that stands. ``resting`` are the claims that the
    figure rests on, ``set_aside`` all others of this measure and group, ``unverified`` those of them that one
    side makes without proof."""

    account_id: str
    report_id: str
    role: Role
    figure: Best | None
    resting: tuple[Told, ...]
    set_aside: tuple[SetAside, ...]
    unverified: tuple[Told, ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(claim.id for claim, _ in self.resting)


def tell(account: Account, measure: Measure, group: str = ALL, *, with_attackers: bool = True) -> Telling | None:
    """What the account says, or None when it says nothing of this measure and group."""
    told = [found for found in account.tolls if found[1].measure is measure]
    if not any(group in (ALL, toll.group) for _, toll in told):
        return None
    resting = _resting_on(_standing(told), account.best.get(measure))
    figure: Best | None
    if group == ALL:
        # An account may have a best that rests on one side's word alone; that gives no figure of the incident.
        figure = (account.best.get(measure) or _sum(resting)) if resting else None
    else:
        told = [found for found in told if found[1].group == Group(group)]
        resting = [found for found in resting if found in told] or _largest_of(told)
        figure = _sum(resting)
    out = frozenset() if with_attackers else tolls_of_attackers(account)
    gone = [found for found in told if found[0].id in out and _is_counted(found[0], resting)]
    if figure and gone:
        resting = [found for found in resting if found not in gone]
        figure = _less(figure, gone, resting)
    if figure is None:
        out |= {claim.id for claim, _ in resting}
        resting = []
    return _telling(account, figure, told, resting, out)


def _telling(
    account: Account, figure: Best | None, told: Sequence[Told], resting: Sequence[Told], out: frozenset[str]
) -> Telling:
    rests = {claim.id for claim, _ in resting}
    others = [found for found in told if found[0].id not in rests]
    return Telling(
        account_id=account.id,
        report_id=account.report_id,
        role=account.role,
        figure=figure,
        resting=tuple(resting),
        set_aside=tuple(SetAside(c.id, ATTACKERS if c.id in out else _reason(c)) for c, _ in others),
        unverified=tuple(f for f in others if f[0].status is Status.UNVERIFIED and f[0].id not in out),
    )


def _reason(claim: Claim) -> str:
    return _REASONS.get(claim.status, COUNTED_TWICE)


def _standing(told: Sequence[Told]) -> list[Told]:
    """The current claims; where a report tells of parts and of no total, these."""
    statuses = {claim.status for claim, _ in told}
    standing = Status.PART if statuses == {Status.PART} else Status.CURRENT
    return [found for found in told if found[0].status is standing]


def _resting_on(current: Sequence[Told], best: Best | None) -> list[Told]:
    """The current claims that make the report's own figure: the most of them whose sum is that figure,
    exactly if it can be, else within their bounds. All of them when no such choice is found."""
    if best is None or len(current) > _MOST_CLAIMS:
        return list(current)
    # Of choices of one size the firmer comes first: 'five' before 'at least five'.
    firm_first = sorted(current, key=lambda found: not found[1].count.is_exact)
    choices = [list(c) for size in range(len(current), 0, -1) for c in combinations(firm_first, size)]
    for choice in choices:
        if sum(toll.count.low for _, toll in choice) == best.best:
            return choice
    for choice in choices:
        summed = _sum(choice)
        if summed and summed.low <= best.best and (summed.high is None or best.best <= summed.high):
            return choice
    return list(current)


def _largest_of(told: Sequence[Told]) -> list[Told]:
    """For a group whose figures take no part in the whole: its largest current figure, else its largest
    part ('including three children' is a figure of civilians)."""
    for status in (Status.CURRENT, Status.PART):
        of_status = [found for found in told if found[0].status is status]
        if of_status:
            return [max(of_status, key=lambda found: (found[1].count.low, found[0].id))]
    return []


def _is_counted(claim: Claim, resting: Sequence[Told]) -> bool:
    """Whether its people are counted in these: by itself, or as a part of a total."""
    return any(claim.id == other.id or claim.part_of == other.id for other, _ in resting)


def _less(figure: Best, left_out: Sequence[Told], kept: Sequence[Told]) -> Best | None:
    """The figure without the people of *left_out*. None when nobody else is told of: that is no reported zero."""
    lows, points = (toll.count.low for _, toll in left_out), (point_of(toll.count) for _, toll in left_out)
    fewest, gone = sum(lows), sum(points)
    best = max(0, figure.best - gone)
    if not kept or (best == 0 and not any(toll.count.high == 0 for _, toll in kept)):
        return None
    high = None if figure.high is None else max(best, figure.high - fewest)
    return Best(max(0, min(best, figure.low - gone)), best, high)


def _sum(told: Sequence[Told]) -> Best | None:
    if not told:
        return None
    low = sum(toll.count.low for _, toll in told)
    highs = [toll.count.high for _, toll in told]
    high = None if None in highs else sum(high for high in highs if high is not None)
    # A part says no more than that there are so many at least; the group may have others.
    if all(claim.status is Status.PART for claim, _ in told):
        high = None
    return Best(low, sum(point_of(toll.count) for _, toll in told), high)


def point_of(count: Count) -> int:
    """What a coder enters: the lower bound of an open figure or a range, the middle of a narrow 'about'.

    'About N' is stored as N give or take a tenth, so bounds that lie no wider than a quarter of their
    sum speak of their middle.
    """
    if count.high is None or count.low == 0 or (count.high - count.low) * 4 > count.high + count.low:
        return count.low
    return (count.low + count.high) // 2
