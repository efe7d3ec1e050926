"""Deciding: what all decisions of persons have in common. Who decides has a name and a reason, and decisions follow one
another in time, so that they can be taken back in the reverse order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tollbook.errors import UsageError
from tollbook.model.correction import Correction
from tollbook.model.judgement import MACHINE, Judgement
from tollbook.model.review import Decision, Looked
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision came to: the incidents that it is about, as they are called now; and the judgements, corrections,
    decisions on whole incidents and looks that it made, or took back. Of judgements, those that now stand."""

    incidents: tuple[str, ...]
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Decision, ...] = ()
    looks: tuple[Looked, ...] = ()


def check_name(by: str) -> str:
    """The name of who decides, without blanks around it. Raises UsageError when it is none."""
    if not by.strip() or by.strip() == MACHINE:
        raise UsageError(f"a decision needs the name of a person: '{by}' is none; give it with --by")
    return by.strip()


def check_reason(because: str) -> str:
    """The reason, without blanks around it. Raises UsageError when it is none."""
    if not because.strip():
        raise UsageError('a decision needs a reason: give it with --because "…"')
    return because.strip()


def moment_of(book: Book) -> str:
    """The time of a decision that is about to be kept: now, or just after the one before where a clock was set back."""
    now, last = time_now(), book.last_said_at()
    if now > last:
        return now
    return (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat(timespec="microseconds")
