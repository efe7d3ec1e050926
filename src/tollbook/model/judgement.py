"""same, different, unsure: a decision about two accounts, by whom, when and why. Superseded, never erased."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# Who judged, where no person did.
MACHINE = "machine"


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison: which feature, what it adds to the score, and a sentence why."""

    feature: str
    score: float
    says: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two accounts tell of the same incident, of different ones, or it cannot be said.

    ``by`` is ``machine`` or a person's name; ``at`` is an ISO 8601 time. A person's judgement is never
    overruled by the machine. ``id`` is given by the book; None before it is kept.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    because: str
    score: float | None = None
    id: int | None = None
    superseded_by: int | None = None

    def says_as(self, other: Judgement) -> bool:
        """Whether two judgements of a pair say the same, whenever they were made."""
        return (self.verdict, self.by, self.because, self.score) == (
            (other.verdict, other.by, other.because, other.score)
        )
