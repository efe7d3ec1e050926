"""Incidents: kept, replaced, retired in favour of another, found by a part of their name, listed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from tollbook.errors import BookError, UsageError
from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.incident import Discrepancy, Figure, Incident, Review, ReviewState, SetAside
from tollbook.model.telling import ToldAccount, ToldIncident
from tollbook.model.values import AttackType, Measure
from tollbook.store.accounts import Accounts
from tollbook.store.corrections import Corrections, corrected_rows
from tollbook.store.database import Row, in_list
from tollbook.store.filters import EVERYTHING, IncidentFilter
from tollbook.store.listing import Listing
from tollbook.store.rows import (
    INCIDENT,
    discrepancy_rows,
    figure_claim_rows,
    figure_row,
    incident_row,
    member_rows,
    read_date,
    read_place,
)

_BELONGINGS = (
    "listing",
    "incident_correction",
    "figure_claim",
    "figure",
    "discrepancy",
    "incident_claim",
    "member",
)
_SHOWN = 8  # how many names to show when several begin alike
_MINORS = """SELECT DISTINCT value ->> 'name' FROM claim
  WHERE kind = 'victim' AND value ->> 'age' < 18 AND value ->> 'name' IS NOT NULL AND account_id IN """

_MINORS_CORRECTED = """ UNION SELECT value ->> 'name' FROM incident_correction
  JOIN correction ON correction.id = correction_id
  WHERE incident_id = ?1 AND field = 'victims' AND value ->> 'age' < 18 AND value ->> 'name' IS NOT NULL"""


class Incidents(Accounts, Corrections, Listing):
    """Keeps incidents."""

    def save_incident(self, incident: Incident) -> None:
        """Keeps an incident in place of what stood under its id: figures, discrepancies, accounts too.

        Accounts that belonged to another incident now belong to this one; the other is for the caller to
        save again, or to retire.
        """
        with self.transaction():
            self._clear(incident.id)
            self.add_incidents([incident])

    def add_incidents(self, incidents: Sequence[Incident]) -> None:
        """Keeps incidents under whose ids nothing stands; ``link_parts`` then links them to their campaigns."""
        with self.transaction():
            self._delete("retired", "id", [incident.id for incident in incidents])
            self._insert("incident", map(incident_row, incidents), otherwise="REPLACE")
            self._insert("member", [row for i in incidents for row in member_rows(i)], otherwise="REPLACE")
            self._insert("incident_claim", [(i.id, n, c.id) for i in incidents for n, c in enumerate(i.claims)])
            figures = [(i.id, n, figure) for i in incidents for n, figure in enumerate(i.figures)]
            self._insert("figure", [figure_row(*placed) for placed in figures])
            self._insert("figure_claim", [row for placed in figures for row in figure_claim_rows(*placed)])
            self._insert("discrepancy", [row for i in incidents for row in discrepancy_rows(i)])
            self._insert("incident_correction", [row for i in incidents for row in corrected_rows(i.id, i.corrections)])
            self._list([incident.id for incident in incidents])

    def link_parts(self, incident_ids: Iterable[str] | None = None) -> None:
        """Links each of these incidents, or every one, to the campaign that its accounts are told as parts of."""
        sql = """UPDATE incident SET part_of = (
          SELECT whole.incident_id FROM member JOIN account ON account.id = member.account_id
          JOIN member AS whole ON whole.account_id = account.part_of
          WHERE member.incident_id = incident.id AND whole.incident_id <> incident.id
          ORDER BY member.position LIMIT 1)"""
        if incident_ids is None:
            self._do(sql)
        else:
            self._do(f"{sql} WHERE id IN (SELECT value FROM json_each(?))", in_list(incident_ids))

    def parts_of(self, account_ids: Iterable[str]) -> list[str]:
        """The accounts that are told as parts of these."""
        sql = "SELECT id FROM account WHERE part_of IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [account_id for (account_id,) in self._each(sql, in_list(account_ids))]

    def take_all_apart(self) -> None:
        """Takes every incident out of the book. The caller puts new ones in, in the same transaction, and then
        calls ``retire_former``."""
        self._do("CREATE TEMP TABLE former AS SELECT incident_id, account_id FROM member WHERE position = 0")
        for table in (*_BELONGINGS, "incident"):
            self._do(f"DELETE FROM {table}")

    def retire_former(self) -> None:
        """Leads from each incident that was taken apart and is no more to where its first account went."""
        self._do("""INSERT OR REPLACE INTO retired
          SELECT former.incident_id, member.incident_id FROM former JOIN member USING (account_id)
          WHERE former.incident_id NOT IN (SELECT id FROM incident)""")
        self._do("DROP TABLE former")
        self._do("""UPDATE retired SET survivor = (
          SELECT later.survivor FROM retired AS later WHERE later.id = retired.survivor)
          WHERE survivor NOT IN (SELECT id FROM incident)""")

    def retire_incident(self, incident_id: str, *, into: str) -> None:
        """Takes an incident out of the book; whoever asks for it is led to the surviving one."""
        if incident_id == into:
            raise ValueError(f"{incident_id} cannot be retired in favour of itself")
        with self.transaction():
            self._clear(incident_id)
            self._do("DELETE FROM incident WHERE id = ?", incident_id)
            self._do("UPDATE incident SET part_of = ? WHERE part_of = ?", into, incident_id)
            self._do("UPDATE retired SET survivor = ? WHERE survivor = ?", into, incident_id)
            self._insert("retired", [(incident_id, into)], otherwise="REPLACE")

    def _clear(self, incident_id: str) -> None:
        for table in _BELONGINGS:
            self._do(f"DELETE FROM {table} WHERE incident_id = ?", incident_id)

    def find_incident(self, name: str) -> Incident:
        """The incident of this id, or the only one whose id begins so (the leading ``i-`` may be left out).

        Ids of retired incidents lead to the surviving one. Raises UsageError when there is none, or several.
        """
        found = sorted(name and (self._named(name) or self._named(f"i-{name}")))
        if len(found) == 1:
            row = self._one(f"SELECT {INCIDENT} FROM incident WHERE id = ?", found[0])
            if row:
                return self._incident(row)
        if not found:
            held = self.counts_of_incidents()
            raise UsageError(f"no incident '{name}' among the {held} of {self.path}: see `tollbook incidents`")
        shown = ", ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
        raise UsageError(f"'{name}' may be any of {len(found)} incidents: {shown}. Give more of the name")

    def incident_with_id(self, incident_id: str) -> Incident | None:
        """The incident of exactly this id; None for one that is retired."""
        row = self._one(f"SELECT {INCIDENT} FROM incident WHERE id = ?", incident_id)
        return self._incident(row) if row else None

    def survivor_of(self, incident_id: str) -> str | None:
        """The incident that one of this id, now retired, leads to."""
        row = self._one("SELECT survivor FROM retired WHERE id = ?", incident_id)
        return row[0] if row else None

    def counts_of_incidents(self) -> int:
        return int(self._all("SELECT count(*) FROM incident")[0][0])

    def _named(self, prefix: str) -> set[str]:
        sql = (
            "SELECT id, id FROM incident WHERE id >= ?1 AND id < ?2 "
            "UNION SELECT id, survivor FROM retired WHERE id >= ?1 AND id < ?2"
        )
        found: dict[str, str] = dict(self._all(sql, prefix, prefix + "\U0010ffff"))
        return {found[prefix]} if prefix in found else set(found.values())

    def incident_of(self, account_id: str) -> str | None:
        """The id of the incident that an account belongs to."""
        row = self._one("SELECT incident_id FROM member WHERE account_id = ?", account_id)
        return row[0] if row else None

    def members_of(self, incident_id: str) -> list[str]:
        """The ids of the accounts of an incident."""
        sql = "SELECT account_id FROM member WHERE incident_id = ? ORDER BY position"
        return [account_id for (account_id,) in self._each(sql, incident_id)]

    def accounts_of_incident(self, incident_id: str) -> list[Account]:
        sql = (
            "SELECT id, report_id, role, part_of FROM account JOIN member ON account_id = id "
            "WHERE incident_id = ? ORDER BY member.position"
        )
        return self._accounts(self._all(sql, incident_id))

    def incidents(self, only: IncidentFilter = EVERYTHING) -> Iterator[Incident]:
        """Incidents by date, then id; those without a date come last. One at a time in memory."""
        conditions, values = only.where()
        sql = f"SELECT {INCIDENT} FROM incident WHERE {conditions} ORDER BY date_start IS NULL, date_start, id"
        for row in self._each(sql, *values):
            yield self._incident(row)

    def told_incidents(self, only: IncidentFilter = EVERYTHING) -> Iterator[ToldIncident]:
        """As ``incidents``, each with the reports that its claims stand in."""
        for incident in self.incidents(only):
            yield self.told(incident)

    def told(self, incident: Incident) -> ToldIncident:
        """An incident with the reports that its claims stand in."""
        stands = "SELECT report_id FROM claim JOIN account ON account.id = account_id WHERE claim.id = ?"
        reports = {}
        for claim in incident.claims:
            report = self.find_report(self._all(stands, claim.id)[0][0])
            assert report is not None
            reports[claim.id] = report
        worded = {}
        for words in (found.correction.words for found in incident.corrections):
            if words and (report := self.find_report(words.report_id)):
                worded[report.id] = report
        names = _MINORS + "(SELECT account_id FROM member WHERE incident_id = ?1)" + _MINORS_CORRECTED
        minors = frozenset(name for (name,) in self._each(names, incident.id))
        return ToldIncident(incident, reports, minors, worded)

    def told_accounts(self, only: IncidentFilter = EVERYTHING) -> Iterator[ToldAccount]:
        """Accounts by date, then id, with their reports, of the incidents that are meant."""
        homeless = "SELECT count(*) FROM account WHERE id NOT IN (SELECT account_id FROM member)"
        if count := self._all(homeless)[0][0]:
            raise BookError(
                f"{count} accounts in {self.path} belong to no incident yet: run `tollbook read` to its end"
            )
        conditions, values = only.where()
        sql = (
            "SELECT account.id, report_id, role, account.part_of, incident.id FROM account "
            "JOIN member ON member.account_id = account.id JOIN incident ON incident.id = member.incident_id "
            f"WHERE {conditions} ORDER BY day IS NULL, day, account.id"
        )
        names = (
            _MINORS + "(SELECT account_id FROM member WHERE incident_id = ?1) UNION "
            f"{_MINORS}(SELECT id FROM account WHERE report_id = ?2)" + _MINORS_CORRECTED
        )
        for *row, incident_id in self._each(sql, *values):
            report = self.find_report(row[1])
            assert report is not None
            minors = frozenset(name for (name,) in self._each(names, incident_id, report.id))
            yield ToldAccount(self._account(tuple(row)), report, incident_id, minors)

    def _incident(self, row: Row) -> Incident:
        ids, provisional, part_of, state, by, at = row[0], *row[13:]
        members = "SELECT account_id FROM member WHERE incident_id = ? ORDER BY position"
        contradictions = "SELECT about, says, claim_ids FROM discrepancy WHERE incident_id = ? ORDER BY position"
        return Incident(
            ids,
            tuple(account_id for (account_id,) in self._each(members, ids)),
            AttackType(row[1]),
            read_date(row[2:5]),
            read_place(row[5:13]),
            tuple(self._claims_of_incident(ids)),
            tuple(self._figures(ids)),
            tuple(Discrepancy(a, s, tuple(json.loads(c))) for a, s, c in self._each(contradictions, ids)),
            bool(provisional),
            part_of,
            Review(ReviewState(state), by, at),
            tuple(self._corrected(ids)),
        )

    def _claims_of_incident(self, incident_id: str) -> list[Claim]:
        where = "id IN (SELECT claim_id FROM incident_claim WHERE incident_id = ?)"
        found = {claim.id: claim for _, claim in self._claims(where, incident_id, order="id")}
        order = "SELECT claim_id FROM incident_claim WHERE incident_id = ? ORDER BY position"
        return [found[claim_id] for (claim_id,) in self._each(order, incident_id)]

    def _figures(self, incident_id: str) -> Iterator[Figure]:
        rests = "SELECT figure, claim_id, reason FROM figure_claim WHERE incident_id = ?"
        found = self._each(rests + " ORDER BY figure, position", incident_id)
        claims = {n: list(rows) for n, rows in groupby(found, key=itemgetter(0))}
        sql = "SELECT position, measure, grp, low, best, high, policy FROM figure WHERE incident_id = ?"
        for position, measure, group, low, best, high, policy in self._each(sql, incident_id):
            rows = claims.get(position, [])
            chosen = tuple(claim_id for _, claim_id, reason in rows if reason is None)
            aside = tuple(SetAside(claim_id, reason) for _, claim_id, reason in rows if reason is not None)
            yield Figure(Measure(measure), group, low, best, high, policy, chosen, aside)
