"""The model as rows and back, without loss. Each pair of functions stands together: what ``_row`` takes
apart in the order of the table's columns, ``read_`` puts together."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from sys import byteorder
from typing import Any

from tollbook.model.account import Account, Best
from tollbook.model.claim import Claim, Doubt, Evidence, LedgerLine, Source, Status
from tollbook.model.incident import Figure, Incident
from tollbook.model.judgement import Judgement, Verdict
from tollbook.model.text import Passage, Report, Span
from tollbook.model.values import KINDS, DatePrecision, DateRange, Measure, PlaceRef
from tollbook.store.values import from_json, to_json

Row = tuple[Any, ...]

REPORT = "id, source_id, title, publisher, url, published, sha256, language, copy_of, text"


def report_row(report: Report, run_id: int | None, signature: Sequence[int]) -> Row:
    head = (report.id, run_id, report.source_id, report.title, report.publisher, report.url)
    return (
        *head,
        report.published,
        report.sha256,
        report.language,
        report.copy_of,
        pack(signature),
        report.text,
    )


def read_report(row: Row, passages: Iterable[Row]) -> Report:
    """From the columns of ``REPORT`` and rows of (start, end, why)."""
    _, source_id, title, publisher, url, published, sha256, language, copy_of, text = row
    set_aside = tuple(Passage(Span(start, end), why) for start, end, why in passages)
    return Report(source_id, title, publisher, url, published, sha256, text, language, set_aside, copy_of)


def pack(signature: Sequence[int]) -> bytes:
    """Unsigned 64-bit numbers, little-endian."""
    packed = array("Q", signature)
    if byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack(blob: bytes) -> tuple[int, ...]:
    packed = array("Q", blob)
    if byteorder == "big":
        packed.byteswap()
    return tuple(packed)


def account_row(account: Account, position: int) -> Row:
    day = account.date.start.isoformat() if account.date else None
    return (account.id, account.report_id, position, account.role, account.part_of, day)


def best_rows(account: Account) -> list[Row]:
    return [(account.id, measure, b.low, b.best, b.high) for measure, b in account.best.items()]


def read_best(rows: Iterable[Row]) -> dict[Measure, Best]:
    return {Measure(measure): Best(low, best, high) for measure, low, best, high in rows}


CLAIM = "id, kind, value, rule, status, source_words, source_start, source_end, part_of, confidence"


def claim_row(account_id: str, position: int, claim: Claim) -> Row:
    said = claim.source
    source = (said.words, said.span.start, said.span.end) if said else (None, None, None)
    head = (claim.id, account_id, position, KINDS[type(claim.value)], to_json(claim.value))
    return (*head, claim.rule, claim.status, *source, claim.part_of, claim.confidence)


def evidence_rows(claim: Claim) -> list[Row]:
    return [(claim.id, n, e.span.start, e.span.end, e.part) for n, e in enumerate(claim.evidence)]


def read_claim(row: Row, evidence: Iterable[Row]) -> Claim:
    """From the columns of ``CLAIM`` and rows of (start, end, part)."""
    claim_id, kind, value, rule, status, words, start, end, part_of, confidence = row
    return Claim(
        claim_id,
        from_json(kind, value),
        rule,
        tuple(Evidence(Span(first, last), part) for first, last, part in evidence),
        Source(words, Span(start, end)) if words is not None else None,
        Status(status),
        part_of,
        confidence,
    )


def ledger_row(report_id: str, position: int, line: LedgerLine) -> Row:
    return (report_id, position, line.span.start, line.span.end, line.taken_for, line.claim_id)


def read_ledger_line(row: Row) -> LedgerLine:
    start, end, taken_for, claim_id = row
    return LedgerLine(Span(start, end), taken_for, claim_id)


def doubt_row(report_id: str, position: int, doubt: Doubt) -> Row:
    return (report_id, position, doubt.span.start, doubt.span.end, doubt.rule, doubt.says)


def read_doubt(row: Row) -> Doubt:
    start, end, rule, says = row
    return Doubt(Span(start, end), rule, says)


JUDGEMENT = "id, left_id, right_id, verdict, by, at, because, score, superseded_by"


def judgement_row(judgement: Judgement) -> Row:
    """The two accounts are put in order: a judgement is the same from either side."""
    left, right = sorted((judgement.left, judgement.right))
    said = (judgement.verdict, judgement.by, judgement.at, judgement.because, judgement.score)
    return (judgement.id, left, right, *said, judgement.superseded_by)


def read_judgement(row: Row) -> Judgement:
    number, left, right, verdict, by, at, because, score, superseded_by = row
    return Judgement(left, right, Verdict(verdict), by, at, because, score, number, superseded_by)


INCIDENT = (
    "id, type, date_start, date_end, date_precision, place_name, place_detail, admin1, country, lat, lon, "
    "place_precision, gazetteer_id, provisional, part_of, review_state, reviewed_by, reviewed_at"
)


def incident_row(incident: Incident) -> Row:
    day, place, review = incident.date, incident.place, incident.review
    when = (day.start.isoformat(), day.end.isoformat(), day.precision) if day else (None,) * 3
    where: Row = (None,) * 8
    if place:
        where = (place.name, place.detail, place.admin1, place.country, place.lat, place.lon)
        where += (place.precision, place.gazetteer_id)
    state = (int(incident.provisional), incident.part_of, review.state, review.by, review.at)
    return (incident.id, incident.type, *when, *where, *state)


def member_rows(incident: Incident) -> list[Row]:
    return [(account_id, incident.id, n) for n, account_id in enumerate(incident.accounts)]


def discrepancy_rows(incident: Incident) -> list[Row]:
    found = enumerate(incident.discrepancies)
    return [(incident.id, n, d.about, d.says, json.dumps(d.claim_ids)) for n, d in found]


def read_date(row: Row) -> DateRange | None:
    start, end, precision = row
    if start is None:
        return None
    return DateRange(date.fromisoformat(start), date.fromisoformat(end), DatePrecision(precision))


def read_place(row: Row) -> PlaceRef | None:
    return PlaceRef(*row) if row[0] is not None else None


def figure_row(incident_id: str, position: int, figure: Figure) -> Row:
    head = (incident_id, position, figure.measure, figure.group)
    return (*head, figure.low, figure.best, figure.high, figure.policy)


def figure_claim_rows(incident_id: str, position: int, figure: Figure) -> list[Row]:
    """First the claims that were chosen, then those set aside, each with its reason."""
    named: list[tuple[str, str | None]] = [(claim_id, None) for claim_id in figure.chosen]
    named += [(aside.claim_id, aside.reason) for aside in figure.set_aside]
    return [(incident_id, position, n, claim_id, reason) for n, (claim_id, reason) in enumerate(named)]
