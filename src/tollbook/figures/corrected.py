"""Corrected: what persons said stands before what was read, which stays beside it, set aside.

Which correction stands follows from those that an incident has, and from nothing else: of one field the newest does.
So incidents may be joined and parted in any order, and each correction counts wherever its account is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import TypeVar

from tollbook.figures.identities import identity_of
from tollbook.figures.policies import GIVES_HIGH, GIVES_LOW
from tollbook.figures.telling import ALL
from tollbook.model.account import Best
from tollbook.model.claim import Claim
from tollbook.model.correction import Change, Corrected, Correction, Field, Said
from tollbook.model.incident import Figure, Incident, Review, ReviewState, SetAside
from tollbook.model.review import Decision
from tollbook.model.values import (
    DateRange,
    Group,
    Measure,
    NoClaim,
    PlaceRef,
    Responsibility,
    Stance,
    Term,
)

T = TypeVar("T")

CORRECTED = "figures/corrected"
_GROUPS = (ALL, *Group)


def review_of(decisions: Sequence[Decision], corrections: Sequence[Correction]) -> Review:
    """How far persons have looked at an incident: what they did last, to accept, reject or reopen it, or to correct a
    field of it."""
    said = [(d.at, d.by, d.state) for d in decisions] + [(c.at, c.by, ReviewState.CORRECTED) for c in corrections]
    if not said:
        return Review()
    at, by, state = max(said)
    return Review() if state is ReviewState.MACHINE else Review(state, by, at)


def correct_incident(incident: Incident, corrections: Sequence[Correction]) -> Incident:
    """The incident as the machine reads it, corrected."""
    if not corrections:
        return incident
    ordered = sorted(corrections, key=_age)
    last = {_field(c): c for c in ordered if c.change is Change.SET}
    claims, items = _correct_items(incident.claims, [c for c in ordered if c.change is not Change.SET])
    corrected = [
        items[c] if c in items else Corrected(c, _machine(incident, c), stands=last[_field(c)] is c) for c in ordered
    ]
    kind = last.get((Field.TYPE, None))
    return replace(
        incident,
        type=kind.value.code if kind and isinstance(kind.value, Term) else incident.type,
        date=_set(last.get((Field.DATE, None)), incident.date, DateRange),
        place=_set(last.get((Field.PLACE, None)), incident.place, PlaceRef),
        claims=claims,
        figures=correct_figures(incident.figures, ordered),
        corrections=tuple(corrected),
    )


def correct_figures(figures: Sequence[Figure], corrections: Sequence[Correction]) -> tuple[Figure, ...]:
    """The figures that a policy chose, corrected: those of a person rest on no claim, and set all aside."""
    said = {(c.field, c.group or ALL): c for c in sorted(corrections, key=_age) if c.field.measure}
    machine = {(Field(figure.measure), figure.group): figure for figure in figures}
    chosen: list[Figure | None] = []
    for measure, group in product(Measure, _GROUPS):
        key = Field(measure), str(group)
        chosen.append(_figure(said[key], machine.get(key)) if key in said else machine.get(key))
    return tuple(figure for figure in chosen if figure)


def _figure(correction: Correction, machine: Figure | None) -> Figure | None:
    measure, value = correction.field.measure, correction.value
    if measure is None or not isinstance(value, Best):
        return None
    aside = [SetAside(claim_id, correction.reason) for claim_id in machine.chosen] if machine else []
    aside += [SetAside(one.claim_id, _bare(one.reason)) for one in machine.set_aside] if machine else []
    group = correction.group or ALL
    return Figure(measure, group, value.low, value.best, value.high, CORRECTED, (), tuple(aside))


def _bare(reason: str) -> str:
    """A reason without the words that a claim ends the range, for the range is the person's now."""
    return reason.removesuffix(GIVES_LOW).removesuffix(GIVES_HIGH)


def _correct_items(
    claims: tuple[Claim, ...], corrections: Sequence[Correction]
) -> tuple[tuple[Claim, ...], dict[Correction, Corrected]]:
    """The claims that are left, and what became of each correction of an item, in order of time."""
    left = {identity_of(claim.value): claim for claim in claims}
    added: dict[object, Correction] = {}
    found: dict[Correction, Corrected] = {}
    for correction in corrections:
        machine: Said | None = None
        for item in (correction.former, correction.value):
            if item is None:
                continue
            key = identity_of(item)
            if read := left.pop(key, None):
                machine = machine or read.value
            if overtaken := added.pop(key, None):
                found[overtaken] = replace(found[overtaken], stands=False)
        if correction.value is not None:
            added[identity_of(correction.value)] = correction
        found[correction] = Corrected(correction, machine, stands=True)
    is_claimed = any(isinstance(c.value, Responsibility) and c.value.stance is Stance.CLAIMED for c in added.values())
    kept = (claim for claim in left.values() if not (is_claimed and isinstance(claim.value, NoClaim)))
    return tuple(kept), found


def _machine(incident: Incident, correction: Correction) -> Said | None:
    """What the machine reads of the field of a correction."""
    match correction.field:
        case Field.TYPE:
            return Term(incident.type)
        case Field.DATE:
            return incident.date
        case Field.PLACE:
            return incident.place
    for figure in incident.figures:
        if (Field(figure.measure), figure.group) == _field(correction):
            return Best(figure.low, figure.best, figure.high)
    return None


def _set(correction: Correction | None, machine: T | None, kind: type[T]) -> T | None:
    if correction is None:
        return machine
    return correction.value if isinstance(correction.value, kind) else None


def _field(correction: Correction) -> tuple[Field, str | None]:
    return correction.field, correction.group


def _age(correction: Correction) -> tuple[str, int]:
    return correction.at, correction.id or 0
