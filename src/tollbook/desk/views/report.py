"""A report as it is shown: its text as stored, marked; the ledger of its numbers, its doubts, its accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.desk.views.claims import ClaimView, marks_of, show_claims
from tollbook.desk.views.marking import Layer, Mark, Stretch, cut_stretches
from tollbook.model.account import Account
from tollbook.model.claim import Doubt, LedgerLine
from tollbook.model.incident import Incident
from tollbook.model.text import Report, Span
from tollbook.wording import around, is_recalled, one_line, plain, report_name, title_words


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Where a report comes from. ``address`` is its URL where that can be followed, else None."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    address: str | None
    source_id: str | None
    language: str | None
    is_read: bool
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class NumberView:
    """A line of the ledger: the number among its words, and what it was taken for."""

    name: str
    span: Span
    before: str
    words: str
    after: str
    taken_for: str
    claim_id: str | None


@dataclass(frozen=True, slots=True)
class DoubtView:
    """What reading could not settle."""

    name: str
    span: Span
    words: str
    says: str
    rule: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage set aside, and why."""

    span: Span
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class AccountView:
    """One telling: of which incident, worded in short, as news or as a recollection, and all its claims."""

    id: str
    incident_id: str
    incident: str
    role: str
    part_of: str | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the page of a report shows."""

    head: ReportHead
    sha256: str
    stretches: tuple[Stretch, ...]
    accounts: tuple[AccountView, ...]
    numbers: tuple[NumberView, ...]
    doubts: tuple[DoubtView, ...]
    passages: tuple[PassageView, ...]

    def lit(self, name: str) -> frozenset[str]:
        """What is lit where a claim, number or doubt is asked for by its name: itself, or nothing."""
        known = {claim.id for account in self.accounts for claim in account.claims}
        known.update(number.name for number in self.numbers)
        known.update(doubt.name for doubt in self.doubts)
        return frozenset({name} & known)


def show_head(report: Report) -> ReportHead:
    """Where a report comes from; only addresses of the web can be followed."""
    is_web = bool(report.url) and str(report.url).lower().startswith(("https://", "http://"))
    return ReportHead(
        id=report.id,
        name=report_name(report),
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        url=report.url,
        address=report.url if is_web else None,
        source_id=report.source_id,
        language=report.language,
        is_read=report.language == "en",
        copy_of=report.copy_of,
    )


def show_report(
    report: Report,
    accounts: Sequence[tuple[Account, Incident]],
    ledger: Sequence[LedgerLine],
    doubts: Sequence[Doubt],
) -> ReportView:
    """A report with its accounts, each beside the incident that it tells of."""
    numbers = tuple(_show_number(report, number, line) for number, line in enumerate(ledger))
    unsettled = tuple(_show_doubt(report, number, doubt) for number, doubt in enumerate(doubts))
    marks = [mark for account, _ in accounts for mark in marks_of(account.claims)]
    marks += [Mark(line.span, Layer.NUMBER, line.name) for line in numbers]
    marks += [Mark(doubt.span, Layer.DOUBT, doubt.name) for doubt in unsettled]
    return ReportView(
        head=show_head(report),
        sha256=report.sha256,
        stretches=cut_stretches(report.text, marks + aside_marks(report), (), fold=False),
        accounts=tuple(_show_account(account, incident, report) for account, incident in accounts),
        numbers=numbers,
        doubts=unsettled,
        passages=tuple(
            PassageView(passage.span, one_line(passage.span.of(report.text)), passage.why)
            for passage in report.set_aside
        ),
    )


def aside_marks(report: Report) -> list[Mark]:
    """A mark for each passage that was set aside, named after the reason."""
    return [Mark(passage.span, Layer.ASIDE, passage.why) for passage in report.set_aside]


def _show_number(report: Report, number: int, line: LedgerLine) -> NumberView:
    before, words, after = around(report, line.span)
    return NumberView(f"number-{number}", line.span, before, words, after, plain(line.taken_for), line.claim_id)


def _show_doubt(report: Report, number: int, doubt: Doubt) -> DoubtView:
    return DoubtView(f"doubt-{number}", doubt.span, one_line(doubt.span.of(report.text)), doubt.says, doubt.rule)


def _show_account(account: Account, incident: Incident, report: Report) -> AccountView:
    return AccountView(
        id=account.id,
        incident_id=incident.id,
        incident=title_words(incident),
        role=is_recalled(account),
        part_of=account.part_of,
        claims=show_claims(account, report),
    )
