"""Policies: named ways to choose low, best and high for an incident among what its reports say.

A policy is data: the names of its rules, which stand in ``rivals.py``. The range that comes out is a range of
reports, never a confidence interval. No figure means that no report gives one that stands; a reported zero is a
figure. The sources of each policy are cited in docs/figures.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tollbook.errors import UsageError
from tollbook.figures.independence import sources_of
from tollbook.figures.rivals import (
    FILTERS,
    NUMBERS,
    PREFERENCES,
    SCOPES,
    UNDATED,
    Rival,
    first_of_each,
    rival_of,
)
from tollbook.figures.telling import ALL, Telling, Told, tell
from tollbook.model.account import Account, Best, Role
from tollbook.model.incident import Figure, SetAside
from tollbook.model.text import Report
from tollbook.model.values import Count, Group, Measure

COPY = "copy of the same wire story"
# What stands behind the name of a policy that leaves attackers out.
WITHOUT_ATTACKERS = "-without-attackers"
GIVES_LOW = "; it gives the low figure"
GIVES_HIGH = "; it gives the high figure"


@dataclass(frozen=True, slots=True)
class Policy:
    """``stands`` names the filters, in order, that say which figures stand beside each other; ``order`` the
    preferences among these, the weightiest first; ``low`` and ``high`` the figures that the range is taken from;
    ``number`` how a figure is counted. With ``is_open``, a figure of 'at least' leaves the high open; with
    ``hears_claims``, what one side claims without proof counts for the high. Without ``with_attackers``, those who
    carried the attack out are not counted."""

    name: str
    stands: tuple[str, ...]
    order: tuple[str, ...]
    low: str
    high: str
    number: str = "as-reported"
    is_open: bool = False
    hears_claims: bool = False
    with_attackers: bool = True


# The newest figure of the reports that are about the incident; on one day the more official source.
LATEST_OFFICIAL = Policy(
    name="figures/latest-official",
    stands=(),
    order=("about-it", "latest", "official", "exact", "larger"),
    low="beside-the-chosen",
    high="all",
    is_open=True,
)
# The most reliable source; the newer, then the lower, among equals; the range of all sources and claims.
UCDP = Policy(
    name="figures/ucdp",
    stands=("about-it", "newest-of-source"),
    order=("neutral", "reliable", "latest", "lower"),
    low="all-that-stand",
    high="all-that-stand",
    hears_claims=True,
)
# One number, the most conservative that better information has not replaced.
ACLED = Policy(
    name="figures/acled",
    stands=("about-it", "newest-of-source", "better-informed"),
    order=("lower",),
    low="the-chosen",
    high="the-chosen",
    number="conservative",
)
# The lowest and the highest that independent sources give; there is no best, so the lowest stands there.
IBC = Policy(
    name="figures/ibc",
    stands=("about-it", "newest-of-source"),
    order=("lower",),
    low="all-that-stand",
    high="all-that-stand",
)
POLICIES: Mapping[str, Policy] = {
    policy.name.removeprefix("figures/"): policy for policy in (LATEST_OFFICIAL, UCDP, ACLED, IBC)
}


def policy_named(name: str, *, with_attackers: bool = True) -> Policy:
    """The policy of this short name, such as ``ucdp``. Raises UsageError."""
    policy = POLICIES.get(name.removeprefix("figures/"))
    if policy is None:
        raise UsageError(f"no policy '{name}': there are {', '.join(POLICIES)}")
    if with_attackers:
        return policy
    return replace(policy, name=policy.name + WITHOUT_ATTACKERS, with_attackers=False)


def choose_figures(
    accounts: Sequence[Account], reports: Mapping[str, Report], policy: Policy = LATEST_OFFICIAL
) -> tuple[Figure, ...]:
    """The figures of one incident: by measure, in all and by group.

    *reports* holds at least the reports of the accounts, by id. Every claim of a figure's measure (and
    group) is either chosen or set aside with a reason. Figures by group come from the report that tells
    of that group best and need not add up to ``all``.
    """
    ordered = sorted(accounts, key=lambda account: account.id)
    sources = sources_of({account.report_id for account in ordered}, reports)
    figures: list[Figure] = []
    told_of = {(toll.measure, toll.group) for account in ordered for _, toll in account.tolls}
    for measure in Measure:
        groups = [group.value for group in Group if (measure, group) in told_of]
        for group in [ALL, *groups] if groups else []:
            told = [tell(account, measure, group, with_attackers=policy.with_attackers) for account in ordered]
            tellings = [telling for telling in told if telling]
            rivals = [
                rival_of(telling, telling.figure, reports[telling.report_id], sources[telling.report_id])
                for telling in tellings
                if telling.figure
            ]
            if rivals:
                figures.append(_choose(measure, group, tellings, rivals, policy))
    return tuple(figures)


def _choose(
    measure: Measure, group: str, tellings: Sequence[Telling], rivals: Sequence[Rival], policy: Policy
) -> Figure:
    number = NUMBERS[policy.number]
    every, copies = first_of_each(replace(rival, figure=number(rival)) for rival in rivals)
    standing, fallen = _standing(every, policy)
    leader, *others = sorted(standing, key=lambda rival: (*_keys(rival, policy), rival.telling.account_id))
    range_ = _range(policy, leader, standing, every, _claims(tellings) if policy.hears_claims else ())
    agreeing = [rival for rival in others if rival.figure.best == leader.figure.best]
    apart = [(r, _reason(leader, r, policy)) for r in others if r.figure.best != leader.figure.best]
    aside = [SetAside(c.claim_id, c.reason + range_.mark_claim(c.claim_id)) for t in tellings for c in t.set_aside]
    for rival, reason in (*apart, *fallen):
        aside += [SetAside(claim_id, reason + range_.mark(rival)) for claim_id in rival.telling.chosen]
    aside += [SetAside(claim_id, COPY) for rival in copies for claim_id in rival.telling.chosen]
    return Figure(
        measure,
        group,
        low=range_.low,
        best=leader.figure.best,
        high=range_.high,
        policy=policy.name,
        chosen=tuple(claim_id for rival in (leader, *agreeing) for claim_id in rival.telling.chosen),
        set_aside=tuple(aside),
    )


def _standing(rivals: Sequence[Rival], policy: Policy) -> tuple[list[Rival], list[tuple[Rival, str]]]:
    """The figures that stand beside each other, and the others, each with the reason."""
    standing, fallen = list(rivals), []
    for name in policy.stands:
        rule, among = FILTERS[name], list(standing)
        falls = [rule.falls(rival, among) for rival in among]
        standing = [rival for rival, has_fallen in zip(among, falls, strict=True) if not has_fallen]
        fallen += [(rival, rule.reason) for rival, has_fallen in zip(among, falls, strict=True) if has_fallen]
    return standing, fallen


def _keys(rival: Rival, policy: Policy) -> list[int]:
    return [PREFERENCES[name].key(rival) for name in policy.order]


def _reason(leader: Rival, rival: Rival, policy: Policy) -> str:
    """The words of the first preference that tells the two apart."""
    for name in policy.order:
        preference = PREFERENCES[name]
        if name == "latest" and None in (leader.day, rival.day):
            return UNDATED
        if preference.key(leader) != preference.key(rival):
            return preference.reason
    raise AssertionError(f"{policy.name} does not tell two figures apart that differ")


def _claims(tellings: Sequence[Telling]) -> tuple[Told, ...]:
    """What one side claims without proof, in the reports that are about the incident, else in all."""
    main = [telling for telling in tellings if telling.role is Role.MAIN] or tellings
    return tuple(found for telling in main for found in telling.unverified)


@dataclass(frozen=True, slots=True)
class _Range:
    """Low and high around the chosen figure, *best*, and which of the others give them: *lows* and *highs* are the
    accounts that either is taken from."""

    best: int
    low: int
    high: int | None
    lows: frozenset[str]
    highs: frozenset[str]
    claims: Sequence[Told]

    def mark(self, rival: Rival) -> str:
        """Words for a figure that was set aside and yet gives an end of the range."""
        account = rival.telling.account_id
        if rival.figure.low == self.low < self.best and account in self.lows:
            return GIVES_LOW
        is_high = self.high is not None and _top(rival.figure) == self.high > self.best and account in self.highs
        return GIVES_HIGH if is_high else ""

    def mark_claim(self, claim_id: str) -> str:
        """As ``mark``, for what one side claims without proof."""
        gives = any(claim.id == claim_id and _most(toll.count) == self.high for claim, toll in self.claims)
        return GIVES_HIGH if gives and self.high is not None and self.high > self.best else ""


def _range(
    policy: Policy, leader: Rival, standing: Sequence[Rival], every: Sequence[Rival], claims: Sequence[Told]
) -> _Range:
    def scope(name: str) -> list[Rival]:
        return list(SCOPES[name](leader, standing, every))

    lows, highs = scope(policy.low), scope(policy.high)
    best = leader.figure.best
    beside = [rival for rival in scope("beside-the-chosen") if rival.figure.best != best]
    high = None
    if not (policy.is_open and any(rival.figure.high is None for rival in (leader, *beside))):
        high = max(best, *(_top(rival.figure) for rival in highs), *(_most(toll.count) for _, toll in claims))
    return _Range(
        best,
        min(best, *(rival.figure.low for rival in lows)),
        high,
        frozenset(rival.telling.account_id for rival in lows),
        frozenset(rival.telling.account_id for rival in highs),
        claims,
    )


def _top(figure: Best) -> int:
    return figure.best if figure.high is None else max(figure.high, figure.best)


def _most(count: Count) -> int:
    return count.low if count.high is None else count.high
