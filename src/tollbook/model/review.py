"""Reviews: what a person has decided of an incident as a whole, or of something to look at; and the queue of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tollbook.model.incident import ReviewState


@dataclass(frozen=True, slots=True)
class Decision:
    """A person accepts, rejects or reopens an incident. ``state`` is what it is from then on: ``machine`` when it was
    reopened. ``accounts`` are those of the incident then, the first that told of it first: the decision goes where
    the first of these goes that is in the book. ``taken_back`` is the time at which it was; the book gives the ``id``.
    """

    state: ReviewState
    by: str
    at: str
    because: str
    accounts: tuple[str, ...]
    taken_back: str | None = None
    id: int | None = None


class ItemKind(StrEnum):
    """What there is to look at: a correction whose accounts are gone from the book; two incidents that may be one; a
    contradiction; an incident that nobody has looked at; something that reading could not settle."""

    LOST_CORRECTION = "lost_correction"
    PAIR = "pair"
    DISCREPANCY = "discrepancy"
    INCIDENT = "incident"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing to look at. ``id`` is its place in the queue and its name; ``says`` is a sentence. ``done_with`` names
    the decisions that take it out of the queue, the plainest first."""

    id: str
    kind: ItemKind
    says: str
    incidents: tuple[str, ...]
    reports: tuple[str, ...]
    done_with: tuple[str, ...]


class Look(StrEnum):
    """accepted: it is right, or settled, as it is; skipped: not now."""

    ACCEPTED = "accepted"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Looked:
    """A person has looked at an item of the queue. ``item`` names what it is about: its id, but that a
    contradiction goes without its incident."""

    item: str
    look: Look
    by: str
    at: str
    because: str
    taken_back: str | None = None
    id: int | None = None
