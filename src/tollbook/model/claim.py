"""Claim: one value, read from these words, by this rule, said by whom; and what could not be claimed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tollbook.model.ids import name_for
from tollbook.model.text import Span
from tollbook.model.values import Value


class Status(StrEnum):
    """current; superseded (an earlier figure that the report itself overtakes); unverified (one side's
    contested claim, or a figure that the report doubts); part (of a larger toll of the same report)."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    UNVERIFIED = "unverified"
    PART = "part"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Words that a claim rests on, and what they are evidence of: ``number``, ``victims``, ``harm``,
    ``source``, ``date``, ``place``, ``actor``, ``trigger``, ``weapon``, ``target``."""

    span: Span
    part: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, as worded, and where."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One value read from a report. Every claim quotes the words that it rests on; ``rule`` is the named
    rule or model that read it, such as ``casualties/killed-passive``. ``confidence`` is the probability, from 0 to 1,
    that a careful coder would agree; None where it is not weighed."""

    id: str
    value: Value
    rule: str
    evidence: tuple[Evidence, ...]
    source: Source | None = None
    status: Status = Status.CURRENT
    part_of: str | None = None
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a claim without words: {self.value}")


def claim_id(account_id: str, value: Value, evidence: tuple[Evidence, ...]) -> str:
    """The name of a claim: its account, its value and the words it rests on."""
    return name_for("c", account_id, value, *(f"{e.span.start}:{e.span.end}:{e.part}" for e in evidence))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that reading could not settle: where it stands, which rule gave up, and a sentence for a
    person. Shown, never dropped."""

    span: Span
    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What one number of the report was taken for: ``toll``, or something known to be else (``date``,
    ``age``, ``distance`` …), or ``doubt``."""

    span: Span
    taken_for: str
    claim_id: str | None = None
