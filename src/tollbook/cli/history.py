"""How the toll of an incident rose, from report to report: a part of `tollbook show`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tollbook.figures.history import HistoryDay
    from tollbook.figures.policies import Policy
    from tollbook.model.account import Account
    from tollbook.model.correction import Corrected
    from tollbook.model.incident import Figure
    from tollbook.model.text import Report
    from tollbook.model.values import Measure

Told = Sequence[tuple["Account", "Report"]]


def print_history(told: Told, policy: Policy | None, screen: Any, corrections: Sequence[Corrected] = ()) -> None:
    """A row for each account, in the order of publication: what it said, and the figures at the end of that day. Then
    what persons set, which is of no day of publication."""
    from tollbook.cli.console import heading, table
    from tollbook.model.values import Measure
    from tollbook.persons.corrections import field_name
    from tollbook.persons.typed_values import words_of
    from tollbook.wording import figure_words, said_words

    reports = {account.id: report for account, report in told}
    screen.print(heading("How the toll rose"))
    made = table("Day", "Report", "Said", "Killed", "Wounded", right=("Killed", "Wounded"), whole=("Day",))
    for day in _days(told, policy):
        figures = [_figure(day.figures, measure) for measure in (Measure.KILLED, Measure.WOUNDED)]
        after = [figure_words(figure) if figure else "" for figure in figures]
        for account in day.accounts:
            report = reports[account.id]
            name = report.publisher or report.source_id or report.id
            when = str(day.day or "unknown") if account is day.accounts[0] else ""
            cells = after if account is day.accounts[-1] else ["", ""]
            made.add_row(when, name, "; ".join(said_words(account, report)) or "no figure", *cells)
    screen.print(made)
    for found in corrections:
        said = found.correction
        if found.stands and said.field.measure:
            where = field_name(said.field, said.group)
            both = f"{words_of(said.value)} (the machine reads {words_of(found.machine)})"
            screen.print(f"{said.at[:10]} · {said.by} set {where} to {both}: {said.because}")
    screen.print(
        "best (low–high) as the reports published by the end of that day give it; + for open above.", style="dim"
    )


def history_object(told: Told, policy: Policy | None) -> list[dict[str, Any]]:
    """The same for a machine: every figure of each day."""
    from tollbook.exports.shapes import day_object

    return [day_object(day.day, day.accounts, day.figures) for day in _days(told, policy)]


def _days(told: Told, policy: Policy | None) -> tuple[HistoryDay, ...]:
    from tollbook.figures.history import history_of
    from tollbook.figures.policies import LATEST_OFFICIAL

    reports = {report.id: report for _, report in told}
    return history_of([account for account, _ in told], reports, policy or LATEST_OFFICIAL)


def _figure(figures: Sequence[Figure], measure: Measure) -> Figure | None:
    return next((figure for figure in figures if (figure.measure, figure.group) == (measure, "all")), None)
