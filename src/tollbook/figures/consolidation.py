"""Consolidation: one Incident from the accounts that tell of it. What is not chosen stays in the accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence

from tollbook.figures.corrected import correct_incident, review_of
from tollbook.figures.discrepancies import find_discrepancies
from tollbook.figures.identities import IDENTITIES
from tollbook.figures.independence import sources_of
from tollbook.figures.policies import choose_figures
from tollbook.model.account import Account, Role
from tollbook.model.claim import Claim
from tollbook.model.correction import Correction, Said
from tollbook.model.incident import Incident
from tollbook.model.review import Decision
from tollbook.model.text import Report
from tollbook.model.values import (
    AttackType,
    Basis,
    DateRange,
    NoClaim,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Stance,
)

# What a report is about it tells more carefully than what it recalls.
_WEIGHT = {Role.MAIN: 2, Role.BACKGROUND: 1}
# From the most to the least specific: decides between types with equally many votes.
_TYPES = (
    AttackType.SUICIDE_BOMBING,
    AttackType.GRENADE_ATTACK,
    AttackType.BOMBING,
    AttackType.AIR_STRIKE,
    AttackType.SHELLING,
    AttackType.ABDUCTION,
    AttackType.ARSON,
    AttackType.ARMED_CLASH,
    AttackType.ARMED_ASSAULT,
    AttackType.OTHER_VIOLENCE,
)
_BASES = (Basis.CLAIMED, Basis.ALLEGED, Basis.STATED)


def consolidate(
    incident_id: str,
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    corrections: Sequence[Correction] = (),
    decisions: Sequence[Decision] = (),
) -> Incident:
    """The incident that these accounts (at least one) support together, with the figures of the default policy.

    *reports* holds at least their reports, by id. The order of the accounts plays no part. What persons
    said, *corrections* and *decisions* on the whole, stands before what was read. Of which campaign it is
    a part is for the book to say, which knows the other incidents.
    """
    if not accounts:
        raise ValueError(f"an incident without accounts: {incident_id}")
    ordered = sorted(accounts, key=lambda a: (a.role is not Role.MAIN, reports[a.report_id].published or "~", a.id))
    sources = sources_of({account.report_id for account in ordered}, reports)
    incident = Incident(
        id=incident_id,
        accounts=tuple(account.id for account in ordered),
        type=_vote_type(ordered),
        date=_choose_date(ordered),
        place=_choose_place(ordered),
        claims=consolidate_claims(ordered),
        figures=choose_figures(ordered, reports),
        discrepancies=find_discrepancies(ordered, reports),
        provisional=len(set(sources.values())) < 2,
        review=review_of(decisions, corrections),
    )
    return correct_incident(incident, corrections)


def _vote_type(accounts: Sequence[Account]) -> AttackType:
    votes: Counter[AttackType] = Counter()
    for account in accounts:
        votes[account.type.code] += _WEIGHT[account.role]
    return min(votes, key=lambda kind: (-votes[kind], _TYPES.index(kind)))


def _choose_date(accounts: Sequence[Account]) -> DateRange | None:
    """The range that most accounts bear out, the shortest of these."""
    dated = [(account.date, _WEIGHT[account.role]) for account in accounts if account.date]
    if not dated:
        return None

    def support(range_: DateRange) -> int:
        return sum(weight for other, weight in dated if other.start <= range_.end and range_.start <= other.end)

    def exact(range_: DateRange) -> int:
        return sum(weight for other, weight in dated if other == range_)

    return min(
        (range_ for range_, _ in dated),
        key=lambda r: (-support(r), r.end - r.start, -exact(r), r.start, r.precision.value),
    )


def _choose_place(accounts: Sequence[Account]) -> PlaceRef | None:
    """The most precise place; of equally precise ones the one named most, with its site if one is told."""
    placed = [(account.place, _WEIGHT[account.role]) for account in accounts if account.place]
    if not placed:
        return None
    named: Counter[str] = Counter()
    for place, weight in placed:
        named[place.name.casefold()] += weight
    return min(
        (place for place, _ in placed),
        key=lambda p: (p.precision, -named[p.name.casefold()], p.detail is None),
    )


def consolidate_claims(accounts: Sequence[Account]) -> tuple[Claim, ...]:
    """Perpetrators, responsibility, targets, victims and weapons, each once; the accounts in order of
    preference. Of several claims of one perpetrator the best-founded stays: claimed before alleged before
    stated. 'Nobody has claimed it' falls when somebody has."""
    claims = [claim for account in accounts for claim in account.claims]
    kept: list[Claim] = []
    for identity in IDENTITIES:
        kept += _once(claims, identity)
    is_claimed = any(isinstance(claim.value, Responsibility) and claim.value.stance is Stance.CLAIMED for claim in kept)
    return tuple(claim for claim in kept if not (is_claimed and isinstance(claim.value, NoClaim)))


def _once(claims: Sequence[Claim], identity: Callable[[Said], Hashable]) -> list[Claim]:
    best: dict[Hashable, Claim] = {}
    for claim in claims:
        key = identity(claim.value)
        if key is not None and (key not in best or _basis(claim) < _basis(best[key])):
            best[key] = claim
    return list(best.values())


def _basis(claim: Claim) -> int:
    return _BASES.index(claim.value.basis) if isinstance(claim.value, Perpetrator) else 0
