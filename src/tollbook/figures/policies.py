"""Policies: named ways to choose low, best and high for an incident among what its reports say.

A policy is data: its name and the order of its preferences, each a named rule of ``_PREFERENCES``. The
range that comes out is a range of reports, never a confidence interval. No figure means that no report gives
one; a reported zero is a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.figures.telling import ALL, Telling, tell
from tollbook.model.account import Account, Best, Role
from tollbook.model.incident import Figure, SetAside
from tollbook.model.text import Report
from tollbook.model.values import Group, Measure

COPY = "copy of the same wire story"
RECALLED = "recalled in passing by a report about something else"
OVERTAKEN = "overtaken by a later report"
BESIDE = "another report of the same day is preferred: its source is more official or its figure firmer"
UNDATED = "a report without a day of publication: it cannot be told which figure is newer"


@dataclass(frozen=True, slots=True)
class Policy:
    """``order`` names the preferences, the weightiest first."""

    name: str
    order: tuple[str, ...]


# The newest figure of the reports that are about the incident; on one day the more official source.
LATEST_OFFICIAL = Policy("figures/latest-official", ("about-it", "latest", "official", "exact", "larger"))

# Each gives a number, the lowest of which is preferred.
_PREFERENCES: Mapping[str, Callable[[Telling, Best], int]] = {
    "about-it": lambda telling, _: 0 if telling.role is Role.MAIN else 1,
    "latest": lambda telling, _: -(telling.day or date.min).toordinal(),
    "official": lambda telling, _: telling.rank,
    "exact": lambda _, figure: 0 if figure.low == figure.high else 1,
    "larger": lambda _, figure: -figure.best,
}


def choose_figures(
    accounts: Sequence[Account], reports: Mapping[str, Report], policy: Policy = LATEST_OFFICIAL
) -> tuple[Figure, ...]:
    """The figures of one incident: by measure, in all and by group.

    *reports* holds at least the reports of the accounts, by id. Every claim of a figure's measure (and
    group) is either chosen or set aside with a reason. Figures by group come from the report that tells
    of that group best and need not add up to ``all``.
    """
    figures: list[Figure] = []
    for measure in Measure:
        for group in (ALL, *(group.value for group in Group)):
            told = [tell(account, reports, measure, group) for account in sorted(accounts, key=lambda a: a.id)]
            figure = _choose(measure, group, [telling for telling in told if telling], policy)
            if figure:
                figures.append(figure)
    return tuple(figures)


def _choose(measure: Measure, group: str, tellings: Sequence[Telling], policy: Policy) -> Figure | None:
    ranked = _ranked(tellings, policy)
    if not ranked:
        return None
    leader, best = ranked[0]
    chosen, aside = list(leader.chosen), [claim for telling in tellings for claim in telling.set_aside]
    low, high = best.low, best.high
    for telling, figure, reason in _weighed(ranked):
        if reason is None:
            chosen += telling.chosen
        else:
            aside += [SetAside(claim, reason) for claim in telling.chosen]
        stands = reason in (BESIDE, UNDATED)
        if stands:
            low = min(low, figure.low)
        high = _higher(high, figure, is_open=stands and figure.high is None)
    return Figure(
        measure,
        group,
        low=min(low, best.best),
        best=best.best,
        high=None if high is None else max(high, best.best),
        policy=policy.name,
        chosen=tuple(chosen),
        set_aside=tuple(aside),
    )


def _ranked(tellings: Sequence[Telling], policy: Policy) -> list[tuple[Telling, Best]]:
    standing = [(telling, telling.figure) for telling in tellings if telling.figure is not None]
    return sorted(
        standing,
        key=lambda pair: (*(_PREFERENCES[rule](*pair) for rule in policy.order), pair[0].account_id),
    )


def _weighed(ranked: Sequence[tuple[Telling, Best]]) -> Iterator[tuple[Telling, Best, str | None]]:
    """Every telling after the first, with the reason why its claims are set aside; None when it agrees."""
    leader, best = ranked[0]
    seen = {(leader.origin, best.best)}
    for telling, figure in ranked[1:]:
        yield telling, figure, _reason(leader, best, telling, figure, seen)
        seen.add((telling.origin, figure.best))


def _reason(leader: Telling, best: Best, telling: Telling, figure: Best, seen: set[tuple[str, int]]) -> str | None:
    if (telling.origin, figure.best) in seen:
        return COPY
    if figure.best == best.best:
        return None
    if telling.role is Role.BACKGROUND and leader.role is Role.MAIN:
        return RECALLED
    if telling.day is None or leader.day is None:
        return UNDATED
    return OVERTAKEN if telling.day < leader.day else BESIDE


def _higher(high: int | None, figure: Best, *, is_open: bool) -> int | None:
    """The highest so far. 'At least' leaves a figure open only while no later report has closed it."""
    if high is None or is_open:
        return None
    return max(high, figure.best if figure.high is None else figure.high)
