"""What changed an incident while somebody looked at it: who, when, and the difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tollbook.model.person import AuditEntry, Difference
from tollbook.persons.revisions import ChangedError
from tollbook.wording import plain, short


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One decision since: by whom, how long ago, what and why."""

    by: str
    at: str
    ago: str
    action: str
    because: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A field that is not what it was."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedView:
    """``changes`` is empty where new reports or a new merge changed it."""

    incident: str
    changes: tuple[ChangeView, ...]
    differences: tuple[DifferenceView, ...]


def show_changed(error: ChangedError, now: datetime, names: Callable[[str], str] = short) -> ChangedView:
    """The newest change first; *names* words the accounts."""
    return ChangedView(
        error.incident,
        tuple(_change(entry, now) for entry in reversed(error.entries)),
        tuple(_difference(one, names) for one in error.differences),
    )


def _change(entry: AuditEntry, now: datetime) -> ChangeView:
    return ChangeView(entry.by, entry.at, ago_words(entry.at, now), entry.action, entry.because)


def _difference(one: Difference, names: Callable[[str], str]) -> DifferenceView:
    before, after = one.before or "none", one.after or "none"
    if one.field == "accounts":
        before, after = ("; ".join(names(name) for name in told.split("; ")) for told in (before, after))
    return DifferenceView(plain(one.field).replace("/all", ""), before, after)


def ago_words(at: str, now: datetime) -> str:
    """How long ago a time in ISO 8601 was: just now; a minute ago; 5 hours ago; else the day."""
    seconds = (now - datetime.fromisoformat(at)).total_seconds()
    if seconds < 45:
        return "just now"
    for size, word, most in ((60, "minute", 60), (3600, "hour", 24)):
        count = round(seconds / size)
        if count < most:
            one = "an" if word == "hour" else "a"
            return f"{one} {word} ago" if count <= 1 else f"{count} {word}s ago"
    return f"on {at[:10]}"
