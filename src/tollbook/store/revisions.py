"""What an incident stands on, to tell whether anything of it has changed; and when persons spoke last."""

from __future__ import annotations

from tollbook.store.database import Database, Row, in_list


class Revisions(Database):
    """Tells of changes."""

    def stands_on(self, incident_id: str) -> list[Row]:
        """Every row that has a part in an incident, named: its accounts and the runs that read them, the latest of the
        judgements on them, what persons said of it, taken back or not."""
        members = self._all(
            "SELECT account_id, run_id, copy_of FROM member JOIN account ON account.id = account_id "
            "JOIN report ON report.id = report_id WHERE incident_id = ? ORDER BY account_id",
            incident_id,
        )
        names = in_list(row[0] for row in members)
        rows = [("incident", incident_id), *members]
        for side in ("left_id", "right_id"):
            sql = f"SELECT '{side}', count(*), max(id) FROM judgement WHERE {side} IN (SELECT value FROM json_each(?))"
            rows += self._all(sql, names)
        for table in ("correction", "decision"):
            rows += self._all(
                f"SELECT DISTINCT '{table}', id, taken_back FROM {table}_account JOIN {table} ON id = {table}_id "
                "WHERE account_id IN (SELECT value FROM json_each(?)) ORDER BY id",
                names,
            )
        return rows

    def last_said_at(self) -> str:
        """When a person last decided anything that stands, ISO 8601; empty when nobody has."""
        row = self._one("""SELECT max(
          ifnull((SELECT max(at) FROM judgement WHERE superseded_by IS NULL AND by <> 'machine'), ''),
          ifnull((SELECT max(at) FROM correction WHERE taken_back IS NULL), ''),
          ifnull((SELECT max(at) FROM decision WHERE taken_back IS NULL), ''),
          ifnull((SELECT max(at) FROM looked WHERE taken_back IS NULL), ''))""")
        assert row is not None
        return str(row[0])
