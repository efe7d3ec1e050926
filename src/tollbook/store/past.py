"""A copy of a book without what was published later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tollbook.store.database import Database, in_list

_OF_REPORT = "report_id IN (SELECT id FROM past.report)"
_OF_ACCOUNT = "account_id IN (SELECT id FROM past.account)"
_OF_CLAIM = "claim_id IN (SELECT id FROM past.claim)"
# In an order in which every row finds those that it points to. What persons said of two accounts holds whenever
# they said it; what the machine said is said again.
_COPIED = (
    ("run", "TRUE"),
    ("raw", "sha256 IN (SELECT sha256 FROM wanted)"),
    ("report", "id IN (SELECT id FROM wanted)"),
    ("passage", _OF_REPORT),
    ("band", _OF_REPORT),
    ("account", _OF_REPORT),
    ("best", _OF_ACCOUNT),
    ("claim", _OF_ACCOUNT),
    ("evidence", _OF_CLAIM),
    ("ledger", _OF_REPORT),
    ("doubt", _OF_REPORT),
    ("profile", _OF_ACCOUNT),
    ("block_key", _OF_ACCOUNT),
    (
        "judgement",
        "superseded_by IS NULL AND by <> 'machine' AND left_id IN (SELECT id FROM past.account) "
        "AND right_id IN (SELECT id FROM past.account)",
    ),
)


class Past(Database):
    """Copies what had been published by a day."""

    def copy_until(self, day: date, path: str, *, only: Iterable[str] | None = None) -> None:
        """Copies the reports published by the end of *day*, with all that was read from them, into the book at
        *path*, which must be new; with *only*, of these reports alone. Reports without a day are left out:
        nobody can tell. Incidents are not copied, but to be made anew."""
        self._do("ATTACH DATABASE ? AS past", path)
        try:
            with self.transaction():
                self._do("CREATE TEMP TABLE wanted AS SELECT id, sha256 FROM report WHERE FALSE")
                self._do(
                    "INSERT INTO wanted SELECT id, sha256 FROM report WHERE substr(published, 1, 10) <= ?1 "
                    "AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))",
                    day.isoformat(),
                    None if only is None else in_list(only),
                )
                for table, condition in _COPIED:
                    self._do(f"INSERT INTO past.{table} SELECT * FROM main.{table} WHERE {condition}")
                self._do("DROP TABLE wanted")
        finally:
            self._do("DETACH DATABASE past")
