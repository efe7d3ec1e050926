"""Revisions: whether an incident is still what somebody saw, and if not, who changed what and when.

A revision names the last entry of the audit at that time, and a hash of all that the incident stands on. Nothing is
locked: whoever decides shows the revision that they saw, and is told when it is another by then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from tollbook.errors import UsageError
from tollbook.model.person import AuditEntry, Difference
from tollbook.persons.auditing import differences
from tollbook.store.audit import canonical
from tollbook.store.book import Book


class ChangedError(UsageError):
    """The incident is not what was seen. ``entries`` are the decisions since, the oldest first; none where new reports
    or a new merge changed it. ``differences`` are theirs, for this incident."""

    def __init__(self, incident: str, entries: Sequence[AuditEntry], changed: Sequence[Difference]) -> None:
        self.incident = incident
        self.entries = tuple(entries)
        self.differences = tuple(changed)
        who = "; ".join(f"by {entry.by} at {entry.at} ({entry.action})" for entry in entries)
        what = "; ".join(f"{d.field} was {d.before or 'none'}, is {d.after or 'none'}" for d in changed)
        since = f"changed {who}" if who else "changed by new reports or a new merge"
        super().__init__(f"{incident} was {since}{f': {what}' if what else ''}. Look at it again, then decide")


def revision_of(book: Book, incident: str) -> str:
    """The revision of an incident: another one as soon as a judgement, a correction, a review or a reading that touches
    it changes. Raises UsageError when there is no such incident."""
    found = book.find_incident(incident).id
    return f"{book.audit_head()[0]}.{_hash_of(book, found)}"


def check_revision(book: Book, incident: str, revision: str | None) -> None:
    """Raises ChangedError when the incident's revision is another one; None asks nothing. Call it in the transaction of
    what is to be decided."""
    if revision is None:
        return
    since, _, seen = revision.partition(".")
    if not since.isascii() or not since.isdigit():
        raise UsageError(f"'{revision}' is no revision of an incident: take the one that its page shows")
    found = book.find_incident(incident).id
    if _hash_of(book, found) != seen:
        entries = list(book.audit_entries(after=int(since), incident=found))
        changed = [one for entry in entries for one in differences(entry) if one.incident == found]
        raise ChangedError(found, entries, changed)


def _hash_of(book: Book, incident_id: str) -> str:
    return hashlib.sha256(canonical(book.stands_on(incident_id)).encode()).hexdigest()[:16]
