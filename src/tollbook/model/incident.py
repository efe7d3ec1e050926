"""Incident: the accounts judged to tell of the same event. Figure: a reconciled number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from tollbook.model.claim import Claim
from tollbook.model.correction import Change, Corrected, Correction
from tollbook.model.values import AttackType, DateRange, Measure, PlaceRef, Value

V = TypeVar("V", bound=Value)
_Kind = type[V]  # an incident has a type of its own


@dataclass(frozen=True, slots=True)
class SetAside:
    """A claim that a figure does not rest on, and why, in words for a person."""

    claim_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """low, best and high for one measure and group, chosen by the named policy.

    ``group`` is a Group's code, or ``all``. ``high`` is None when open above. The range is a range of
    reports, never a confidence interval.
    """

    measure: Measure
    group: str
    low: int
    best: int
    high: int | None
    policy: str
    chosen: tuple[str, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A contradiction between claims, in one plain sentence, with the claims that it rests on."""

    about: str
    says: str
    claim_ids: tuple[str, ...]


class ReviewState(StrEnum):
    MACHINE = "machine"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Review:
    state: ReviewState = ReviewState.MACHINE
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """What the accounts of one event support together.

    ``claims`` holds the consolidated perpetrators, responsibility, targets, victims and weapons, each
    one a claim of one of the accounts. ``provisional`` while fewer than two independent reports tell of it.
    ``corrections`` are what persons said of single fields, the oldest first: those that stand are in the fields
    already, but for items that a person added, which ``values`` gives beside those of the claims.
    """

    id: str
    accounts: tuple[str, ...]
    type: AttackType
    date: DateRange | None
    place: PlaceRef | None
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    discrepancies: tuple[Discrepancy, ...]
    provisional: bool
    part_of: str | None = None
    review: Review = Review()
    corrections: tuple[Corrected, ...] = ()

    def values(self, kind: _Kind[V]) -> Iterator[tuple[V, Claim | Correction]]:
        """The items of this kind, each with what it rests on: those of claims, then those that persons added."""
        for claim in self.claims:
            if isinstance(claim.value, kind):
                yield claim.value, claim
        for found in self.corrections:
            said = found.correction
            if found.stands and said.change in _ADDING and isinstance(said.value, kind):
                yield said.value, said

    def correction_of(self, figure: Figure) -> Corrected | None:
        """The correction that stands for a figure, if a person set it."""
        return next(
            (
                found
                for found in reversed(self.corrections)
                if found.stands
                and (found.correction.field.measure, found.correction.group) == (figure.measure, figure.group)
            ),
            None,
        )


_ADDING = (Change.ADD, Change.REPLACE)
