"""Rereading: which reader read a report, and a new reading in place of an old one."""

from __future__ import annotations

from tollbook.model.account import Reading
from tollbook.store.incidents import Incidents
from tollbook.store.judgements import Judgements
from tollbook.store.meetings import Meetings

_OF_REPORT = "(SELECT id FROM account WHERE report_id = ?)"
_CLAIMS_OF_REPORT = f"(SELECT id FROM claim WHERE account_id IN {_OF_REPORT})"


class Rereading(Incidents, Judgements, Meetings):
    """Keeps what a better reader makes of a report that is in the book."""

    def reader_of(self, report_id: str) -> str | None:
        """The version of the reader that last read this report; None where its run does not say."""
        sql = "SELECT versions ->> 'reader' FROM report JOIN run ON run.id = run_id WHERE report.id = ?"
        row = self._one(sql, report_id)
        return row[0] if row else None

    def replace_reading(self, reading: Reading, *, run_id: int) -> None:
        """Keeps a reading in place of the former one of the same report; run *run_id* has now read it.

        The incidents that its accounts belonged to are taken apart: it is for the caller to join their
        accounts again, in the same transaction. Judgements stay with the accounts that are found again;
        those about accounts that are not leave the book with them. The caller has taken the former accounts out
        from under their keys.
        """
        report_id = reading.report_id
        with self.transaction():
            self._do("PRAGMA defer_foreign_keys = ON")  # judgements outlast their accounts until the end
            sql = f"SELECT DISTINCT incident_id FROM member WHERE account_id IN {_OF_REPORT}"
            for (incident_id,) in self._all(sql, report_id):
                self._clear(incident_id)
                self._do("DELETE FROM incident WHERE id = ?", incident_id)
            self._do(f"DELETE FROM evidence WHERE claim_id IN {_CLAIMS_OF_REPORT}", report_id)
            for table in ("claim", "best"):
                self._do(f"DELETE FROM {table} WHERE account_id IN {_OF_REPORT}", report_id)
            former = [account_id for (account_id,) in self._all(_OF_REPORT[1:-1], report_id)]
            for table in ("account", "ledger", "doubt"):
                self._do(f"DELETE FROM {table} WHERE report_id = ?", report_id)
            self.save_reading(reading)
            for account_id in set(former) - {account.id for account in reading.accounts}:
                self._do("DELETE FROM judgement WHERE left_id = ?1 OR right_id = ?1", account_id)
            self._do("UPDATE report SET run_id = ? WHERE id = ?", run_id, report_id)
