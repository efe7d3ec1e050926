"""Correction: a person's word on one field of an incident, before the machine's. Superseded, never erased."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tollbook.model.account import Best
from tollbook.model.text import Span
from tollbook.model.values import Measure, Value

# What a correction may say of a field: a figure, or a value as reports give them.
Said = Best | Value


class Field(StrEnum):
    """What of an incident can be corrected. A measure is corrected for one group, or for all of them together."""

    TYPE = "type"
    DATE = "date"
    PLACE = "place"
    PERPETRATORS = "perpetrators"
    RESPONSIBILITY = "responsibility"
    TARGETS = "targets"
    VICTIMS = "victims"
    WEAPONS = "weapons"
    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"

    @property
    def measure(self) -> Measure | None:
        """The measure of a figure; None for other fields."""
        return Measure(self.value) if self.value in set(Measure) else None

    @property
    def is_list(self) -> bool:
        return self in _LISTS


_LISTS = (Field.PERPETRATORS, Field.RESPONSIBILITY, Field.TARGETS, Field.VICTIMS, Field.WEAPONS)


class Change(StrEnum):
    """set: the field is this and nothing else; add, remove, replace: an item of a field that has several."""

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words that a person chose in a report: the correction rests on them."""

    report_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Correction:
    """A person sets one field of an incident.

    ``group`` is a Group's code or ``all`` for a figure, else None. ``value`` is None where the field is to be empty
    ("unknown", "no figure"), and for ``remove``; ``former`` is the item that is removed or replaced. ``accounts``
    are those of the incident when it was said, the one that it is about first: the correction goes where the first of
    these goes that is in the book, whatever becomes of the incident. ``words`` are those chosen in a report, None for
    a typed value. ``taken_back`` is the time at which it was, ISO 8601. ``id`` is given by the book.
    """

    field: Field
    change: Change
    value: Said | None
    by: str
    at: str
    because: str
    accounts: tuple[str, ...]
    group: str | None = None
    former: Value | None = None
    words: Chosen | None = None
    taken_back: str | None = None
    id: int | None = None

    @property
    def reason(self) -> str:
        """What stands behind the machine's reading that this sets aside."""
        return f"corrected by {self.by}: {self.because}"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction in an incident, beside what the machine reads there. ``machine`` is the machine's value of the
    field, or the item of a list that was removed or replaced; None where it has none. ``stands`` is False where a later
    correction stands in its place."""

    correction: Correction
    machine: Said | None
    stands: bool
