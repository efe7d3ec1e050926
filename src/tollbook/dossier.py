"""Dossier: an incident with everything that it is shown with, on the command line and on the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tollbook.exports.shapes import incident_object
from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.incident import Incident
from tollbook.model.telling import ToldIncident
from tollbook.model.text import Report
from tollbook.persons.revisions import revision_of
from tollbook.store.book import Book
from tollbook.wording import one_line


@dataclass(frozen=True, slots=True)
class Dossier:
    """An incident as exported, its accounts each with its report, the claims of these by id, the incident
    that it is a part of, its own parts, the names of minors among its victims, the words that were chosen for
    corrections, by the id of these, and its revision, by which a decision tells that it was made of this page."""

    incident: Incident
    shaped: dict[str, Any]
    accounts: tuple[tuple[Account, Report], ...]
    claims: dict[str, tuple[Claim, Report]]
    parts: tuple[str, ...]
    minors: frozenset[str]
    chosen: dict[int, str]
    revision: str

    def report(self, report_id: str) -> Report | None:
        """One of the reports in which its accounts stand."""
        return next((report for _, report in self.accounts if report.id == report_id), None)

    @property
    def reports(self) -> list[dict[str, Any]]:
        """The reports of the incident as exported, each with its account."""
        return [
            {
                "account_id": account.id,
                "role": account.role,
                "report_id": report.id,
                "source_id": report.source_id,
                "title": report.title,
                "publisher": report.publisher,
                "published": report.published,
                "url": report.url,
                "copy_of": report.copy_of,
            }
            for account, report in self.accounts
        ]


def load_dossier(book: Book, incident: Incident, *, include_minors: bool = False) -> Dossier:
    """Everything that is shown of an incident; names of minors are withheld from what is exported of it, unless
    they are asked for."""
    pairs = []
    for account in book.accounts_of_incident(incident.id):
        report = book.find_report(account.report_id)
        assert report is not None
        pairs.append((account, report))
    claims = {claim.id: (claim, report) for account, report in pairs for claim in account.claims}
    parts = [book.incident_of(a.id) for a in _parts_of(book, [account for account, _ in pairs])]
    told = book.told(incident)
    return Dossier(
        incident,
        incident_object(told, include_minors=include_minors),
        tuple(pairs),
        claims,
        tuple(sorted({part for part in parts if part and part != incident.id})),
        told.minors,
        dict(_chosen_words(told)),
        revision_of(book, incident.id),
    )


def _chosen_words(told: ToldIncident) -> Iterator[tuple[int, str]]:
    for found in told.incident.corrections:
        said = found.correction
        if said.words and said.id:
            yield said.id, one_line(said.words.span.of(told.worded[said.words.report_id].text))


def _parts_of(book: Book, accounts: Iterable[Account]) -> Iterator[Account]:
    for account in accounts:
        yield from (other for other in book.accounts_of(account.report_id) if other.part_of == account.id)
