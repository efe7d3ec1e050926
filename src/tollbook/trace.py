"""Traces a figure back to the words: which policy chose which claims, who says so, the quoted words and
the sentence around them; then the claims that were set aside, and why."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.errors import UsageError
from tollbook.figures.policies import Policy
from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.correction import Corrected
from tollbook.model.incident import Figure, Incident
from tollbook.model.text import Report, Span
from tollbook.reading.draft import Draft
from tollbook.reading.sentences import cut_sentences
from tollbook.store.book import Book
from tollbook.workflow.policies import under_policy

ALL = "all"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report at a span, and the piece of the claim that they support."""

    span: Span
    words: str
    part: str


@dataclass(frozen=True, slots=True)
class TracedClaim:
    """A claim with everything that stands behind it.

    ``source`` is who says so, as worded; None when the report says it itself. ``sentence`` runs from the
    first to the last sentence that the quotes stand in. ``reason`` says why the claim was set aside; None
    when it was chosen.
    """

    claim: Claim
    account: Account
    report: Report
    source: str | None
    quotes: tuple[Quote, ...]
    sentence: Quote
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TracedCorrection:
    """A correction that a figure rests on; ``quote``, ``report`` and ``sentence`` are those of the words that were
    chosen, None for a value that was typed."""

    corrected: Corrected
    report: Report | None
    quote: Quote | None
    sentence: Quote | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure, the claims that its policy chose, and those that it set aside; or the person's word that stands before
    them all."""

    incident: Incident
    figure: Figure
    chosen: tuple[TracedClaim, ...]
    set_aside: tuple[TracedClaim, ...]
    correction: TracedCorrection | None = None


def trace_figure(
    book: Book, incident_id: str, measure: str, group: str | None = None, *, policy: Policy | None = None
) -> Trace:
    """The chain behind one figure of an incident; *group* None means all groups together, *policy* None the
    figures that stand in the book.

    *incident_id* may be the beginning of an id. Raises UsageError when there is no such incident or figure.
    """
    incident = under_policy(book, book.find_incident(incident_id), policy)
    figure = _figure(incident, measure, group or ALL)
    chosen = tuple(_traced(book, claim_id, None) for claim_id in figure.chosen)
    aside = tuple(_traced(book, one.claim_id, one.reason) for one in figure.set_aside)
    found = incident.correction_of(figure)
    return Trace(incident, figure, chosen, aside, _traced_correction(book, found) if found else None)


def _figure(incident: Incident, measure: str, group: str) -> Figure:
    for figure in incident.figures:
        if (figure.measure, figure.group) == (measure, group):
            return figure
    known = ", ".join(f"{figure.measure} {figure.group}" for figure in incident.figures) or "none at all"
    raise UsageError(f"{incident.id} has no figure for '{measure} {group}'; it has: {known}")


def _traced(book: Book, claim_id: str, reason: str | None) -> TracedClaim:
    found = book.find_claim(claim_id)
    report = book.find_report(found[1].report_id) if found else None
    if found is None or report is None:
        raise UsageError(f"{book.path}: a figure rests on {claim_id}, which is not there: run `tollbook doctor`")
    claim, account = found
    quotes = tuple(Quote(e.span, e.span.of(report.text), e.part) for e in claim.evidence)
    around = sentence_around(report, *(quote.span for quote in quotes))
    sentence = Quote(around, around.of(report.text), "sentence")
    source = claim.source.words if claim.source else None
    return TracedClaim(claim, account, report, source, quotes, sentence, reason)


def _traced_correction(book: Book, corrected: Corrected) -> TracedCorrection:
    words = corrected.correction.words
    report = book.find_report(words.report_id) if words else None
    if words is None or report is None:
        return TracedCorrection(corrected, None, None, None)
    around = sentence_around(report, words.span)
    sentence = Quote(around, around.of(report.text), "sentence")
    return TracedCorrection(corrected, report, Quote(words.span, words.span.of(report.text), "chosen"), sentence)


def sentence_around(report: Report, *spans: Span) -> Span:
    """From the start of the first to the end of the last sentence that these spans stand in, as reading
    cuts them; where reading cut none (a stretch set aside), the line."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    cut = sentences_of(report)
    touched = [span for span in cut if span.overlaps(Span(start, end))]
    if touched and touched[0].start <= start and touched[-1].end >= end:
        return Span(touched[0].start, touched[-1].end)
    last = report.text.find("\n", end)
    return Span(report.text.rfind("\n", 0, start) + 1, len(report.text) if last < 0 else last)


def sentences_of(report: Report) -> tuple[Span, ...]:
    """The sentences of a report as reading cuts them; none where passages were set aside."""
    draft = Draft(report, **cut_sentences(Draft(report)))  # type: ignore[arg-type]
    return tuple(draft.span(sentence.first, sentence.last) for sentence in draft.sentences)
