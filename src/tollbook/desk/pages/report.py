"""One report: its page, and its twin in JSON."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tollbook.desk.answers import as_json
from tollbook.desk.books import ReadingBook
from tollbook.desk.problems import Problem
from tollbook.desk.rendering import render
from tollbook.desk.views.report import ReportView, show_report
from tollbook.desk.views.twins import report_twin
from tollbook.exports.shapes import claim_objects
from tollbook.model.account import Account
from tollbook.model.incident import Incident
from tollbook.model.telling import ToldAccount
from tollbook.model.text import Report
from tollbook.store.book import Book

router = APIRouter(tags=["reports"])


@router.get("/reports/{report_id}.json", name="report.json", response_model=None)
def report_json(request: Request, book: ReadingBook, report_id: str) -> Response:
    """The report: its text as stored, what was read from it, what was set aside, the ledger of its numbers."""
    report = _find(book, report_id)
    pairs = _accounts(book, report)
    claims = {account.id: list(claim_objects(ToldAccount(account, report, incident.id))) for account, incident in pairs}
    path = request.app.url_path_for("report", report_id=report.id)
    url = f"{request.app.state.desk.origin}{path}"
    return as_json(report_twin(report, _view(book, report, pairs), url, claims))


@router.get("/reports/{report_id}", name="report", include_in_schema=False)
def report(request: Request, book: ReadingBook, report_id: str, lit: str = "") -> Response:
    """The page. *lit* names a claim, number or doubt whose words are to stand out."""
    found = _find(book, report_id)
    view = _view(book, found, _accounts(book, found))
    context = {"view": view, "copies": book.copies_of(found.id), "lit": view.lit(lit), "lit_aside": frozenset()}
    return render(request, "report.html", context)


def _find(book: Book, report_id: str) -> Report:
    found = book.find_report(report_id)
    if found is None:
        raise Problem(
            404,
            "No such report",
            f"There is no report {report_id} in this book.",
            "The address takes the whole id, r- and 16 digits; the page of an incident names those of its reports.",
        )
    return found


def _accounts(book: Book, report: Report) -> list[tuple[Account, Incident]]:
    """The accounts of a report, each with the incident that it tells of; those not yet merged are left out."""
    homes = ((account, book.incident_of(account.id)) for account in book.accounts_of(report.id))
    found = ((account, book.incident_with_id(home)) for account, home in homes if home)
    return [(account, incident) for account, incident in found if incident]


def _view(book: Book, report: Report, pairs: list[tuple[Account, Incident]]) -> ReportView:
    doubts = [doubt for _, doubt in book.doubts(report_id=report.id)]
    return show_report(report, pairs, book.ledger_of(report.id), doubts)
