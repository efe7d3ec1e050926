"""The audit: every decision of a person, for good. Each row's hash is made over the one before, so that whoever alters
or takes out a row has to make all later ones anew, and the last hash, kept elsewhere, tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from tollbook.model.person import AuditEntry
from tollbook.store.database import Database, Row

NO_HASH = "0" * 64  # what stands before the first entry
_COLUMNS = "id, at, by, action, because, incidents, before, after, hash"


def canonical(value: object) -> str:
    """JSON of which there is one wording only: sorted keys, no blanks, no escapes but those that JSON demands."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Audit(Database):
    """Keeps the audit."""

    def add_audit(
        self, action: str, *, by: str, at: str, because: str, incidents: Sequence[str], before: object, after: object
    ) -> AuditEntry:
        """Adds an entry, in the transaction of what it tells of. *before* and *after* are what JSON can say."""
        with self.transaction():
            last = self._one("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1") or (0, NO_HASH)
            told = (canonical(list(incidents)), canonical(before), canonical(after))
            row: Row = (last[0] + 1, at, by, action, because, *told)
            row = (*row, _hash(last[1], row))
            self._insert("audit", [row])
        return _entry(row)

    def audit_entries(
        self, *, after: int = 0, incident: str | None = None, newest_first: bool = False, limit: int | None = None
    ) -> Iterator[AuditEntry]:
        """The entries behind the id *after*, in order; with *incident*, those that name it."""
        sql = f"""SELECT {_COLUMNS} FROM audit WHERE id > ?1 AND (?2 IS NULL OR EXISTS (
          SELECT 1 FROM json_each(incidents) WHERE value = ?2)) ORDER BY id {"DESC" if newest_first else ""} LIMIT ?3"""
        for row in self._each(sql, after, incident, -1 if limit is None else limit):
            yield _entry(row)

    def audit_head(self) -> tuple[int, str]:
        """The id and the hash of the last entry: whoever keeps them elsewhere can tell later whether all up to there
        is as it was. Zeros when there is none."""
        found = self._one("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")
        return (found[0], found[1]) if found else (0, NO_HASH)

    def broken_audit_link(self) -> int | None:
        """The id of the first entry that is not what was written, or whose forerunner is gone; None when all holds."""
        former, expected = NO_HASH, 1
        try:
            for row in self._each(f"SELECT {_COLUMNS} FROM audit ORDER BY id"):
                if row[0] != expected or row[8] != _hash(former, row[:8]):
                    return expected
                former, expected = row[8], expected + 1
        except UnicodeDecodeError:  # bytes that are no text any more
            return expected
        return None

    def audit_hash(self, number: int) -> str | None:
        """The hash of an entry."""
        row = self._one("SELECT hash FROM audit WHERE id = ?", number)
        return row[0] if row else None


def _hash(former: str, row: Row) -> str:
    """Over the hash before and all columns of the entry, as the characters that are kept."""
    return hashlib.sha256((former + canonical(list(row))).encode("utf-8", "surrogatepass")).hexdigest()


def _entry(row: Row) -> AuditEntry:
    number, at, by, action, because, incidents, before, after, digest = row
    return AuditEntry(number, at, by, action, because, tuple(json.loads(incidents)), before, after, digest)
