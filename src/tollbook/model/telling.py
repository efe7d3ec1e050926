"""Accounts and incidents beside all that they are shown with: the reports, and the names to withhold."""

from __future__ import annotations

from dataclasses import dataclass, field

from tollbook.model.account import Account
from tollbook.model.incident import Incident
from tollbook.model.text import Report


@dataclass(frozen=True, slots=True)
class ToldAccount:
    """An account with its report and the incident that it was judged to tell of.

    ``minors`` are the names of victims under 18, as any account of that incident or of that report gives
    them: one report may print the name alone, another the age.
    """

    account: Account
    report: Report
    incident_id: str
    minors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """An incident with the report of each of its consolidated claims, by claim id; ``worded`` are the reports in which
    persons chose words for corrections, by report id."""

    incident: Incident
    reports: dict[str, Report]
    minors: frozenset[str] = frozenset()
    worded: dict[str, Report] = field(default_factory=dict)
