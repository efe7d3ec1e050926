"""The twins of the pages of incidents and reports: the same as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tollbook.desk.views.history import HistoryView
from tollbook.desk.views.incident import IncidentView
from tollbook.desk.views.report import ReportView
from tollbook.dossier import Dossier
from tollbook.exports.shapes import bare_figure, day_object
from tollbook.exports.withhold import Veil
from tollbook.figures.history import HistoryDay
from tollbook.model.incident import Figure
from tollbook.model.text import Report, Span

Json = dict[str, Any]


def incident_twin(
    dossier: Dossier,
    view: IncidentView,
    url: str,
    *,
    days: Iterable[HistoryDay],
    policies: Mapping[str, Sequence[Figure]],
    history: HistoryView,
) -> Json:
    """An incident in the layout of its export, and what its page adds: its address, its line, its reports, its
    history. Names of minors are withheld, as from all that leaves the book."""
    added = {
        "url": url,
        "title": view.title,
        "line": view.line,
        "parts": list(dossier.parts),
        "reports": dossier.reports,
        "fields": [
            {"name": field.name, "claim_ids": list(field.claims), "set_aside": list(field.aside)}
            for field in view.fields
        ],
        "history": {
            "rise": [day_object(day.day, day.accounts, day.figures) for day in days],
            "policies": {name: [bare_figure(figure) for figure in figures] for name, figures in policies.items()},
            "events": [
                {
                    "kind": event.kind,
                    "says": event.says,
                    "by": event.by,
                    "at": event.at,
                    "because": event.because,
                    "stands": event.stands,
                }
                for event in history.events
            ],
            "judgements": [
                {
                    "left": judgement.left_id,
                    "right": judgement.right_id,
                    "verdict": judgement.verdict,
                    "by": judgement.by,
                    "at": judgement.at,
                    "because": judgement.because,
                    "score": judgement.score,
                    "stands": judgement.stands,
                }
                for judgement in history.judgements
            ],
        },
    }
    return dossier.shaped | Veil.over(dossier.minors).over_all(added)


def report_twin(report: Report, view: ReportView, url: str, claims: Mapping[str, Sequence[Json]]) -> Json:
    """A report: where it comes from, its text as stored, and all that was read from it, with offsets in code
    points; *claims* of each account, by its id, as exported. The words are the report's own; no name is withheld
    from them."""

    def at(span: Span) -> Json:
        return {"start": span.start, "end": span.end, "text": span.of(report.text)}

    return {
        "url": url,
        "report_id": report.id,
        "source_id": report.source_id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "address": report.url,
        "sha256": report.sha256,
        "language": report.language,
        "copy_of": report.copy_of,
        "text": report.text,
        "set_aside": [at(passage.span) | {"why": passage.why} for passage in report.set_aside],
        "accounts": [
            {
                "account_id": account.id,
                "incident_id": account.incident_id,
                "role": account.role,
                "part_of": account.part_of,
                "claims": claims.get(account.id, []),
            }
            for account in view.accounts
        ],
        "ledger": [
            at(number.span) | {"taken_for": number.taken_for, "claim_id": number.claim_id} for number in view.numbers
        ],
        "doubts": [at(doubt.span) | {"rule": doubt.rule, "says": doubt.says} for doubt in view.doubts],
    }
