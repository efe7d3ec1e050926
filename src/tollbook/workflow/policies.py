"""Figures by another policy: chosen anew from the accounts in the book, without reading anything again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tollbook.figures.corrected import correct_figures
from tollbook.figures.policies import Policy, choose_figures
from tollbook.model.incident import Incident
from tollbook.model.telling import ToldIncident
from tollbook.store.book import Book
from tollbook.workflow.settling import reports_behind


def under_policy(book: Book, incident: Incident, policy: Policy | None) -> Incident:
    """The incident with the figures that this policy chooses, and those that persons set; None leaves those that stand
    in the book."""
    if policy is None:
        return incident
    accounts = book.accounts_of_incident(incident.id)
    reports = reports_behind(accounts, book.find_report)
    chosen = choose_figures(accounts, reports, policy)
    return replace(incident, figures=correct_figures(chosen, [found.correction for found in incident.corrections]))


def told_under_policy(book: Book, told: Iterable[ToldIncident], policy: Policy | None) -> Iterator[ToldIncident]:
    """As ``under_policy``, one incident at a time."""
    for one in told:
        yield replace(one, incident=under_policy(book, one.incident, policy))
