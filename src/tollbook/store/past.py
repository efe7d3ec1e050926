"""A copy of a book without what was published later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tollbook.store.database import Database, in_list

_OF_REPORT = "report_id IN (SELECT id FROM past.report)"
_OF_ACCOUNT = "account_id IN (SELECT id FROM past.account)"
_OF_CLAIM = "claim_id IN (SELECT id FROM past.claim)"
# The accounts of what a person said that had been told of by then, and those that were told of later.
_ANCHORED = (
    "SELECT 1 FROM main.{0}_account JOIN past.account ON past.account.id = account_id WHERE {0}_id = main.{0}.id"
)
_LATER = (
    "SELECT 1 FROM main.{0}_account JOIN main.account ON main.account.id = account_id WHERE {0}_id = main.{0}.id "
    "AND account_id NOT IN (SELECT id FROM past.account)"
)
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
    # A person who typed a toll, or decided of the whole, had read all the reports that there were then; another field,
    # or chosen words, hold as soon as their own report is there.
    (
        "correction",
        f"taken_back IS NULL AND EXISTS ({_ANCHORED.format('correction')}) AND CASE "
        "WHEN report_id IS NOT NULL THEN report_id IN (SELECT id FROM past.report) "
        f"ELSE grp IS NULL OR NOT EXISTS ({_LATER.format('correction')}) END",
    ),
    ("correction_account", "correction_id IN (SELECT id FROM past.correction)"),
    (
        "decision",
        f"taken_back IS NULL AND EXISTS ({_ANCHORED.format('decision')}) AND NOT EXISTS ({_LATER.format('decision')})",
    ),
    ("decision_account", "decision_id IN (SELECT id FROM past.decision)"),
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
