"""History: how the figures of an incident came about, day by day, as its reports were published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tollbook.figures.policies import LATEST_OFFICIAL, Policy, choose_figures
from tollbook.model.account import Account
from tollbook.model.incident import Figure
from tollbook.model.text import Report


@dataclass(frozen=True, slots=True)
class HistoryDay:
    """The accounts of the reports published on one day, and the figures that all reports published by the end of it
    give. ``day`` is None for reports whose day nobody knows; they stand last, beside all others."""

    day: date | None
    accounts: tuple[Account, ...]
    figures: tuple[Figure, ...]


def history_of(
    accounts: Sequence[Account], reports: Mapping[str, Report], policy: Policy = LATEST_OFFICIAL
) -> tuple[HistoryDay, ...]:
    """The days of publication of an incident's reports, the first first. The order of the accounts plays no part."""

    def day_of(account: Account) -> date:
        return reports[account.report_id].day or date.max

    ordered = sorted(accounts, key=lambda account: (day_of(account), account.id))
    days: list[HistoryDay] = []
    known: list[Account] = []
    for day, told in groupby(ordered, key=day_of):
        new = tuple(told)
        known += new
        days.append(HistoryDay(None if day == date.max else day, new, choose_figures(known, reports, policy)))
    return tuple(days)
