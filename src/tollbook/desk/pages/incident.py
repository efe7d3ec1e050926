"""One incident: its page, its twin in JSON, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

import tollbook
from tollbook.desk.answers import as_json
from tollbook.desk.books import ReadingBook
from tollbook.desk.problems import Problem
from tollbook.desk.rendering import render
from tollbook.desk.views.history import (
    HistoryView,
    accounts_in,
    show_events,
    show_judgements,
    show_policies,
    show_rise,
)
from tollbook.desk.views.incident import IncidentView, show_incident
from tollbook.desk.views.twins import incident_twin
from tollbook.dossier import Dossier, load_dossier
from tollbook.exports.citations import Citation, csl_json, write_bibtex
from tollbook.figures.history import HistoryDay, history_of
from tollbook.figures.policies import POLICIES, choose_figures
from tollbook.model.incident import Figure, Incident
from tollbook.persons.histories import history_of_incident
from tollbook.persons.undoing import last_decided_at
from tollbook.store.book import Book
from tollbook.trace import sentences_of
from tollbook.wording import place_words, report_name, title_words
from tollbook.workflow.settling import reports_behind

router = APIRouter(tags=["incidents"])

Accessed = Annotated[date | None, Query(description="The day on which it was looked at; today when left out.")]


@dataclass(frozen=True, slots=True)
class _Past:
    """What the history is made of, and its view."""

    days: tuple[HistoryDay, ...]
    policies: Mapping[str, Sequence[Figure]]
    view: HistoryView


# Before the twin in JSON, whose address would take this one for an id.
@router.get("/incidents/{incident_id}.csl.json", name="incident.csl", response_model=None)
def incident_csl(request: Request, book: ReadingBook, incident_id: str, accessed: Accessed = None) -> Response:
    """A citation of the incident as CSL-JSON, for Zotero, Pandoc and their like."""
    found = find_incident(request, book, incident_id, "incident.csl")
    if isinstance(found, Response):
        return found
    headers = {"Content-Disposition": f'attachment; filename="{found.id}.csl.json"'}
    body = json.dumps(csl_json(_citation(request, found, accessed)), ensure_ascii=False, indent=1)
    return Response(body, media_type="application/vnd.citationstyles.csl+json", headers=headers)


@router.get("/incidents/{incident_id}.json", name="incident.json", response_model=None)
def incident_json(request: Request, book: ReadingBook, incident_id: str) -> Response:
    """The incident in the layout of the export, with its address, its reports and its history."""
    found = find_incident(request, book, incident_id, "incident.json")
    if isinstance(found, Response):
        return found
    dossier = load_dossier(book, found)
    view, past = show_incident(dossier, {}), _past(book, dossier)
    url = _permalink(request, found)
    return as_json(incident_twin(dossier, view, url, days=past.days, policies=past.policies, history=past.view))


@router.get("/incidents/{incident_id}.bib", name="incident.bib", response_model=None)
def incident_bib(request: Request, book: ReadingBook, incident_id: str, accessed: Accessed = None) -> Response:
    """A citation of the incident as a BibTeX entry."""
    found = find_incident(request, book, incident_id, "incident.bib")
    if isinstance(found, Response):
        return found
    headers = {"Content-Disposition": f'attachment; filename="{found.id}.bib"'}
    entry = write_bibtex(_citation(request, found, accessed))
    return Response(entry, media_type="application/x-bibtex", headers=headers)


@router.get("/incidents/{incident_id}", name="incident", include_in_schema=False)
def incident(request: Request, book: ReadingBook, incident_id: str, lit: str = "") -> Response:
    """The page. *lit* names a field, or a claim, whose words are to stand out."""
    found = find_incident(request, book, incident_id, "incident")
    if isinstance(found, Response):
        return found
    dossier = load_dossier(book, found)
    view = _view(dossier)
    chosen, aside = view.lit(lit)
    citation = _citation(request, found, None)
    context = {
        "view": view,
        "revision": dossier.revision,
        "history": _past(book, dossier).view,
        "lit": chosen,
        "lit_aside": aside,
        "lit_field": lit if chosen or aside else "",
        "citation": citation,
        "bibtex": write_bibtex(citation),
    }
    return render(request, "incident.html", context)


def find_incident(request: Request, book: Book, incident_id: str, route: str) -> Incident | Response:
    """The incident of exactly this id, or the way to the one that it was joined to. Raises Problem."""
    found = book.incident_with_id(incident_id)
    if found:
        return found
    survivor = book.survivor_of(incident_id)
    if survivor:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{request.app.url_path_for(route, incident_id=survivor)}{query}", 308)
    raise Problem(
        404,
        "No such incident",
        f"There is no incident {incident_id} among the {book.counts_of_incidents()} of this book.",
        "The address takes the whole id, i- and 16 digits. It may be of another book: look for place and day in the "
        "list of incidents.",
    )


def _view(dossier: Dossier) -> IncidentView:
    reports = {report.id: report for _, report in dossier.accounts}
    return show_incident(dossier, {name: sentences_of(report) for name, report in reports.items()})


def _past(book: Book, dossier: Dossier) -> _Past:
    """How the toll rose, what each policy gives, what was judged."""
    accounts = [account for account, _ in dossier.accounts]
    reports = reports_behind(accounts, book.find_report)
    days = history_of(accounts, reports)
    policies = {name: choose_figures(accounts, reports, policy) for name, policy in POLICIES.items()}
    names = {account.id: report_name(report) for account, report in dossier.accounts}
    judgements = book.judgements_about(names)
    others = {name for one in judgements for name in (one.left, one.right)} - names.keys()
    homes = {name: home for name in others if (home := book.incident_of(name))}
    events = history_of_incident(book, dossier.incident.id)
    told = names | {name: words for name in accounts_in(events) - names.keys() if (words := _report_of(book, name))}
    last = {name: last_decided_at(book, name) for name in {event.by for event in events}}
    listed, unlisted = show_judgements(judgements, names, homes)
    view = HistoryView(
        rise=show_rise(days, reports),
        policies=tuple(policies),
        policy_rows=show_policies(policies),
        events=show_events(events, told, last),
        judgements=listed,
        unlisted=unlisted,
    )
    return _Past(days, policies, view)


def _report_of(book: Book, account_id: str) -> str | None:
    account = book.find_account(account_id)
    report = book.find_report(account.report_id) if account else None
    return report_name(report) if report else None


def _permalink(request: Request, found: Incident) -> str:
    return f"{request.app.state.desk.origin}{request.app.url_path_for('incident', incident_id=found.id)}"


def _citation(request: Request, found: Incident, accessed: date | None) -> Citation:
    return Citation(
        incident_id=found.id,
        title=title_words(found),
        book=request.app.state.desk.title,
        url=_permalink(request, found),
        version=tollbook.__version__,
        accessed=accessed or datetime.now(UTC).date(),
        happened=found.date,
        place=place_words(found.place) or None,
    )
