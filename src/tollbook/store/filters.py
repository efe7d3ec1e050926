"""IncidentFilter: which incidents are meant, as ``tollbook incidents`` and the exports take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_ACTOR = """(EXISTS (SELECT 1 FROM incident_claim JOIN claim ON claim.id = claim_id
  WHERE incident_id = incident.id AND kind IN ('perpetrator', 'responsibility')
    AND (instr(folded(value ->> 'name'), folded(?)) OR folded(value ->> 'actor_id') = folded(?)))
  OR EXISTS (SELECT 1 FROM incident_correction JOIN correction ON correction.id = correction_id
  WHERE incident_id = incident.id AND stands AND field IN ('perpetrators', 'responsibility')
    AND (instr(folded(value ->> 'name'), folded(?)) OR folded(value ->> 'actor_id') = folded(?))))"""
_KILLED = """EXISTS (SELECT 1 FROM figure
  WHERE incident_id = incident.id AND measure = 'killed' AND grp = 'all' AND best >= ?)"""
_TEXT = """(instr(folded(place_name), folded(?)) OR instr(folded(place_detail), folded(?)) OR EXISTS (
  SELECT 1 FROM member JOIN account ON account.id = account_id JOIN report ON report.id = report_id
  WHERE incident_id = incident.id
    AND (instr(folded(title), folded(?)) OR instr(folded(report.text), folded(?)))))"""


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """All conditions must hold; None asks for nothing.

    ``country`` is ISO 3166-1 alpha-2. An incident lies between ``since`` and ``until``, both included, when
    any of its days may; one without a date never does. ``actor`` is a part of a name or a whole actor id,
    ``text`` a part of a place, a title or a report; case makes no difference. ``min_killed`` is compared
    with the best figure of all killed. ``type`` is an AttackType's code.
    """

    country: str | None = None
    since: date | None = None
    until: date | None = None
    actor: str | None = None
    min_killed: int | None = None
    type: str | None = None
    text: str | None = None

    def where(self) -> tuple[str, list[object]]:
        """The conditions on table ``incident`` as SQL, and their parameters."""
        asked: list[tuple[str, object, int]] = [
            ("folded(country) = folded(?)", self.country, 1),
            ("date_end >= ?", self.since and self.since.isoformat(), 1),
            ("date_start <= ?", self.until and self.until.isoformat(), 1),
            (_ACTOR, self.actor, 4),
            (_KILLED, self.min_killed, 1),
            ("type = ?", self.type, 1),
            (_TEXT, self.text, 4),
        ]
        given = [(sql, value, times) for sql, value, times in asked if value is not None]
        conditions = " AND ".join(sql for sql, _, _ in given) or "TRUE"
        return conditions, [value for _, value, times in given for _ in range(times)]


EVERYTHING = IncidentFilter()
