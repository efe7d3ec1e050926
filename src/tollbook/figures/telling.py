"""Telling: what one account says of one measure, for one group or in all, and which claims that rests on.

Within a report its own reckoning holds: ``Account.best`` for the whole, and the status of each claim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from tollbook.figures.speakers import official_rank
from tollbook.model.account import Account, Best, Role
from tollbook.model.claim import Claim, Status
from tollbook.model.incident import SetAside
from tollbook.model.text import Report
from tollbook.model.values import Count, Group, Measure, Toll

ALL = "all"

UNVERIFIED = "claimed by one side, unverified"
REVISED = "overtaken by a later figure of the same report"
PART = "part of a larger toll"
COUNTED_TWICE = "counts people who are counted already in the report's other figures"
_REASONS = {Status.UNVERIFIED: UNVERIFIED, Status.SUPERSEDED: REVISED, Status.PART: PART}
# With more claims than this for one measure the search for those that make the total is given up.
_MOST_CLAIMS = 10

Told = tuple[Claim, Toll]


@dataclass(frozen=True, slots=True)
class Telling:
    """``figure`` is None when the account has claims but none that stands. ``origin`` is the report that
    this one copies, else its own; ``rank`` is that of the most official speaker (0 is best)."""

    account_id: str
    report_id: str
    origin: str
    day: date | None
    role: Role
    figure: Best | None
    chosen: tuple[str, ...]
    set_aside: tuple[SetAside, ...]
    rank: int


def tell(account: Account, reports: Mapping[str, Report], measure: Measure, group: str = ALL) -> Telling | None:
    """What the account says, or None when it says nothing of this measure and group."""
    told = [found for found in account.tolls if found[1].measure is measure]
    resting = _resting_on([found for found in told if _is_current(found)], account.best.get(measure))
    figure: Best | None
    if group == ALL:
        figure = account.best.get(measure) or _sum(resting)
    else:
        told = [found for found in told if found[1].group == Group(group)]
        resting = [found for found in resting if found in told] or _largest_of(told)
        figure = _sum(resting)
    if figure is None and not told:
        return None
    return _telling(account, reports, figure, told, resting)


def origin_of(report_id: str, reports: Mapping[str, Report]) -> str:
    """The report that this one copies, directly or through others; its own id when it copies none."""
    seen: set[str] = set()
    while report_id not in seen:
        seen.add(report_id)
        report = reports.get(report_id)
        if report is None or report.copy_of is None:
            return report_id
        report_id = report.copy_of
    return min(seen)


def _telling(
    account: Account,
    reports: Mapping[str, Report],
    figure: Best | None,
    told: Sequence[Told],
    resting: Sequence[Told],
) -> Telling:
    rests = {claim.id for claim, _ in resting}
    aside = tuple(
        SetAside(claim.id, _REASONS.get(claim.status, COUNTED_TWICE)) for claim, _ in told if claim.id not in rests
    )
    words = [claim.source.words if claim.source else None for claim, _ in resting] or [None]
    return Telling(
        account_id=account.id,
        report_id=account.report_id,
        origin=origin_of(account.report_id, reports),
        day=reports[account.report_id].day,
        role=account.role,
        figure=figure,
        chosen=tuple(claim.id for claim, _ in resting),
        set_aside=aside,
        rank=min(official_rank(source) for source in words),
    )


def _is_current(found: Told) -> bool:
    return found[0].status is Status.CURRENT


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


def _sum(told: Sequence[Told]) -> Best | None:
    if not told:
        return None
    low = sum(toll.count.low for _, toll in told)
    highs = [toll.count.high for _, toll in told]
    high = None if None in highs else sum(high for high in highs if high is not None)
    # A part says no more than that there are so many at least; the group may have others.
    if all(claim.status is Status.PART for claim, _ in told):
        high = None
    return Best(low, sum(_point(toll.count) for _, toll in told), high)


def _point(count: Count) -> int:
    """What a coder enters: the lower bound of an open figure or a range, the middle of a narrow 'about'.

    'About N' is stored as N give or take a tenth, so bounds that lie no wider than a quarter of their
    sum speak of their middle.
    """
    if count.high is None or count.low == 0 or (count.high - count.low) * 4 > count.high + count.low:
        return count.low
    return (count.low + count.high) // 2
