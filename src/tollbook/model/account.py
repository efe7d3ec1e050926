"""Account: one report's telling of one incident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from tollbook.model.claim import Claim, Doubt, LedgerLine
from tollbook.model.values import DateRange, Measure, PlaceRef, Term, Toll

V = TypeVar("V")


class Role(StrEnum):
    """main: what the report is about; background: an earlier or other incident that it recalls."""

    MAIN = "main"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Best:
    """What one report alone supports for one measure, over all groups, attackers included."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Account:
    """All claims that one report makes of one incident.

    ``part_of`` is the id of the account of the campaign that this attack belongs to. ``best`` holds a
    figure for each measure that has one; none reported is absence, reported zero is ``Best(0, 0, 0)``.
    """

    id: str
    report_id: str
    role: Role
    claims: tuple[Claim, ...]
    best: dict[Measure, Best]
    part_of: str | None = None

    def claims_of(self, kind: type[V]) -> Iterator[tuple[Claim, V]]:
        """The claims whose value is of this kind, each with its value."""
        for claim in self.claims:
            if isinstance(claim.value, kind):
                yield claim, claim.value

    def first(self, kind: type[V]) -> tuple[Claim, V] | None:
        return next(self.claims_of(kind), None)

    @property
    def type(self) -> Term:
        found = self.first(Term)
        if found is None:
            raise ValueError(f"an account without a type: {self.id}")
        return found[1]

    @property
    def date(self) -> DateRange | None:
        found = self.first(DateRange)
        return found[1] if found else None

    @property
    def place(self) -> PlaceRef | None:
        found = self.first(PlaceRef)
        return found[1] if found else None

    @property
    def tolls(self) -> tuple[tuple[Claim, Toll], ...]:
        return tuple(self.claims_of(Toll))


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one report: its accounts, the ledger of its numbers, its doubts."""

    report_id: str
    accounts: tuple[Account, ...]
    ledger: tuple[LedgerLine, ...]
    doubts: tuple[Doubt, ...]
